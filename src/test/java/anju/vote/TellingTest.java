package anju.vote;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.testing.InCity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** Paper ballots from the box to the register, and every way that may be refused. */
@InCity
class TellingTest extends OwnersVoting {
    @Test
    void entering_paper_is_refused_in_these_ways(City city) {
        var vote = prepared(MatterKind.ORDINARY);
        var other = frozen(MatterKind.ORDINARY);
        cities.setClock(city, Instant.parse("2026-06-10T00:00:00Z"));
        var unread = new PaperBallot(id(), "X-1", opens, null, null, Map.of());
        assertThat(telling.enterPaper(teller, id(), vote.voteId(), unread))
                .isEqualTo(new Entering.NotOpen(VoteState.PREPARED));
        voting.freeze(clerk, id(), vote.voteId());
        cities.setClock(city, opens.plusSeconds(3600));
        assertThat(enter(vote, paper(vote, 1, "X-1", Duration.ZERO, Choice.FOR)))
                .as("while it is open")
                .isEqualTo(new Entering.BoxShut());
        cities.setClock(city, closes.plusSeconds(3600));
        assertThat(enter(vote, paper(vote, 1, "X-1", Duration.ZERO, Choice.FOR)))
                .as("the box is shut")
                .isEqualTo(new Entering.BoxShut());
        hands.open(vote.voteId(), 2);
        assertThat(enter(vote, paper(vote, 1, "X-1", Duration.ofDays(11), Choice.FOR)))
                .isEqualTo(new Entering.InTheFuture());
        assertThat(enter(vote, paper(vote, 1, "X-1", Duration.ofSeconds(-1), Choice.FOR)))
                .isEqualTo(new Entering.OutsidePeriod(opens, closes));
        assertThat(enter(vote, paper(vote, 3, "X-3", Duration.ofDays(10), Choice.FOR)))
                .isEqualTo(new Entering.OutsidePeriod(opens, closes));
        assertThat(enter(vote, paper(other, 1, "X-1", Duration.ZERO, Choice.FOR)))
                .isEqualTo(new Entering.NotOnTheRoll());
        assertThat(enter(
                        vote,
                        new PaperBallot(
                                head(vote, 1), "X-1", opens, small.owners.get(1), null, all(other, Choice.FOR))))
                .isEqualTo(new Entering.NotAsked());
        assertThat(enter(
                        vote,
                        new PaperBallot(head(vote, 1), "X-1", opens, small.owners.get(2), null, all(vote, Choice.FOR))))
                .isEqualTo(new Entering.NotTheirs());
        assertThat(enter(vote, new PaperBallot(head(vote, 1), "X-1", opens, null, null, all(vote, Choice.FOR))))
                .as("a person's paper without signature")
                .isEqualTo(new Entering.NotTheirs());
        var owner = new Viewer(small.owners.get(1), "teller", hands.teller.grants());
        assertThat(telling.enterPaper(owner, id(), vote.voteId(), paper(vote, 1, "X-1", Duration.ZERO, Choice.FOR)))
                .as("a teller's own ballot")
                .isEqualTo(new Entering.OwnBallot());
        var first = (Entering.Entered) enter(vote, paper(vote, 1, "X-1", Duration.ZERO, Choice.FOR));
        assertThat(participating(vote))
                .as("nothing counts before it is compared")
                .isZero();
        assertThat(enter(vote, paper(vote, 2, "X-1", Duration.ZERO, Choice.FOR)))
                .isEqualTo(new Entering.SerialUsed("X-1"));
        assertThatThrownBy(() -> paper(vote, 2, "X 1", Duration.ZERO, Choice.FOR))
                .isInstanceOf(IllegalArgumentException.class);
        var second = (Entering.Entered) enter(vote, paper(vote, 3, "X-3", Duration.ofDays(9), Choice.FOR));
        assertThat(enter(vote, paper(vote, 4, "X-4", Duration.ofDays(9), Choice.FOR)))
                .isEqualTo(new Entering.NoMorePapers(2));
        assertThat(voting.close(clerk, id(), vote.voteId())).isEqualTo(new Closing.PapersWaiting(0, 2));
        assertThat(telling.strike(hands.second, id(), vote.voteId(), second.entryId(), "读错"))
                .isEqualTo(new Comparing.Struck());
        assertThat(voting.close(clerk, id(), vote.voteId())).isEqualTo(new Closing.PapersWaiting(1, 1));
        hands.take(vote.voteId(), paper(vote, 3, "X-3", Duration.ofDays(9), Choice.AGAINST));
        telling.confirm(hands.second, id(), vote.voteId(), java.util.Set.of(first.entryId()));
        assertThat(voting.close(clerk, id(), vote.voteId())).isInstanceOf(Closing.Closed.class);
        assertThat(enter(vote, paper(vote, 4, "X-4", Duration.ofDays(9), Choice.FOR)))
                .isEqualTo(new Entering.NotOpen(VoteState.CLOSED));
    }

    @Test
    void papers_wait_for_the_tellers_from_the_opening_of_the_box_until_the_last_is_compared(City city) {
        var vote = frozen(MatterKind.ORDINARY);
        cities.setClock(city, closes.plusSeconds(3600));
        assertThat(tellersAreAsked(vote.voteId())).isFalse();
        hands.open(vote.voteId(), 1);
        assertThat(tellersAreAsked(vote.voteId())).as("nothing entered").isTrue();
        var entered = (Entering.Entered) enter(vote, paper(vote, 1, "T-1", Duration.ZERO, Choice.FOR));
        assertThat(tellersAreAsked(vote.voteId())).as("not compared").isTrue();
        telling.confirm(hands.second, id(), vote.voteId(), java.util.Set.of(entered.entryId()));
        assertThat(tellersAreAsked(vote.voteId())).isFalse();
    }

    private boolean tellersAreAsked(UUID vote) {
        return db.sql(
                        "select exists (select from vote.todo where role = 'TELLER' and subject_kind = 'paper' and subject_id = ?)")
                .param(vote)
                .query(Boolean.class)
                .single();
    }

    @Test
    void opening_the_box_is_refused_in_these_ways(City city) {
        var vote = frozen(MatterKind.ORDINARY);
        var witnesses = java.util.Set.of(hands.grid.person(), hands.head.person());
        var box = new BoxOpening(3, 0, witnesses);
        cities.setClock(city, closes.minusSeconds(30));
        assertThat(telling.openBox(clerk, id(), vote.voteId(), box)).isEqualTo(new OpeningBox.NotYet(closes));
        cities.setClock(city, closes);
        assertThat(telling.openBox(
                        clerk, id(), vote.voteId(), new BoxOpening(3, 0, java.util.Set.of(hands.grid.person()))))
                .isEqualTo(new OpeningBox.TooFewWitnesses(2));
        var committee = small.viewer(Role.COMMITTEE_MEMBER);
        assertThat(telling.openBox(
                        committee,
                        id(),
                        vote.voteId(),
                        new BoxOpening(3, 0, java.util.Set.of(committee.person(), hands.grid.person()))))
                .as("whoever opens it is no witness")
                .isEqualTo(new OpeningBox.TooFewWitnesses(2));
        assertThat(telling.openBox(
                        clerk,
                        id(),
                        vote.voteId(),
                        new BoxOpening(3, 0, java.util.Set.of(hands.grid.person(), small.owners.get(3)))))
                .isEqualTo(new OpeningBox.NotAWitness());
        for (var by : List.of(teller, small.owner(1), small.viewer(Role.PROPERTY_FIRM), Viewer.PUBLIC)) {
            assertThatThrownBy(() -> telling.openBox(by, id(), vote.voteId(), box))
                    .isInstanceOf(NotPermitted.class);
        }
        assertThat(telling.openBox(clerk, id(), vote.voteId(), box)).isEqualTo(new OpeningBox.Opened(3));
        assertThat(telling.openBox(clerk, id(), vote.voteId(), box)).isEqualTo(new OpeningBox.AlreadyOpened());
        assertThatThrownBy(() -> new BoxOpening(3, 4, witnesses)).isInstanceOf(IllegalArgumentException.class);
        assertThat(telling.openBox(
                        clerk,
                        id(),
                        prepared(MatterKind.ORDINARY, closes.plus(Duration.ofDays(20)))
                                .voteId(),
                        box))
                .isEqualTo(new OpeningBox.NotOpen(VoteState.PREPARED));
    }

    @Test
    void comparing_is_for_another_teller_and_refused_in_these_ways(City city) {
        var vote = frozen(MatterKind.ORDINARY);
        cities.setClock(city, closes);
        hands.open(vote.voteId(), 5);
        var entry = ((Entering.Entered) enter(vote, paper(vote, 1, "K-1", Duration.ZERO, Choice.FOR))).entryId();
        var one = java.util.Set.of(entry);
        assertThat(telling.confirm(teller, id(), vote.voteId(), one)).isEqualTo(new Comparing.OwnEntry());
        assertThat(telling.strike(teller, id(), vote.voteId(), entry, "x")).isEqualTo(new Comparing.OwnEntry());
        var owner = new Viewer(small.owners.get(1), "teller", teller.grants());
        assertThat(telling.confirm(owner, id(), vote.voteId(), one)).isEqualTo(new Comparing.OwnBallot());
        assertThat(telling.confirm(hands.second, id(), vote.voteId(), java.util.Set.of()))
                .isEqualTo(new Comparing.NothingChosen());
        assertThat(telling.confirm(hands.second, id(), vote.voteId(), java.util.Set.of(entry, id())))
                .isEqualTo(new Comparing.NotWaiting());
        assertThatThrownBy(() -> telling.confirm(clerk, id(), vote.voteId(), one))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> telling.strike(hands.second, id(), vote.voteId(), entry, " "))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(telling.confirm(hands.second, id(), vote.voteId(), one)).isEqualTo(new Comparing.Counted(1));
        assertThat(telling.confirm(hands.second, id(), vote.voteId(), one)).isEqualTo(new Comparing.NotWaiting());
        voting.annul(leader, id(), vote.voteId(), "名册有误");
        assertThat(telling.confirm(hands.second, id(), vote.voteId(), one))
                .isEqualTo(new Comparing.NotOpen(VoteState.VOID));
    }

    @Test
    void no_paper_counts_behind_the_verb_that_was_not_in_an_opened_box(City city) {
        var vote = frozen(MatterKind.ORDINARY);
        cities.setClock(city, closes);
        assertThatThrownBy(() -> paperBehindTheVerb(vote.voteId(), head(vote, 5), 5, "B-1"))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("was not in the box");
        hands.open(vote.voteId(), 1);
        paperBehindTheVerb(vote.voteId(), head(vote, 5), 5, "B-1");
        assertThatThrownBy(() -> paperBehindTheVerb(vote.voteId(), head(vote, 6), 6, "B-2"))
                .as("more papers than lay in it")
                .hasMessageContaining("was not in the box");
    }

    private void paperBehindTheVerb(UUID vote, UUID head, int owner, String serial) {
        transaction.executeWithoutResult(_ -> {
            var act = acts.record(VoteAct.BALLOT_ACCEPTED, List.of(), Map.of());
            new Votes(db)
                    .insertBallot(new Ballot(
                            id(),
                            vote,
                            head,
                            Channel.PAPER,
                            serial,
                            opens,
                            closes,
                            teller.person(),
                            small.owners.get(owner),
                            null,
                            null,
                            Map.of(),
                            act));
        });
    }

    private Entering enter(Preparing.Prepared vote, PaperBallot paper) {
        return telling.enterPaper(teller, id(), vote.voteId(), paper);
    }
}

package anju.vote;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;

import anju.access.NewPerson;
import anju.access.People;
import anju.access.Phone;
import anju.city.City;
import anju.evidence.Commands;
import anju.notice.Concluding;
import anju.notice.Drafting;
import anju.notice.NoticeBoard;
import anju.notice.Noticing;
import anju.testing.InCity;
import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;

/** Every "no" around a vote's agenda, roll, notices and candidates, each provoked. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedAroundAVoteTest extends OwnersVoting {
    @Autowired
    Posting posting;

    @Autowired
    Consenting consenting;

    @Autowired
    Concluding concluding;

    @Autowired
    Announcing announcing;

    @Autowired
    People people;

    @Autowired
    Votes votes;

    @Autowired
    VoteSheets sheets;

    @Autowired
    NoticeBoard board;

    @Autowired
    Commands commands;

    @Test
    void a_roll_is_not_frozen_before_its_agenda_hangs() {
        var vote = announced(small.compound);
        assertThat(voting.freeze(clerk, id(), vote.voteId()))
                .isEqualTo(new Freezing.AgendaNotPublished(LocalDate.parse("2026-06-17")));
    }

    @Test
    void an_agenda_that_still_hangs_at_the_opening_came_too_late(City city) {
        var vote = announced(small.compound);
        cities.setClock(city, Instant.parse("2026-06-10T02:00:00Z"));
        posters.hang(clerk, leader, vote.voteId(), VoteNotice.AGENDA);
        assertThat(voting.freeze(clerk, id(), vote.voteId()))
                .isEqualTo(new Freezing.AgendaTooLate(LocalDate.parse("2026-06-26")));
    }

    @Test
    void an_agenda_is_not_withdrawn_while_the_vote_stands_on_it(City city) {
        var vote = announced(small.compound);
        var agenda = posters.hang(clerk, leader, vote.voteId(), VoteNotice.AGENDA);
        voting.freeze(clerk, id(), vote.voteId());
        assertThat(concluding.withdraw(leader, id(), agenda, "写错")).isEqualTo(new anju.notice.Closing.StillNeeded());
        voting.annul(leader, id(), vote.voteId(), "程序有误");
        assertThat(concluding.withdraw(leader, id(), agenda, "写错"))
                .as("nothing stands on a void vote's agenda")
                .isInstanceOf(anju.notice.Closing.Withdrawn.class);
    }

    @Test
    void a_result_is_not_withdrawn_once_it_was_announced(City city) {
        var vote = published(announced(small.compound));
        voting.freeze(clerk, id(), vote.voteId());
        cities.setClock(city, opens);
        voting.cast(small.owner(0), id(), vote.voteId(), head(vote, 0), all(vote, Choice.FOR));
        cities.setClock(city, closes);
        voting.close(clerk, id(), vote.voteId());
        var first = posters.hang(clerk, leader, vote.voteId(), VoteNotice.RESULT);
        assertThat(concluding.withdraw(leader, id(), first, "错字"))
                .as("a slip is put right before anything is announced")
                .isInstanceOf(anju.notice.Closing.Withdrawn.class);
        var result = posters.hang(clerk, leader, vote.voteId(), VoteNotice.RESULT);
        assertThat(announcing.announce(clerk, id(), vote.voteId(), "测字〔2026〕31号"))
                .isEqualTo(new Announcement.Made());
        assertThat(concluding.withdraw(leader, id(), result, "写错")).isEqualTo(new anju.notice.Closing.StillNeeded());
        voting.annul(leader, id(), vote.voteId(), "法院撤销");
        assertThat(concluding.withdraw(leader, id(), result, "法院撤销"))
                .as("nothing is announced any more")
                .isInstanceOf(anju.notice.Closing.Withdrawn.class);
    }

    @Test
    void a_part_nobody_is_known_to_own_stops_the_roll() {
        transaction.executeWithoutResult(attempt -> {
            var vote = published(announced(small.compound));
            var part = id();
            var act = small.act("registry.compound.registered");
            db.sql(
                            "insert into registry.part (id, stairwell_id, floor, number, use) values (?, ?, 9, '909', 'DWELLING')")
                    .params(part, small.stairwells.getFirst())
                    .update();
            db.sql("""
                    insert into registry.part_area (id, part_id, basis, area_x100, from_on, act_id, act_kind)
                    values (?, ?, 'REGISTERED', 5000, '2000-01-01', ?, 'registry.compound.registered')""").params(id(), part, act).update();
            assertThat(voting.freeze(clerk, id(), vote.voteId())).isEqualTo(new Freezing.OwnersUnknown(1));
            attempt.setRollbackOnly();
        });
    }

    @Test
    void a_compound_without_a_home_has_nobody_to_ask() {
        transaction.executeWithoutResult(attempt -> {
            var empty = id();
            var act = small.act("registry.compound.registered");
            db.sql("""
                    insert into registry.compound (id, code, area_id, path, act_id, act_kind)
                    values (?, 'TST-9', ?, '/ha/liuan/yongxing/TST-9', ?, 'registry.compound.registered')""").params(empty, small.community, act).update();
            db.sql("""
                    insert into registry.compound_name (id, compound_id, name, address, from_on, act_id, act_kind)
                    values (?, ?, '空地', '空地', ?, ?, 'registry.compound.registered')""").params(id(), empty, Date.valueOf("2000-01-01"), act).update();
            var vote = published(announced(empty));
            assertThat(voting.freeze(clerk, id(), vote.voteId())).isEqualTo(new Freezing.NobodyOnTheRoll());
            attempt.setRollbackOnly();
        });
    }

    @Test
    void a_notice_of_a_vote_is_written_once_and_in_its_time() {
        var vote = announced(small.compound);
        assertThat(posting.post(clerk, id(), vote.voteId(), VoteNotice.RESULT))
                .isEqualTo(new Posted.NotNow(VoteState.PREPARED));
        var draft = ((Posted.Drafted) posting.post(clerk, id(), vote.voteId(), VoteNotice.AGENDA)).draftId();
        assertThat(posting.post(clerk, id(), vote.voteId(), VoteNotice.AGENDA))
                .isEqualTo(new Posted.WaitsForRelease(draft));
        var notice = posters.released(leader, draft);
        assertThat(posting.post(clerk, id(), vote.voteId(), VoteNotice.AGENDA))
                .isEqualTo(new Posted.AlreadyPosted(notice));
    }

    @Test
    void where_the_rules_know_no_such_notice_none_is_written() {
        var vote = announced(small.compound);
        var noticing = Mockito.mock(Noticing.class);
        Mockito.when(noticing.draft(ArgumentMatchers.any(), ArgumentMatchers.any(), ArgumentMatchers.any()))
                .thenReturn(new Drafting.UnknownKind("ASSEMBLY"));
        var here = new Posting(votes, sheets, noticing, board, commands);
        transaction.executeWithoutResult(attempt -> {
            assertThat(here.post(clerk, id(), vote.voteId(), VoteNotice.AGENDA))
                    .isEqualTo(new Posted.NoSuchKind("ASSEMBLY"));
            attempt.setRollbackOnly();
        });
    }

    @Test
    void a_candidate_is_named_once_and_does_not_open_the_box(City city) {
        var vote = announced(small.compound);
        posters.hang(clerk, leader, vote.voteId(), VoteNotice.AGENDA);
        var matter = vote.matters().getFirst();
        var phone = new Phone("13900005678");
        people.add(new NewPerson("候选人", phone, null));
        assertThat(consenting.name(clerk, id(), matter, phone)).isEqualTo(new Consent.Named());
        assertThat(consenting.name(clerk, id(), matter, phone)).isEqualTo(new Consent.AlreadyNamed());
        transaction.executeWithoutResult(_ -> db.sql(
                        "insert into vote.candidate (matter_id, person_id, act_id, act_kind) values (?, ?, ?, 'vote.candidate.named')")
                .params(matter, clerk.person(), small.act("vote.candidate.named"))
                .update());
        voting.freeze(clerk, id(), vote.voteId());
        cities.setClock(city, closes);
        var box = new BoxOpening(1, 0, java.util.Set.of(hands.grid.person(), hands.head.person()));
        assertThat(telling.openBox(clerk, id(), vote.voteId(), box)).isEqualTo(new OpeningBox.Candidate());
    }

    private Preparing.Prepared announced(UUID compound) {
        return (Preparing.Prepared) voting.prepare(
                clerk,
                id(),
                new Proposal(
                        compound,
                        "业主大会",
                        City.current().today(),
                        opens,
                        opens.plus(Duration.ofDays(10)),
                        List.of(Proposal.Matter.of(MatterKind.ORDINARY, "选业委会"))));
    }
}

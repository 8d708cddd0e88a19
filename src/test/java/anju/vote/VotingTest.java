package anju.vote;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.CanonicalJson;
import anju.evidence.CommandMismatch;
import anju.testing.InCity;
import anju.testing.Shows;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** A vote from the first word to the last, and every way it may be refused. */
@InCity
class VotingTest extends OwnersVoting {
    @Test
    @Shows({"ZS-10", "CD-09"})
    void owners_decide_by_phone_and_paper_and_the_count_is_exact(City city) {
        var vote = frozen(MatterKind.ORDINARY, MatterKind.SPECIAL);
        cities.setClock(city, opens.plusSeconds(60));
        // Owner 0 has two parts and one head; 16 owners in all, 15 for the first matter, 11 for the second.
        var papers = new java.util.ArrayList<PaperBallot>();
        for (int i = 0; i < 16; i++) {
            var answers = Map.of(
                    vote.matters().get(0), i < 15 ? Choice.FOR : Choice.AGAINST,
                    vote.matters().get(1), i < 11 ? Choice.FOR : Choice.ABSTAIN);
            if (i % 2 == 0) {
                assertThat(voting.cast(small.owner(i), id(), vote.voteId(), head(vote, i), answers))
                        .isInstanceOf(Casting.Cast.class);
            } else {
                papers.add(new PaperBallot(
                        head(vote, i), "P-" + i, opens.plusSeconds(30), small.owners.get(i), null, answers));
            }
        }
        cities.setClock(city, closes);
        hands.open(vote.voteId(), papers.size());
        papers.forEach(paper -> hands.take(vote.voteId(), paper));
        var closed = (Closing.Closed) voting.close(clerk, id(), vote.voteId());
        assertThat(closed.matters())
                .extracting(Closing.MatterVerdict::verdict)
                .containsExactly(Verdict.PASSED, Verdict.REJECTED);
        var row = db.sql("select * from vote.result where matter_id = ?")
                .param(vote.matters().get(0))
                .query()
                .singleRow();
        // 24 parts of 60.00 to 83.00 m²; heads 0 to 15 with parts 0 to 15 and 20.
        assertThat(row)
                .containsEntry("roll_area_x100", 171_600L)
                .containsEntry("roll_heads", 22)
                .containsEntry("cast_area_x100", 6000L * 17 + 100L * (120 + 20))
                .containsEntry("cast_heads", 16)
                .containsEntry("for_area_x100", 6000L * 16 + 100L * (105 + 20))
                .containsEntry("for_heads", 15)
                .containsEntry("quorum", true);
    }

    @Test
    void the_roll_has_one_head_for_each_owner_developer_and_couple() {
        var vote = prepared(MatterKind.ORDINARY);
        var preview = voting.preview(clerk, vote.voteId());
        assertThat(preview.parts()).isEqualTo(24);
        assertThat(preview.heads()).isEqualTo(22);
        assertThat(preview.persons()).isEqualTo(20);
        assertThat(preview.developerParts()).isEqualTo(2);
        assertThat(preview.coOwners()).isEqualTo(1);
        assertThat(preview.foldedParts()).isEqualTo(1);
        assertThat(voting.freeze(clerk, id(), vote.voteId())).isEqualTo(new Freezing.Frozen(22, 24, 171_600));
    }

    @Test
    void a_blank_line_answers_only_the_other_matters(City city) {
        // E12: three matters on one ballot.
        var vote = frozen(MatterKind.ORDINARY, MatterKind.SPECIAL, MatterKind.ORDINARY);
        cities.setClock(city, opens);
        var first = Map.of(vote.matters().get(0), Choice.FOR, vote.matters().get(1), Choice.AGAINST);
        voting.cast(small.owner(1), id(), vote.voteId(), head(vote, 1), first);
        cities.setClock(city, opens.plusSeconds(60));
        voting.cast(
                small.owner(1),
                id(),
                vote.voteId(),
                head(vote, 1),
                Map.of(vote.matters().get(2), Choice.FOR));
        cities.setClock(city, closes);
        voting.close(clerk, id(), vote.voteId());
        assertThat(db.sql("""
                select r.cast_heads from vote.result r join vote.matter m on m.id = r.matter_id
                 where m.vote_id = ? order by m.number""").param(vote.voteId()).query(Integer.class).list()).containsExactly(1, 1, 1);
    }

    @Test
    void an_answer_to_another_votes_matter_is_refused_by_the_database(City city) {
        var vote = frozen(MatterKind.ORDINARY);
        var other = frozen(MatterKind.ORDINARY);
        cities.setClock(city, opens);
        var cast =
                (Casting.Cast) voting.cast(small.owner(1), id(), vote.voteId(), head(vote, 1), all(vote, Choice.FOR));
        for (var matter : List.of(other.matters().getFirst(), UUID.randomUUID())) {
            assertThatThrownBy(
                            () -> db.sql("insert into vote.answer (ballot_id, matter_id, choice) values (?, ?, 'FOR')")
                                    .params(cast.ballotId(), matter)
                                    .update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("not a matter of this vote");
        }
    }

    @Test
    void the_last_ballot_counts_whatever_channel_it_came_by(City city) {
        // E10 under LAST_CAST: for by phone on day 3, against on paper on day 5.
        var vote = frozen(MatterKind.ORDINARY);
        cities.setClock(city, opens.plus(Duration.ofDays(3)));
        var again = voting.cast(small.owner(1), id(), vote.voteId(), head(vote, 1), all(vote, Choice.FOR));
        assertThat(again)
                .isInstanceOfSatisfying(
                        Casting.Cast.class, cast -> assertThat(cast.again()).isFalse());
        cities.setClock(city, closes);
        hands.open(vote.voteId(), 2);
        hands.take(vote.voteId(), paper(vote, 1, "A-1", Duration.ofDays(5), Choice.AGAINST));
        // A paper stamped earlier and read later does not displace the ballot cast after it.
        hands.take(vote.voteId(), paper(vote, 1, "A-2", Duration.ofDays(2), Choice.FOR));
        voting.close(clerk, id(), vote.voteId());
        assertThat(db.sql("select for_heads, against_heads from vote.result where matter_id = ?")
                        .param(vote.matters().getFirst())
                        .query()
                        .singleRow())
                .containsEntry("for_heads", 0)
                .containsEntry("against_heads", 1);
    }

    @Test
    void who_sold_after_the_record_day_votes_and_the_buyer_does_not(City city) {
        // E11: record day 1 June, sold on 4 June.
        var buyer = small.person("buyer");
        var vote = prepared(MatterKind.ORDINARY);
        transaction.executeWithoutResult(_ -> {
            var part = small.parts.get(19);
            var act = small.act("registry.ownership.transferred");
            var sold = db.sql("select id from registry.ownership where part_id = ?")
                    .param(part)
                    .query(UUID.class)
                    .single();
            db.sql("insert into registry.ownership_end (ownership_id, until_on, act_id, act_kind) values (?, ?, ?, ?)")
                    .params(sold, Date.valueOf("2026-06-04"), act, "registry.ownership.transferred")
                    .update();
            db.sql("""
                    insert into registry.ownership (id, part_id, person_id, standing, from_on, act_id, act_kind)
                    values (?, ?, ?, 'OWNED', '2026-06-04', ?, 'registry.ownership.transferred')""").params(id(), part, buyer, act).update();
        });
        cities.setClock(city, Instant.parse("2026-06-10T00:00:00Z"));
        voting.freeze(clerk, id(), vote.voteId());
        cities.setClock(city, opens);
        var seller = small.owner(19);
        var head = head(vote, 19);
        var buying = new Viewer(buyer, "buyer", List.of());
        assertThat(voting.cast(buying, id(), vote.voteId(), head, all(vote, Choice.FOR)))
                .isEqualTo(new Casting.NotYourBallot());
        assertThat(voting.cast(
                        new Viewer(seller.person(), "seller", List.of()),
                        id(),
                        vote.voteId(),
                        head,
                        all(vote, Choice.FOR)))
                .isInstanceOf(Casting.Cast.class);
    }

    @Test
    void co_owners_who_sign_differently_have_an_invalid_ballot_until_they_agree(City city) {
        // E13.
        var vote = frozen(MatterKind.ORDINARY);
        cities.setClock(city, closes);
        hands.open(vote.voteId(), 3);
        var couple = headOf(vote, small.owners.get(20));
        var differ = new PaperBallot(couple, "C-1", opens, null, InvalidReason.CO_OWNERS_DIFFER, all(vote, Choice.FOR));
        hands.take(vote.voteId(), differ);
        assertThat(participating(vote)).isZero();
        var agreed = new PaperBallot(
                couple, "C-2", opens.plusSeconds(60), small.owners.get(21), null, all(vote, Choice.FOR));
        hands.take(vote.voteId(), agreed);
        var later = new PaperBallot(
                couple, "C-3", opens.plusSeconds(120), null, InvalidReason.NOT_SIGNED, all(vote, Choice.AGAINST));
        hands.take(vote.voteId(), later);
        assertThat(participating(vote))
                .as("an invalid ballot displaces no valid one")
                .isEqualTo(1);
    }

    @Test
    void a_developers_sealed_paper_counts_its_stock_as_one_head(City city) {
        var vote = frozen(MatterKind.ORDINARY);
        cities.setClock(city, closes);
        hands.open(vote.voteId(), 1);
        var developer = db.sql("select id from vote.head where vote_id = ? and holder_kind = 'DEVELOPER'")
                .param(vote.voteId())
                .query(UUID.class)
                .single();
        var paper = new PaperBallot(developer, "D-1", opens, null, null, all(vote, Choice.FOR));
        hands.take(vote.voteId(), paper);
        assertThat(db.sql("select area_x100 from vote.participation where vote_id = ?")
                        .param(vote.voteId())
                        .query(Long.class)
                        .list())
                .containsExactly(8100L + 8200L);
    }

    @Test
    void the_receipt_tells_nobody_the_choice(City city) {
        var vote = frozen(MatterKind.ORDINARY);
        cities.setClock(city, opens.plusSeconds(754));
        var cast = (Casting.Cast)
                voting.cast(small.owner(2), id(), vote.voteId(), head(vote, 2), all(vote, Choice.AGAINST));
        assertThat(cast.actId().version()).isEqualTo(4);
        sequencer.runOnce();
        var receipt = receipts.of(cast.actId()).orElseThrow().toString();
        var entry = new String(
                db.sql("select entry from evidence.act where id = ?")
                        .param(cast.actId())
                        .query(byte[].class)
                        .single(),
                StandardCharsets.UTF_8);
        for (var secret : List.of(
                "AGAINST", "FOR", head(vote, 2).toString(), small.owners.get(2).toString())) {
            assertThat(receipt).doesNotContain(secret);
            assertThat(entry).doesNotContain("\"" + secret).doesNotContain(secret + "\"");
        }
        assertThat(entry).as("time to the minute").contains("\"at\":\"2026-06-20T00:12:00.000Z\"");
        var command = db.sql("select outcome from evidence.command where kind = 'vote.cast' order by at desc limit 1")
                .query(String.class)
                .single();
        assertThat(command).doesNotContain("AGAINST");
    }

    @Test
    void the_public_count_of_a_small_vote_is_its_verdict_only(City city) {
        var vote = frozen(MatterKind.ORDINARY);
        cities.setClock(city, closes);
        voting.close(clerk, id(), vote.voteId());
        var entry = CanonicalJson.decode(
                db.sql("""
                select a.entry from evidence.act a join vote.result r on r.act_id = a.id where r.matter_id = ?""").param(vote.matters().getFirst()).query(byte[].class).single());
        assertThat(entry.get("pub").toString()).contains("NO_QUORUM").doesNotContain("heads");
    }

    @Test
    void preparing_is_refused_in_these_ways(City city) {
        var today = city.today();
        var matter = List.of(Proposal.Matter.of(MatterKind.ORDINARY, "选聘物业公司"));
        assertThat(prepare(today, opens, closes, List.of())).isEqualTo(new Preparing.NotThatManyMatters(30));
        assertThat(prepare(today, opens, closes, java.util.Collections.nCopies(31, matter.getFirst())))
                .isEqualTo(new Preparing.NotThatManyMatters(30));
        assertThat(prepare(today, city.now().minusSeconds(1), closes, matter))
                .isEqualTo(new Preparing.OpensInThePast());
        // Notice on 1 June: fifteen whole days, so not before 17 June in China, 16:00 the day before in UTC.
        var first = Instant.parse("2026-06-16T16:00:00Z");
        assertThat(prepare(today, first.minusSeconds(1), closes, matter))
                .isEqualTo(new Preparing.NoticeTooShort(15, LocalDate.parse("2026-06-17")));
        assertThat(prepare(today, first, closes, matter)).isInstanceOf(Preparing.Prepared.class);
        assertThat(prepare(today, opens, opens.plus(Duration.ofDays(5)).minusMillis(1), matter))
                .isEqualTo(new Preparing.OpenTooShort(5));
        assertThat(prepare(today, opens, opens.plus(Duration.ofDays(5)), matter))
                .isInstanceOf(Preparing.Prepared.class);
        assertThat(prepare(today, opens, opens.plus(Duration.ofDays(60)), matter))
                .isInstanceOf(Preparing.Prepared.class);
        assertThat(prepare(today, opens, opens.plus(Duration.ofDays(60)).plusMillis(1), matter))
                .isEqualTo(new Preparing.OpenTooLong(60));
        assertThat(prepare(LocalDate.of(2026, 6, 21), opens, closes, matter))
                .isEqualTo(new Preparing.RecordDayAfterOpening());
        assertThatThrownBy(() -> Proposal.Matter.of(MatterKind.ORDINARY, "一"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void freezing_is_refused_in_these_ways(City city) {
        var vote = prepared(MatterKind.ORDINARY);
        assertThat(voting.freeze(clerk, id(), vote.voteId())).isInstanceOf(Freezing.Frozen.class);
        assertThat(voting.freeze(clerk, id(), vote.voteId())).isEqualTo(new Freezing.NotPrepared(VoteState.FROZEN));
        var late = prepared(MatterKind.ORDINARY);
        cities.setClock(city, opens);
        assertThat(voting.freeze(clerk, id(), late.voteId())).isEqualTo(new Freezing.TooLate(opens));
        cities.setClock(city, Instant.parse("2026-06-01T02:00:00Z"));
        var ahead = (Preparing.Prepared) prepare(
                LocalDate.of(2026, 6, 10), opens, closes, List.of(Proposal.Matter.of(MatterKind.ORDINARY, "选聘物业公司")));
        assertThat(voting.freeze(clerk, id(), ahead.voteId()))
                .isEqualTo(new Freezing.RecordDayAhead(LocalDate.of(2026, 6, 10)));
        // Before the registry begins, nothing has an area.
        var early = published(prepare(
                LocalDate.of(1999, 1, 1), opens, closes, List.of(Proposal.Matter.of(MatterKind.ORDINARY, "选聘物业公司"))));
        assertThat(voting.freeze(clerk, id(), early.voteId())).isEqualTo(new Freezing.AreasUnknown(24));
    }

    @Test
    void casting_is_refused_in_these_ways(City city) {
        var vote = prepared(MatterKind.ORDINARY);
        var other = frozen(MatterKind.ORDINARY);
        assertThat(voting.cast(small.owner(1), id(), vote.voteId(), id(), all(vote, Choice.FOR)))
                .isEqualTo(new Casting.NotOpen(VoteState.PREPARED));
        voting.freeze(clerk, id(), vote.voteId());
        var head = head(vote, 1);
        assertThat(voting.cast(small.owner(1), id(), vote.voteId(), head, all(vote, Choice.FOR)))
                .isEqualTo(new Casting.NotOpenYet(opens));
        cities.setClock(city, opens);
        assertThat(voting.cast(small.owner(2), id(), vote.voteId(), head, all(vote, Choice.FOR)))
                .isEqualTo(new Casting.NotYourBallot());
        assertThat(voting.cast(small.owner(1), id(), vote.voteId(), head(other, 1), all(vote, Choice.FOR)))
                .as("a head of another vote")
                .isEqualTo(new Casting.NotYourBallot());
        assertThat(voting.cast(small.owner(1), id(), vote.voteId(), head, Map.of()))
                .isEqualTo(new Casting.NothingAnswered());
        assertThat(voting.cast(small.owner(1), id(), vote.voteId(), head, all(other, Choice.FOR)))
                .isEqualTo(new Casting.NotAsked());
        cities.setClock(city, closes.minusSeconds(30));
        assertThat(voting.cast(small.owner(1), id(), vote.voteId(), head, all(vote, Choice.FOR)))
                .isInstanceOf(Casting.Cast.class);
        cities.setClock(city, closes);
        assertThat(voting.cast(small.owner(1), id(), vote.voteId(), head, all(vote, Choice.FOR)))
                .isEqualTo(new Casting.Over(closes));
        voting.close(clerk, id(), vote.voteId());
        assertThat(voting.cast(small.owner(1), id(), vote.voteId(), head, all(vote, Choice.FOR)))
                .isEqualTo(new Casting.Over(closes));
        assertThatThrownBy(() -> voting.cast(Viewer.PUBLIC, id(), vote.voteId(), head, all(vote, Choice.FOR)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closing_is_refused_before_its_time_and_done_once(City city) {
        var vote = prepared(MatterKind.ORDINARY);
        assertThat(voting.close(clerk, id(), vote.voteId())).isEqualTo(new Closing.NotOpen(VoteState.PREPARED));
        voting.freeze(clerk, id(), vote.voteId());
        cities.setClock(city, closes.minusSeconds(30));
        assertThat(voting.close(clerk, id(), vote.voteId())).isEqualTo(new Closing.NotYet(closes));
        cities.setClock(city, closes);
        var command = id();
        var closed = voting.close(clerk, command, vote.voteId());
        assertThat(closed).isInstanceOf(Closing.Closed.class);
        assertThat(voting.close(clerk, command, vote.voteId()))
                .as("a double click")
                .isEqualTo(closed);
        assertThat(voting.close(clerk, id(), vote.voteId())).isEqualTo(new Closing.NotOpen(VoteState.CLOSED));
    }

    @Test
    void a_void_vote_takes_no_ballot_and_has_no_verdict(City city) {
        var vote = frozen(MatterKind.ORDINARY);
        assertThatThrownBy(() -> voting.annul(clerk, id(), vote.voteId(), "名册有误"))
                .as("ballots are at stake")
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> voting.annul(leader, id(), vote.voteId(), " "))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(voting.annul(leader, id(), vote.voteId(), "名册有误")).isEqualTo(new Annulling.Annulled());
        assertThat(voting.annul(leader, id(), vote.voteId(), "再次")).isEqualTo(new Annulling.AlreadyVoid());
        cities.setClock(city, opens);
        assertThat(voting.cast(small.owner(1), id(), vote.voteId(), head(vote, 1), all(vote, Choice.FOR)))
                .isEqualTo(new Casting.NotOpen(VoteState.VOID));
        var prepared = prepared(MatterKind.ORDINARY, opens.plus(Duration.ofDays(20)));
        assertThat(voting.annul(clerk, id(), prepared.voteId(), "改期")).isEqualTo(new Annulling.Annulled());
    }

    @Test
    void a_court_may_annul_a_counted_vote_and_the_verdict_no_longer_stands(City city) {
        var vote = frozen(MatterKind.ORDINARY);
        cities.setClock(city, closes);
        voting.close(clerk, id(), vote.voteId());
        voting.annul(leader, id(), vote.voteId(), "法院撤销");
        assertThat(db.sql("select count(*) from vote.matter_now where vote_id = ? and verdict is not null")
                        .param(vote.voteId())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(db.sql("select count(*) from vote.result where matter_id = ?")
                        .param(vote.matters().getFirst())
                        .query(Integer.class)
                        .single())
                .as("what was counted stays on record")
                .isEqualTo(1);
    }

    @Test
    void nobody_acts_outside_their_place_or_role(City city) {
        var vote = frozen(MatterKind.ORDINARY);
        var elsewhere = small.viewer(Role.SUBDISTRICT_CLERK, "/ha/other");
        var matter = List.of(Proposal.Matter.of(MatterKind.ORDINARY, "选聘物业公司"));
        var proposal = new Proposal(small.compound, "业主大会", city.today(), opens, closes, matter);
        var paper = paper(vote, 1, "Z-1", Duration.ZERO, Choice.FOR);
        for (var by : List.of(elsewhere, small.owner(1), small.viewer(Role.CONTRACTOR), Viewer.PUBLIC)) {
            assertThatThrownBy(() -> voting.prepare(by, id(), proposal)).isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> voting.preview(by, vote.voteId())).isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> voting.freeze(by, id(), vote.voteId())).isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> voting.close(by, id(), vote.voteId())).isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> telling.enterPaper(by, id(), vote.voteId(), paper))
                    .isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> voting.annul(by, id(), vote.voteId(), "x")).isInstanceOf(NotPermitted.class);
        }
        assertThatThrownBy(() -> telling.enterPaper(clerk, id(), vote.voteId(), paper))
                .as("who runs the vote does not enter ballots")
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void a_double_click_casts_one_ballot_and_another_form_under_its_number_is_refused(City city) {
        var vote = frozen(MatterKind.ORDINARY);
        cities.setClock(city, opens);
        var command = id();
        var head = head(vote, 3);
        var first = voting.cast(small.owner(3), command, vote.voteId(), head, all(vote, Choice.FOR));
        assertThat(voting.cast(small.owner(3), command, vote.voteId(), head, all(vote, Choice.FOR)))
                .isEqualTo(first);
        assertThatThrownBy(() -> voting.cast(small.owner(3), command, vote.voteId(), head, all(vote, Choice.AGAINST)))
                .isInstanceOf(CommandMismatch.class);
        assertThatThrownBy(() -> voting.cast(small.owner(4), command, vote.voteId(), head, all(vote, Choice.FOR)))
                .isInstanceOf(CommandMismatch.class);
        assertThat(db.sql("select count(*) from vote.ballot where vote_id = ?")
                        .param(vote.voteId())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void the_database_refuses_what_no_verb_may_ask(City city) {
        var vote = frozen(MatterKind.ORDINARY);
        var head = head(vote, 5);
        cities.setClock(city, opens.plusSeconds(60));
        assertThatThrownBy(() -> ballotBehindTheVerb(vote.voteId(), head, opens.minusSeconds(1), opens))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> ballotBehindTheVerb(vote.voteId(), head, closes, closes))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> ballotBehindTheVerb(vote.voteId(), id(), opens, opens))
                .as("not on the roll")
                .isInstanceOf(DataAccessException.class);
        ballotBehindTheVerb(vote.voteId(), head, opens, opens);
        assertThatThrownBy(() -> db.sql("update vote.ballot set cast_at = now() where vote_id = ?")
                        .param(vote.voteId())
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> db.sql("delete from vote.head where vote_id = ?")
                        .param(vote.voteId())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    private void ballotBehindTheVerb(UUID vote, UUID head, Instant castAt, Instant acceptedAt) {
        transaction.executeWithoutResult(_ -> {
            var act = acts.record(VoteAct.BALLOT_ACCEPTED, List.of(), Map.of());
            new Votes(db)
                    .insertBallot(new Ballot(
                            id(),
                            vote,
                            head,
                            Channel.PHONE,
                            null,
                            castAt,
                            acceptedAt,
                            small.owners.get(5),
                            null,
                            null,
                            null,
                            Map.of(),
                            act));
        });
    }
}

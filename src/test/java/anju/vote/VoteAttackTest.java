package anju.vote;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;

import anju.access.NewPerson;
import anju.access.People;
import anju.access.Phone;
import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.attack.Attacker;
import anju.attack.Attacker.Account;
import anju.attack.Onslaught;
import anju.city.City;
import anju.testing.InCity;
import anju.vote.mandate.Mandate;
import anju.vote.mandate.Mandated;
import anju.vote.mandate.Mandating;
import anju.vote.objection.Ground;
import anju.vote.objection.RollObjecting;
import anju.vote.objection.RollObjection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever holds the application's own database account and leaves the verbs aside changes no vote. */
@InCity
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VoteAttackTest extends OwnersVoting {
    @Autowired
    Mandating mandating;

    @Autowired
    RollObjecting objecting;

    @Autowired
    Delivering delivering;

    @Autowired
    Consenting consenting;

    @Autowired
    Announcing announcing;

    @Autowired
    Attachments attachments;

    @Autowired
    People people;

    private Attacker attacker;
    private Preparing.Prepared draft;
    private Preparing.Prepared open;
    private Preparing.Prepared closed;
    private Preparing.Prepared annulled;
    private UUID proxy;
    private UUID mandate;
    private UUID ended;
    private UUID ballot;
    private UUID scan;

    @BeforeEach
    void build(City city) {
        if (attacker != null) {
            return;
        }
        attacker = new Attacker(city);
        scan = PaperHands.scan(attachments, clerk);
        draft = prepared(MatterKind.ORDINARY);
        var objection = new RollObjection(small.parts.get(3), Ground.AREA, "面积有误");
        objecting.object(small.owner(3), id(), draft.voteId(), objection);
        open = prepared(MatterKind.ORDINARY, MatterKind.SPECIAL);
        var candidate = new NewPerson("候选人", Phone.read("13900001234").orElseThrow(), null);
        transaction.executeWithoutResult(_ -> people.add(candidate));
        consenting.name(clerk, id(), open.matters().getFirst(), candidate.phone());
        objecting.object(clerk, id(), open.voteId(), new RollObjection(small.parts.get(5), Ground.AREA, "面积有误"));
        var objected = db.sql("select id from vote.roll_objection where vote_id = ?")
                .param(open.voteId())
                .query(UUID.class)
                .single();
        objecting.answer(leader, id(), objected, false, "以登记为准");
        assertThat(voting.freeze(clerk, id(), open.voteId())).isInstanceOf(Freezing.Frozen.class);
        closed = frozen(MatterKind.ORDINARY);
        annulled = frozen(MatterKind.ORDINARY);
        voting.annul(leader, id(), annulled.voteId(), "法院撤销");
        var neighbour = new NewPerson("钱老师", Phone.read("13900007001").orElseThrow(), null);
        mandate = mandated(2, neighbour);
        ended = mandated(4, neighbour);
        mandating.revoke(clerk, id(), ended);
        proxy = transaction.execute(_ -> people.add(neighbour));
        delivering.record(
                hands.grid,
                id(),
                open.voteId(),
                new Attempt(DeliveryMethod.HAND, Set.of(small.parts.get(1)), true, city.now(), "照片 1"));
        var needed = (Consent.Needed)
                consenting.need(clerk, id(), open.matters().getFirst(), small.parts.get(1), "阳台 1.2 平方米");
        consenting.give(clerk, id(), needed.neededId(), "同意书 1 号");
        cities.setClock(city, opens.plusSeconds(60));
        var cast =
                (Casting.Cast) voting.cast(small.owner(1), id(), open.voteId(), head(open, 1), all(open, Choice.FOR));
        ballot = cast.ballotId();
        voting.cast(
                new Viewer(proxy, "x", List.of()),
                id(),
                open.voteId(),
                head(open, 2),
                Map.of(open.matters().getFirst(), Choice.AGAINST));
        voting.cast(small.owner(1), id(), closed.voteId(), head(closed, 1), all(closed, Choice.FOR));
        cities.setClock(city, closes);
        for (var vote : List.of(open, closed)) {
            hands.open(vote.voteId(), vote == open ? 2 : 1);
            hands.take(vote.voteId(), paper(vote, 6, "A-1", Duration.ofDays(1), Choice.FOR));
        }
        voting.close(clerk, id(), closed.voteId());
        posters.hang(clerk, leader, closed.voteId(), VoteNotice.RESULT);
        assertThat(announcing.announce(clerk, id(), closed.voteId(), "测字〔2026〕7号"))
                .isEqualTo(new Announcement.Made());
    }

    @AfterAll
    void leave() {
        attacker.close();
    }

    @Test
    void nobody_comes_onto_a_frozen_roll_and_nothing_freezes_that_does_not_add_up() {
        for (var vote : List.of(open, closed, annulled)) {
            refused("the roll is frozen", head(vote.voteId(), 100));
            refused(
                    "the roll is frozen",
                    "insert into vote.head_person (head_id, person_id) values ('%s', '%s')"
                            .formatted(head(vote, 1), small.owners.get(9)));
        }
        refused("the roll is frozen", """
                insert into registry.part (id, stairwell_id, floor, number, use) values ('%1$s', '%2$s', 4, '401', 'DWELLING');
                insert into vote.head_part (vote_id, part_id, head_id, area_x100, basis) values ('%3$s', '%1$s', '%4$s', 100, 'REGISTERED')""".formatted(NEW, small.stairwells.getFirst(), open.voteId(), head(open, 1)));
        answerTheObjection("does not add up", "");
        answerTheObjection("does not add up", head(draft.voteId(), 100) + "; ");
        refused("waits for its answer", step(draft.voteId(), "FROZEN", "vote.roll.frozen"));
    }

    @Test
    void a_matter_comes_with_its_vote_and_with_no_lighter_majority_than_the_law() {
        for (var vote : List.of(draft, open, closed)) {
            refused("is closed", matter(vote.voteId(), "ORDINARY", 1, 2));
        }
        refused("matter_check", anotherVote() + matter(NEW, "SPECIAL", 2, 3));
        refused("matter_check", anotherVote() + matter(NEW, "ORDINARY", 1, 3));
        refused("matter_share_in_check", anotherVote() + matter(NEW, "UNANIMOUS", -1, -1));
        refused("matter_kind_check", anotherVote() + matter(NEW, "NONSENSE", 1, 1));
        refused("decided by a stairwell", anotherVote() + matter(NEW, "LIFT", 3, 4));
        refused("append-only", anotherVote().replace("'PREPARED'", "'FROZEN'"));
    }

    @Test
    void a_ballot_comes_in_time_from_its_own_head_once() {
        var one = head(open, 1);
        refused("cast by its head", ballot(open, one, "PHONE", null, small.owners.get(9), "NULL", 1));
        refused("cast by its head", ballot(open, developer(), "PHONE", null, small.owners.get(9), "NULL", 1));
        refused("cast by its head", ballot(open, one, "PAPER", "Z-1", small.owners.get(9), "NULL", 1));
        refused("not open", ballot(open, one, "PHONE", null, small.owners.get(1), "NULL", -1));
        refused("not open", ballot(open, one, "PHONE", null, small.owners.get(1), "NULL", 10 * 86400));
        for (var vote : List.of(closed, annulled)) {
            refused("not open", ballot(vote, head(vote, 1), "PHONE", null, small.owners.get(1), "NULL", 1));
        }
        refused(
                "ballot_vote_id_head_id_fkey",
                ballot(open, head(closed, 1), "PHONE", null, small.owners.get(1), "NULL", 1)
                        .replace("'NOTHING'", "'NOT_SIGNED'"));
        var paper = ballot(open, one, "PAPER", "Z-1", small.owners.get(1), "NULL", 1);
        refused(
                "was not in the box",
                paper.replace(open.voteId().toString(), annulled.voteId().toString()));
        refused("was not in the box", paper + "; " + paper.replace(NEW, OTHER).replace("Z-1", "Z-2"));
        refused("ballot_serial", paper.replace("Z-1", "A-1"));
        refused("delivery_part_vote_id_part_id_fkey", """
                insert into vote.delivery (id, vote_id, method, received, at, evidence, by_person, act_id, act_kind)
                select '%1$s', vote_id, method, received, at, evidence, by_person, act_id, act_kind from vote.delivery;
                insert into vote.delivery_part (delivery_id, vote_id, part_id) values ('%1$s', '%2$s', gen_random_uuid())""".formatted(NEW, open.voteId()));
        refused("ballot_check", ballot(open, one, "PHONE", "Z-1", small.owners.get(1), "NULL", 1));
        refused("no mandate", ballot(open, head(open, 4), "PHONE", null, proxy, "'" + ended + "'", 1));
        refused("no mandate", ballot(open, head(open, 2), "PHONE", null, small.owners.get(9), "'" + mandate + "'", 1));
        refused(
                "ballot_mandate_id_vote_id_head_id_fkey",
                ballot(open, one, "PHONE", null, proxy, "'" + mandate + "'", 1));
    }

    @Test
    void nothing_is_answered_on_a_ballot_that_was_cast() {
        var other = open.matters().getLast();
        refused("cast before", answer(ballot, other));
        refused("cast before", answer(ballot, closed.matters().getFirst()));
        refused("answer_pkey", answer(ballot, open.matters().getFirst()));
        refused(
                "not a matter of this vote",
                ballot(open, head(open, 1), "PHONE", null, small.owners.get(1), "NULL", 1) + "; "
                        + answer(UUID.fromString(NEW), closed.matters().getFirst()));
    }

    @Test
    void a_result_is_what_the_ballots_say_and_stands_on_a_closed_vote() {
        var matter = open.matters().getFirst();
        refused("not what the ballots say", result(matter, 22, 3, true, "PASSED", 171_600, 171_600));
        refused(
                "not what the ballots say",
                result(matter, 22, 3, true, "PASSED", 171_600, 171_600) + "; "
                        + result(open.matters().getLast(), 22, 3, true, "PASSED", 171_600, 171_600) + "; "
                        + step(open.voteId(), "CLOSED", "vote.vote.closed"));
        refused("has no result", step(open.voteId(), "CLOSED", "vote.vote.closed"));
        refused("result_matter_id_key", result(closed.matters().getFirst(), 22, 3, true, "PASSED", 171_600, 171_600));
        refused("result_verdict_check", result(matter, 22, 22, true, "NONSENSE", 171_600, 171_600));
        // Verdict and figures that contradict each other, or the law.
        refused("result_check", result(matter, 22, 3, false, "PASSED", 171_600, 171_600));
        refused("result_check", result(matter, 22, 3, true, "REJECTED", 171_600, 171_600));
        refused("result_check", result(matter, 22, 3, true, "PASSED", 171_600, 171_601));
        refused(
                "result_matter_id_matter_kind",
                result(matter, 22, 3, true, "PASSED", 171_600, 171_600)
                        .replace("select gen_random_uuid(), id, kind", "select gen_random_uuid(), id, 'SPECIAL'"));
    }

    @Test
    void a_mandate_is_given_by_its_head_to_somebody_else_while_the_vote_is_open() {
        var nine = small.owners.get(9);
        var ten = small.owners.get(10);
        refused("takes no mandates", mandateRow(closed, head(closed, 9), ten, nine, clerk.person()));
        refused("given by the head", mandateRow(open, head(open, 9), nine, ten, clerk.person()));
        refused("given by the head", mandateRow(open, head(open, 9), ten, small.owners.get(11), clerk.person()));
        refused("mandate_check", mandateRow(open, head(open, 9), ten, nine, ten));
        attacker.isRefused(
                Account.OWNER,
                "mandate_check",
                "alter table vote.mandate disable trigger user; update vote.mandate set given_by = proxy");
        refused("mandate_of_head", mandateRow(open, head(open, 2), ten, small.owners.get(2), clerk.person()));
        var three = mandateRow(open, head(open, 9), proxy, nine, clerk.person()) + "; "
                + mandateRow(open, head(open, 10), proxy, ten, clerk.person()) + "; "
                + mandateRow(open, head(open, 11), proxy, small.owners.get(11), clerk.person());
        refused("heads at most", three);
        refused("cannot go from ENDED to STANDING", mandateStep(ended, "STANDING"));
        refused("cannot go from ENDED to ENDED", mandateStep(ended, "ENDED"));
    }

    @Test
    void the_box_is_opened_once_before_those_who_were_there() {
        refused("nothing comes into", box(draft.voteId(), 1, 0));
        refused("nothing comes into", box(annulled.voteId(), 1, 0));
        refused("box_opening_pkey", box(open.voteId(), 1, 0));
        refused("box_opening_papers_check", box(open.voteId(), 200_000, 0));
        refused("box_opening_check", box(open.voteId(), 1, 2));
        refused("paper_serial", """
                insert into vote.paper_entry (id, vote_id, head_id, serial, cast_at, entered_by, entered_at)
                select gen_random_uuid(), vote_id, head_id, serial, cast_at, checked_by, entered_at from vote.paper_entry""");
        refused(
                "paper_entry_reason_check",
                "update vote.paper_entry set state = 'STRUCK', ballot_id = null, reason = ''");
        refused("paper_entry_state_check", "update vote.paper_entry set state = 'NONSENSE', ballot_id = null");
        refused(
                "opened before others",
                "insert into vote.box_witness (vote_id, person_id) values ('%s', '%s')"
                        .formatted(open.voteId(), leader.person()));
        refused("paper_entry_check", "update vote.paper_entry set state = 'WAITING' where state = 'COUNTED'");
        refused("paper_entry_check", "update vote.paper_entry set checked_by = entered_by where state = 'COUNTED'");
        refused(
                "paper_entry_ballot_id",
                "update vote.paper_entry set ballot_id = gen_random_uuid() where state = 'COUNTED'");
        refused(
                "paper_entry_ballot_id_key",
                "update vote.paper_entry set ballot_id = (select min(ballot_id::text)::uuid from vote.paper_entry)");
    }

    @Test
    void doors_consents_and_announcements_come_when_it_is_their_time() {
        refused(
                "delivery is closed",
                "insert into vote.delivery_part (delivery_id, vote_id, part_id) select id, vote_id, '%s' from vote.delivery"
                        .formatted(small.parts.get(9)));
        refused("delivery_check", """
                insert into vote.delivery (id, vote_id, method, received, at, evidence, by_person, act_id, act_kind)
                select gen_random_uuid(), vote_id, 'POSTED', false, at, evidence, by_person, act_id, act_kind from vote.delivery""");
        for (var vote : List.of(draft, closed)) {
            refused("nothing comes into vote.delivery", """
                    insert into vote.delivery (id, vote_id, method, received, at, evidence, by_person, act_id, act_kind)
                    select gen_random_uuid(), '%s', method, received, at, evidence, by_person, act_id, act_kind from vote.delivery""".formatted(vote.voteId()));
            refused("nothing comes into vote.consent_needed", """
                    insert into vote.consent_needed (id, matter_id, part_id, what, act_id, act_kind)
                    select gen_random_uuid(), '%s', part_id, what, act_id, act_kind from vote.consent_needed""".formatted(
                            vote.matters().getFirst()));
        }
        for (var vote : List.of(draft, open, annulled)) {
            refused("nothing comes into vote.publication", """
                    insert into vote.publication (vote_id, document_number, published_at, by_person, act_id, act_kind)
                    select '%s', 'x-9', published_at, by_person, act_id, act_kind from vote.publication""".formatted(vote.voteId()));
            refused(
                    "nothing comes into vote.result_due",
                    "insert into vote.result_due (vote_id, due_on) values ('%s', '2030-01-01')"
                            .formatted(vote.voteId()));
        }
        refused(
                "nothing comes into vote.candidate",
                "insert into vote.candidate (matter_id, person_id, act_id, act_kind) select '%s', person_id, act_id, act_kind from vote.candidate"
                        .formatted(closed.matters().getFirst()));
    }

    @Test
    void an_objection_is_to_a_draft_and_answered_by_another() {
        refused("draft no longer", """
                insert into vote.roll_objection (id, vote_id, part_id, ground, words, line, recorded_by, raised_at, act_id, act_kind)
                select gen_random_uuid(), '%s', part_id, ground, words, line, recorded_by, raised_at, act_id, act_kind
                  from vote.roll_objection limit 1""".formatted(open.voteId()));
        refused("another compound", """
                insert into vote.roll_objection (id, vote_id, part_id, ground, words, line, recorded_by, raised_at, act_id, act_kind)
                select gen_random_uuid(), vote_id, gen_random_uuid(), ground, words, line, recorded_by, raised_at, act_id, act_kind
                  from vote.roll_objection where vote_id = '%s'""".formatted(draft.voteId()));
        refused("nobody answers their own", """
                insert into vote.roll_answer (objection_id, upheld, reason, by_person, answered_at, act_id, act_kind)
                select id, false, 'nein', raised_by, now(), '%s', 'vote.roll.answered' from vote.roll_objection where vote_id = '%s'""".formatted(small.act("vote.roll.answered"), draft.voteId()));
    }

    @Test
    void a_vote_of_a_stairwell_names_one_that_there_is() {
        attacker.isRefused(Account.OWNER, "vote_stairwell_id_fkey", """
                alter table vote.vote disable trigger user;
                update vote.vote set building_id = '%s', stairwell_id = gen_random_uuid()""".formatted(small.buildings.getFirst()));
    }

    @Test
    void no_state_is_moved_with_borrowed_rights() {
        refused("permission denied for function", """
                create temp table own (id uuid, to_state text);
                create trigger lent before insert on own for each row
                  execute function city.step_moves_state('vote', 'vote', 'id', 'CLOSED>FROZEN');
                insert into own values ('%s', 'FROZEN')""".formatted(closed.voteId()));
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void every_guard_of_a_vote_refused_something_or_is_known_not_to(TestReporter reporter) {
        var onslaught = new Onslaught(attacker);
        assertThat(onslaught.run("vote")).isEmpty();
        assertThat(onslaught.tablesWithoutRow())
                .as("facts of a vote of which this test makes none")
                .isEmpty();
        reporter.publishEntry("attacks", onslaught.counts());
        assertThat(onslaught.unmoved("vote")).as("guards that refused nothing").isEmpty();
    }

    private static final String OTHER = "00000000-0000-4000-8000-000000000002";
    private static final String NEW = "00000000-0000-4000-8000-000000000001";

    private void refused(String because, String sql) {
        attacker.isRefused(Account.APP, because, sql);
    }

    private UUID mandated(int owner, NewPerson to) {
        var given = new Mandate(head(open, owner), to, small.owners.get(owner), LocalDate.of(2026, 6, 1), scan);
        return ((Mandated.Recorded) mandating.record(clerk, id(), open.voteId(), given)).mandateId();
    }

    private UUID developer() {
        return db.sql("select id from vote.head where vote_id = ? and holder_kind = 'DEVELOPER'")
                .param(open.voteId())
                .query(UUID.class)
                .single();
    }

    /** Freezes the draft once its objection is answered. */
    private void answerTheObjection(String because, String before) {
        refused(because, """
                %s insert into vote.roll_answer (objection_id, upheld, reason, by_person, answered_at, act_id, act_kind)
                select id, false, 'nein', '%s', now(), '%s', 'vote.roll.answered' from vote.roll_objection where vote_id = '%s'; %s""".formatted(
                        before,
                        leader.person(),
                        small.act("vote.roll.answered"),
                        draft.voteId(),
                        step(draft.voteId(), "FROZEN", "vote.roll.frozen").replace("now()", "'2030-01-01'")));
    }

    private static String head(UUID vote, long area) {
        return "insert into vote.head (id, vote_id, holder_kind, area_x100) values (gen_random_uuid(), '%s', 'PERSON', %d)"
                .formatted(vote, area);
    }

    private String step(UUID vote, String to, String kind) {
        return "insert into vote.vote_step (id, vote_id, to_state, at, act_id, act_kind) values (gen_random_uuid(), '%s', '%s', now(), '%s', '%s')"
                .formatted(vote, to, small.act(kind), kind);
    }

    private String anotherVote() {
        return """
                insert into vote.vote (id, code, compound_id, title, edition_id, precedence, record_on, opens_at, closes_at, state, prepared_by,
                                       prepared_at, act_id, act_kind)
                select '%s', 'BJ-2026-9999', compound_id, title, edition_id, precedence, record_on, opens_at, closes_at, 'PREPARED', prepared_by,
                       prepared_at, act_id, act_kind from vote.vote where id = '%s'; """.formatted(NEW, draft.voteId());
    }

    private static String matter(Object vote, String kind, int of, int in) {
        return "insert into vote.matter (id, vote_id, number, kind, share_of, share_in, title, subject_kind, digest) values (gen_random_uuid(), '%s', 9, '%s', %d, %d, 'xx', 'words', sha256(''))"
                .formatted(vote, kind, of, in);
    }

    private String ballot(
            Preparing.Prepared vote,
            UUID head,
            String channel,
            String serial,
            UUID by,
            String mandate,
            int secondsAfterOpening) {
        return """
                insert into vote.ballot (id, vote_id, head_id, channel, serial, cast_at, accepted_at, entered_by, signed_by, invalid_reason, mandate_id,
                                         act_id, act_kind)
                values ('%s', '%s', '%s', '%s', %s, '%s', '%s', '%s', '%s', nullif('NOTHING', 'NOTHING'), %s, '%s', 'vote.ballot.accepted')""".formatted(
                        NEW,
                        vote.voteId(),
                        head,
                        channel,
                        serial == null ? "null" : "'" + serial + "'",
                        opens.plusSeconds(secondsAfterOpening),
                        opens.plusSeconds(secondsAfterOpening),
                        by,
                        by,
                        mandate,
                        small.act("vote.ballot.accepted"));
    }

    private static String answer(UUID ballot, UUID matter) {
        return "insert into vote.answer (ballot_id, matter_id, choice) values ('%s', '%s', 'FOR')"
                .formatted(ballot, matter);
    }

    private String result(UUID matter, int heads, int against, boolean quorum, String verdict, long roll, long cast) {
        return """
                insert into vote.result (id, matter_id, matter_kind, share_of, share_in, roll_area_x100, roll_heads, cast_area_x100, cast_heads,
                                         for_area_x100, for_heads, against_area_x100, against_heads, quorum, verdict, act_id, act_kind)
                select gen_random_uuid(), id, kind, share_of, share_in, %1$d, %3$d, %2$d, %3$d, %2$d - %4$d, %3$d - %4$d, %4$d, %4$d, %5$b, '%6$s', '%7$s',
                       'vote.result.counted' from vote.matter where id = '%8$s'""".formatted(roll, cast, heads, against, quorum, verdict, small.act("vote.result.counted"), matter);
    }

    private String mandateRow(Preparing.Prepared vote, UUID head, UUID to, UUID from, UUID by) {
        return """
                insert into vote.mandate (id, vote_id, head_id, proxy, given_by, signed_on, scan, recorded_by, recorded_at, act_id, act_kind)
                values (gen_random_uuid(), '%s', '%s', '%s', '%s', '2026-06-01', '%s', '%s', '%s', '%s', 'vote.mandate.recorded')""".formatted(vote.voteId(), head, to, from, scan, by, opens, small.act("vote.mandate.recorded"));
    }

    private String mandateStep(UUID mandate, String to) {
        return "insert into vote.mandate_step (id, mandate_id, to_state, why, by_person, at, act_id, act_kind) values (gen_random_uuid(), '%s', '%s', 'REVOKED', '%s', now(), '%s', 'vote.mandate.ended')"
                .formatted(mandate, to, clerk.person(), small.act("vote.mandate.ended"));
    }

    private String box(UUID vote, int papers, int nameless) {
        return "insert into vote.box_opening (vote_id, papers, nameless, opened_at, by_person, act_id, act_kind) values ('%s', %d, %d, now(), '%s', '%s', 'vote.box.opened')"
                .formatted(vote, papers, nameless, clerk.person(), small.act("vote.box.opened"));
    }
}

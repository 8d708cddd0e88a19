package anju.vote;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.testing.InCity;
import anju.testing.Shows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens around a vote: who is asked, ballots brought to doors, consents, candidates, the announcement. */
@InCity
class AroundAVoteTest extends OwnersVoting {
    @org.springframework.boot.test.web.server.LocalServerPort
    int port;

    @Autowired
    Delivering delivering;

    @Autowired
    Consenting consenting;

    @Autowired
    Announcing announcing;

    @Test
    @Shows("EP-23")
    void a_stairwell_decides_alone_and_its_roll_has_only_its_parts(City city) {
        var stairwell = small.stairwells.getFirst();
        var voters = new Electorate(small.buildings.getFirst(), stairwell);
        var vote = prepare(voters);
        assertThat(voting.freeze(clerk, id(), vote.voteId()))
                .isEqualTo(new Freezing.Frozen(6, 6, 6000L * 6 + 100L * 15));
        var building = prepare(new Electorate(small.buildings.getLast(), null));
        // Parts 12 to 23: 18 owners' homes and parts 20 to 23 among them; the developer is one head, so is the couple.
        var preview = voting.preview(clerk, building.voteId());
        assertThat(preview.parts()).isEqualTo(12);
        assertThat(preview.heads()).isEqualTo(8 + 1 + 1 + 1);
        assertThat(preview.developers()).isEqualTo(1);
        var proposal = new Proposal(
                small.compound,
                new Electorate(small.buildings.getLast(), stairwell),
                "加装电梯",
                city.today(),
                opens,
                closes,
                List.of(Proposal.Matter.of(MatterKind.SPECIAL, "加装电梯")));
        assertThat(voting.prepare(clerk, id(), proposal))
                .as("a stairwell of another building")
                .isEqualTo(new Preparing.NotOfThisCompound());
        assertThatThrownBy(() -> new Electorate(null, stairwell)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_passed_matter_takes_effect_only_with_the_consent_of_whose_part_it_occupies(City city) {
        // E9: a lift whose shaft takes part of a balcony.
        var vote = prepare(new Electorate(small.buildings.getFirst(), small.stairwells.getFirst()));
        var matter = vote.matters().getFirst();
        var part = small.parts.getFirst();
        assertThat(consenting.need(clerk, id(), matter, part, "阳台 1.2 平方米"))
                .isEqualTo(new Consent.TooLate(VoteState.PREPARED));
        voting.freeze(clerk, id(), vote.voteId());
        assertThat(consenting.need(clerk, id(), matter, small.parts.getLast(), "阳台"))
                .isEqualTo(new Consent.NotOnTheRoll());
        var needed = (Consent.Needed) consenting.need(clerk, id(), matter, part, "阳台 1.2 平方米");
        assertThat(consenting.need(clerk, id(), matter, part, "阳台")).isEqualTo(new Consent.AlreadyNeeded());
        cities.setClock(city, opens);
        for (int i = 0; i < 6; i++) {
            voting.cast(small.owner(i), id(), vote.voteId(), head(vote, i), Map.of(matter, Choice.FOR));
        }
        cities.setClock(city, closes);
        voting.close(clerk, id(), vote.voteId());
        assertThat(matterNow(matter)).containsEntry("verdict", "PASSED").containsEntry("in_effect", false);
        assertThat(consenting.need(clerk, id(), matter, small.parts.get(1), "阳台"))
                .isEqualTo(new Consent.TooLate(VoteState.CLOSED));
        assertThatThrownBy(() -> consenting.give(teller, id(), needed.neededId(), "同意书 1 号"))
                .isInstanceOf(NotPermitted.class);
        assertThat(consenting.give(clerk, id(), needed.neededId(), "同意书 1 号")).isEqualTo(new Consent.Given(true));
        assertThat(consenting.give(clerk, id(), needed.neededId(), "同意书 1 号")).isEqualTo(new Consent.AlreadyGiven());
        assertThat(matterNow(matter)).containsEntry("verdict", "PASSED").containsEntry("in_effect", true);
    }

    @Test
    void a_result_tells_what_silence_would_have_changed_and_is_due_on_a_working_day(City city) {
        // 16 of 22 heads are asked for two thirds: 12 vote, 9 of them for; 10 more were reached and say nothing.
        var vote = prepared(MatterKind.ORDINARY);
        voting.freeze(clerk, id(), vote.voteId());
        assertThat(deliver(hands.grid, vote, DeliveryMethod.HAND, java.util.Set.copyOf(small.parts), true, city.now()))
                .isInstanceOf(Delivered.Recorded.class);
        cities.setClock(city, opens);
        for (int i = 0; i < 12; i++) {
            voting.cast(
                    small.owner(i), id(), vote.voteId(), head(vote, i), all(vote, i < 9 ? Choice.FOR : Choice.AGAINST));
        }
        // Tuesday and three days is a Friday; a Wednesday's third day is a Saturday, and gives way to Monday.
        cities.setClock(city, Instant.parse("2026-07-01T02:00:00Z"));
        voting.close(clerk, id(), vote.voteId());
        var matter = vote.matters().getFirst();
        assertThat(matterNow(matter)).containsEntry("verdict", "NO_QUORUM");
        assertThat(db.sql("select due_on::text from vote.result_due where vote_id = ?")
                        .param(vote.voteId())
                        .query(String.class)
                        .single())
                .isEqualTo("2026-07-06");
        var words = anju.testing.Web.at(city, port)
                .as(clerk, db)
                .get("/votes/" + vote.voteId() + "/result")
                .isOk()
                .words();
        assertThat(words).contains("没投的不计票", "算“同意”，结果会变成“通过”", "只列出，不计入");
    }

    @Test
    void a_candidate_neither_opens_nor_enters_nor_compares(City city) {
        var vote = prepared(MatterKind.ORDINARY);
        var phone = anju.access.Phone.read("13900001234").orElseThrow();
        assertThat(consenting.name(clerk, id(), vote.matters().getFirst(), phone))
                .isEqualTo(new Consent.UnknownPhone());
        transaction.executeWithoutResult(_ -> db.sql(
                        "insert into vote.candidate (matter_id, person_id, act_id, act_kind) values (?, ?, ?, 'vote.candidate.named')")
                .params(vote.matters().getFirst(), teller.person(), small.act("vote.candidate.named"))
                .update());
        voting.freeze(clerk, id(), vote.voteId());
        assertThat(consenting.name(clerk, id(), vote.matters().getFirst(), phone))
                .isEqualTo(new Consent.TooLate(VoteState.FROZEN));
        cities.setClock(city, closes);
        hands.open(vote.voteId(), 1);
        var paper = paper(vote, 1, "C-1", Duration.ZERO, Choice.FOR);
        assertThat(telling.enterPaper(teller, id(), vote.voteId(), paper)).isEqualTo(new Entering.Candidate());
        var entered = (Entering.Entered) telling.enterPaper(hands.second, id(), vote.voteId(), paper);
        assertThat(telling.confirm(teller, id(), vote.voteId(), java.util.Set.of(entered.entryId())))
                .isEqualTo(new Comparing.Candidate());
    }

    @Test
    void ballots_are_posted_only_after_two_days_in_vain_and_delivering_is_refused_in_these_ways(City city) {
        var vote = prepared(MatterKind.ORDINARY);
        var door = java.util.Set.of(small.parts.getFirst());
        var grid = hands.grid;
        assertThat(deliver(grid, vote, DeliveryMethod.HAND, door, true, city.now()))
                .isEqualTo(new Delivered.NotOpen(VoteState.PREPARED));
        var frozenAt = city.now();
        voting.freeze(clerk, id(), vote.voteId());
        cities.setClock(city, opens);
        assertThat(deliver(grid, vote, DeliveryMethod.HAND, java.util.Set.of(), true, opens))
                .isEqualTo(new Delivered.NoDoor());
        assertThat(deliver(grid, vote, DeliveryMethod.HAND, java.util.Set.of(id()), true, opens))
                .isEqualTo(new Delivered.NotOnTheRoll());
        assertThat(deliver(grid, vote, DeliveryMethod.HAND, door, true, opens.plusSeconds(1)))
                .isEqualTo(new Delivered.InTheFuture());
        assertThat(deliver(grid, vote, DeliveryMethod.HAND, door, true, frozenAt.minusSeconds(1)))
                .isInstanceOf(Delivered.BeforeTheRoll.class);
        assertThat(deliver(grid, vote, DeliveryMethod.POSTED, door, true, opens))
                .isEqualTo(new Delivered.PostedTooSoon(2, 1));
        assertThat(deliver(grid, vote, DeliveryMethod.POSTED, door, false, opens))
                .isEqualTo(new Delivered.PostedInVain());
        deliver(grid, vote, DeliveryMethod.HAND, door, false, opens.minusSeconds(7200));
        deliver(grid, vote, DeliveryMethod.MAIL, door, false, opens);
        assertThat(deliver(grid, vote, DeliveryMethod.POSTED, door, true, opens))
                .as("twice on one day")
                .isEqualTo(new Delivered.PostedTooSoon(2, 1));
        cities.setClock(city, opens.plus(Duration.ofDays(1)));
        deliver(grid, vote, DeliveryMethod.HAND, door, false, city.now());
        assertThat(deliver(grid, vote, DeliveryMethod.POSTED, door, true, city.now()))
                .isInstanceOf(Delivered.Recorded.class);
        assertThat(db.sql("select delivered, attempts from vote.door where vote_id = ? and part_id = ?")
                        .params(vote.voteId(), small.parts.getFirst())
                        .query()
                        .singleRow())
                .containsEntry("delivered", true)
                .containsEntry("attempts", 3L);
        for (var by : List.of(small.owner(1), small.viewer(Role.PROPERTY_FIRM), Viewer.PUBLIC)) {
            assertThatThrownBy(() -> deliver(by, vote, DeliveryMethod.HAND, door, true, opens))
                    .isInstanceOf(NotPermitted.class);
        }
        cities.setClock(city, closes);
        assertThat(deliver(grid, vote, DeliveryMethod.HAND, door, true, opens)).isEqualTo(new Delivered.Over(closes));
        assertThatThrownBy(() -> new Attempt(DeliveryMethod.HAND, door, true, opens, "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_result_is_announced_once_under_its_own_number_and_waits_until_then(City city) {
        var vote = frozen(MatterKind.ORDINARY);
        assertThat(announcing.announce(clerk, id(), vote.voteId(), "测字〔2026〕7号"))
                .isEqualTo(new Announcement.NotCounted(VoteState.FROZEN));
        cities.setClock(city, closes);
        voting.close(clerk, id(), vote.voteId());
        assertThat(waiting(vote.voteId())).containsExactly("result_notice 2026-07-03");
        assertThat(announcing.announce(clerk, id(), vote.voteId(), "测字〔2026〕7号"))
                .isEqualTo(new Announcement.NotOnBoard());
        posters.hang(clerk, leader, vote.voteId(), VoteNotice.RESULT);
        assertThat(waiting(vote.voteId())).containsExactly("result 2026-07-03");
        assertThat(announcing.announce(clerk, id(), vote.voteId(), "测字〔2026〕7号"))
                .isEqualTo(new Announcement.Made());
        assertThat(announcing.announce(clerk, id(), vote.voteId(), "测字〔2026〕8号"))
                .isEqualTo(new Announcement.AlreadyMade());
        assertThat(waiting(vote.voteId())).isEmpty();
        cities.setClock(city, Instant.parse("2026-06-01T02:00:00Z"));
        var other = frozen(MatterKind.ORDINARY);
        cities.setClock(city, closes);
        voting.close(clerk, id(), other.voteId());
        posters.hang(clerk, leader, other.voteId(), VoteNotice.RESULT);
        assertThat(announcing.announce(clerk, id(), other.voteId(), "测字〔2026〕7号"))
                .isEqualTo(new Announcement.NumberUsed("测字〔2026〕7号"));
        assertThatThrownBy(() -> announcing.announce(teller, id(), other.voteId(), "测字〔2026〕9号"))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void the_timeline_tells_of_a_vote_from_its_roll_to_its_notice(City city) {
        var vote = frozen(MatterKind.ORDINARY);
        assertThat(told(vote.voteId(), city)).containsExactly("vote.roll.frozen");
        cities.setClock(city, opens);
        assertThat(told(vote.voteId(), city)).containsExactly("vote.roll.frozen", "vote.vote.opened");
        cities.setClock(city, closes);
        voting.close(clerk, id(), vote.voteId());
        posters.hang(clerk, leader, vote.voteId(), VoteNotice.RESULT);
        cities.setClock(city, closes.plusSeconds(60));
        announcing.announce(clerk, id(), vote.voteId(), "测字〔2026〕17号");
        assertThat(told(vote.voteId(), city))
                .containsExactly(
                        "vote.roll.frozen",
                        "vote.vote.opened",
                        "vote.turnout.closed",
                        "vote.result.counted",
                        "vote.result.published");
        cities.setClock(city, Instant.parse("2026-06-01T02:00:00Z"));
        var gone = frozen(MatterKind.ORDINARY);
        voting.annul(leader, id(), gone.voteId(), "程序有误");
        assertThat(told(gone.voteId(), city)).containsExactlyInAnyOrder("vote.roll.frozen", "vote.vote.voided");
    }

    /** What has happened by now, the same moment in the order of names. */
    private List<String> told(UUID vote, City city) {
        return db.sql("""
                select kind from disclosure.timeline
                 where subject_id = ? and project_id = ? and occurred_at <= ? order by occurred_at, kind""")
                .params(vote, small.project, java.sql.Timestamp.from(city.now()))
                .query(String.class)
                .list();
    }

    private List<String> waiting(UUID vote) {
        return db.sql("select subject_kind || ' ' || due_on from dispatch.todo where subject_id = ?")
                .param(vote)
                .query(String.class)
                .list();
    }

    private Delivered deliver(
            Viewer by,
            Preparing.Prepared vote,
            DeliveryMethod method,
            java.util.Set<UUID> doors,
            boolean received,
            Instant at) {
        return delivering.record(by, id(), vote.voteId(), new Attempt(method, doors, received, at, "照片 1"));
    }

    private Map<String, Object> matterNow(UUID matter) {
        return db.sql("select verdict, in_effect from vote.matter_now where id = ?")
                .param(matter)
                .query()
                .singleRow();
    }

    private Preparing.Prepared prepare(Electorate voters) {
        return published(voting.prepare(
                clerk,
                id(),
                new Proposal(
                        small.compound,
                        voters,
                        "加装电梯",
                        City.current().today(),
                        opens,
                        closes,
                        List.of(Proposal.Matter.of(
                                voters.stairwellId() == null ? MatterKind.SPECIAL : MatterKind.LIFT, "加装电梯")))));
    }
}

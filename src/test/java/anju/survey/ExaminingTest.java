package anju.survey;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.policy.Policy;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallCity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A survey round from its beginning to needs: what it asks, what it refuses, what it comes to. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExaminingTest {
    @Autowired
    Examining examining;

    @Autowired
    GapJudging judging;

    @Autowired
    Surveying surveying;

    @Autowired
    Alarms alarms;

    @Autowired
    Policy policy;

    @Autowired
    Gates gates;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private SmallCity small;
    private Viewer grid;
    private Viewer clerk;
    private Viewer leader;
    private UUID round;

    @BeforeEach
    void begin() {
        if (small == null) {
            transaction.executeWithoutResult(_ -> small = new SmallCity(db));
            grid = small.viewer(Role.GRID_WORKER, SmallCity.PATH);
            clerk = small.viewer(Role.SUBDISTRICT_CLERK);
            leader = small.viewer(Role.SUBDISTRICT_LEADER);
        }
        round = begun(Set.of("HOUSING"));
    }

    @AfterEach
    void end() {
        if (openRound() != null) {
            examining.abandon(grid, id(), openRound(), "测试结束");
        }
    }

    @Test
    @Shows("ZS-02")
    void a_complete_round_has_a_score_a_class_gaps_and_opens_its_gate() {
        answerAll(Map.of("H3", Set.of(small.buildings.get(0))));
        var done = completed();
        // Only H3 falls short, in one of two buildings: 8 of 65 points of weight, half of them lost.
        assertThat(done.scoreMilli()).isEqualTo(100_000 - 100_000 * 4 / 65 - 1);
        assertThat(done.gaps()).isEqualTo(1);
        assertThat(done.compoundClass()).isEqualTo("KEEP");
        assertThat(gates.held(small.project)).contains(GateCondition.SURVEYED);
        assertThat(db.sql("select sum(points_milli) from survey.result_line where round_id = ?")
                        .param(round)
                        .query(Integer.class)
                        .single())
                .isEqualTo(done.scoreMilli());
        assertThat(db.sql("select surveyed_on from survey.standing where compound_id = ?")
                        .param(small.compound)
                        .query(java.time.LocalDate.class)
                        .single())
                .isEqualTo(City.current().today());
    }

    @Test
    void nothing_mandatory_may_be_missing_unless_it_does_not_apply() {
        answerAll(Map.of());
        examining.abandon(grid, id(), round, "重新开始");
        round = begun(Set.of("HOUSING", "COMPOUND"));
        var lacks = ((Completing.Missing) examining.complete(grid, id(), round)).lacks();
        assertThat(lacks).contains(new Completing.Lack("H1", 2), new Completing.Lack("K8", 0));
        assertThat(lacks).noneMatch(lack -> lack.indicator().equals("K2"));
        answerAll(Map.of());
        answer("K8", null, null, Set.of());
        assertThat(((Completing.Missing) examining.complete(grid, id(), round)).lacks())
                .noneMatch(lack ->
                        lack.indicator().equals("K8") || lack.indicator().startsWith("H"));
    }

    @Test
    void an_answer_is_refused_in_these_ways() {
        var first = small.buildings.get(0);
        assertThat(answer("K8", null, Value.whole(90), Set.of())).isEqualTo(new Answering.NotAsked("K8"));
        assertThat(answer("H1", null, Value.yes(false), Set.of())).isEqualTo(new Answering.WrongBuilding());
        assertThat(answer("H1", UUID.randomUUID(), Value.yes(false), Set.of()))
                .isEqualTo(new Answering.WrongBuilding());
        assertThat(answer("H1", first, Value.whole(2), Set.of())).isEqualTo(new Answering.WrongValue());
        assertThat(answer("H1", first, Value.yes(true), Set.of())).isEqualTo(new Answering.NoIssueNamed());
        assertThat(answer("H1", first, Value.yes(false), Set.of("H1-01"))).isEqualTo(new Answering.IssuesDespiteNone());
        assertThat(answer("H1", first, Value.yes(true), Set.of("H2-01")))
                .isEqualTo(new Answering.UnknownIssue("H2-01"));
        assertThatThrownBy(() -> draft("H1", first, null, "", Set.of(), false, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> draft("H1", first, Value.yes(true), "也写原因", Set.of(), false, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void two_surveyors_notice_each_other() {
        var building = small.buildings.get(0);
        var first = (Answering.Answered) answer("H5", building, Value.yes(false), Set.of());
        assertThat(examining.answer(
                        clerk, id(), draft("H5", building, Value.yes(true), "", Set.of("H5-01"), false, null)))
                .isEqualTo(new Answering.Meanwhile(first.answer()));
        assertThat(examining.answer(
                        clerk,
                        id(),
                        draft("H5", building, Value.yes(true), "", Set.of("H5-01"), false, first.answer())))
                .isInstanceOf(Answering.Answered.class);
        assertThat(db.sql("select count(*) from survey.answer where round_id = ? and indicator = 'H5'")
                        .param(round)
                        .query(Integer.class)
                        .single())
                .as("both stay on record")
                .isEqualTo(2);
    }

    @Test
    void a_signal_that_drops_after_sending_does_not_answer_twice() {
        var command = id();
        var draft = draft("H7", small.buildings.get(1), Value.yes(false), "", Set.of(), false, null);
        var first = examining.answer(grid, command, draft);
        assertThat(examining.answer(grid, command, draft)).isEqualTo(first);
    }

    @Test
    void danger_goes_to_the_leader_at_once_and_stays_until_settled() {
        var building = small.buildings.get(1);
        assertThat(answer("H2", building, Value.yes(true), Set.of("H2-01")))
                .isInstanceOfSatisfying(
                        Answering.Answered.class, a -> assertThat(a.alarm()).isTrue());
        var alarm = db.sql(
                        "select subject_id from survey.todo where role = 'SUBDISTRICT_LEADER' and subject_kind = 'alarm' and place_id = ?")
                .param(small.compound)
                .query(UUID.class)
                .single();
        var again = (Answering.Answered) examining.answer(
                grid,
                id(),
                draft("H2", building, Value.yes(true), "", Set.of("H2-01", "H2-03"), true, last("H2", building)));
        assertThat(again.alarm()).as("one alarm for one danger").isFalse();
        answerAll(Map.of("H2", Set.of(building)));
        assertThat(completed().compoundClass()).isEqualTo("EMERGENCY");
        var gap = gap("H2");
        assertThat(judging.dismiss(clerk, id(), Set.of(gap), "没事")).isEqualTo(new Judging.InDanger(gap));
        assertThatThrownBy(() -> alarms.settle(grid, id(), alarm, "关阀")).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> alarms.settle(leader, id(), alarm, " ")).isInstanceOf(IllegalArgumentException.class);
        assertThat(alarms.settle(leader, id(), alarm, "已关阀停气，燃气公司当天更换")).isEqualTo(new Settling.Settled());
        assertThat(alarms.settle(leader, id(), alarm, "再写一次")).isEqualTo(new Settling.AlreadySettled());
        assertThat(judging.dismiss(clerk, id(), Set.of(gap), "燃气公司已更换")).isEqualTo(new Judging.Dismissed(1));
    }

    @Test
    void a_need_with_danger_raises_the_alarm_too() {
        var draft = NeedDraft.ofParts(
                small.compound,
                "STRUCTURE",
                "承重墙被拆",
                "",
                NeedSource.RESIDENT_REPORT,
                true,
                City.current().today(),
                Set.of(small.parts.get(0)));
        var need = ((Recording.Recorded) surveying.record(grid, id(), draft)).needId();
        var alarm = db.sql("select id from survey.alarm where need_id = ?")
                .param(need)
                .query(UUID.class)
                .single();
        assertThat(alarms.settle(leader, id(), alarm, "已疏散并报鉴定")).isEqualTo(new Settling.Settled());
    }

    @Test
    @Shows({"BY-06", "CD-13"})
    void gaps_become_needs_of_their_households_with_one_click() {
        answerAll(Map.of("H3", Set.copyOf(small.buildings), "H8", Set.of(small.buildings.get(0))));
        completed();
        var titles = new HashMap<UUID, String>();
        gaps().forEach(gap -> titles.put(gap, "体检发现的问题"));
        assertThat(titles).hasSize(3);
        var needs = ((Judging.Confirmed) judging.confirm(clerk, id(), titles)).needs();
        assertThat(db.sql("select count(*) from survey.need_part where need_id = any(?)")
                        .param(needs.toArray(UUID[]::new))
                        .query(Integer.class)
                        .single())
                .as("twelve homes in each building")
                .isEqualTo(36);
        assertThat(judging.confirm(clerk, id(), titles)).isInstanceOf(Judging.AlreadyJudged.class);
        assertThat(judging.dismiss(clerk, id(), titles.keySet(), "重复")).isInstanceOf(Judging.AlreadyJudged.class);
        assertThatThrownBy(() -> judging.confirm(clerk, id(), Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> judging.confirm(leader, id(), titles)).isInstanceOf(NotPermitted.class);
    }

    @Test
    void beginning_and_ending_are_refused_in_these_ways() {
        assertThat(examining.begin(
                        grid,
                        id(),
                        small.compound,
                        Set.of("HOUSING"),
                        City.current().today()))
                .isInstanceOf(Beginning.AlreadyOpen.class);
        assertThat(examining.begin(
                        grid,
                        id(),
                        small.compound,
                        Set.of("NONE"),
                        City.current().today()))
                .isEqualTo(new Beginning.UnknownSet("NONE"));
        assertThat(examining.begin(
                        grid, id(), small.compound, Set.of(), City.current().today()))
                .isEqualTo(new Beginning.UnknownSet(""));
        assertThat(examining.begin(
                        grid,
                        id(),
                        small.compound,
                        Set.of("HOUSING"),
                        City.current().today().plusDays(1)))
                .isEqualTo(new Beginning.InTheFuture());
        for (var by : List.of(small.owner(0), small.viewer(Role.CONTRACTOR), Viewer.PUBLIC)) {
            assertThatThrownBy(() -> examining.begin(
                            by,
                            id(),
                            small.compound,
                            Set.of("HOUSING"),
                            City.current().today()))
                    .isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> examining.complete(by, id(), round)).isInstanceOf(NotPermitted.class);
        }
        assertThatThrownBy(() -> examining.abandon(grid, id(), round, "")).isInstanceOf(IllegalArgumentException.class);
        assertThat(examining.abandon(grid, id(), round, "选错了小区")).isEqualTo(new Completing.Abandoned());
        assertThat(examining.complete(grid, id(), round)).isEqualTo(new Completing.NotOpen(RoundState.ABANDONED));
        assertThat(examining.abandon(grid, id(), round, "再来")).isEqualTo(new Completing.NotOpen(RoundState.ABANDONED));
        assertThat(answer("H1", small.buildings.get(0), Value.yes(false), Set.of()))
                .isEqualTo(new Answering.NotOpen(RoundState.ABANDONED));
    }

    @Test
    void a_round_where_nothing_applies_has_no_score() {
        for (var code : rules().indicatorsOf(Set.of("HOUSING")).keySet()) {
            small.buildings.forEach(building -> answer(code, building, null, Set.of()));
        }
        assertThat(examining.complete(grid, id(), round)).isEqualTo(new Completing.NothingToWeigh());
    }

    @Test
    void the_database_takes_no_answer_after_the_end() {
        answerAll(Map.of());
        completed();
        assertThatThrownBy(() -> db.sql("""
                insert into survey.answer (id, round_id, indicator, building_id, applicable, reason, person_id, recorded_at)
                values (?, ?, 'H1', ?, false, 'x', ?, now())""")
                        .params(id(), round, small.buildings.get(0), grid.person())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private SurveyRules rules() {
        return policy.rules(SurveyRules.class, SmallCity.PATH, City.current().today());
    }

    private UUID begun(Set<String> sets) {
        return ((Beginning.Begun) examining.begin(
                        grid, id(), small.compound, sets, City.current().today()))
                .round();
    }

    private @Nullable UUID openRound() {
        return db.sql("select id from survey.round where compound_id = ? and state = 'OPEN'")
                .param(small.compound)
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    /** Every building's every indicator: no hazard, except these. */
    private void answerAll(Map<String, Set<UUID>> hazards) {
        for (var code : rules().indicatorsOf(Set.of("HOUSING")).keySet()) {
            for (var building : small.buildings) {
                boolean hazard = hazards.getOrDefault(code, Set.of()).contains(building);
                if (last(code, building) == null || hazard) {
                    var issues = hazard
                            ? Set.of(rules().issuesOf(code).keySet().iterator().next())
                            : Set.<String>of();
                    assertThat(examining.answer(
                                    grid,
                                    id(),
                                    draft(code, building, Value.yes(hazard), "", issues, false, last(code, building))))
                            .isInstanceOf(Answering.Answered.class);
                }
            }
        }
    }

    private Completing.Completed completed() {
        return (Completing.Completed) examining.complete(grid, id(), round);
    }

    private List<UUID> gaps() {
        return db.sql("select id from survey.gap where round_id = ?")
                .param(round)
                .query(UUID.class)
                .list();
    }

    private UUID gap(String indicator) {
        return db.sql("select id from survey.gap where round_id = ? and indicator = ?")
                .params(round, indicator)
                .query(UUID.class)
                .single();
    }

    private @Nullable UUID last(String indicator, UUID building) {
        return db.sql("select id from survey.answer_now where round_id = ? and indicator = ? and building_id = ?")
                .params(round, indicator, building)
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    private Answering answer(String indicator, @Nullable UUID building, @Nullable Value value, Set<String> issues) {
        return examining.answer(
                grid, id(), draft(indicator, building, value, value == null ? "看不到" : "", issues, false, null));
    }

    private AnswerDraft draft(
            String indicator,
            @Nullable UUID building,
            @Nullable Value value,
            String reason,
            Set<String> issues,
            boolean danger,
            @Nullable UUID seen) {
        return new AnswerDraft(round, indicator, building, value, reason, issues, "", danger, List.of(), seen);
    }
}

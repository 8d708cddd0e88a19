package anju.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.city.City;
import anju.policy.Adopting;
import anju.policy.Adoption;
import anju.policy.Name;
import anju.testing.InCity;
import anju.testing.SmallCity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Undertakings, their gates and their stages. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectsTest {
    @Autowired
    Projects projects;

    @Autowired
    Attachments attachments;

    @Autowired
    Stages stages;

    @Autowired
    Gates gates;

    @Autowired
    OpenGates openGates;

    @Autowired
    Recording recording;

    @Autowired
    Adopting adopting;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient db;

    private SmallCity small;
    private Viewer clerk;
    UUID paper;
    private Viewer leader;

    @BeforeEach
    void found() {
        if (small == null) {
            small = new SmallCity(db);
            clerk = small.viewer(Role.SUBDISTRICT_CLERK);
            paper = small.paper(attachments);
            leader = small.viewer(Role.SUBDISTRICT_LEADER);
        }
    }

    @Test
    void an_undertaking_is_opened_at_its_places_with_its_rules_pinned_and_the_baseline_met() {
        var opened = opened(open("五福里改造", List.of(Place.compound(small.compound)), null));
        var project = projects.byId(opened.projectId()).orElseThrow();
        assertThat(opened.code())
                .matches("XM-" + City.current().today().getYear() + "-[0-9]{4}")
                .isEqualTo(project.code());
        assertThat(project.stage()).isEqualTo(Stage.G0);
        assertThat(projects.places(project.id())).containsExactly(Place.compound(small.compound));
        assertThat(projects.paths(project.id())).containsExactly(SmallCity.PATH);
        assertThat(gates.held(project.id())).containsExactly(GateCondition.BASELINE_REGISTERED);
        assertThat(projects.covering(small.compound)).extracting(Project::id).contains(project.id());
    }

    @Test
    void buildings_and_stairwells_can_be_places_but_not_twice_and_not_within_each_other() {
        var building = new Place(small.compound, small.buildings.get(0), null);
        var stairwell = new Place(small.compound, small.buildings.get(1), small.stairwells.get(2));
        assertThat(open("两处", List.of(building, stairwell), null)).isInstanceOf(Opening.Opened.class);
        assertThat(open("重复", List.of(building, building), null)).isEqualTo(new Opening.PlacesOverlap(1, 2));
        assertThat(open("包含", List.of(stairwell, Place.compound(small.compound)), null))
                .isEqualTo(new Opening.PlacesOverlap(1, 2));
        assertThat(open("没有", List.of(), null)).isEqualTo(new Opening.NoPlace());
        assertThat(open("不在", List.of(building, Place.compound(UUID.randomUUID())), null))
                .isEqualTo(new Opening.NotRegistered(2));
        var elsewhere = new Place(small.compound, small.buildings.get(0), small.stairwells.get(3));
        assertThat(open("不在", List.of(elsewhere), null))
                .as("the stairwell stands in another building")
                .isEqualTo(new Opening.NotRegistered(1));
    }

    @Test
    void only_those_who_may_open_one_at_the_place_do() {
        var stranger = small.viewer(Role.SUBDISTRICT_CLERK, "/ha/elsewhere");
        assertThatThrownBy(() ->
                        projects.open(stranger, UUID.randomUUID(), "外面", List.of(Place.compound(small.compound)), null))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> projects.open(
                        small.owner(1), UUID.randomUUID(), "业主", List.of(Place.compound(small.compound)), null))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void a_gate_opens_only_when_all_it_asks_for_holds() {
        var id = opened(open("过关", List.of(Place.compound(small.compound)), null))
                .projectId();
        assertThat(advance(id, Stage.G0))
                .isEqualTo(new Advancing.Missing(Stage.G1, List.of(GateCondition.NEEDS_RECORDED)));
        assertThat(projects.stage(id)).isEqualTo(Stage.G0);
        var need = SmallCity.id();
        meet(id, GateCondition.NEEDS_RECORDED, need);
        assertThat(advance(id, Stage.G0)).isEqualTo(new Advancing.Advanced(Stage.G1));
        assertThat(projects.stage(id)).isEqualTo(Stage.G1);
        assertThat(advance(id, Stage.G0))
                .as("another click by somebody who still sees G0")
                .isEqualTo(new Advancing.MovedMeanwhile(Stage.G1));
    }

    @Test
    void a_condition_holds_while_one_thing_that_said_so_stands() {
        var id = opened(open("事实", List.of(Place.compound(small.compound)), null))
                .projectId();
        var one = SmallCity.id();
        var other = SmallCity.id();
        meet(id, GateCondition.NEEDS_RECORDED, one);
        meet(id, GateCondition.NEEDS_RECORDED, one);
        meet(id, GateCondition.NEEDS_RECORDED, other);
        assertThat(count(
                        "select count(*) from project.gate_fact_now where project_id = ? and condition = 'NEEDS_RECORDED'",
                        id))
                .isEqualTo(2);
        withdraw(id, GateCondition.NEEDS_RECORDED, one);
        assertThat(gates.held(id)).contains(GateCondition.NEEDS_RECORDED);
        withdraw(id, GateCondition.NEEDS_RECORDED, other);
        withdraw(id, GateCondition.NEEDS_RECORDED, other);
        assertThat(gates.held(id)).doesNotContain(GateCondition.NEEDS_RECORDED);
        meet(id, GateCondition.NEEDS_RECORDED, one);
        assertThat(gates.held(id)).contains(GateCondition.NEEDS_RECORDED);
    }

    @Test
    void what_comes_too_early_is_told_what_is_missing_on_the_way() {
        var id = opened(open("太早", List.of(Place.compound(small.compound)), null))
                .projectId();
        meet(id, GateCondition.PLAN_DRAWN_UP, SmallCity.id());
        assertThat(projects.tooEarly(id, GateCondition.CONTRACT_SIGNED))
                .contains(new TooEarly(
                        Stage.G0,
                        Stage.G4,
                        List.of(
                                GateCondition.NEEDS_RECORDED,
                                GateCondition.OWNERS_DECIDED,
                                GateCondition.FUNDING_ALLOCATED)));
        assertThat(projects.tooEarly(id, GateCondition.PLAN_DRAWN_UP)).isEmpty();
    }

    @Test
    void a_gate_cannot_ask_for_what_only_comes_true_behind_it() {
        var stages = new EnumMap<Stage, ProjectRules.StageRule>(Stage.class);
        for (var stage : Stage.values()) {
            stages.put(stage, new ProjectRules.StageRule(new Name("阶段", "Stage"), List.of()));
        }
        stages.put(
                Stage.G5, new ProjectRules.StageRule(new Name("开工", "Start"), List.of(GateCondition.CONTRACT_SIGNED)));
        assertThat(new ProjectRules(stages).stage(Stage.G5).conditions()).hasSize(1);
        stages.put(
                Stage.G4, new ProjectRules.StageRule(new Name("采购", "Buying"), List.of(GateCondition.CONTRACT_SIGNED)));
        assertThatThrownBy(() -> new ProjectRules(stages))
                .hasMessage("G4 asks for CONTRACT_SIGNED, which can only come true from G4 on");
    }

    @Test
    void a_gate_passed_on_a_fact_that_fell_away_is_told_as_broken() {
        var id = opened(open("断开", List.of(Place.compound(small.compound)), null))
                .projectId();
        var need = SmallCity.id();
        meet(id, GateCondition.NEEDS_RECORDED, need);
        advance(id, Stage.G0);
        assertThat(projects.broken(id)).isEmpty();
        withdraw(id, GateCondition.NEEDS_RECORDED, need);
        assertThat(projects.broken(id)).containsExactly(GateCondition.NEEDS_RECORDED);
        assertThat(projects.stage(id)).as("later facts stay").isEqualTo(Stage.G1);
    }

    @Test
    void a_fact_is_said_only_inside_the_transaction_that_makes_it_true() {
        assertThatThrownBy(
                        () -> gates.meet(small.project, GateCondition.NEEDS_RECORDED, SmallCity.id(), SmallCity.id()))
                .isInstanceOf(org.springframework.transaction.IllegalTransactionStateException.class);
    }

    @Test
    void an_undertaking_goes_back_one_stage_with_a_reason() {
        var id = opened(open("退回", List.of(Place.compound(small.compound)), null))
                .projectId();
        assertThat(stages.goBack(leader, UUID.randomUUID(), id, Stage.G0, "错了")).isEqualTo(new GoingBack.AtTheStart());
        meet(id, GateCondition.NEEDS_RECORDED, SmallCity.id());
        advance(id, Stage.G0);
        assertThat(stages.goBack(leader, UUID.randomUUID(), id, Stage.G1, " ")).isEqualTo(new GoingBack.ReasonNeeded());
        assertThat(stages.goBack(leader, UUID.randomUUID(), id, Stage.G2, "重来"))
                .isEqualTo(new GoingBack.MovedMeanwhile(Stage.G1));
        assertThat(stages.goBack(leader, UUID.randomUUID(), id, Stage.G1, "需要重新摸底"))
                .isEqualTo(new GoingBack.WentBack(Stage.G0));
        assertThat(projects.stage(id)).isEqualTo(Stage.G0);
        assertThat(db.sql("select reason from project.stage_step where project_id = ? order by at desc limit 1")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("需要重新摸底");
        assertThatThrownBy(() -> stages.goBack(clerk, UUID.randomUUID(), id, Stage.G0, "不行"))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void it_walks_to_the_last_stage_and_no_further() {
        var id = opened(open("走完", List.of(Place.compound(small.compound)), null))
                .projectId();
        for (var condition : GateCondition.values()) {
            if (condition != GateCondition.BASELINE_REGISTERED) {
                meet(id, condition, SmallCity.id());
            }
        }
        for (var stage = Stage.G0; !stage.isLast(); stage = stage.next()) {
            assertThat(advance(id, stage)).isEqualTo(new Advancing.Advanced(stage.next()));
        }
        assertThat(advance(id, Stage.G11)).isEqualTo(new Advancing.AtTheEnd());
    }

    @Test
    void the_last_gate_waits_for_the_leader_once_residents_were_asked() {
        var id = opened(open("回访", List.of(Place.compound(small.compound)), null))
                .projectId();
        for (var condition : GateCondition.values()) {
            if (condition != GateCondition.BASELINE_REGISTERED && condition != GateCondition.SATISFACTION_SURVEYED) {
                meet(id, condition, SmallCity.id());
            }
        }
        for (var stage = Stage.G0; stage != Stage.G10; stage = stage.next()) {
            advance(id, stage);
        }
        assertThat(advance(id, Stage.G10))
                .isEqualTo(new Advancing.Missing(Stage.G11, List.of(GateCondition.SATISFACTION_SURVEYED)));
        assertThat(waiting()).doesNotContain(id);
        meet(id, GateCondition.SATISFACTION_SURVEYED, SmallCity.id());
        assertThat(waiting()).contains(id);
        advance(id, Stage.G10);
        assertThat(waiting()).as("there is no gate behind the last").doesNotContain(id);
    }

    private List<UUID> waiting() {
        return openGates.waitingFor(leader).stream()
                .map(OpenGates.OpenGate::projectId)
                .toList();
    }

    @Test
    void what_was_before_an_office_joined_is_recorded_later_by_a_named_person() {
        var goLive = City.current().today().minusDays(30);
        var id = opened(open("半路", List.of(Place.compound(small.compound)), goLive))
                .projectId();
        assertThat(record(id, GateCondition.NEEDS_RECORDED, goLive, "2019年调查"))
                .isEqualTo(new RecordingLater.AfterGoLive(goLive));
        assertThat(record(id, GateCondition.NEEDS_RECORDED, goLive.minusDays(1), " "))
                .isEqualTo(new RecordingLater.ReasonNeeded());
        assertThat(recording.record(
                        clerk,
                        UUID.randomUUID(),
                        id,
                        GateCondition.NEEDS_RECORDED,
                        goLive.minusDays(1),
                        "见扫描件",
                        UUID.randomUUID()))
                .isEqualTo(new RecordingLater.NoSuchFile());
        assertThat(record(id, GateCondition.NEEDS_RECORDED, goLive.minusDays(1), "2019年入户调查表，存街道档案室"))
                .isInstanceOf(RecordingLater.Recorded.class);
        assertThat(record(id, GateCondition.NEEDS_RECORDED, goLive.minusDays(1), "再来一次"))
                .isEqualTo(new RecordingLater.AlreadyHolds());
        assertThat(advance(id, Stage.G0)).isEqualTo(new Advancing.Advanced(Stage.G1));
        assertThat(count("select count(*) from project.gate_fact_now where project_id = ? and recorded_later", id))
                .isEqualTo(1);
        assertThat(record(small.project, GateCondition.NEEDS_RECORDED, goLive, "没有"))
                .isEqualTo(new RecordingLater.BeganHere());
        assertThat(open(
                        "将来",
                        List.of(Place.compound(small.compound)),
                        City.current().today().plusDays(1)))
                .isInstanceOf(Opening.GoLiveAhead.class);
    }

    @Test
    void one_undertaking_stands_under_one_set_of_rules() {
        var other = SmallCity.id();
        var area = SmallCity.id();
        db.sql(
                        "insert into city.area (id, parent_id, kind, name, path) values (?, (select id from city.area where path = '/ha'), 'STREET', '东街', '/ha/dong')")
                .param(area)
                .update();
        var act = small.act("registry.compound.registered");
        db.sql(
                        "insert into registry.compound (id, code, area_id, path, act_id, act_kind) values (?, 'TST-002', ?, '/ha/dong/TST-002', ?, 'registry.compound.registered')")
                .params(other, area, act)
                .update();
        db.sql(
                        "insert into registry.compound_name (id, compound_id, name, address, from_on, act_id, act_kind) values (?, ?, '东街小区', '东街', date '2020-01-01', ?, 'registry.compound.registered')")
                .params(SmallCity.id(), other, act)
                .update();
        var both = List.of(Place.compound(small.compound), Place.compound(other));
        var opened = opened(open("两个小区", both, null));
        assertThat(gates.held(opened.projectId()))
                .as("the second has no parts on record")
                .isEmpty();
        assertThat(advance(opened.projectId(), Stage.G0))
                .isEqualTo(new Advancing.Missing(
                        Stage.G1, List.of(GateCondition.BASELINE_REGISTERED, GateCondition.NEEDS_RECORDED)));
        assertThat(adopting.adopt(
                        small.viewer(Role.HOUSING_BUREAU),
                        UUID.randomUUID(),
                        area,
                        "enping",
                        City.current().today()))
                .isInstanceOf(Adoption.Adopted.class);
        assertThat(open("两套规则", both, null)).isEqualTo(new Opening.RulesDiffer());
    }

    @Test
    void a_condition_is_reported_by_the_one_module_it_names() throws IOException {
        // To ask whether a condition holds is anybody's right; to say so is one module's.
        var said = Pattern.compile("gates\\s*\\.(?:meet|withdraw)\\([^;]*?GateCondition\\.([A-Z_]+)");
        var found = EnumSet.noneOf(GateCondition.class);
        try (var files = Files.walk(Path.of("src/main/java/anju"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var module = Path.of("src/main/java/anju")
                        .relativize(file)
                        .getName(0)
                        .toString();
                var words = said.matcher(Files.readString(file));
                while (words.find()) {
                    var condition = GateCondition.valueOf(words.group(1));
                    assertThat(condition.reportedBy())
                            .as("%s in %s", words.group(), file)
                            .isEqualTo(module);
                    found.add(condition);
                }
            }
        }
        assertThat(found).as("conditions that somebody reports").containsExactlyInAnyOrder(GateCondition.values());
    }

    private Opening open(String name, List<Place> places, LocalDate goLive) {
        return projects.open(clerk, UUID.randomUUID(), name, places, goLive);
    }

    private static Opening.Opened opened(Opening opening) {
        assertThat(opening).isInstanceOf(Opening.Opened.class);
        return (Opening.Opened) opening;
    }

    private Advancing advance(UUID id, Stage from) {
        return stages.advance(leader, UUID.randomUUID(), id, from);
    }

    private RecordingLater record(UUID id, GateCondition condition, LocalDate occurredOn, String reason) {
        return recording.record(clerk, UUID.randomUUID(), id, condition, occurredOn, reason, paper);
    }

    private void meet(UUID id, GateCondition condition, UUID by) {
        transactions.executeWithoutResult(_ -> gates.meet(id, condition, by, small.act("survey.need.recorded")));
    }

    private void withdraw(UUID id, GateCondition condition, UUID by) {
        transactions.executeWithoutResult(_ -> gates.withdraw(id, condition, by, small.act("survey.need.withdrawn")));
    }

    private long count(String sql, UUID id) {
        return db.sql(sql).param(id).query(Long.class).single();
    }
}

package anju.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.city.City;
import anju.testing.InCity;
import anju.testing.SmallCity;
import anju.testing.SmallWorks;
import anju.testing.Web;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists of stages from before offices joined: of many undertakings at once, and holding only once a second person has confirmed them. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordingListsTest {
    @Autowired
    Projects projects;

    @Autowired
    RecordingLists recording;

    @Autowired
    Gates gates;

    @Autowired
    Attachments attachments;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    @LocalServerPort
    int port;

    private SmallCity small;
    private Viewer clerk;
    private Viewer bureau;
    private Viewer leader;
    private UUID paper;

    @BeforeAll
    void found() {
        small = new SmallCity(db);
        clerk = small.viewer(Role.SUBDISTRICT_CLERK);
        leader = small.viewer(Role.SUBDISTRICT_LEADER);
        bureau = small.viewer(Role.HOUSING_BUREAU);
        paper = small.paper(attachments);
    }

    @Test
    void facts_of_a_list_hold_once_another_has_confirmed_it_and_cease_when_it_is_withdrawn() {
        var one = opened("甲", today());
        var two = opened("乙", today());
        var batch = entered(clerk, List.of(fact(one, day(30)), fact(two, day(40))));
        assertThat(gates.held(one)).as("nobody has confirmed it").doesNotContain(GateCondition.NEEDS_RECORDED);
        assertThat(recording.confirm(leader, id(), batch)).isInstanceOf(ListingLater.Done.class);
        assertThat(gates.held(one)).contains(GateCondition.NEEDS_RECORDED);
        assertThat(gates.held(two)).contains(GateCondition.NEEDS_RECORDED);
        assertThat(db.sql(
                                "select distinct recorded_later from project.gate_fact where project_id in (?, ?) and condition = 'NEEDS_RECORDED'")
                        .params(one, two)
                        .query(Boolean.class)
                        .list())
                .as("never as if it had happened here")
                .containsExactly(true);
        assertThat(recording.confirm(leader, id(), batch)).isEqualTo(new ListingLater.Moved(RecordedState.CONFIRMED));
        assertThat(recording.withdraw(clerk, id(), batch, "录错了")).isEqualTo(new ListingLater.OwnEntry());
        assertThat(recording.withdraw(leader, id(), batch, " ")).isEqualTo(new ListingLater.ReasonNeeded());
        assertThat(recording.withdraw(leader, id(), batch, "材料是别的街道的")).isInstanceOf(ListingLater.Done.class);
        assertThat(gates.held(one)).doesNotContain(GateCondition.NEEDS_RECORDED);
        assertThat(recording.withdraw(leader, id(), batch, "再撤"))
                .isEqualTo(new ListingLater.Moved(RecordedState.WITHDRAWN));
    }

    @Test
    void whoever_entered_a_list_is_never_the_second_pair_of_eyes() {
        var project = opened("自己核对", today());
        var batch = entered(bureau, List.of(fact(project, day(3))));
        assertThat(recording.confirm(bureau, id(), batch)).isEqualTo(new ListingLater.OwnEntry());
        assertThat(recording.withdraw(bureau, id(), batch, "自己发现看错")).isInstanceOf(ListingLater.Done.class);
        assertThatThrownBy(() -> recording.confirm(clerk, id(), batch)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> recording.enter(
                        small.viewer(Role.AUDITOR), id(), List.of(fact(project, day(3))), "何某", List.of(paper)))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void one_row_that_cannot_be_taken_keeps_the_whole_list_out() {
        var joined = opened("后加入的", day(10));
        var here = opened("本来就在这里", null);
        var outcome = recording.enter(
                clerk,
                id(),
                List.of(fact(joined, day(20)), fact(joined, day(21)), fact(here, day(20)), late(joined)),
                "何某",
                List.of(paper));
        assertThat(outcome)
                .isEqualTo(new ListingLater.Unsound(List.of(
                        Optional.empty(),
                        Optional.of(new RecordingLater.AlreadyHolds()),
                        Optional.of(new RecordingLater.BeganHere()),
                        Optional.of(new RecordingLater.AfterGoLive(day(10))))));
        assertThat(recording.enter(clerk, id(), List.of(fact(joined, day(20))), "何某", List.of(id())))
                .isEqualTo(new ListingLater.NoSuchFile());
    }

    @Test
    void what_came_to_hold_meanwhile_keeps_a_list_from_being_confirmed() {
        var project = opened("同一件", today());
        var first = entered(clerk, List.of(fact(project, day(5))));
        var second = entered(clerk, List.of(fact(project, day(6))));
        recording.confirm(leader, id(), first);
        assertThat(recording.confirm(leader, id(), second)).isInstanceOf(ListingLater.Unsound.class);
    }

    @Test
    void the_database_refuses_a_fact_of_a_list_nobody_confirmed() {
        var project = opened("库里", today());
        var batch = entered(clerk, List.of(fact(project, day(5))));
        var row = db.sql("select id from project.recorded_row where batch_id = ?")
                .param(batch)
                .query(UUID.class)
                .single();
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    var act = small.act("project.recorded_batch.confirmed");
                    var fact = id();
                    db.sql("""
                            insert into project.gate_fact (id, project_id, condition, by_id, met_at, act_id, recorded_later)
                            values (?, ?, 'NEEDS_RECORDED', ?, now(), ?, true)""").params(fact, project, fact, act).update();
                    db.sql("""
                            insert into project.recorded_fact (fact_id, occurred_on, reason, attachment_id, by_person, act_id, act_kind, row_id)
                            values (?, ?, '没有', ?, ?, ?, 'project.recorded_batch.confirmed', ?)""")
                            .params(fact, day(5), paper, clerk.person(), act, row)
                            .update();
                }))
                .hasMessageContaining("is not confirmed");
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> db.sql("""
                        insert into project.recorded_batch_step (id, batch_id, entered_by, to_state, reason, by_person, at, act_id, act_kind)
                        values (?, ?, ?, 'CONFIRMED', '', ?, now(), ?, 'project.recorded_batch.confirmed')""")
                        .params(
                                id(),
                                batch,
                                clerk.person(),
                                clerk.person(),
                                small.act("project.recorded_batch.confirmed"))
                        .update()))
                .hasMessageContaining("another_says_so");
    }

    @Test
    void the_page_looks_a_list_over_enters_it_and_another_confirms(City city) {
        var project = opened("页面上的项目", day(10));
        var web = Web.at(city, port).as(clerk, db);
        assertThat(web.get("/recorded-stages/template.xlsx").isOk().bytes()).startsWith('P', 'K');
        var headings = "项目名称\t办成了什么\t日期\t凭什么材料\n";
        var faulty = web.get("/recorded-stages")
                .form("/recorded-stages/preview")
                .with(
                        "rows",
                        headings + "没有这个项目\t已有居民需求\t" + day(30) + "\t调查表\n" + "页面上的项目\t开了个会\t" + day(30) + "\t纪要\n"
                                + "页面上的项目\t已有居民需求\t" + day(10) + "\t\n")
                .send();
        assertThat(faulty.status()).isEqualTo(422);
        assertThat(faulty.words()).contains("第 2 行 A 列", "没有这个项目", "第 3 行 B 列", "开了个会", "第 4 行 D 列", "请填写“凭什么材料”");
        var preview = web.get("/recorded-stages")
                .form("/recorded-stages/preview")
                .with("rows", headings + "页面上的项目\t已有居民需求\t" + day(30) + "\t2025年入户调查表，街道档案室\n")
                .send();
        assertThat(preview.words()).contains("共 1 件");
        var bare = preview.form("/recorded-stages").send();
        assertThat(bare.words()).contains("请填写“谁担保属实”", "请填写“材料扫描件”");
        var entered = preview.form("/recorded-stages")
                .with("vouchedBy", "原项目科 何某")
                .withFile("scan", "材料.png", SmallWorks.picture())
                .submit();
        assertThat(entered.words()).contains("已录入 1 件", "要由另一个人对着扫描件核对");
        var batch = db.sql("select batch_id from project.recorded_row where project_id = ?")
                .param(project)
                .query(UUID.class)
                .single();
        assertThat(db.sql("select distinct subject_kind from dispatch.todo where subject_id = ?")
                        .param(batch)
                        .query(String.class)
                        .list())
                .containsExactly("recorded_batch");
        var one = "/recorded-stages/" + batch;
        var second = Web.at(city, port).as(leader, db);
        assertThat(second.get(one)
                        .form(one + "/withdrawal")
                        .with("reason", "")
                        .send()
                        .status())
                .isEqualTo(422);
        assertThat(second.get(one).form(one + "/confirmation").submit().words()).contains("标为补录");
        assertThat(web.get("/projects/" + project).isOk().words()).contains("2025年入户调查表", "补录");
        web.post("/preferences", Map.of("language", "en", "senior", "0", "to", "/"));
        for (var path : List.of("/recorded-stages", one)) {
            assertThat(web.get(path).isOk().words()).doesNotContain("??");
        }
        assertThat(web.get("/recorded-stages/" + id()).status()).isEqualTo(404);
    }

    private UUID entered(Viewer by, List<EarlierFact> list) {
        return ((ListingLater.Entered) recording.enter(by, id(), list, "原项目科 何某", List.of(paper))).batch();
    }

    private static EarlierFact fact(UUID project, LocalDate on) {
        return new EarlierFact(project, GateCondition.NEEDS_RECORDED, on, "2025年入户调查表");
    }

    private static EarlierFact late(UUID project) {
        return new EarlierFact(project, GateCondition.SURVEYED, day(10), "体检报告");
    }

    private UUID opened(String name, @Nullable LocalDate goLive) {
        return ((Opening.Opened) projects.open(clerk, id(), name, List.of(Place.compound(small.compound)), goLive))
                .projectId();
    }

    private static LocalDate day(int ago) {
        return today().minusDays(ago);
    }

    private static LocalDate today() {
        return City.current().today();
    }

    private static UUID id() {
        return UUID.randomUUID();
    }
}

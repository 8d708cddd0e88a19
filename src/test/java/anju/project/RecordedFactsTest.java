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
import anju.testing.Web;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Facts recorded later can be taken back, and never lie after the go-live day. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordedFactsTest {
    @Autowired
    Projects projects;

    @Autowired
    Recording recording;

    @Autowired
    Attachments attachments;

    @Autowired
    Gates gates;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient db;

    @LocalServerPort
    int port;

    private SmallCity small;
    private Viewer clerk;
    private UUID paper;

    @BeforeAll
    void found() {
        small = new SmallCity(db);
        clerk = small.viewer(Role.SUBDISTRICT_CLERK);
        paper = small.paper(attachments);
    }

    @Test
    void a_mistake_is_taken_back_once_with_a_reason_and_both_stay() {
        var id = opened("撤回");
        var fact = recorded(id);
        assertThat(withdraw(clerk, id, fact, " ")).isEqualTo(new WithdrawingRecorded.ReasonNeeded());
        assertThat(withdraw(clerk, id, UUID.randomUUID(), "看错了")).isEqualTo(new WithdrawingRecorded.NoSuchFact());
        assertThat(withdraw(clerk, small.project, fact, "看错了")).isEqualTo(new WithdrawingRecorded.NoSuchFact());
        assertThat(withdraw(clerk, id, fact, "看错了小区"))
                .isEqualTo(new WithdrawingRecorded.Withdrawn(GateCondition.NEEDS_RECORDED));
        assertThat(gates.held(id)).doesNotContain(GateCondition.NEEDS_RECORDED);
        assertThat(withdraw(clerk, id, fact, "再撤一次")).isEqualTo(new WithdrawingRecorded.WithdrawnAlready());
        assertThat(db.sql("select count(*) from project.recorded_fact where fact_id = ?")
                        .param(fact)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(recorded(id)).as("recorded again, rightly").isNotEqualTo(fact);
        assertThat(gates.held(id)).contains(GateCondition.NEEDS_RECORDED);
    }

    @Test
    void a_fact_a_module_reported_is_not_taken_back_here() {
        var id = opened("模块办成");
        var reported = SmallCity.id();
        transactions.executeWithoutResult(
                _ -> gates.meet(id, GateCondition.NEEDS_RECORDED, reported, small.act("survey.need.recorded")));
        var fact = db.sql("select id from project.gate_fact where project_id = ? and condition = 'NEEDS_RECORDED'")
                .param(id)
                .query(UUID.class)
                .single();
        assertThat(withdraw(clerk, id, fact, "不该能撤")).isEqualTo(new WithdrawingRecorded.NoSuchFact());
        assertThat(gates.held(id)).contains(GateCondition.NEEDS_RECORDED);
    }

    @Test
    void only_those_who_may_record_may_take_back() {
        var id = opened("权限");
        var fact = recorded(id);
        for (var viewer : List.of(
                small.viewer(Role.AUDITOR),
                small.viewer(Role.SUBDISTRICT_LEADER),
                small.viewer(Role.SUBDISTRICT_CLERK, "/ha/liuan/nowhere"))) {
            assertThatThrownBy(() -> withdraw(viewer, id, fact, "不是我的")).isInstanceOf(NotPermitted.class);
        }
    }

    @Test
    void the_database_refuses_a_recorded_fact_from_the_go_live_day_on() {
        var id = opened("库里的闸");
        refused(id, true, goLive(), paper, "go-live");
        refused(id, true, goLive().plusYears(1), paper, "go-live");
        refused(id, false, goLive().minusDays(1), paper, "go-live");
        refused(small.project, true, goLive().minusDays(1), paper, "go-live");
    }

    @Test
    void the_database_refuses_a_recorded_fact_without_its_scan() {
        refused(opened("库里要扫描件"), true, goLive().minusDays(1), null, "attachment_id");
    }

    @Test
    void the_page_takes_back_says_why_and_keeps_what_was_typed(City city) {
        var id = opened("页面撤回");
        var fact = recorded(id);
        var path = "/projects/" + id;
        var action = path + "/recorded-facts/withdrawals";
        var web = Web.at(city, port).as(clerk, db);
        assertThat(web.get(path).isOk().words()).contains("开始用本系统", "补录");
        var blank = web.get(path).form(action).with("fact", fact.toString()).send();
        assertThat(blank.status()).isEqualTo(422);
        assertThat(blank.words()).contains("请填写“为什么撤回”");
        assertThat(blank.document().select("option[selected]").eachAttr("value"))
                .contains(fact.toString());
        var odd = web.get(path)
                .form(action)
                .with("fact", "'; drop table x")
                .with("reason", "看错了")
                .send();
        assertThat(odd.status()).isEqualTo(422);
        var form = web.get(path).form(action).with("fact", fact.toString()).with("reason", "看错了小区");
        assertThat(form.submit().words()).contains("的补录已撤回", "补录后撤回", "撤回原因：看错了小区");
        assertThat(form.send().status()).as("the same click again").isEqualTo(303);
        assertThat(web.get(path).isOk().document().select("form[action$=/withdrawals]"))
                .isEmpty();
        web.post("/preferences", java.util.Map.of("language", "en", "senior", "0", "to", "/"));
        assertThat(web.get(path).isOk().words())
                .contains("recorded later, then withdrawn", "In this system since")
                .doesNotContain("??");
    }

    @Test
    void no_fact_is_entered_at_the_desk_without_its_scan(City city) {
        var id = opened("没有扫描件");
        var path = "/projects/" + id;
        var bare = Web.at(city, port)
                .as(clerk, db)
                .get(path)
                .form(path + "/recorded-facts")
                .with("condition", "NEEDS_RECORDED")
                .with("occurredOn", goLive().minusDays(1).toString())
                .with("reason", "2025年入户调查表")
                .send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.words()).contains("请填写“扫描件”");
        assertThat(bare.document().select("textarea[name=reason]").eachText()).contains("2025年入户调查表");
        assertThat(gates.held(id)).doesNotContain(GateCondition.NEEDS_RECORDED);
    }

    private void refused(UUID project, boolean later, LocalDate occurredOn, @Nullable UUID scan, String why) {
        assertThatThrownBy(() -> transactions.executeWithoutResult(_ -> {
                    var act = small.act("project.fact.recorded_later");
                    var fact = SmallCity.id();
                    db.sql("""
                            insert into project.gate_fact (id, project_id, condition, met_at, act_id, recorded_later)
                            values (?, ?, 'PLAN_DRAWN_UP', now(), ?, ?)""").params(fact, project, act, later).update();
                    db.sql("""
                            insert into project.recorded_fact (fact_id, occurred_on, reason, attachment_id, by_person, act_id, act_kind)
                            values (?, ?, '见材料', ?, ?, ?, 'project.fact.recorded_later')""")
                            .params(fact, occurredOn)
                            .param(scan)
                            .params(clerk.person(), act)
                            .update();
                }))
                .hasMessageContaining(why);
    }

    private static LocalDate goLive() {
        return City.current().today().minusDays(30);
    }

    private UUID opened(String name) {
        return ((Opening.Opened) projects.open(
                        clerk, UUID.randomUUID(), name, List.of(Place.compound(small.compound)), goLive()))
                .projectId();
    }

    private UUID recorded(UUID id) {
        return ((RecordingLater.Recorded) recording.record(
                        clerk,
                        UUID.randomUUID(),
                        id,
                        GateCondition.NEEDS_RECORDED,
                        goLive().minusDays(1),
                        "2025年入户调查表",
                        paper))
                .factId();
    }

    private WithdrawingRecorded withdraw(Viewer by, UUID id, UUID fact, String reason) {
        return recording.withdraw(by, UUID.randomUUID(), id, fact, reason);
    }
}

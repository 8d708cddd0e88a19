package anju.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.city.City;
import anju.fund.EarlierPayment;
import anju.fund.PayingEarlier;
import anju.fund.Recalling;
import anju.fund.Source;
import anju.money.Money;
import anju.testing.InCity;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The go-live day changes by the word of two, and nothing recorded comes to lie on its wrong side. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoLiveTest {
    @Autowired
    Projects projects;

    @Autowired
    GoingLive going;

    @Autowired
    Recording recording;

    @Autowired
    PayingEarlier paying;

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
    private Viewer leader;
    private Viewer bureau;
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
    void one_proposes_with_a_reason_and_another_approves() {
        var id = opened("两个人", today());
        assertThat(going.propose(clerk, id(), id, day(40), " ")).isEqualTo(new ProposingGoLive.ReasonNeeded());
        var proposal = proposed(bureau, id, day(40));
        assertThat(goLive(id)).as("nothing changes yet").isEqualTo(today());
        assertThat(going.propose(clerk, id(), id, day(41), "又一个")).isEqualTo(new ProposingGoLive.OneIsOpen());
        assertThat(going.approve(bureau, id(), proposal)).isEqualTo(new DecidingGoLive.OwnProposal());
        assertThat(going.approve(leader, id(), proposal)).isEqualTo(new DecidingGoLive.Approved(day(40)));
        assertThat(goLive(id)).isEqualTo(day(40));
        assertThat(going.approve(leader, id(), proposal)).isEqualTo(new DecidingGoLive.DecidedAlready());
        assertThat(going.propose(clerk, id(), id, day(40), "一样")).isEqualTo(new ProposingGoLive.TheSameDay());
    }

    @Test
    void an_undertaking_that_began_here_gets_a_day_and_can_then_record_what_was_before() {
        var id = opened("原来没填", null);
        assertThat(record(id, day(9))).isEqualTo(new RecordingLater.BeganHere());
        going.approve(leader, id(), proposed(clerk, id, today()));
        assertThat(record(id, day(9))).isInstanceOf(RecordingLater.Recorded.class);
    }

    @Test
    void nothing_recorded_comes_to_lie_on_the_wrong_side() {
        var id = opened("错边", day(10));
        assertThat(going.propose(clerk, id(), id, today().plusDays(1), "太晚"))
                .isEqualTo(new ProposingGoLive.AfterOpening(today()));
        var fact = ((RecordingLater.Recorded) record(id, day(20))).factId();
        assertThat(going.propose(clerk, id(), id, day(20), "早了")).isEqualTo(new ProposingGoLive.FactsAfter(day(20)));
        recording.withdraw(clerk, id(), id, fact, "看错了");
        var proposal = proposed(clerk, id, day(20));
        assertThat(paying.enter(clerk, id(), id, payment(day(15)))).isInstanceOf(Recalling.Recalled.class);
        assertThat(going.approve(leader, id(), proposal)).isEqualTo(new DecidingGoLive.FactsAfter(day(15)));
        assertThat(going.decline(leader, id(), proposal, "")).isEqualTo(new DecidingGoLive.ReasonNeeded());
        assertThat(going.decline(leader, id(), proposal, "补录了付款")).isEqualTo(new DecidingGoLive.Declined());
        going.approve(leader, id(), proposed(clerk, id, day(14)));
        assertThat(db.sql("select go_live_on from fund.earlier_payment where project_id = ?")
                        .param(id)
                        .query(LocalDate.class)
                        .single())
                .as("the payment follows")
                .isEqualTo(day(14));
    }

    @Test
    void only_the_office_proposes_and_only_leaders_approve() {
        var id = opened("权限", day(10));
        assertThatThrownBy(() -> going.propose(leader, id(), id, day(11), "不是我的"))
                .isInstanceOf(NotPermitted.class);
        var proposal = proposed(clerk, id, day(11));
        for (var viewer : List.of(
                clerk, small.viewer(Role.AUDITOR), small.viewer(Role.SUBDISTRICT_LEADER, "/ha/liuan/nowhere"))) {
            assertThatThrownBy(() -> going.approve(viewer, id(), proposal)).isInstanceOf(NotPermitted.class);
        }
        assertThat(going.decline(clerk, id(), proposal, "自己撤回")).isEqualTo(new DecidingGoLive.Declined());
    }

    @Test
    void the_database_refuses_what_the_verbs_refuse() {
        var id = opened("库里的闸", day(10));
        var proposal = proposed(clerk, id, day(20));
        step(proposal, clerk.person(), clerk.person(), "another_approves");
        step(proposal, clerk.person(), leader.person(), "foreign key");
        paying.enter(clerk, id(), id, payment(day(15)));
        step(proposal, leader.person(), clerk.person(), "earlier_payment");
        record(id, day(12));
        step(proposal, leader.person(), clerk.person(), "wrong side");
        assertThatThrownBy(() -> db.sql("update project.project set recorded_from_on = ? where id = ?")
                        .params(day(1), id)
                        .update())
                .hasRootCauseMessage("ERROR: permission denied for table project");
    }

    @Test
    void the_page_proposes_approves_and_keeps_what_was_typed(City city) {
        var id = opened("页面", day(10));
        var path = "/projects/" + id + "/go-live";
        var web = Web.at(city, port).as(clerk, db);
        assertThat(web.get("/projects/" + id).isOk().words()).contains("起用日期");
        var bare = web.get(path).form(path).with("reason", "上线晚了").send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.words()).contains("请填写“从哪天起用”");
        assertThat(bare.document().select("textarea[name=reason]").eachText()).contains("上线晚了");
        var same = web.get(path)
                .form(path)
                .with("goLive", day(10).toString())
                .with("reason", "一样")
                .send();
        assertThat(same.status()).isEqualTo(422);
        var form = web.get(path).form(path).with("goLive", day(12).toString()).with("reason", "实际早两天起用");
        assertThat(form.submit().words()).contains("等另一个人批准");
        assertThat(db.sql("select distinct subject_kind from dispatch.todo where subject_id = ?")
                        .param(id)
                        .query(String.class)
                        .list())
                .contains("go_live");
        var proposal = db.sql("select id from project.go_live where project_id = ?")
                .param(id)
                .query(UUID.class)
                .single();
        var second = Web.at(city, port).as(leader, db);
        var blank =
                second.get(path).form("/go-live-days/" + proposal + "/refusal").send();
        assertThat(blank.status()).isEqualTo(422);
        var approval = second.get(path).form("/go-live-days/" + proposal + "/approval");
        assertThat(approval.submit().words()).contains("已批准，从");
        assertThat(approval.send().status()).as("the same click again").isEqualTo(303);
        assertThat(second.get(path)
                        .forged("/go-live-days/" + UUID.randomUUID() + "/approval")
                        .send()
                        .status())
                .isEqualTo(404);
        web.post("/preferences", Map.of("language", "en", "senior", "0", "to", "/"));
        assertThat(web.get(path).isOk().words()).contains("approved").doesNotContain("??");
        assertThat(web.get("/projects/" + id).isOk().words())
                .contains("In this system since")
                .doesNotContain("??");
    }

    private void step(UUID proposal, UUID by, UUID proposedBy, String why) {
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> db.sql("""
                        insert into project.go_live_step (id, go_live_id, proposed_by, to_state, reason, by_person, at, act_id, act_kind)
                        values (?, ?, ?, 'APPROVED', '', ?, now(), ?, 'project.go_live.approved')""")
                        .params(id(), proposal, proposedBy, by, small.act("project.go_live.approved"))
                        .update()))
                .hasMessageContaining(why);
    }

    private EarlierPayment payment(LocalDate on) {
        return new EarlierPayment(
                on, "恒信建筑公司", Source.CITY_MATCH, Money.ofYuan("10"), "工程款", "流水 " + id(), "何某", paper);
    }

    private RecordingLater record(UUID id, LocalDate on) {
        return recording.record(clerk, id(), id, GateCondition.NEEDS_RECORDED, on, "2025年入户调查表", paper);
    }

    private UUID proposed(Viewer by, UUID id, LocalDate day) {
        return ((ProposingGoLive.Proposed) going.propose(by, id(), id, day, "上线日期填错")).proposal();
    }

    private UUID opened(String name, @Nullable LocalDate goLive) {
        return ((Opening.Opened) projects.open(clerk, id(), name, List.of(Place.compound(small.compound)), goLive))
                .projectId();
    }

    private @Nullable LocalDate goLive(UUID id) {
        return projects.byId(id).orElseThrow().recordedFrom();
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

package anju.fund;

import static anju.testing.SmallWorks.goLive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.money.Money;
import anju.project.Projects;
import anju.testing.InCity;
import anju.testing.SmallCity;
import anju.testing.SmallWorks;
import anju.testing.Web;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What was paid before the office joined: with a scan and a named person, confirmed by another, never among what was paid here. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EarlierPaymentsTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    PayingEarlier paying;

    @Autowired
    Projects projects;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient db;

    @LocalServerPort
    int port;

    private SmallWorks works;
    private SmallCity small;
    private Viewer clerk;
    private Viewer leader;
    private Viewer finance;
    private UUID project;
    private UUID scan;
    private int references;

    @BeforeAll
    void build() {
        works = new SmallWorks(beans);
        small = works.small;
        clerk = works.clerk;
        leader = works.leader;
        finance = works.finance;
        project = works.broughtAlong("早年就动工的");
        scan = works.file("fund.earlier_payment");
    }

    @Test
    void what_one_person_entered_counts_once_another_has_held_it_against_its_scan() {
        var own = works.broughtAlong("合计");
        var first = entered(own, payment("800000.00"));
        entered(own, payment("120000.00"));
        assertThat(sum(own)).isZero();
        assertThat(paying.confirm(leader, id(), first)).isInstanceOf(Vouching.Done.class);
        assertThat(sum(own)).as("only what is confirmed").isEqualTo(80_000_000);
        assertThat(paying.confirm(finance, id(), first)).isEqualTo(new Vouching.Moved(EarlierState.CONFIRMED));
        assertThat(db.sql("select count(*) from fund.lot_balance where project_id = ?")
                        .param(own)
                        .query(Long.class)
                        .single())
                .as("the ledger knows nothing of it")
                .isZero();
    }

    @Test
    void whoever_entered_it_is_never_the_second_pair_of_eyes() {
        var entered = paying.enter(finance, id(), project, payment("1.00"));
        var id = ((Recalling.Recalled) entered).payment();
        assertThat(paying.confirm(finance, id(), id)).isEqualTo(new Vouching.OwnEntry());
        assertThat(paying.confirm(leader, id(), id)).isInstanceOf(Vouching.Done.class);
        assertThat(paying.withdraw(finance, id(), id, "录错了")).isEqualTo(new Vouching.OwnEntry());
        assertThat(paying.withdraw(leader, id(), id, " ")).isEqualTo(new Vouching.ReasonNeeded());
        assertThat(paying.withdraw(leader, id(), id, "录错了项目")).isInstanceOf(Vouching.Done.class);
        assertThat(paying.withdraw(leader, id(), id, "再撤")).isEqualTo(new Vouching.Moved(EarlierState.WITHDRAWN));
        assertThat(paying.confirm(leader, id(), id)).isEqualTo(new Vouching.Moved(EarlierState.WITHDRAWN));
    }

    @Test
    void a_slip_nobody_confirmed_is_withdrawn_by_whoever_made_it_and_can_be_entered_again() {
        var slip = payment("5.00");
        var id = entered(project, slip);
        assertThat(paying.enter(clerk, id(), project, slip)).isInstanceOf(Recalling.EnteredAlready.class);
        assertThat(paying.withdraw(clerk, id(), id, "金额看错")).isInstanceOf(Vouching.Done.class);
        assertThat(paying.enter(clerk, id(), project, slip)).isInstanceOf(Recalling.Recalled.class);
    }

    @Test
    void from_the_go_live_day_on_and_where_it_began_here_nothing_is_entered() {
        assertThat(paying.enter(clerk, id(), project, payment("1.00", goLive())))
                .isEqualTo(new Recalling.AfterGoLive(goLive()));
        assertThat(paying.enter(clerk, id(), small.project, payment("1.00"))).isEqualTo(new Recalling.BeganHere());
        var gone = new EarlierPayment(
                goLive().minusDays(2), "某公司", Source.CITY_MATCH, Money.ofYuan("1"), "工程款", "流水 9", "王五", id());
        assertThat(paying.enter(clerk, id(), project, gone)).isEqualTo(new Recalling.NoSuchFile());
    }

    @Test
    void the_same_click_twice_enters_once() {
        var command = id();
        var once = payment("7.00");
        var first = paying.enter(clerk, command, project, once);
        assertThat(paying.enter(clerk, command, project, once)).isEqualTo(first);
    }

    @Test
    void those_without_the_office_may_neither_enter_nor_confirm() {
        var id = entered(project, payment("2.00"));
        for (var viewer : List.of(
                small.viewer(Role.AUDITOR),
                small.viewer(Role.CONTRACTOR),
                small.viewer(Role.SUBDISTRICT_CLERK, "/ha/liuan/nowhere"))) {
            assertThatThrownBy(() -> paying.enter(viewer, id(), project, payment("1.00")))
                    .isInstanceOf(NotPermitted.class);
            assertThatThrownBy(() -> paying.confirm(viewer, id(), id)).isInstanceOf(NotPermitted.class);
        }
        assertThatThrownBy(() -> paying.confirm(small.viewer(Role.SUBDISTRICT_CLERK), id(), id))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void the_database_refuses_what_the_verbs_refuse() {
        refused(goLive(), goLive(), scan, clerk.person(), "earlier_payment");
        refused(goLive().minusDays(1), goLive().plusDays(9), scan, clerk.person(), "foreign key");
        refused(goLive().minusDays(1), goLive(), null, clerk.person(), "attachment_id");
        var id = entered(project, payment("3.00"));
        stepRefused(id, clerk.person(), clerk.person(), "CONFIRMED", "another_says_so");
        stepRefused(id, clerk.person(), leader.person(), "CONFIRMED", "foreign key");
        paying.confirm(leader, id(), id);
        stepRefused(id, clerk.person(), clerk.person(), "WITHDRAWN", "another_says_so");
        assertThatThrownBy(() -> db.sql("update fund.earlier_payment set amount_fen = 1 where id = ?")
                        .param(id)
                        .update())
                .hasRootCauseMessage("ERROR: permission denied for table earlier_payment");
    }

    @Test
    void the_desk_enters_with_a_scan_another_confirms_and_neighbours_see_it_in_grey(City city) {
        var here = works.broughtAlong("页面");
        var web = Web.at(city, port).as(clerk, db);
        var list = "/projects/" + here + "/earlier-payments";
        assertThat(web.get(list).isOk().words()).contains("还没有补录付款");
        var bare = web.get(list + "/new")
                .form(list)
                .with("payee", "恒信建筑公司")
                .with("amount", "12,345.67")
                .send();
        assertThat(bare.status()).isEqualTo(422);
        assertThat(bare.words()).contains("请填写“付款凭证扫描件”", "请填写“谁担保属实”");
        assertThat(bare.document().select("input[name=amount]").attr("value")).isEqualTo("12,345.67");
        var odd = filled(web, list, goLive().toString(), "GOLD").send();
        assertThat(odd.status()).isEqualTo(422);
        var late = filled(web, list, goLive().toString(), "CITY_MATCH")
                .withFile("scan", "凭证.png", SmallWorks.picture())
                .send();
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.words()).contains("要早于开始用本系统的日子");
        var virus = filled(web, list, goLive().minusDays(8).toString(), "CITY_MATCH")
                .withFile("scan", "凭证.png", "MZ nothing".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .send();
        assertThat(virus.status()).isEqualTo(422);
        var form = filled(web, list, goLive().minusDays(8).toString(), "CITY_MATCH")
                .withFile("scan", "凭证.png", SmallWorks.picture());
        assertThat(form.submit().words()).contains("等另一个人核对", "补录，未核验", "这一笔是您录入的");
        var id = db.sql("select id from fund.earlier_payment where project_id = ?")
                .param(here)
                .query(UUID.class)
                .single();
        var one = "/earlier-payments/" + id;
        assertThat(web.get(one).document().select("form[action$=confirmation]")).isEmpty();
        assertThat(db.sql("select distinct subject_kind from dispatch.todo where subject_id = ?")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactly("earlier_payment");
        var compound = "/compounds/" + small.compound;
        assertThat(Web.at(city, port).get(compound).words()).doesNotContain("12,345.67");
        var second = Web.at(city, port).as(leader, db);
        var bad = second.get(one).form(one + "/withdrawal").with("reason", " ").send();
        assertThat(bad.status()).isEqualTo(422);
        assertThat(second.get(one).form(one + "/confirmation").submit().words()).contains("已核对");
        assertThat(Web.at(city, port).get(compound).isOk().words())
                .contains("开始用本系统以前付的款", "补录，未核验", "恒信建筑公司", "12,345.67", "不计入上面的“已付”");
        assertThat(web.get(list + ".xlsx").isOk().bytes()).startsWith('P', 'K');
        assertThat(web.get("/projects/" + here + "/funds").isOk().words()).contains("用本系统以前付的款", "12,345.67");
        assertThat(web.get("/earlier-payments/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(web.get("/projects/" + small.project + "/earlier-payments/new")
                        .status())
                .isEqualTo(404);
        web.post("/preferences", Map.of("language", "en", "senior", "0", "to", "/"));
        for (var page : List.of(list, list + "/new", one, compound, "/projects/" + here + "/funds")) {
            assertThat(web.get(page).isOk().words()).doesNotContain("??");
        }
        assertThat(web.get(one).words()).contains("recorded later, not verified");
    }

    private static Web.Filled filled(Web web, String list, String paidOn, String source) {
        return web.get(list + "/new")
                .form(list)
                .with("paidOn", paidOn)
                .with("payee", "恒信建筑公司")
                .with("source", source)
                .with("amount", "12,345.67")
                .with("purpose", "屋面防水工程款第一次支付")
                .with("bankReference", "流水 20251107-33")
                .with("vouchedBy", "原项目会计 何某");
    }

    private void refused(LocalDate paidOn, LocalDate goLive, UUID paper, UUID by, String why) {
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    var act = small.act("fund.earlier_payment.entered");
                    db.sql("""
                            insert into fund.earlier_payment (id, code, project_id, go_live_on, paid_on, payee, source, amount_fen, purpose,
                                                              bank_reference, vouched_by, attachment_id, entered_at, entered_by, act_id, act_kind)
                            values (?, 'BL-2026-9999', ?, ?, ?, '某公司', 'CITY_MATCH', 1, '工程款', ?, '王五', ?, now(), ?, ?,
                                    'fund.earlier_payment.entered')""")
                            .params(id(), project, goLive, paidOn, "流水 " + ++references)
                            .param(paper)
                            .params(by, act)
                            .update();
                }))
                .hasMessageContaining(why);
    }

    private void stepRefused(UUID payment, UUID by, UUID enteredBy, String to, String why) {
        var kind = to.equals("CONFIRMED") ? "fund.earlier_payment.confirmed" : "fund.earlier_payment.withdrawn";
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> db.sql("""
                        insert into fund.earlier_payment_step (id, payment_id, entered_by, was, to_state, reason, by_person, at, act_id, act_kind)
                        values (?, ?, ?, 'ENTERED', ?, '没有', ?, now(), ?, ?)""")
                        .params(id(), payment, enteredBy, to, by, small.act(kind), kind)
                        .update()))
                .hasMessageContaining(why);
    }

    private UUID entered(UUID of, EarlierPayment payment) {
        return ((Recalling.Recalled) paying.enter(clerk, id(), of, payment)).payment();
    }

    private EarlierPayment payment(String yuan) {
        return payment(yuan, goLive().minusDays(5));
    }

    private EarlierPayment payment(String yuan, LocalDate on) {
        return new EarlierPayment(
                on,
                "恒信建筑公司",
                Source.DISTRICT_MATCH,
                Money.ofYuan(yuan),
                "工程进度款",
                "流水 " + ++references,
                "原项目会计 何某",
                scan);
    }

    private long sum(UUID of) {
        return db.sql("select coalesce(sum(amount_fen), 0) from fund.earlier_paid where project_id = ?")
                .param(of)
                .query(Long.class)
                .single();
    }

    private static UUID id() {
        return UUID.randomUUID();
    }
}

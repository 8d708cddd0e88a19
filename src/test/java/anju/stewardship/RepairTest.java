package anju.stewardship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.money.Money;
import anju.request.Channel;
import anju.request.Reported;
import anju.request.Reporting;
import anju.request.RequestDraft;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import anju.testing.Web;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A repair from a resident's request to a picture of what was done, and the answer to whoever asked. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RepairTest {
    private static final byte[] PAPER = "%PDF-1.4\nvoucher\n%%EOF".getBytes(StandardCharsets.UTF_8);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    Repairing repairing;

    @Autowired
    Reporting reporting;

    private SmallWorks works;
    private Viewer firm;
    private Viewer worker;
    private Web clerkWeb;
    private Web firmWeb;
    private Web committeeWeb;
    private String base;
    private UUID compound;

    @BeforeAll
    void build(City city) {
        works = new SmallWorks(beans);
        compound = works.small.compound;
        base = "/compounds/" + compound;
        firm = works.small.viewer(Role.PROPERTY_FIRM);
        worker = works.small.viewer(Role.COMMUNITY_WORKER, "/ha/liuan/yongxing");
        clerkWeb = Web.at(city, port).as(works.clerk, db);
        firmWeb = Web.at(city, port).as(firm, db);
        committeeWeb = Web.at(city, port).as(works.resident, db);
        assertThat(firmWeb.open(base + "/income")
                        .form(base + "/income/receipts")
                        .with("kind", "PARKING")
                        .with("amount", "5,000")
                        .with("counterparty", "停车场经营单位")
                        .with("paper", "收据1")
                        .submit()
                        .words())
                .contains("已入账");
        assertThat(firmWeb.open(base + "/income")
                        .form(base + "/income/expenses")
                        .with("kind", "COST")
                        .with("amount", "300")
                        .with("counterparty", "五金店")
                        .with("paper", "发票9")
                        .withFile("voucher", "发票9.pdf", PAPER)
                        .submit()
                        .words())
                .contains("-300.00");
    }

    private UUID request() {
        var draft = new RequestDraft(
                compound,
                works.small.buildings.getFirst(),
                null,
                "",
                "STAIRWELL",
                null,
                "楼道灯不亮",
                "三楼晚上看不见",
                Channel.CALL,
                "13912345678",
                Set.of(),
                List.of());
        return ((Reported.Received) reporting.report(worker, works.id(), draft)).request();
    }

    private Repairing.Card card(UUID request) {
        return new Repairing.Card(works.small.propertyFirm, null, request, "换声控灯", today().plusDays(7));
    }

    private static LocalDate today() {
        return City.current().today();
    }

    private UUID ordered(UUID request) {
        return ((Repaired.Ordered) repairing.order(works.clerk, works.id(), compound, card(request))).order();
    }

    private UUID entry() {
        return db.sql("select id from stewardship.income_entry where direction = 'EXPENSE'")
                .query(UUID.class)
                .single();
    }

    private UUID photo() {
        return db.sql("select voucher_id from stewardship.income_entry where direction = 'EXPENSE'")
                .query(UUID.class)
                .single();
    }

    private static Repairing.Cost covered() {
        return new Repairing.Cost(RepairAccount.SERVICE_FEE, Money.ZERO, null, "");
    }

    private static Repairing.Cost paid(String yuan, UUID entry) {
        return new Repairing.Cost(RepairAccount.PUBLIC_INCOME, Money.ofYuan(yuan), entry, "");
    }

    @Test
    void a_request_becomes_a_repair_and_whoever_asked_is_told_when_it_is_done() {
        var request = request();
        var desk = Web.at(City.current(), port)
                .as(worker, db)
                .open("/desk/requests/" + request)
                .isOk();
        var href = desk.document().select("a[href*=work-orders]").attr("href");
        assertThat(href).isEqualTo(base + "/work-orders?request=" + request);
        var page = clerkWeb.open(href).isOk();
        var empty = page.form(base + "/work-orders").send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.words()).contains("请选择“谁来修”", "请填写“修什么”");
        assertThat(page.form(base + "/work-orders")
                        .with("keeper", works.small.propertyFirm.toString())
                        .with("what", "换声控灯")
                        .with("due", today().minusDays(1).toString())
                        .send()
                        .status())
                .isEqualTo(422);
        var ordered = page.form(base + "/work-orders")
                .with("keeper", works.small.propertyFirm.toString())
                .with("what", "换声控灯")
                .with("due", today().plusDays(3).toString())
                .submit();
        assertThat(ordered.words()).contains("已派出", "换声控灯");
        var order = db.sql("select id from stewardship.work_order where request_id = ?")
                .param(request)
                .query(UUID.class)
                .single();
        assertThat(db.sql("select role from stewardship.todo where subject_id = ?")
                        .param(order)
                        .query(String.class)
                        .list())
                .containsExactly("PROPERTY_FIRM");
        var without = firmWeb.open(base + "/work-orders")
                .form(base + "/work-orders/completion")
                .with("order", order.toString())
                .with("note", "已换")
                .with("account", "SERVICE_FEE")
                .send();
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.words()).contains("请上传“修好后的照片”");
        assertThat(without.form(base + "/work-orders/completion")
                        .withFile("photo", "灯.pdf", PAPER)
                        .submit()
                        .words())
                .contains("等别人确认", "服务费已包含");
        assertThat(committeeWeb
                        .open(base + "/work-orders")
                        .form(base + "/work-orders/verdict")
                        .with("order", order.toString())
                        .with("verdict", "MENDED")
                        .with("note", "亮了")
                        .submit()
                        .words())
                .contains("已确认修好");
        assertThat(committeeWeb.get(base + "/work-orders/" + order + "/photo").bytes())
                .isEqualTo(PAPER);
        var told = db.sql("select template from message.outgoing where address_enc is not null order by queued_at")
                .query(String.class)
                .list();
        assertThat(told).contains("request.message.work-begun", "request.message.work-done");
        assertThat(db.sql("select kind from request.remark where request_id = ? order by at")
                        .param(request)
                        .query(String.class)
                        .list())
                .containsExactly("WORK_BEGUN", "WORK_DONE");
        assertThat(db.sql(
                                "select early_id from disclosure.thread where late_kind = 'work_order' and late_id = ? and early_kind = 'request'")
                        .param(order)
                        .query(UUID.class)
                        .list())
                .containsExactly(request);
    }

    @Test
    void what_paid_for_a_repair_is_said_and_never_said_twice() {
        var order = ordered(null);
        var other = ordered(null);
        assertThat(repairing.done(firm, works.id(), order, "换好", null, covered()))
                .isEqualTo(new Repaired.NoPhoto());
        assertThat(repairing.done(
                        firm,
                        works.id(),
                        order,
                        "换好",
                        photo(),
                        new Repairing.Cost(RepairAccount.SERVICE_FEE, Money.ofYuan("1.00"), null, "")))
                .isEqualTo(new Repaired.CostAndAccount());
        assertThat(repairing.done(
                        firm,
                        works.id(),
                        order,
                        "换好",
                        photo(),
                        new Repairing.Cost(RepairAccount.MAINTENANCE_FUND, Money.ofYuan("1.00"), null, " ")))
                .isEqualTo(new Repaired.NoPaper());
        assertThat(repairing.done(firm, works.id(), order, "换好", photo(), paid("100.00", null)))
                .isEqualTo(new Repaired.NoEntry());
        assertThat(repairing.done(firm, works.id(), order, "换好", photo(), paid("300.01", entry())))
                .isEqualTo(new Repaired.MoreThanEntry(Money.ofYuan("300.00")));
        assertThat(repairing.done(firm, works.id(), order, "换好", photo(), paid("200.00", entry())))
                .isEqualTo(new Repaired.Moved(RepairState.DONE));
        assertThat(repairing.done(firm, works.id(), other, "换好", photo(), paid("100.01", entry())))
                .isEqualTo(new Repaired.MoreThanEntry(Money.ofYuan("100.00")));
        assertThat(firmWeb.open(base + "/income")
                        .form(base + "/income/reversals")
                        .with("entry", entry().toString())
                        .with("reason", "记错")
                        .send()
                        .words())
                .contains("用了这笔支出，不能冲销");
        // Sent back, it costs nothing until it is done again.
        assertThat(repairing.sendBack(works.resident, works.id(), order, "没亮"))
                .isEqualTo(new Repaired.Moved(RepairState.ORDERED));
        assertThat(repairing.done(firm, works.id(), other, "换好", photo(), paid("300.00", entry())))
                .isEqualTo(new Repaired.Moved(RepairState.DONE));
    }

    @Test
    void who_did_it_does_not_confirm_it_and_nothing_is_done_out_of_turn() {
        var order = ordered(null);
        assertThat(repairing.confirm(works.resident, works.id(), order, "好"))
                .isEqualTo(new Repaired.Elsewhere(RepairState.ORDERED));
        assertThat(repairing.cancel(firm, works.id(), order, "不想修")).isEqualTo(new Repaired.NotYours());
        repairing.done(works.clerk, works.id(), order, "请人换了", photo(), covered());
        assertThat(repairing.confirm(works.clerk, works.id(), order, "好")).isEqualTo(new Repaired.NotYours());
        assertThatThrownBy(() -> repairing.confirm(firm, works.id(), order, "好"))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> repairing.order(works.small.owner(1), works.id(), compound, card(null)))
                .isInstanceOf(NotPermitted.class);
        assertThat(repairing.confirm(worker, works.id(), order, "好"))
                .isEqualTo(new Repaired.Moved(RepairState.CONFIRMED));
        assertThat(repairing.cancel(works.clerk, works.id(), order, "不用了"))
                .isEqualTo(new Repaired.Elsewhere(RepairState.CONFIRMED));
    }

    @Test
    void a_repair_names_only_what_belongs_to_its_compound() {
        assertThat(repairing.order(works.clerk, works.id(), compound, card(UUID.randomUUID())))
                .isEqualTo(new Repaired.OtherRequest());
        assertThat(repairing.order(
                        works.clerk,
                        works.id(),
                        compound,
                        new Repairing.Card(works.small.propertyFirm, UUID.randomUUID(), null, "修门", today())))
                .isEqualTo(new Repaired.OtherAsset());
        assertThat(repairing.order(
                        works.clerk,
                        works.id(),
                        compound,
                        new Repairing.Card(UUID.randomUUID(), null, null, "修门", today())))
                .isEqualTo(new Repaired.UnknownKeeper());
        assertThat(repairing.order(
                        works.clerk,
                        works.id(),
                        compound,
                        new Repairing.Card(works.small.propertyFirm, null, null, "修门", today().minusDays(1))))
                .isEqualTo(new Repaired.Past(today().minusDays(1), today()));
    }
}

package anju.stewardship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.attachment.FileClass;
import anju.attachment.Reception;
import anju.attachment.Upload;
import anju.city.City;
import anju.fund.Source;
import anju.money.Money;
import anju.stewardship.expense.ExpenseCard;
import anju.stewardship.expense.ExpenseState;
import anju.stewardship.expense.Spending;
import anju.stewardship.expense.Spent;
import anju.testing.InCity;
import anju.testing.SmallCity;
import anju.testing.SmallWorks;
import anju.testing.Web;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Money for running and upkeep leaves by an expense that three people have had in hand, and by nothing else. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExpenseTest {
    private static final byte[] PAPER = "%PDF-1.4\ninvoice\n%%EOF".getBytes(StandardCharsets.UTF_8);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Repairing repairing;

    @Autowired
    Letting letting;

    @Autowired
    Spending spending;

    @Autowired
    Attachments attachments;

    private SmallWorks works;
    private Viewer firm;
    private UUID compound;
    private UUID room;
    private UUID invoice;
    private String base;
    private int invoices;

    @BeforeAll
    void build() {
        works = new SmallWorks(beans);
        compound = works.small.compound;
        base = "/compounds/" + compound;
        firm = works.small.viewer(Role.PROPERTY_FIRM);
        var upload = new Upload("发票.pdf", PAPER, FileClass.INTERNAL, "stewardship.invoice", SmallCity.PATH, "测试小区");
        invoice = ((Reception.Received) attachments.receive(works.clerk, works.id(), upload)).fileId();
        var card = new RoomCard("议事厅", 20, 8, 22, Money.ofYuan("10.00"), Money.ofYuan("30.00"), "周边均价");
        room = ((Booked.Opened) letting.open(works.clerk, works.id(), compound, card)).room();
    }

    /** A repair that was confirmed and cost so much, to be paid from upkeep money. */
    private UUID repaired(String yuan) {
        var card = new Repairing.Card(works.small.propertyFirm, null, null, "换水泵", today());
        var order = ((Repaired.Ordered) repairing.order(works.clerk, works.id(), compound, card)).order();
        var cost = new Repairing.Cost(RepairAccount.UPKEEP_MONEY, Money.ofYuan(yuan), null, "");
        assertThat(repairing.done(firm, works.id(), order, "换好", invoice, cost))
                .isEqualTo(new Repaired.Moved(RepairState.DONE));
        repairing.confirm(works.resident, works.id(), order, "出水了");
        return order;
    }

    private ExpenseCard card(UUID lot, ExpenseCard.Kind kind, UUID subject, String yuan) {
        return new ExpenseCard(
                lot,
                kind,
                subject,
                works.small.propertyFirm,
                "水泵和人工",
                Money.ofYuan(yuan),
                "FP-" + ++invoices,
                invoice,
                null);
    }

    private Spent ask(ExpenseCard card) {
        return spending.ask(works.clerk, works.id(), compound, card);
    }

    private UUID asked(UUID lot, String yuan) {
        return ((Spent.Asked) ask(card(lot, ExpenseCard.Kind.ROOM, room, yuan))).expense();
    }

    private UUID approved(UUID lot, String yuan) {
        var expense = asked(lot, yuan);
        assertThat(spending.approve(works.leader, works.id(), expense))
                .isEqualTo(new Spent.Moved(ExpenseState.APPROVED));
        return expense;
    }

    private UUID operation(String yuan) {
        return works.lot(Source.DISTRICT_MATCH, yuan, "OPERATION");
    }

    private record Balance(long received, long available, long held, long spent) {}

    private Balance balance(UUID lot) {
        return db.sql("""
                select received_fen as received, available_fen as available, held_fen as held, spent_fen as spent
                  from fund.lot_balance where lot_id = ? and allocated_fen = 0""").param(lot).query(Balance.class).single();
    }

    @Test
    void a_repair_is_paid_from_upkeep_money_by_three_people_and_the_page_shows_what_is_left() {
        var lot = works.lot(Source.DISTRICT_MATCH, "1000.00", "UPKEEP");
        var order = repaired("300.00");
        var clerk = Web.at(City.current(), port).as(works.clerk, db);
        var leader = Web.at(City.current(), port).as(works.leader, db);
        var cashier = Web.at(City.current(), port).as(works.cashier, db);
        var page = clerk.open(base + "/expenses").isOk();
        var empty = page.form(base + "/expenses").send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.words()).contains("请填写“买了什么、做了什么”", "请填写“金额”", "请填写“发票号码”", "请选择“用哪批资金”", "请选择“付给哪家单位”");
        var filled = page.form(base + "/expenses")
                .with("lot", lot.toString())
                .with("subject", "REPAIR:" + order)
                .with("payee", works.small.propertyFirm.toString())
                .with("what", "水泵和人工")
                .with("amount", "300.01")
                .with("invoice", "FP-A1");
        var without = filled.send();
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.words()).contains("支出必须有凭证，请上传");
        var over = without.form(base + "/expenses")
                .withFile("file", "发票.pdf", PAPER)
                .send();
        assertThat(over.words()).contains("工单写明的费用只剩 300.00 元");
        assertThat(over.form(base + "/expenses")
                        .with("amount", "300")
                        .withFile("file", "发票.pdf", PAPER)
                        .submit()
                        .words())
                .contains("钱已预留", "待批准", "水泵和人工");
        assertThat(balance(lot)).isEqualTo(new Balance(100_000, 70_000, 30_000, 0));
        var expense = db.sql("select id from stewardship.expense where order_id = ?")
                .param(order)
                .query(UUID.class)
                .single();
        assertThat(waitsFor(expense)).containsExactly("SUBDISTRICT_LEADER");
        assertThat(leader.open(base + "/expenses")
                        .form(base + "/expenses/verdict")
                        .with("expense", expense.toString())
                        .with("verdict", "APPROVED")
                        .submit()
                        .words())
                .contains("已批准");
        assertThat(waitsFor(expense)).containsExactly("FINANCE_BUREAU");
        var pay = cashier.open(base + "/expenses").form(base + "/expenses/confirmation");
        assertThat(pay.with("on", today().plusDays(1).toString()).send().status())
                .isEqualTo(422);
        assertThat(pay.with("expense", expense.toString())
                        .with("reference", "YH-BANK-1")
                        .with("on", today().toString())
                        .submit()
                        .words())
                .contains("已付款", "已支付");
        assertThat(waitsFor(expense)).isEmpty();
        assertThat(balance(lot)).isEqualTo(new Balance(100_000, 70_000, 0, 30_000));
        var resident = Web.at(City.current(), port).as(works.small.owner(1), db);
        assertThat(resident.open(base + "/income").words()).contains("运营维护资金", "700.00", "300.00", "FP-A1", "结余");
        assertThat(resident.get(base + "/expenses/" + expense + "/invoice").bytes())
                .isEqualTo(PAPER);
        assertThat(clerk.get(base + "/expenses.xlsx").status()).isEqualTo(200);
        var trace = Web.at(City.current(), port).open("/trace/expenses/" + expense);
        assertThat(trace.words()).contains("这 300.00 元运营维护支出，花在哪里", "设施维护", "区级", "安和物业");
        assertThat(Web.at(City.current(), port)
                        .open("/trace/work-orders/" + order)
                        .words())
                .contains("运营维护支出", "300.00");
        assertThat(db.sql(
                                "select early_kind from disclosure.thread where late_kind = 'expense' and late_id = ? order by 1")
                        .param(expense)
                        .query(String.class)
                        .list())
                .containsExactly("lot", "work_order");
        assertThat(db.sql("select kind from disclosure.timeline where subject_id = ? order by occurred_at")
                        .param(expense)
                        .query(String.class)
                        .list())
                .containsExactly(
                        "stewardship.expense.asked", "stewardship.expense.approved", "stewardship.expense.paid");
        var lotPage = Web.at(City.current(), port).as(works.finance, db).open("/lots/" + lot);
        assertThat(lotPage.words()).contains("700.00");
        var back = cashier.open(base + "/expenses").form(base + "/expenses/reversal");
        assertThat(back.send().words()).contains("请填写“退款的银行流水号”", "请填写“原因”");
        assertThat(back.with("expense", expense.toString())
                        .with("reference", "YH-BANK-2")
                        .with("on", today().toString())
                        .with("reason", "水泵退货")
                        .submit()
                        .words())
                .contains("已冲销", "水泵退货");
        assertThat(balance(lot)).isEqualTo(new Balance(100_000, 100_000, 0, 0));
        // What was given back can be asked for again, under the same invoice.
        assertThat(ask(card(lot, ExpenseCard.Kind.REPAIR, order, "300.00"))).isInstanceOf(Spent.Asked.class);
    }

    private List<String> waitsFor(UUID expense) {
        return db.sql("select role from stewardship.todo where subject_id = ?")
                .param(expense)
                .query(String.class)
                .list();
    }

    @Test
    void money_for_works_pays_neither_upkeep_nor_running() {
        var works = this.works.lot(Source.CENTRAL_SUBSIDY, "1000.00", "BASIC", "SAFETY");
        assertThat(ask(card(works, ExpenseCard.Kind.ROOM, room, "1.00")))
                .isEqualTo(new Spent.OutsidePurpose("OPERATION", List.of("BASIC", "SAFETY")));
        var upkeep = this.works.lot(Source.CITY_MATCH, "1000.00", "UPKEEP");
        assertThat(ask(card(upkeep, ExpenseCard.Kind.ROOM, room, "1.00")))
                .isEqualTo(new Spent.OutsidePurpose("OPERATION", List.of("UPKEEP")));
        assertThat(db.sql("select count(*) from fund.account where lot_id = ? and kind in ('USED', 'RUNNING')")
                        .param(works)
                        .query(Long.class)
                        .single())
                .isZero();
        refused("lot_id_purpose", () -> account(works, "USED", "OPERATION"));
        // Nor is it among the choices of the page.
        assertThat(Web.at(City.current(), port)
                        .as(this.works.clerk, db)
                        .open(base + "/expenses")
                        .body())
                .doesNotContain(works.toString());
    }

    @Test
    void whoever_asked_does_not_approve_and_neither_of_them_pays() {
        var lot = operation("100.00");
        var both = works.small.viewer(Role.SUBDISTRICT_CLERK);
        var grants = new java.util.ArrayList<>(both.grants());
        grants.addAll(works.leader.grants());
        grants.addAll(works.finance.grants());
        var all = new Viewer(both.person(), "一人", grants);
        var own = ((Spent.Asked)
                        spending.ask(all, works.id(), compound, card(lot, ExpenseCard.Kind.ROOM, room, "10.00")))
                .expense();
        assertThat(spending.approve(all, works.id(), own)).isEqualTo(new Spent.NotYours());
        assertThat(spending.approve(works.leader, works.id(), own)).isEqualTo(new Spent.Moved(ExpenseState.APPROVED));
        assertThat(spending.confirmBank(all, works.id(), own, "B-own", today())).isEqualTo(new Spent.NotYours());
        var other = asked(lot, "10.00");
        assertThat(spending.approve(all, works.id(), other)).isEqualTo(new Spent.Moved(ExpenseState.APPROVED));
        assertThat(spending.confirmBank(all, works.id(), other, "B-own", today()))
                .isEqualTo(new Spent.NotYours());
        assertThatThrownBy(() -> spending.approve(works.clerk, works.id(), other))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> spending.confirmBank(works.leader, works.id(), other, "B", today()))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> spending.ask(
                        works.small.owner(1), works.id(), compound, card(lot, ExpenseCard.Kind.ROOM, room, "1.00")))
                .isInstanceOf(NotPermitted.class);
        // The database says the same to whoever leaves the verbs aside.
        refused("not_who_asked", () -> step(asked(lot, "10.00"), works.clerk.person(), "APPROVED", null, null));
        refused("one_person_one_word", () -> {
            var expense = approved(lot, "10.00");
            step(expense, works.leader.person(), "PAID", "B-x", resolve(expense));
        });
    }

    @Test
    void no_more_is_spent_than_there_is_and_what_is_rejected_is_free_again() {
        var lot = operation("100.00");
        var first = asked(lot, "60.00");
        assertThat(ask(card(lot, ExpenseCard.Kind.ROOM, room, "40.01")))
                .isEqualTo(new Spent.NotEnough(Money.ofYuan("40.01"), Money.ofYuan("40.00")));
        assertThat(spending.reject(works.leader, works.id(), first, "发票抬头不对"))
                .isEqualTo(new Spent.Moved(ExpenseState.REJECTED));
        assertThat(balance(lot)).isEqualTo(new Balance(10_000, 10_000, 0, 0));
        assertThat(spending.approve(works.leader, works.id(), first))
                .isEqualTo(new Spent.Elsewhere(ExpenseState.REJECTED));
        approved(lot, "100.00");
        assertThat(balance(lot)).isEqualTo(new Balance(10_000, 0, 10_000, 0));
        refused("no_overdraft", () -> journal(lot, "HOLD", 1));
    }

    @Test
    void an_invoice_is_paid_once_and_a_line_of_the_bank_moves_one_sum() {
        var lot = operation("100.00");
        var card = card(lot, ExpenseCard.Kind.ROOM, room, "10.00");
        var code = ((Spent.Asked) ask(card)).code();
        assertThat(ask(card)).isEqualTo(new Spent.InvoiceTaken(code));
        var one = approved(lot, "10.00");
        var two = approved(lot, "10.00");
        assertThat(spending.confirmBank(works.cashier, works.id(), one, "LINE-1", today()))
                .isEqualTo(new Spent.Moved(ExpenseState.PAID));
        assertThat(spending.confirmBank(works.cashier, works.id(), two, "LINE-1", today()))
                .isInstanceOfSatisfying(
                        Spent.ReferenceTaken.class, no -> assertThat(no.code()).startsWith("YH-"));
        var item = works.item("1000", "100.00");
        var basic = works.lot(Source.CENTRAL_SUBSIDY, "150000.00", "BASIC");
        works.allocated(basic, item, "100000.00");
        var contract = works.contract(works.terms("E-1", 80, works.line(item, "1", "1000", "100.00")));
        var measured = new anju.works.Measured(works.lineOf(contract, "1"), null, SmallWorks.milli("100"));
        var payment = works.held(works.cleared(works.accepted(contract, measured)));
        works.paid(payment);
        assertThat(spending.confirmBank(works.cashier, works.id(), two, "BANK-" + payment, today()))
                .isInstanceOfSatisfying(
                        Spent.ReferenceTaken.class, no -> assertThat(no.code()).startsWith("FK-"));
        refused("was used", () -> step(two, works.cashier.person(), "PAID", "BANK-" + payment, resolve(two)));
        assertThat(spending.confirmBank(works.cashier, works.id(), two, "LINE-3", today().minusDays(1)))
                .isEqualTo(new Spent.TooEarly(today().minusDays(1), today()));
        assertThat(spending.confirmBank(works.cashier, works.id(), two, "LINE-3", today().plusDays(1)))
                .isEqualTo(new Spent.NotYet(today().plusDays(1), today()));
    }

    @Test
    void an_expense_is_for_something_that_is_there_and_for_its_own_compound() {
        var lot = works.lot(Source.DISTRICT_MATCH, "100.00", "UPKEEP", "OPERATION");
        assertThat(ask(card(lot, ExpenseCard.Kind.SERVICE, UUID.randomUUID(), "1.00")))
                .isEqualTo(new Spent.NoSubject());
        assertThat(ask(card(lot, ExpenseCard.Kind.UPKEEP, UUID.randomUUID(), "1.00")))
                .isEqualTo(new Spent.NoSubject());
        var open = ((Repaired.Ordered) repairing.order(
                        works.clerk,
                        works.id(),
                        compound,
                        new Repairing.Card(works.small.propertyFirm, null, null, "换灯", today())))
                .order();
        assertThat(ask(card(lot, ExpenseCard.Kind.REPAIR, open, "1.00"))).isEqualTo(new Spent.NoSubject());
        var order = repaired("50.00");
        assertThat(ask(card(lot, ExpenseCard.Kind.REPAIR, order, "30.00"))).isInstanceOf(Spent.Asked.class);
        assertThat(ask(card(lot, ExpenseCard.Kind.REPAIR, order, "20.01")))
                .isEqualTo(new Spent.OverCost(Money.ofYuan("20.00")));
        assertThat(ask(card(UUID.randomUUID(), ExpenseCard.Kind.ROOM, room, "1.00")))
                .isEqualTo(new Spent.OtherLot());
        var good = card(lot, ExpenseCard.Kind.ROOM, room, "1.00");
        assertThat(ask(new ExpenseCard(
                        lot, good.kind(), room, UUID.randomUUID(), "x", good.amount(), "F", invoice, null)))
                .isEqualTo(new Spent.UnknownPayee());
        assertThat(ask(new ExpenseCard(lot, good.kind(), room, good.payee(), "x", good.amount(), "F", null, null)))
                .isEqualTo(new Spent.NoInvoice());
    }

    @Test
    void the_maintenance_fund_and_the_public_income_are_the_owners_to_spend() {
        for (var source : List.of(Source.MAINTENANCE_FUND, Source.PUBLIC_REVENUE)) {
            var lot = works.lot(source, "100.00", "OPERATION");
            var card = card(lot, ExpenseCard.Kind.ROOM, room, "10.00");
            assertThat(ask(card)).isEqualTo(new Spent.OwnersDecide());
            var matter = works.passedMatter(works.item("1", "1.00"), "ORDINARY");
            var decided = new ExpenseCard(
                    lot, card.kind(), room, card.payee(), card.what(), card.amount(), card.invoice(), invoice, matter);
            assertThat(ask(decided)).isInstanceOf(Spent.Asked.class);
        }
    }

    @Test
    void running_money_moves_by_an_expense_or_not_at_all() {
        var lot = operation("100.00");
        refused("belongs to no expense", () -> journal(lot, "HOLD", 100));
        refused("belongs to no expense", () -> resolve(approved(lot, "10.00")));
        var expense = approved(lot, "10.00");
        spending.confirmBank(works.cashier, works.id(), expense, "LINE-9", today());
        refused("belongs to no expense", () -> journal(lot, "POST", -1000));
        refused("not received", () -> {
            var journal = bare("POST");
            post(journal, 1, account(lot, "USED"), 1000);
            post(journal, 2, account(lot, "RUNNING"), -1000);
        });
        refused("does not balance", () -> {
            var journal = bare("HOLD");
            post(journal, 1, account(lot, "AVAILABLE"), 100);
            post(journal, 2, account(lot, "BANK"), -100);
        });
        for (var table : List.of("stewardship.expense", "stewardship.expense_step")) {
            assertThatThrownBy(() -> db.sql("delete from " + table).update())
                    .hasStackTraceContaining("permission denied");
        }
    }

    private UUID bare(String kind) {
        var id = works.id();
        db.sql("""
                insert into fund.journal (id, kind, occurred_on, posted_at, memo, act_id, act_kind)
                values (?, ?, current_date, now(), 'attack', ?, 'fund.lot.received')""").params(id, kind, works.small.act("fund.lot.received")).update();
        return id;
    }

    private void journal(UUID lot, String kind, long fen) {
        var journal = bare(kind);
        post(journal, 1, account(lot, "AVAILABLE"), fen);
        post(journal, 2, account(lot, "USED"), -fen);
        post(journal, 3, account(lot, "RUNNING"), fen);
        post(journal, 4, account(lot, "BANK"), -fen);
    }

    private UUID resolve(UUID expense) {
        var hold = db.sql("select hold_id from stewardship.expense where id = ?")
                .param(expense)
                .query(UUID.class)
                .single();
        var id = works.id();
        db.sql("""
                insert into fund.journal (id, kind, hold_id, occurred_on, posted_at, memo, act_id, act_kind)
                values (?, 'POST_HOLD', ?, current_date, now(), 'attack', ?, 'fund.lot.received')""").params(id, hold, works.small.act("fund.lot.received")).update();
        db.sql("insert into fund.posting select ?, line, account_id, amount_fen from fund.posting where journal_id = ?")
                .params(id, hold)
                .update();
        return id;
    }

    private void step(UUID expense, UUID by, String to, String reference, UUID journal) {
        var kind = "stewardship.expense." + to.toLowerCase(java.util.Locale.ROOT);
        db.sql("""
                insert into stewardship.expense_step (id, expense_id, hold_id, asked_by, to_state, bank_reference, journal_id, by_person,
                                                      occurred_on, at, act_id, act_kind)
                select ?, id, hold_id, asked_by, ?, ?, ?, ?, current_date, now(), ?, ? from stewardship.expense where id = ?""")
                .params(works.id(), to)
                .param(reference)
                .param(journal)
                .params(by, works.small.act(kind), kind, expense)
                .update();
    }

    private void account(UUID lot, String kind, String purpose) {
        db.sql("insert into fund.account (id, kind, code, lot_id, purpose) values (?, ?, 'used:x', ?, ?)")
                .params(works.id(), kind, lot, purpose)
                .update();
    }

    private UUID account(UUID lot, String kind) {
        return db.sql("select id from fund.account where kind = ? and lot_id = ?")
                .params(kind, lot)
                .query(UUID.class)
                .single();
    }

    private void post(UUID journal, int number, UUID account, long fen) {
        db.sql("insert into fund.posting (journal_id, line, account_id, amount_fen) values (?, ?, ?, ?)")
                .params(journal, number, account, fen)
                .update();
    }

    private void refused(String because, Runnable attack) {
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> attack.run()))
                .hasStackTraceContaining(because);
    }

    private static LocalDate today() {
        return Objects.requireNonNull(City.current()).today();
    }
}

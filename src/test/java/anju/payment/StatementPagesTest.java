package anju.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.Grant;
import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.fund.Source;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import anju.testing.Web;
import anju.works.Measured;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The bank's statement: read in any bank's words, held against the payments, confirmed in one go, booked once. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementPagesTest {
    private static final String HEAD = "交易日期,交易流水号,借方发生额,贷方发生额,对方户名,附言\n";

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    Paying paying;

    @Autowired
    BankStatements statements;

    @LocalServerPort
    int port;

    City city;
    SmallWorks works;
    Web cashier;
    Web finance;
    UUID contract;
    UUID line;
    String today;

    @BeforeAll
    void build(City city) {
        this.city = city;
        works = new SmallWorks(beans);
        cashier = Web.at(city, port).as(works.cashier, db);
        finance = Web.at(city, port).as(works.finance, db);
        var item = works.item("10000", "100.00");
        works.allocated(works.lot(Source.CENTRAL_SUBSIDY, "9000000.00", "BASIC"), item, "1000000.00");
        contract = works.contract(works.terms("SG-9", 80, works.line(item, "1", "10000", "100.00")));
        line = works.lineOf(contract, "1");
        today = City.current().today().toString();
    }

    @Test
    void every_line_says_how_it_stands_and_one_confirmation_confirms_all_that_match() {
        var first = approved("10");
        var second = approved("12");
        var wrong = approved("14");
        var held = held("16");
        var known = approved("18");
        paying.confirmBank(
                works.cashier, works.id(), known, "OLD-1", City.current().today());
        var twice = approved("20");
        var csv = HEAD
                + today + ",R-1,800.00,,恒筑建设,拨付 " + code(first) + "\n"
                + today + ",R-2,\"９６０．００\",,恒筑建设,\"第二笔，" + code(second).replace("-", "") + "\"\n"
                + today + ",R-3,\"1,121.00\",,恒筑建设," + code(wrong) + "\n"
                + today + ",R-4,1280,,恒筑建设," + code(held) + "\n"
                + today + ",OLD-1,1440.00,,恒筑建设," + code(known) + "\n"
                + today + ",R-5,1600.00,,恒筑建设," + code(twice) + "\n"
                + today + ",R-6,1600.00,,恒筑建设," + code(twice) + "\n"
                + today + ",R-7,55.00,,张三,水费\n"
                + today + ",R-8,1.00,,张三," + code(first) + " " + code(second) + "\n"
                + today + ",R-9,1.00,,张三,FK-2020-9999\n"
                + today + ",R-10,,500.00,市财政局,拨入\n"
                + "合计,,8000.00,500.00,,\n";
        var page = send(csv.getBytes(StandardCharsets.UTF_8)).isOk();
        assertThat(page.words())
                .contains("2 笔对上了，共 1,760.00 元", "另有 1 行不是付出的钱")
                .contains(
                        "金额不符",
                        "批准的是 1,120.00 元",
                        "现在不能确认",
                        "已冻结，等批准",
                        "已确认",
                        "文件里有两次",
                        "写了几个编号",
                        "附言里没有付款编号",
                        "没有这个编号的付款");
        var at = page.document().select("form[action$=/confirmation]").attr("action");
        assertThat(state(first)).isEqualTo("APPROVED");

        assertThat(finance.get(at.replace("/confirmation", "")).isOk().words())
                .as("who approved these payments cannot confirm them")
                .contains("没有等确认的行", "一个人只办一个环节");

        var done = page.form(at).submit();
        assertThat(done.words()).contains("没有等确认的行", "已确认");
        assertThat(state(first)).isEqualTo("PAID");
        assertThat(state(second)).isEqualTo("PAID");
        assertThat(state(wrong)).isEqualTo("APPROVED");
        assertThat(state(twice)).isEqualTo("APPROVED");
        assertThat(db.sql("select bank_reference from payment.payment_step where payment_id = ? and to_state = 'PAID'")
                        .param(second)
                        .query(String.class)
                        .single())
                .isEqualTo("R-2");
        assertThat(db.sql(
                                "select person_id from payment.duty d join payment.payment p on p.clearance_id = d.clearance_id where p.id = ? and d.duty = 'BANK_CONFIRMER'")
                        .param(first)
                        .query(UUID.class)
                        .single())
                .isEqualTo(works.cashier.person());

        var acts = count("evidence.act");
        var again = send(csv.getBytes(StandardCharsets.UTF_8));
        assertThat(again.words()).contains("已经上传过，没有重复记账");
        assertThat(count("payment.statement_line where reference = 'R-1'")).isOne();
        assertThat(count("evidence.act")).isEqualTo(acts);
        assertThat(page.form(at).send().status()).as("the button pressed twice").isLessThan(400);
        assertThat(count("payment.payment_step where bank_reference = 'R-1'")).isOne();
        assertThat(cashier.get("/attachments/" + file(at) + "/original").bytes())
                .isEqualTo(csv.getBytes(StandardCharsets.UTF_8));
        assertThat(finance.get("/statements").words()).contains("流水.csv");
    }

    @Test
    void what_somebody_did_meanwhile_shows_before_anything_is_confirmed() {
        var one = approved("22");
        var other = approved("24");
        var page = send(csv(today, "M-1", "1760.00", code(one), "M-2", "1920.00", code(other)));
        var at = page.document().select("form[action$=/confirmation]").attr("action");
        paying.confirmBank(works.cashier, works.id(), one, "M-1", City.current().today());
        var answer = page.form(at).send();
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.words()).contains("对得上的行变了", "1 笔对上了，共 1,920.00 元");
        assertThat(state(other)).isEqualTo("APPROVED");
        assertThat(page.form(at)
                        .with("_command", works.id().toString())
                        .with("seen", "")
                        .send()
                        .status())
                .isEqualTo(422);
        assertThat(answer.form(at).submit().words()).contains("这个文件的 2 笔都已确认");
    }

    @Test
    void banks_head_their_columns_as_they_like_and_write_in_their_own_letters() {
        var one = approved("30");
        var boc = "账户流水\n账号,4400****1234\n\n"
                + "交易类型[ Transaction Type ],交易日期[ Transaction Date ],交易金额[ Trade Amount ],交易流水号[Transaction reference number],用途[ Purpose ]\n"
                + "来账," + today.replace("-", "") + ",500.00,=\"B-0\",\n"
                + "往账," + today.replace("-", "") + ",\"-2,400.00\",=\"B-1\"," + code(one) + "\n";
        assertThat(send(boc.getBytes(Charset.forName("GB18030"))).isOk().words())
                .contains("1 笔对上了，共 2,400.00 元", "另有 1 行");
        var ccb = "\ufeff记账日期\t流水号\t支出\t摘要\n" + today + " 10:33:21\tC-1\t2400\t" + code(one) + "\n";
        assertThat(send(ccb.getBytes(StandardCharsets.UTF_8)).isOk().words()).contains("1 笔对上了，共 2,400.00 元");
    }

    @Test
    void whatever_cannot_be_read_is_named_by_row_and_column_all_at_once_and_nothing_is_taken() {
        long before = count("payment.statement");
        var bad = send((HEAD
                        + "2026-02-30,X-1,5.00,,甲,FK-2026-0001\n"
                        + today + ",,6.00,,甲,FK-2026-0001\n"
                        + today + ",X-3,六元,,甲,\n"
                        + "2099-01-01,X-4,7.00,,甲,\n"
                        + today + ",1.23457E+19,7.00,,甲,\n"
                        + today + ",X-6,1,234.00,,甲,\n"
                        + today + ",X-7\n")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.words())
                .contains("一行也没有收", "读不懂的地方（7 处）", "要写成日期", "借方发生额", "交易流水号", "被 Excel 改成了", "金额里有逗号的", "这一行只有 2 格");
        for (var unusable : List.of(
                new byte[0],
                "PK\u0003\u0004\u0000".getBytes(StandardCharsets.UTF_8),
                new byte[StatementReader.BYTES_MAX + 1],
                "日期,金额\n2026-01-01,5\n".getBytes(StandardCharsets.UTF_8),
                (HEAD + today + ",E-1,,5.00,甲,\n").getBytes(StandardCharsets.UTF_8),
                (HEAD + today + ",E-1,\"5.00,,甲,\n").getBytes(StandardCharsets.UTF_8),
                (HEAD + (today + ",E-1,5.00,,甲,\n").repeat(StatementReader.LINES_MAX + 1))
                        .getBytes(StandardCharsets.UTF_8))) {
            var answer = send(unusable);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.words()).contains("不能用");
        }
        assertThat(cashier.get("/statements").form("/statements").send().words())
                .contains("请选择");
        assertThat(count("payment.statement")).isEqualTo(before);
    }

    @Test
    void who_has_no_business_with_the_bank_sees_none_of_it() {
        var page = send(csv(today, "S-1", "1.00", "FK-2020-0001", "S-2", "2.00", "FK-2020-0002"));
        var at = page.document().select("a[href*=/attachments/]").attr("href");
        var id = db.sql(
                        "select id from payment.statement s where exists (select from payment.statement_line l where l.statement_id = s.id and l.reference = 'S-1')")
                .query(UUID.class)
                .single();
        for (var who : List.of(works.clerk, works.leader, works.builder, works.resident)) {
            var web = Web.at(city, port).as(who, db);
            assertThat(web.get("/statements").status()).isEqualTo(403);
            assertThat(web.get("/statements/" + id).status()).isEqualTo(403);
        }
        assertThat(Web.at(city, port).as(works.builder, db).get(at).status()).isEqualTo(403);
        assertThat(cashier.get("/statements/" + works.id()).status()).isEqualTo(404);
        var elsewhere = new Viewer(works.cashier.personId(), "", List.of(new Grant(Role.FINANCE_BUREAU, "/elsewhere")));
        assertThatThrownBy(() -> statements.checked(elsewhere, id)).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> statements.confirm(elsewhere, works.id(), id, "x"))
                .isInstanceOf(NotPermitted.class);
        var bytes = csv(today, "S-3", "800.00", code(approved("10")), "S-4", "2.00", "FK-2020-0002");
        var read = (StatementReading.Readable) StatementReader.read("a.csv", bytes, words());
        var taken = (TakingStatement.Taken) statements.take(elsewhere, works.id(), "/elsewhere", read.statement());
        assertThat(statements.checked(elsewhere, taken.statement()))
                .as("a payment of another place is as good as none")
                .allMatch(line -> line.state() == LineState.UNKNOWN);
        assertThat(send(bytes).words()).contains("由别的地方的财政部门上传过");
    }

    @Test
    void the_pages_fit_and_everybody_can_use_them() {
        var page = send(csv(today, "L-1", "3200.00", code(approved("40")), "L-2", "2.00", "FK-2020-0002"));
        var path = page.document()
                .select("form[action$=/confirmation]")
                .attr("action")
                .replace("/confirmation", "");
        try (var browser = Browser.at(city, port).as(cashier)) {
            for (var each : List.of("/statements", path)) {
                browser.open(each);
                browser.screenshot("money-statement" + (each.equals(path) ? "" : "s"), Browser.DESK);
                browser.isAccessible();
                browser.screenshot("money-statement" + (each.equals(path) ? "" : "s"), Browser.PHONE);
                browser.fits(Browser.PHONE);
            }
        }
    }

    private PaymentRules.BankWords words() {
        return beans.getBean(anju.policy.Policy.class)
                .rules(
                        PaymentRules.class,
                        works.cashier.reach(anju.access.Action.CONFIRM_BANK).getFirst(),
                        City.current().today())
                .bank();
    }

    private static byte[] csv(String day, String r1, String a1, String c1, String r2, String a2, String c2) {
        return (HEAD + day + "," + r1 + "," + a1 + ",,甲," + c1 + "\n" + day + "," + r2 + "," + a2 + ",,乙," + c2 + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Web.Page send(byte[] content) {
        return cashier.get("/statements")
                .isOk()
                .form("/statements")
                .withFile("file", "流水.csv", content)
                .submit();
    }

    private UUID held(String quantity) {
        return works.held(
                works.cleared(works.accepted(contract, new Measured(line, null, SmallWorks.milli(quantity)))));
    }

    private UUID approved(String quantity) {
        var payment = held(quantity);
        works.approved(payment);
        return payment;
    }

    private String code(UUID payment) {
        return db.sql("select code from payment.payment where id = ?")
                .param(payment)
                .query(String.class)
                .single();
    }

    private String state(UUID payment) {
        return db.sql("select state from payment.payment where id = ?")
                .param(payment)
                .query(String.class)
                .single();
    }

    private UUID file(String at) {
        return db.sql("select file_id from payment.statement where id = ?")
                .param(UUID.fromString(at.split("/")[2]))
                .query(UUID.class)
                .single();
    }

    private long count(String from) {
        return db.sql("select count(*) from " + from).query(Long.class).single();
    }
}

package anju.payment;

import static org.assertj.core.api.Assertions.assertThat;

import anju.city.City;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallWorks;
import anju.testing.Web;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The desk's way from money received to an asset, through the pages, with the words of what is refused on the way. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MoneyPagesTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @LocalServerPort
    int port;

    City city;
    SmallWorks works;
    Web clerk;
    Web checker;
    Web leader;
    Web finance;
    Web cashier;
    Web builder;
    Web engineer;
    Web resident;

    @BeforeAll
    void build(City city) {
        this.city = city;
        works = new SmallWorks(beans);
        clerk = Web.at(city, port).as(works.clerk, db);
        checker = Web.at(city, port).as(works.checker, db);
        leader = Web.at(city, port).as(works.leader, db);
        finance = Web.at(city, port).as(works.finance, db);
        cashier = Web.at(city, port).as(works.cashier, db);
        builder = Web.at(city, port).as(works.builder, db);
        engineer = Web.at(city, port).as(works.engineer, db);
        resident = Web.at(city, port).as(works.resident, db);
    }

    @Test
    @Shows({"ZS-23", "ZS-24"})
    void from_a_lot_to_an_asset_through_the_pages() {
        var home = "/projects/" + works.small.project;
        var item = works.item("5430", "142.00");

        assertThat(finance.get(home + "/funds").isOk().words()).contains("还没有登记到账资金", "屋面防水");
        receive("MAINTENANCE_FUND", "400000", "维修资金专户");
        var page = receive("CENTRAL_SUBSIDY", "９,０００,０００.００", "市财政局");
        assertThat(page.words())
                .contains("到账 9,000,000.00 元", "中央补助资金", "财建〔2026〕18号", "P442000-26-0018 · 2210108 · 国库-0311");

        var form = clerk.get(home + "/allocations/new?item=" + item).isOk().form();
        assertThat(form.with("lot", lot("MAINTENANCE_FUND"))
                        .with("amount", "308424")
                        .send()
                        .words())
                .contains("要业主先表决", "面积和人数都过半");
        works.passedMatter(item, "ORDINARY");
        assertThat(allocate(item, "MAINTENANCE_FUND", "400000.01").words()).contains("只剩 400,000.00 元");
        assertThat(allocate(item, "MAINTENANCE_FUND", "三十万").words()).contains("请把万元换成元");
        assertThat(allocate(item, "MAINTENANCE_FUND", "308424").words()).contains("还剩 91,576.00 元");
        assertThat(sign("80").words()).contains("只安排了 308,424.00 元", "还差 462,636.00 元");
        allocate(item, "CENTRAL_SUBSIDY", "462636");

        assertThat(sign("95").words()).contains("80% 到 90%", "现在是 95%");
        var contract = sign("80");
        assertThat(contract.words()).contains("合同已登记", "771,060.00", "SG-2026-041");

        var measure = builder.open(
                contract.document().select("a[href$=/acceptances/new]").attr("href"));
        measure = measure.form().send();
        assertThat(measure.words()).contains("一个数量也没有填");
        measure = measure.form().with("quantity", "5430", "1", "").send();
        assertThat(measure.words()).contains("合同 5,430 ㎡", "最多还能填 5,430 ㎡");
        var acceptance =
                measure.form().with("quantity", "661.40", "662.10", "660.50").submit();
        assertThat(acceptance.words()).contains("93,918.80", "94,018.20", "93,791.00", "281,728.00", "还等");
        var at = acceptance.document().select("form.form").attr("action").replace("/signatures", "");
        accept(builder, at);
        accept(engineer, at);
        assertThat(clerk.get(at + "/clearances").words()).contains("四方都签“合格”以后才能请款");
        accept(leader, at);
        assertThat(accept(resident, at).words()).contains("四方签齐", "保修已经开始");

        var clearance = builder.open(at + "/clearances");
        assertThat(clearance.words()).contains("第一道已过", "发票");
        var cleared = clearance.form().submit();
        assertThat(cleared.words()).contains("第二道：资料审核 0/8", "缺：", "等监理", "应付 225,382.40 元");
        var q = cleared.document()
                .select("form[action$=/documents]")
                .attr("action")
                .replace("/documents", "");
        assertThat(checker.get(q).form(q + "/clearing").send().words()).contains("监理还没有确认工程量", "还缺：");
        assertThat(builder.get(q)
                        .form(q + "/documents")
                        .with("type", "INVOICE")
                        .with("title", "发票")
                        .send()
                        .words())
                .contains("请上传文件，或填");
        for (var type : works.required(UUID.fromString(q.substring("/clearances/".length())))) {
            builder.get(q)
                    .form(q + "/documents")
                    .with("type", type)
                    .with("title", type)
                    .with("number", "档-1")
                    .submit()
                    .isOk();
        }
        assertThat(engineer.get(q).form(q + "/quantity").submit().words()).contains("工程量已确认");
        var review = checker.get(q);
        var first = review.document().select("form[action$=/review]").first().attr("action");
        assertThat(review.form(first).with("verdict", "REJECTED").send().words())
                .contains("不通过要写明哪里不对");
        for (var each : review.document().select("form[action$=/review]")) {
            checker.get(q)
                    .form(each.attr("action"))
                    .with("verdict", "APPROVED")
                    .submit()
                    .isOk();
        }
        assertThat(clerk.get(q).form(q + "/clearing").send().words()).contains("由同一个人放行");
        assertThat(checker.get(q).form(q + "/clearing").submit().words()).contains("资料通过");

        var payment = clerk.get(q).form(q + "/payments").submit();
        assertThat(payment.words())
                .contains("1,984 ㎡", "142.00", "80%", "225,382.40", "135,229.44", "90,152.96", "56,345.60", "等街道负责人");
        var p = "/payments/"
                + db.sql("select id from payment.payment").query(UUID.class).single();
        assertThat(leader.get(p).form(p + "/approvals").submit().words()).contains("等另一家");
        assertThat(finance.get(p).form(p + "/approvals").submit().words()).contains("两家都已批准");
        assertThat(finance.get(p)
                        .form(p + "/confirmation")
                        .with("bankReference", "B-1")
                        .send()
                        .words())
                .contains("一个人只办一个环节", "财政批准");
        var paid = cashier.get(p)
                .form(p + "/confirmation")
                .with("bankReference", "20260918-771")
                .submit();
        assertThat(paid.words()).contains("已付 225,382.40 元", "20260918-771");
        assertThat(leader.get(p + "/application").isOk().words())
                .contains(
                        "用款申请单",
                        "P442000-26-0018",
                        "2210108",
                        "恒筑建设",
                        "SG-2026-041",
                        "财建〔2026〕18号",
                        "225,382.40",
                        "135,229.44")
                .contains("281,728.00 × 80% − 之前已付或冻结 0.00 = 225,382.40", "20260918-771", "不是财政国库的账");
        assertThat(builder.get("/payments/" + works.id() + "/application").status())
                .isEqualTo(404);
        assertThat(leader.get(home + "/funds").words()).contains("135,229.44", "90,152.96");
        assertThat(leader.open(payment.document()
                                .select("a[href^=/contracts/][href$=/payments]")
                                .attr("href"))
                        .words())
                .contains("两本账对着看", "已按比例付");
        books(home);

        var register = clerk.get(at + "/assets/new").isOk().form();
        assertThat(register.with("origins").send().words()).contains("请选择“谁来管”", "请选择“来自哪几项验收”");
        var asset = register.with("origins", origins(at))
                .with("keeper", works.small.propertyFirm.toString())
                .with("lifeYears", "13")
                .submit();
        assertThat(asset.words()).contains("已登记", "坏了免费修", "安和物业", "检查防水层和排水口");
    }

    private void books(String home) {
        var journal = finance.get(home + "/funds.journal").isOk();
        assertThat(journal.body())
                .contains("spent:ZJ-", "CNY -135229.44 = CNY -135229.44", "works:ZJ-", "CNY 90152.96 = CNY 90152.96");
        assertThat(finance.get(home + "/funds.csv").isOk().body()).contains(",POST_HOLD,", ",135229.44,");
        assertThat(finance.get(home + "/funds.xlsx").isOk().bytes()).startsWith('P', 'K');
    }

    @Test
    void who_has_no_business_here_is_told_so() {
        assertThat(engineer.get("/projects/" + works.small.project + "/lots/new")
                        .status())
                .isEqualTo(403);
        assertThat(clerk.get("/payments/" + works.id()).status()).isEqualTo(404);
        assertThat(Web.at(city, port)
                        .get("/projects/" + works.small.project + "/funds")
                        .status())
                .isEqualTo(303);
    }

    @Test
    void money_without_purpose_or_in_ten_thousands_is_refused_at_its_field_and_nothing_typed_is_lost() {
        var answer = finance.get("/projects/" + works.small.project + "/lots/new")
                .form()
                .with("source", "DONATION")
                .with("funder", "某企业")
                .with("documentNumber", "协议 1")
                .with("amount", "12万元")
                .with("receivedOn", "2026-02-30")
                .with("codes", "Z99")
                .send();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.words()).contains("12 万元写成 120000", "要写成日期");
        assertThat(answer.form().value("funder")).isEqualTo("某企业");
        assertThat(answer.form()
                        .with("amount", "120000")
                        .with("receivedOn", "2026-02-28")
                        .send()
                        .words())
                .contains("清单里没有“Z99”");
    }

    private Web.Page receive(String source, String amount, String funder) {
        return finance.get("/projects/" + works.small.project + "/lots/new")
                .isOk()
                .form()
                .with("source", source)
                .with("funder", funder)
                .with("documentNumber", "财建〔2026〕18号")
                .with("projectCode", "P442000-26-0018")
                .with("subject", "2210108")
                .with("voucher", "国库-0311")
                .with("amount", amount)
                .with("receivedOn", "2026-03-02")
                .with("purposes", "BASIC")
                .submit();
    }

    private Web.Page allocate(UUID item, String source, String amount) {
        return clerk.get("/projects/" + works.small.project + "/allocations/new")
                .form()
                .with("lot", lot(source))
                .with("item", item.toString())
                .with("amount", amount)
                .submit();
    }

    private String lot(String source) {
        return db.sql("select id::text from fund.lot where source = ?")
                .param(source)
                .query(String.class)
                .single();
    }

    private Web.Page sign(String percent) {
        return clerk.get("/projects/" + works.small.project + "/contracts/new")
                .isOk()
                .form()
                .with("number", "SG-2026-041")
                .with("contractor", works.small.contractor.toString())
                .with("supervisor", works.small.supervisor.toString())
                .with("procurement", "OPEN_TENDER")
                .with("progress", percent)
                .with("signedOn", "2026-03-10")
                .with("quantity", "5430")
                .with("price", "142.00")
                .submit();
    }

    private Web.Page accept(Web who, String at) {
        return who.get(at).form(at + "/signatures").with("opinion", "QUALIFIED").submit();
    }

    private String[] origins(String at) {
        return db.sql("select accepted_line_id::text from works.accepted where acceptance_id = ?")
                .param(UUID.fromString(at.substring("/acceptances/".length())))
                .query(String.class)
                .list()
                .toArray(String[]::new);
    }
}

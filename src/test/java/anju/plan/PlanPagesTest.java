package anju.plan;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.access.Viewer;
import anju.city.Cities;
import anju.city.City;
import anju.survey.NeedDraft;
import anju.survey.NeedSource;
import anju.survey.Recording;
import anju.survey.Surveying;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A plan as a clerk meets it, from opening it to asking the owners. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlanPagesTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Surveying surveying;

    @Autowired
    Cities cities;

    private SmallCity small;
    private Viewer clerk;
    private Web web;
    private UUID need;
    private String plan;

    @BeforeAll
    void build(City city) {
        cities.setClock(city, Instant.parse("2026-06-01T02:00:00Z"));
        transaction.executeWithoutResult(_ -> small = new SmallCity(db));
        clerk = small.viewer(Role.SUBDISTRICT_CLERK, "/ha/liuan");
        web = Web.at(city, port).as(clerk, db);
        var draft = NeedDraft.ofParts(
                small.compound,
                "ROOF_LEAK",
                "1 号楼屋面漏水",
                "",
                NeedSource.FIELD_SURVEY,
                true,
                city.today(),
                Set.copyOf(small.parts));
        need = ((Recording.Recorded) surveying.record(clerk, id(), draft)).needId();
        var opened = web.open("/plans")
                .isOk()
                .form("/projects/" + small.project + "/plan")
                .send();
        plan = opened.location();
    }

    @Test
    @Order(1)
    void an_item_is_drawn_up_with_its_ground_and_sum() {
        assertThat(web.open(plan).isOk().words()).contains("还没有列项", "测试小区改造");
        var page = web.open(plan + "/items/new")
                .isOk()
                .form()
                .with("code", "B01")
                .with("title", "1 至 2 号楼屋面防水")
                .with("character", "REPAIRED")
                .with("quantity", "1,984")
                .with("price", "142")
                .with("maintenanceFund", "true")
                .with("needs", need.toString())
                .submit()
                .isOk();
        assertThat(page.words())
                .contains(
                        "已列为第 1 项，估算 281,728.00 元",
                        "1. 1 至 2 号楼屋面防水",
                        "1 号楼屋面漏水",
                        "24 户",
                        "业主表决，过半数同意",
                        "共 1 项，估算 281,728.00 元");
        assertThat(page.document().select("a[href=/needs/" + need + "]")).isNotEmpty();
        assertThat(web.get(plan + "/items.xlsx").isOk().bytes()).startsWith('P', 'K');
        assertThat(web.get("/plans?q=XM-2026").isOk().words()).contains("281,728.00");
        assertThat(web.get("/plans.xlsx").isOk().bytes()).startsWith('P', 'K');
    }

    @Test
    @Order(2)
    void what_is_wrong_is_said_at_the_field_with_the_way_out() {
        var empty = web.open(plan + "/items/new").form().send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.words()).contains("请选择“目录”", "请填写“项目名称”", "请勾选依据的需求，或在下面写街道为什么做");
        var form = web.open(plan + "/items/new")
                .form()
                .with("code", "B01")
                .with("title", "屋面防水")
                .with("character", "REPAIRED")
                .with("quantity", "10")
                .with("price", "260")
                .with("officeReason", "台风前抢修");
        var unusual = form.send();
        assertThat(unusual.status()).isEqualTo(422);
        assertThat(unusual.words()).contains("单价 260.00 元不在参考范围 90.00–180.00 元内");
        assertThat(unusual.form().with("priceReason", "瓦屋面，需搭满堂架").submit().words())
                .contains("已列为第 2 项", "街道决定：台风前抢修", "瓦屋面，需搭满堂架");
        assertThat(form.with("needs", UUID.randomUUID().toString())
                        .with("price", "142")
                        .send()
                        .words())
                .contains("这张表单已经用过");
    }

    @Test
    @Order(3)
    void an_item_is_given_up_with_a_reason() {
        var page = web.open(plan);
        var second = page.document().select("#item-2 form").attr("action");
        assertThat(page.form(second).send().words()).contains("请填写“放弃原因”");
        var again = web.open(plan);
        assertThat(page.form(second).with("reason", "重复").submit().words()).contains("已放弃，序号不再使用");
        assertThat(again.form(second).with("reason", "重复").send().status()).isEqualTo(409);
    }

    @Test
    @Order(4)
    void the_owners_are_asked_and_the_plan_shows_it(City city) {
        var empty = web.open(plan + "/question").isOk().form().send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.words()).contains("请填写“表决名称”", "请填写“开始投票”");
        var item = empty.document().select("input[name=items1]").val();
        var form = empty.form()
                .with("title", "2026 年第一次业主大会")
                .with("recordOn", "2026-06-01")
                .with("opensAt", "2026-06-10 08:00")
                .with("closesAt", "2026-06-25 00:00")
                .with("matter1", "用维修资金做屋面防水");
        assertThat(form.send().words()).contains("请勾选“议题 1 包括哪几项”");
        var soon = web.open(plan + "/question").form();
        for (var field : new String[] {"title", "recordOn", "opensAt", "closesAt", "matter1"}) {
            soon.with(field, form.value(field));
        }
        var unpublished = soon.with("items1", item).send();
        assertThat(unpublished.words()).contains("还没有随方案公示");
        var version = web.open(plan + "/versions/new").isOk().form().send().location();
        var draft = web.open(version).isOk().form(version + "/notices").send().location();
        assertThat(web.open(draft).isOk().words()).contains("改造方案", "屋面防水");
        assertThat(web.open(version).isOk().words()).contains("待发布");
        assertThat(Web.at(city, port)
                        .as(small.viewer(Role.SUBDISTRICT_LEADER), db)
                        .open(draft)
                        .form(draft + "/release")
                        .submit()
                        .isOk()
                        .words())
                .contains("公示中");
        assertThat(web.open(version).isOk().words()).contains("公示中，还剩");
        var hurried = unpublished
                .form()
                .with("opensAt", "2026-06-05 08:00")
                .with("closesAt", "2026-06-25 00:00")
                .send();
        assertThat(hurried.words()).contains("方案的公示期还没有满", "2026-06-09");
        var refused = hurried.form().with("opensAt", "2026-06-10 08:00").send();
        assertThat(refused.words()).contains("公示要满 15 天");
        var brief = refused.form()
                .with("opensAt", "2026-06-18 08:00")
                .with("closesAt", "2026-06-19 08:00")
                .send();
        assertThat(brief.words()).contains("投票至少 5 天");
        var asked = brief.form()
                .with("opensAt", "2026-06-18 08:00")
                .with("closesAt", "2026-06-30 00:00")
                .send();
        assertThat(asked.location()).startsWith("/votes/");
        assertThat(web.open(plan).isOk().words()).contains("用维修资金做屋面防水", "待冻结名册");
        var action = web.open(plan).document().select("#item-1 form").attr("action");
        assertThat(web.open(plan).form(action).with("reason", "x").send().words())
                .contains("正由业主表决或业主已经同意，不能放弃");
        assertThat(web.open(plan + "/question").isOk().words()).contains("没有可以交业主表决的项目");
    }

    @Test
    @Order(5)
    void doors_are_closed_to_others(City city) {
        var elsewhere = Web.at(city, port).as(small.viewer(Role.SUBDISTRICT_CLERK, "/ha/other"), db);
        var owner = Web.at(city, port).as(small.owner(1), db);
        for (var path : new String[] {plan, plan + "/items/new", plan + "/question"}) {
            assertThat(elsewhere.get(path).status()).as(path).isEqualTo(403);
            assertThat(owner.get(path).status()).as(path).isEqualTo(403);
            assertThat(Web.at(city, port).get(path).status()).as(path).isEqualTo(303);
        }
        assertThat(web.get("/plans/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    @Order(7)
    void an_absurd_price_is_sent_back_with_what_would_be_taken() {
        var refused = web.open(plan + "/items/new")
                .form()
                .with("code", "B01")
                .with("title", "屋面防水")
                .with("character", "REPAIRED")
                .with("quantity", "10")
                .with("price", "14200")
                .with("priceReason", "小数点错了")
                .with("officeReason", "台风前抢修")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words()).contains("单价 14,200.00 元不可信", "通常 90.00–180.00 元", "低于 18.00 元或高于 900.00 元");
    }

    @Test
    @Order(8)
    @Shows("ZS-03")
    void a_version_is_frozen_read_compared_and_printed() {
        drawUp("C02", "补种绿化", "120", "100");
        var form = web.open(plan).click("定一版").isOk();
        assertThat(form.words()).contains("定第 2 版", "把现在的 2 项、估算 293,728.00 元定为一版");
        assertThat(form.form(plan + "/versions").with("fileNumber", "柳").send().words())
                .contains("“文号”至少写 2 个字");
        var stale = web.open(plan + "/versions/new").form(plan + "/versions");
        drawUp("B09", "排水管修复", "300", "800");
        var changed = stale.send();
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.words()).contains("方案刚才有人改过", "把现在的 3 项");
        var first = changed.form(plan + "/versions")
                .with("fileNumber", "柳街办〔2026〕12号")
                .submit()
                .isOk();
        assertThat(first.words())
                .contains("第 2 版已定", "柳街办〔2026〕12号", "建筑本体", "基础设施", "小区环境", "政府、维修资金", "校验码", "和第 1 版比", "新增 2 项");
        var same = web.open(plan + "/versions/new").form(plan + "/versions").send();
        assertThat(same.status()).isEqualTo(422);
        assertThat(same.words()).contains("方案和第 2 版一样");
        var greening =
                web.open(plan).document().select("article:contains(补种绿化) form").attr("action");
        web.open(plan).form(greening).with("reason", "改面积").submit();
        drawUp("C02", "补种绿化", "200", "100");
        drawUp("B06", "楼道照明", "40", "120");
        assertThat(web.open(plan + "/versions/new")
                        .form(plan + "/versions")
                        .with("fileNumber", "柳街办〔2026〕12号")
                        .send()
                        .words())
                .contains("文号 柳街办〔2026〕12号 已经用在另一版方案上");
        var second = web.open(plan + "/versions/new").form(plan + "/versions").submit();
        assertThat(second.words()).contains("和第 2 版比", "新增 1 项，去掉 0 项，改数量或单价 1 项，没变 2 项", "（文号待编）", "原第");
        assertThat(web.open(plan).words()).contains("已定的版本", "第 3 版方案", "第 2 版方案");
    }

    /** Which characters a text has, each as often; PDF and DOCX break lines in their own ways, and only PDF numbers its pages. */
    private static java.util.Map<Integer, Long> characters(String text) {
        return text.codePoints()
                .filter(c -> !Character.isWhitespace(c))
                .boxed()
                .collect(java.util.stream.Collectors.groupingBy(
                        c -> c, java.util.TreeMap::new, java.util.stream.Collectors.counting()));
    }

    @Test
    @Order(9)
    @Shows("ZS-03")
    void scheme_and_bill_of_quantities_are_papers_of_that_version(City city) throws java.io.IOException {
        var one = plan + "/versions/2";
        var pdf = anju.site.PaperText.of(web.get(one + "/scheme.pdf").isOk().bytes());
        assertThat(pdf)
                .contains(
                        "测试小区改造",
                        "“一小区一策”改造方案",
                        "柳街办〔2026〕12号",
                        "一、建筑本体",
                        "二、基础设施",
                        "三、小区环境",
                        "依据:1号楼屋面漏水(24",
                        "政府、维修资金",
                        "盖章处")
                .doesNotContain("楼道照明");
        var docx = web.get(one + "/scheme.docx").isOk().bytes();
        try (var document = new org.apache.poi.xwpf.usermodel.XWPFDocument(new java.io.ByteArrayInputStream(docx))) {
            assertThat(document.getTables())
                    .as("a table for each part, and the seal")
                    .hasSize(4);
            assertThat(document.getParagraphs().getFirst().getStyle()).isEqualTo("Heading1");
            var rows = document.getTables().getFirst().getRows();
            assertThat(rows.getFirst().getTableCells()).hasSize(7);
            var text = new org.apache.poi.xwpf.extractor.XWPFWordExtractor(document).getText();
            assertThat(characters(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)))
                    .as("the same words as the PDF")
                    .isEqualTo(characters(pdf.replace("1/1", "")
                            .replace('⺠', '民')
                            .replace('⻅', '见')
                            .replace('戶', '户')));
        }
        try (var book = new org.dhatim.fastexcel.reader.ReadableWorkbook(new java.io.ByteArrayInputStream(
                web.get(one + "/bill.xlsx").isOk().bytes()))) {
            var text = book.getFirstSheet().read().stream()
                    .map(row -> row.getCells(0, row.getCellCount()).stream()
                            .map(cell -> cell == null ? "" : cell.getText())
                            .collect(java.util.stream.Collectors.joining("|")))
                    .collect(java.util.stream.Collectors.joining("\n"));
            assertThat(text)
                    .contains("工程量清单", "单位：元", "制表", "审核", "建筑本体小计", "合计|", "1984", "533728")
                    .doesNotContain("楼道照明");
        }
        assertThat(web.get(plan + "/versions/4").status()).isEqualTo(404);
        assertThat(web.get(plan + "/versions/x").status()).isEqualTo(404);
        assertThat(web.get("/plans/" + UUID.randomUUID() + "/versions/1").status())
                .isEqualTo(404);
        var elsewhere = Web.at(city, port).as(small.viewer(Role.SUBDISTRICT_CLERK, "/ha/other"), db);
        for (var path :
                new String[] {one, one + "/scheme.pdf", one + "/scheme.docx", one + "/bill.xlsx", plan + "/versions/new"
                }) {
            assertThat(elsewhere.get(path).status()).as(path).isEqualTo(403);
        }
    }

    @Test
    @Order(10)
    void a_danger_nobody_planned_for_stands_above_the_button() {
        var draft = NeedDraft.ofParts(
                small.compound,
                "FACADE",
                "2 号楼外墙空鼓",
                "",
                NeedSource.FIELD_SURVEY,
                true,
                City.current().today(),
                Set.of(small.parts.getFirst()));
        surveying.record(clerk, id(), draft);
        var page = web.open(plan + "/versions/new");
        assertThat(page.words()).contains("还缺 1 样，补齐才能定", "2 号楼外墙空鼓 危及人身安全，还没有项目解决它");
        var refused = page.form(plan + "/versions").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words()).contains("还缺 1 样，见上面的清单");
    }

    private void drawUp(String code, String title, String quantity, String price) {
        web.open(plan + "/items/new")
                .form()
                .with("code", code)
                .with("title", title)
                .with("character", "NEW")
                .with("quantity", quantity)
                .with("price", price)
                .with("officeReason", "街道决定")
                .submit()
                .isOk();
    }

    @Test
    @Order(11)
    void the_pages_fit_phone_and_desk(City city) {
        try (var browser = Browser.at(city, port).as(Web.at(city, port).as(clerk, db))) {
            for (var path :
                    new String[] {"/plans", plan, plan + "/items/new", plan + "/versions/new", plan + "/versions/2"}) {
                browser.open(path);
                var name = "plan-" + path.replaceAll("[0-9a-f-]{36}", "").replace("/", "");
                browser.screenshot(name, Browser.PHONE);
                browser.fits(Browser.PHONE).isAccessible();
                browser.screenshot(name, Browser.DESK);
                browser.fits(Browser.DESK).isAccessible();
            }
        }
    }
}

package anju.survey;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.city.City;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.SmallCity;
import anju.testing.Web;
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

/** A survey as people meet it, from the phone sheet to the ranking; told in order, as one story. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RoundPagesTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private SmallCity small;
    private Web grid;
    private Web leader;
    private String round;

    @BeforeAll
    void build(City city) {
        transaction.executeWithoutResult(_ -> small = new SmallCity(db));
        grid = Web.at(city, port).as(small.viewer(Role.GRID_WORKER, SmallCity.PATH), db);
        leader = Web.at(city, port).as(small.viewer(Role.SUBDISTRICT_LEADER), db);
        var begun = grid.open("/surveys/new").isOk().form().submit().isOk();
        assertThat(begun.words()).contains("已开始", "1 号楼 0 / 10 项", "整个小区 0 / 38 项");
        round = "/surveys/"
                + db.sql("select id from survey.round").query(UUID.class).single();
    }

    private String sheet(int building) {
        return round + "/sheet?building=" + small.buildings.get(building);
    }

    @Test
    @Order(1)
    void an_answer_is_saved_with_its_photo_and_a_bad_one_is_said_at_its_place() throws Exception {
        var sheet = grid.open(sheet(0)).isOk();
        var page = item(sheet, "H3")
                .with("answer", "YES")
                .with("issues", "H3-03", "H3-01")
                .with("note", "三楼没有灯")
                .withFile("photos", "a.jpg", picture())
                .submit()
                .isOk();
        assertThat(page.words()).contains("已保存", "已答：有隐患、踏步缺损、照明缺失");
        assertThat(page.document().select(".photo-row img")).hasSize(1);
        var refused =
                item(sheet, "H2").with("answer", "YES").with("note", "写了很多").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words()).contains("有隐患的，请勾选是哪一种");
        assertThat(item(refused, "H2").value("note")).isEqualTo("写了很多");
        assertThat(item(sheet, "H5").with("answer", "NA").send().words()).contains("请填写“不适用的原因”");
        assertThat(item(sheet, "H5").send().words()).contains("请选择“回答”");
        var file = item(sheet, "H5")
                .with("answer", "NO")
                .withFile("photos", "a.jpg", "no picture".getBytes())
                .send();
        assertThat(file.status()).isEqualTo(422);
    }

    @Test
    @Order(2)
    void numbers_are_read_as_people_write_them_and_nonsense_is_refused() {
        var sheet = grid.open(round + "/sheet").isOk();
        assertThat(item(sheet, "K8").with("value", "９０").submit().words()).contains("已答：90 平方米");
        assertThat(item(sheet, "K9").with("value", "0").submit().words()).contains("已答：0 米");
        assertThat(item(sheet, "K5").with("value", "-3").send().status()).isEqualTo(422);
        assertThat(item(sheet, "K5").with("value", "很多").send().words()).contains("数值");
        assertThat(item(sheet, "S12").with("value", "3").with("of", "0").send().status())
                .isEqualTo(422);
        assertThat(item(sheet, "S12")
                        .with("value", "3")
                        .with("of", "4")
                        .submit()
                        .words())
                .contains("已答：3 / 4（75.0%）");
        assertThat(item(sheet, "K8").with("indicator", "H1").send().status()).isEqualTo(404);
        assertThat(item(sheet, "K8")
                        .with("building", UUID.randomUUID().toString())
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(grid.get(round + "/sheet?building=x").status()).isEqualTo(404);
    }

    @Test
    @Order(3)
    void whoever_comes_second_sees_both_answers(City city) {
        var other = Web.at(city, port).as(small.viewer(Role.SUBDISTRICT_CLERK), db);
        var theirs = other.open(sheet(1)).isOk();
        item(grid.open(sheet(1)), "H9").with("answer", "NO").submit();
        var late =
                item(theirs, "H9").with("answer", "YES").with("issues", "H9-01").send();
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.words()).contains("别人刚刚答过", "已经答了：没有隐患");
        assertThat(item(late, "H9").submit().words()).contains("已答：有隐患、外墙无保温");
    }

    @Test
    @Order(4)
    void what_is_typed_without_signal_is_kept_and_sent_later(City city) {
        try (var browser = Browser.at(city, port).as(grid)) {
            var page = browser.open(sheet(1));
            var item = page.locator("#item-H7");
            page.context().setOffline(true);
            item.getByText("有隐患", new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true))
                    .click();
            item.locator("summary").first().click();
            item.getByText("水压、水量不足").click();
            item.getByText("保存", new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true))
                    .click();
            item.getByText("没有信号，已存在这台手机上").waitFor();
            page.context().setOffline(false);
            // The page is opened anew, as after a flat battery: what was typed stands there and goes out by itself.
            browser.open(sheet(1));
            page.locator("#item-H7").getByText("已答：有隐患、水压、水量不足").waitFor();
            assertThat(page.evaluate("() => Object.keys(localStorage).filter(k => k.startsWith('anju-keep')).length"))
                    .isEqualTo(0);
        }
        assertThat(db.sql("select count(*) from survey.answer where indicator = 'H7'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @Order(5)
    void danger_reaches_the_leader_before_the_round_is_complete() {
        var page = item(grid.open(sheet(1)), "H2")
                .with("answer", "YES")
                .with("issues", "H2-01")
                .submit();
        assertThat(page.words()).contains("已通知街道领导");
        var alarm = leader.open("/surveys").isOk();
        assertThat(alarm.words()).contains("1 处人身危险还没有处置");
        var path = alarm.document().select("a[href^=/alarms/]").attr("href");
        assertThat(leader.open(path).form().send().words()).contains("请填写“处置情况”");
        assertThat(grid.get(path).isOk().document().select("form.form")).isEmpty();
    }

    @Test
    @Order(6)
    void it_completes_only_when_nothing_mandatory_is_missing() {
        var refused = grid.open(round).form(round + "/completion").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words()).contains("项必答指标没有答", "结构安全隐患：还差 2 栋");
        assertThat(grid.open(round).form(round + "/abandonment").send().words()).contains("请填写“放弃的原因”");
        for (int building = 0; building < 2; building++) {
            answerRest(sheet(building));
        }
        answerRest(round + "/sheet");
        var done = grid.open(round).form(round + "/completion").submit().isOk();
        assertThat(done.words()).contains("体检完成", "应急排险类", "为什么排在这里", "得分怎么来的", "100");
        var late = item(grid.open(sheet(0)), "H1").with("answer", "NO").send();
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.words()).contains("这一轮已经结束");
    }

    @Test
    @Order(7)
    void gaps_become_needs_and_the_ranking_says_why() {
        var page = grid.open(round).isOk();
        var gaps = page.document().select("input[name=gaps]").eachAttr("value");
        var form = page.form(round + "/judgements");
        assertThat(form.with("verdict", "NEED").send().words()).contains("请选择“缺口”");
        assertThat(form.with("gaps", gaps.toArray(String[]::new))
                        .with("verdict", "NOT")
                        .send()
                        .words())
                .contains("请填写“不列入的原因”");
        var done = page.form(round + "/judgements")
                .with("gaps", gaps.toArray(String[]::new))
                .with("verdict", "NEED")
                .submit();
        assertThat(done.words()).contains("已登记 " + gaps.size() + " 条需求", "已成为需求");
        assertThat(grid.get("/needs?q=号楼").isOk().words()).contains("2 号楼燃气安全隐患", "有危险");
        var ranking = grid.get("/ranking").isOk();
        assertThat(ranking.words()).contains("测试小区", "应急排险类", "为什么排在这里");
        assertThat(grid.get("/ranking?class=KEEP").isOk().words()).contains("没有符合条件的内容");
        assertThat(grid.get("/ranking.xlsx").isOk().bytes()).startsWith('P', 'K');
        assertThat(grid.get("/surveys.xlsx").isOk().bytes()).startsWith('P', 'K');
    }

    @Test
    @Order(8)
    void the_pages_fit_phone_and_desk_and_are_accessible(City city) {
        try (var browser = Browser.at(city, port).as(leader)) {
            for (var path : new String[] {"/surveys", "/ranking", round}) {
                browser.open(path);
                look(
                        browser,
                        "survey" + path.replaceAll("/surveys/.*", "-round").replace('/', '-'));
            }
            browser.open(browser.open("/surveys")
                    .locator("a[href^='/alarms/']")
                    .first()
                    .getAttribute("href"));
            look(browser, "survey-alarm");
        }
        examineAgain();
        try (var browser = Browser.at(city, port).as(grid)) {
            browser.open("/surveys/new");
            look(browser, "survey-begin");
            grid.open("/surveys/new").form().submit();
            var open = "/surveys/"
                    + db.sql("select id from survey.round where state = 'OPEN'")
                            .query(UUID.class)
                            .single();
            browser.open(open);
            look(browser, "survey-progress");
            browser.open(open + "/sheet?building=" + small.buildings.get(0));
            browser.page().querySelectorAll("#item-H3 details").forEach(d -> d.evaluate("e => e.open = true"));
            look(browser, "survey-sheet");
            browser.open(open + "/sheet");
            look(browser, "survey-sheet-whole");
        }
    }

    @Test
    @Order(9)
    void doors_are_closed_to_others(City city) {
        var owner = Web.at(city, port).as(small.owner(0), db);
        var elsewhere = Web.at(city, port).as(small.viewer(Role.GRID_WORKER, "/ha/liuan/other"), db);
        for (var path : new String[] {"/surveys", "/ranking", round, sheet(0), "/surveys/new"}) {
            assertThat(owner.get(path).status()).as(path).isEqualTo(403);
            assertThat(Web.at(city, port).get(path).status()).as(path).isEqualTo(303);
        }
        assertThat(elsewhere.get(round).status()).isEqualTo(403);
        assertThat(elsewhere.get(sheet(0)).status()).isEqualTo(403);
        assertThat(elsewhere.get("/ranking").isOk().words()).contains("还没有体检完成的小区");
        assertThat(grid.get("/surveys/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(grid.get("/alarms/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    private void examineAgain() {
        assertThat(db.sql("select count(*) from survey.round where state = 'OPEN'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static void look(Browser browser, String name) {
        browser.screenshot(name, Browser.PHONE);
        browser.fits(Browser.PHONE).isAccessible();
        browser.screenshot(name, Browser.DESK);
        browser.fits(Browser.DESK).isAccessible();
    }

    private void answerRest(String path) {
        var page = grid.open(path).isOk();
        for (var form : page.document().select("form.survey-item")) {
            if (form.select(".badge.ok").isEmpty()) {
                var answers = form.select("input[name=answer]").eachAttr("value");
                var filled = item(page, form.id().substring("item-".length()));
                if (answers.contains("VALUE")) {
                    filled.with("value", "1").with("of", "1").submit().isOk();
                } else {
                    filled.with("answer", path.contains("?") ? "NO" : answers.getFirst())
                            .submit()
                            .isOk();
                }
            }
        }
    }

    private Web.Filled item(Web.Page page, String code) {
        return page.formById("item-" + code);
    }

    private static byte[] picture() throws java.io.IOException {
        var image = new java.awt.image.BufferedImage(640, 480, java.awt.image.BufferedImage.TYPE_INT_RGB);
        var out = new java.io.ByteArrayOutputStream();
        javax.imageio.ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }
}

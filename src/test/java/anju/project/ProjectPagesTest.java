package anju.project;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.testing.InCity;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Opening an undertaking and taking it through its gates, as those at the desk do. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectPagesTest {
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
    private Viewer leader;

    @BeforeAll
    void found() {
        small = new SmallCity(db);
        clerk = small.viewer(Role.SUBDISTRICT_CLERK);
        leader = small.viewer(Role.SUBDISTRICT_LEADER);
    }

    @Test
    void a_clerk_opens_an_undertaking_and_the_leader_takes_it_on(City city) {
        var page = opened(city, "五福里改造", "");
        assertThat(page.words())
                .contains("已立项，编号 XM-", "现在是“储备”阶段", "进入“编制方案”还差 1 件事")
                .contains("底数已登记 已办成", "已有居民需求", "请网格员、楼栋长或街道经办登记需求")
                .contains("由街道领导或住建局推进", "国家规定与通用做法")
                .doesNotContain("退回上一阶段", "补录以前的事");
        var path = latest();
        var web = Web.at(city, port).as(leader, db);
        assertThat(web.get(path).isOk().document().select("form[action$=/steps]"))
                .isEmpty();
        meet(path, GateCondition.NEEDS_RECORDED);
        var ready = web.get(path).isOk();
        assertThat(ready.words()).contains("可以进入“编制方案”");
        var onceMore = ready.form(path + "/steps");
        assertThat(ready.form(path + "/steps").submit().words()).contains("已进入下一阶段", "现在是“编制方案”阶段");
        assertThat(onceMore.send().status()).as("the same click again").isEqualTo(303);
        var blank = web.get(path).form(path + "/returns").send();
        assertThat(blank.status()).isEqualTo(422);
        assertThat(blank.words()).contains("请填写“为什么退回”");
        var back =
                web.get(path).form(path + "/returns").with("reason", "居民有新意见").submit();
        assertThat(back.words()).contains("已退回上一阶段", "退回到“储备”", "居民有新意见");
    }

    @Test
    void two_who_see_the_same_stage_move_it_once(City city) {
        opened(city, "两人同时", "");
        var path = latest();
        meet(path, GateCondition.NEEDS_RECORDED);
        var first = Web.at(city, port).as(leader, db).get(path).form(path + "/steps");
        var second = Web.at(city, port)
                .as(small.viewer(Role.HOUSING_BUREAU), db)
                .get(path)
                .form(path + "/steps");
        assertThat(first.send().status()).isEqualTo(303);
        var late = second.send();
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.words()).contains("现在是“编制方案”阶段");
    }

    @Test
    void what_is_missing_or_wrong_is_said_at_the_field(City city) {
        var web = Web.at(city, port).as(clerk, db);
        var form = web.get("/projects/new?compound=" + small.compound).isOk().form("/projects");
        var bad = form.with("goLive", "2099-01-01").send();
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.document().select("form .err").eachText()).hasSize(3);
        assertThat(bad.words()).contains("请填写“项目名称”");
        var overlap = web.get("/projects/new?compound=" + small.compound)
                .form("/projects")
                .with("name", "重叠")
                .with(
                        "places",
                        "compound:" + small.compound,
                        "building:" + small.compound + ":" + small.buildings.getFirst())
                .send();
        assertThat(overlap.status()).isEqualTo(422);
        assertThat(overlap.words()).contains("有重复，或者一处包含另一处");
        var invented = web.get("/projects/new?compound=" + small.compound)
                .form("/projects")
                .with("name", "乱写")
                .with("places", "compound:'; drop table x")
                .send();
        assertThat(invented.status()).isEqualTo(422);
    }

    @Test
    void earlier_facts_are_recorded_later_with_their_scan_and_shown_as_such(City city) {
        opened(city, "半路加入", city.today().toString());
        var path = latest();
        var web = Web.at(city, port).as(clerk, db);
        var pdf = "%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\n%%EOF\n"
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        var refused = web.get(path)
                .form(path + "/recorded-facts")
                .with("condition", "NEEDS_RECORDED")
                .with("occurredOn", city.today().minusYears(1).toString())
                .with("reason", "2025 年入户调查表")
                .withFile("scan", "x.svg", "<svg/>".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words()).contains("“扫描件”不是能收的文件");
        var done = web.get(path)
                .form(path + "/recorded-facts")
                .with("condition", "NEEDS_RECORDED")
                .with("occurredOn", city.today().minusYears(1).toString())
                .with("reason", "2025 年入户调查表，存街道档案室")
                .withFile("scan", "调查表.pdf", pdf)
                .submit();
        assertThat(done.words()).contains("已补录", "存街道档案室", "看扫描件").contains("可以进入“编制方案”");
        var scan = done.document().selectFirst("a[href^=/attachments/]").attr("href");
        assertThat(web.get(scan).isOk().bytes()).isEqualTo(pdf);
        assertThat(Web.at(city, port).get(scan).status()).isEqualTo(403);
        var late = web.get(path)
                .form(path + "/recorded-facts")
                .with("condition", "PLAN_DRAWN_UP")
                .with("occurredOn", city.today().toString())
                .with("reason", "今天的事")
                .withFile("scan", "今天.pdf", pdf)
                .send();
        assertThat(late.words()).contains("要早于开始用本系统的日子");
    }

    @Test
    void the_list_and_pages_are_for_those_at_their_places(City city) {
        opened(city, "名单里的", "");
        var path = latest();
        var list = Web.at(city, port)
                .as(clerk, db)
                .get("/projects?q=%E5%90%8D%E5%8D%95")
                .isOk();
        assertThat(list.words()).contains("名单里的", "测试小区", "储备");
        var elsewhere = Web.at(city, port).as(small.viewer(Role.SUBDISTRICT_CLERK, "/ha/liuan/nowhere"), db);
        assertThat(elsewhere.get("/projects").isOk().words()).doesNotContain("名单里的");
        assertThat(elsewhere.get(path).status()).isEqualTo(403);
        assertThat(Web.at(city, port).get(path).status()).isEqualTo(303);
        assertThat(Web.at(city, port)
                        .as(clerk, db)
                        .get("/projects/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
        assertThat(Web.at(city, port)
                        .as(small.viewer(Role.AUDITOR), db)
                        .post(path + "/steps", Map.of("from", "G0"))
                        .status())
                .isIn(400, 403);
        var english = Web.at(city, port).as(clerk, db);
        english.post("/preferences", Map.of("language", "en", "senior", "0", "to", "/"));
        assertThat(english.get(path).isOk().words())
                .contains("Needs are on record")
                .doesNotContain("project.", "??");
    }

    private Web.Page opened(City city, String name, String goLive) {
        var web = Web.at(city, port).as(clerk, db);
        assertThat(web.get("/projects/new").isOk().words()).contains("测试小区");
        return web.get("/projects/new?compound=" + small.compound)
                .isOk()
                .form("/projects")
                .with("name", name)
                .with("places", "compound:" + small.compound)
                .with("goLive", goLive)
                .submit()
                .isOk();
    }

    private String latest() {
        return "/projects/"
                + db.sql("select id from project.project order by opened_at desc limit 1")
                        .query(UUID.class)
                        .single();
    }

    private void meet(String path, GateCondition condition) {
        var id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        transactions.executeWithoutResult(
                _ -> gates.meet(id, condition, SmallCity.id(), small.act("survey.need.recorded")));
    }
}

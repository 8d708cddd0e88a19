package anju.survey;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.city.City;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Needs as people meet them: a form, a list, a page of each. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NeedPagesTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private SmallCity small;
    private Web grid;

    @BeforeAll
    void build(City city) {
        transaction.executeWithoutResult(_ -> small = new SmallCity(db));
        grid = Web.at(city, port).as(small.viewer(Role.GRID_WORKER, SmallCity.PATH), db);
    }

    @Test
    void a_grid_worker_records_a_need_and_the_public_sees_no_door(City city) {
        var form = grid.open("/needs/new").isOk().form();
        var page = form.with("title", "3 号楼屋面漏水")
                .with("topic", "ROOF_LEAK")
                .with("source", "FIELD_SURVEY")
                .with("description", "雨后三户进水")
                .with("danger", "true")
                .with("parts", small.parts.get(0).toString(), small.parts.get(1).toString())
                .with("stairwells", small.stairwells.get(2).toString())
                .submit()
                .isOk();
        assertThat(page.words()).contains("已登记，关系到 8 户", "屋面漏水", "1-1-101", "雨后三户进水");
        var path = page.document()
                .select("form[action$=withdrawal]")
                .attr("action")
                .replace("/withdrawal", "");
        var words = Web.at(city, port).get(path).isOk().words();
        assertThat(words).contains("3 号楼屋面漏水", "1 号楼：2 户", "2 号楼：6 户").doesNotContain("101", "进水");
        assertThat(grid.get("/needs?q=漏水&topic=ROOF_LEAK").isOk().words()).contains("3 号楼屋面漏水", "有危险");
        assertThat(grid.get("/needs?q=没有").isOk().words()).contains("没有符合条件的内容");
        assertThat(grid.get("/needs.xlsx").isOk().bytes()).startsWith('P', 'K');
    }

    @Test
    void what_is_missing_is_said_at_the_field_and_nothing_typed_is_lost() {
        var first = grid.open("/needs/new").form();
        var page = first.with("title", "漏")
                .with("occurredOn", "2199-01-01")
                .with("description", "写了很多")
                .send();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.words()).contains("至少写 2 个字", "请选择“类别”", "请选择“怎么知道的”", "请勾选关系到哪几户", "请核对年份");
        assertThat(page.form().value("description")).isEqualTo("写了很多");
        assertThat(List.of(
                        page.form().value("_page"),
                        page.document()
                                .select("form[data-preferences] input[name=to]")
                                .val()))
                .as("to sign in again, or to change the language, leads back to the form")
                .containsOnly(first.value("_page"));
        var elsewhere = page.form()
                .with("title", "屋面漏水")
                .with("topic", "ROOF_LEAK")
                .with("source", "MEETING")
                .with("occurredOn", "2026-01-01")
                .with("parts", UUID.randomUUID().toString())
                .send();
        assertThat(elsewhere.status()).isEqualTo(422);
        assertThat(elsewhere.words()).contains("不在这个小区");
        assertThat(page.form().with("parts", "x").with("topic", "NONE").send().words())
                .contains("选的内容已经没有了");
    }

    @Test
    void a_need_is_withdrawn_with_a_reason_and_a_second_browser_is_told(City city) {
        var form = grid.open("/needs/new").form();
        var recorded = form.with("title", "记错的需求")
                .with("topic", "OTHER")
                .with("source", "MEETING")
                .with("whole", "true")
                .submit();
        var other = Web.at(city, port).as(small.viewer(Role.SUBDISTRICT_CLERK), db);
        var action = recorded.document().select("form[action$=withdrawal]").attr("action");
        var elsewhere = other.get(action.replace("/withdrawal", "")).isOk();
        assertThat(recorded.form().send().words()).contains("请填写“撤回原因”");
        assertThat(recorded.form().with("reason", "记错了").submit().words()).contains("已撤回");
        var late = elsewhere.form().with("reason", "也撤").send();
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.words()).contains("已于");
    }

    @Test
    void doors_are_closed_to_others(City city) {
        var owner = Web.at(city, port).as(small.owner(0), db);
        var elsewhere = Web.at(city, port).as(small.viewer(Role.GRID_WORKER, "/ha/liuan/other"), db);
        assertThat(Web.at(city, port).get("/needs").status()).isEqualTo(303);
        assertThat(owner.get("/needs").status()).isEqualTo(403);
        assertThat(elsewhere.get("/compounds/" + small.compound + "/needs/new").status())
                .isEqualTo(403);
        assertThat(elsewhere.get("/needs").isOk().words()).contains("还没有需求");
        assertThat(grid.get("/compounds/" + UUID.randomUUID() + "/needs/new").status())
                .isEqualTo(404);
        assertThat(grid.get("/needs/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void the_pages_fit_phone_and_desk(City city) {
        var viewer = small.viewer(Role.GRID_WORKER, SmallCity.PATH);
        try (var browser = Browser.at(city, port).as(Web.at(city, port).as(viewer, db))) {
            for (var path : List.of("/needs", "/compounds/" + small.compound + "/needs/new")) {
                browser.open(path);
                browser.page().querySelectorAll("details").forEach(d -> d.evaluate("e => e.open = true"));
                var name = path.equals("/needs") ? "survey-needs" : "survey-record";
                browser.screenshot(name, Browser.PHONE);
                browser.fits(Browser.PHONE).isAccessible();
                browser.screenshot(name, Browser.DESK);
                browser.fits(Browser.DESK).isAccessible();
            }
        }
    }
}

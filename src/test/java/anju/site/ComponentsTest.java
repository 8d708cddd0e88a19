package anju.site;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.city.City;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fields, lists and the rest, as people meet them. */
@InCity
class ComponentsTest {
    @LocalServerPort
    private int port;

    @Test
    void a_refused_form_says_the_same_at_the_top_and_at_the_field_and_loses_nothing(City city) {
        var web = Web.at(city, port);
        var answer = web.get("/components")
                .isOk()
                .form()
                .with("name", "")
                .with("price", "１２万")
                .with("area", "64.567")
                .with("measured", "2026年13月1日")
                .with("remark", "二楼漏水 <b>")
                .send();
        assertThat(answer.status()).isEqualTo(422);
        var page = answer.document();
        assertThat(page.select("[role=alert] li").eachText())
                .containsExactlyInAnyOrderElementsOf(page.select("form .err").eachText())
                .hasSize(5);
        for (var link : page.select("[role=alert] a")) {
            var target = page.getElementById(link.attr("href").substring(1));
            assertThat(target).as(link.attr("href")).isNotNull();
            assertThat(target.attr("aria-describedby")).contains(target.id() + "-err");
        }
        assertThat(page.selectFirst("[name=price]").val()).isEqualTo("１２万");
        assertThat(page.selectFirst("[name=remark]").wholeText()).isEqualTo("二楼漏水 <b>");
        assertThat(page.selectFirst("[name=price]").attr("aria-invalid")).isEqualTo("true");
    }

    @Test
    void a_form_in_order_leads_on_and_says_so_once(City city) {
        var web = Web.at(city, port);
        var page = web.get("/components")
                .form()
                .with("name", "外墙")
                .with("price", "１，２３４．５０")
                .with("area", "64.56㎡")
                .with("measured", "2026/9/10")
                .with("side", "north")
                .submit();
        assertThat(page.isOk().document().select("[role=status]").text()).contains("填写无误");
        assertThat(web.get("/components").document().select("[role=status]")).isEmpty();
    }

    @Test
    void a_list_turns_its_pages(City city) {
        var web = Web.at(city, port);
        var first = web.get("/components?q=x&size=50").isOk();
        assertThat(first.words()).contains("第 1–50 条，共 73 条");
        var second = first.click("下一页");
        assertThat(second.words()).contains("第 51–73 条，共 73 条");
        assertThat(second.document().selectFirst("[name=q]").val()).isEqualTo("x");
        assertThat(web.get("/components?page=0&size=abc&sort=;drop").status()).isEqualTo(200);
        assertThat(web.get("/components?page=99999999&size=-1").status()).isEqualTo(200);
        assertThat(web.get("/components?page=400").isOk().words()).contains("共 73 条");
    }

    @Test
    void a_list_is_text_with_tabs_where_the_address_asks_for_it(City city) {
        var web = Web.at(city, port);
        var link = web.get("/components").document().select("a[href*=as=tsv]").attr("href");
        var answer = web.get(link);
        assertThat(answer.header("content-type")).isEqualToIgnoringCase("text/plain;charset=UTF-8");
        assertThat(answer.header("content-disposition")).isEmpty();
        var lines = answer.body().lines().toList();
        int columns = lines.getFirst().split("\t", -1).length;
        assertThat(columns).isGreaterThan(2);
        assertThat(lines)
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(line.split("\t", -1)).hasSize(columns));
        assertThat(answer.body()).doesNotContainPattern("(?m)(^|\t)[=+@]");
    }

    @Test
    void a_list_is_exported_with_title_unit_and_signatures(City city) throws IOException {
        var answer = Web.at(city, port).get("/components.xlsx");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("content-disposition")).contains("attachment", ".xlsx");
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(answer.bytes()))) {
            var rows = book.getFirstSheet().read();
            assertThat(rows.get(0).getCellText(0)).isEqualTo("清单");
            assertThat(rows.get(1).getCellText(0)).contains("单位：元", "制表日期");
            assertThat(rows.get(2).getCellText(3)).isEqualTo("已付（元）");
            assertThat(rows.get(3).getCellAsNumber(2))
                    .hasValueSatisfying(area -> assertThat(area).isEqualByComparingTo("64.56"));
            assertThat(rows.getLast().getCellText(0)).contains("制表：", "审核：", "负责人：");
        }
    }

    @Test
    void the_parts_can_be_used_by_everyone(City city) {
        try (var browser = Browser.at(city, port)) {
            browser.open("/components?size=8");
            browser.screenshot("components", Browser.DESK);
            browser.isAccessible().fits(Browser.DESK);
            browser.screenshot("components", Browser.PHONE);
            browser.isAccessible().fits(Browser.PHONE).fits(360);
            browser.open("/no/such/page");
            browser.screenshot("missing", Browser.DESK);
            browser.screenshot("missing", Browser.PHONE);
            browser.isAccessible();
        }
    }

    @Test
    void the_parts_can_be_used_in_large_type(City city) {
        Web.at(city, port).post("/preferences", Map.of("senior", "1"));
        try (var browser = Browser.at(city, port)) {
            browser.open("/components?size=5").locator("[name=senior]").click();
            browser.page().waitForSelector("html.senior");
            browser.screenshot("components-senior", Browser.DESK);
            browser.isAccessible();
            browser.screenshot("components-senior", Browser.PHONE);
            browser.isAccessible().fits(Browser.PHONE);
            browser.page().locator("form.form button.primary").click();
            browser.page().waitForSelector("[role=alert]");
            browser.screenshot("components-refused", Browser.PHONE);
            browser.isAccessible();
        }
    }

    @Test
    void the_desk_shows_what_its_user_may_do(City city, @Autowired JdbcClient db) {
        var clerk = new SmallCity(db).viewer(Role.SUBDISTRICT_CLERK);
        try (var browser = Browser.at(city, port).as(Web.at(city, port).as(clerk, db))) {
            browser.open("/components?size=5");
            assertThat(browser.page().locator(".side a.item").count()).isPositive();
            browser.screenshot("desk", Browser.DESK);
            browser.isAccessible().fits(Browser.DESK);
            browser.screenshot("desk", Browser.PHONE);
            browser.isAccessible().fits(Browser.PHONE).fits(360);
            var menu = browser.page().locator(".thumb summary");
            menu.focus();
            browser.page().keyboard().press("Enter");
            browser.page().keyboard().press("Tab");
            browser.page().keyboard().press("Tab");
            assertThat(browser.page().locator(".thumb-all a.item:focus").count())
                    .as("the menu opens by keyboard and goes on into its entries")
                    .isEqualTo(1);
            browser.page().evaluate("document.documentElement.classList.add('senior')");
            browser.screenshot("desk-menu-senior", Browser.PHONE);
            browser.isAccessible().fits(Browser.PHONE).fits(320);
            browser.page().keyboard().press("Escape");
            assertThat(browser.page().locator(".thumb details[open]").count()).isZero();
            browser.page().evaluate("document.documentElement.classList.remove('senior')");
            browser.width(Browser.DESK).page().locator("[data-open=freeze]").click();
            browser.screenshot("dialog", Browser.DESK);
            browser.isAccessible();
        }
    }
}

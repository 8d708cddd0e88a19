package anju.programme;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.access.SigningIn;
import anju.access.Viewer;
import anju.city.City;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the reserve to the public programme, as clerk, leader and neighbour see it. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProgrammePagesTest {
    @Autowired
    JdbcClient db;

    @Autowired
    SigningIn signingIn;

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
    @Shows({"ZS-21", "EP-01"})
    void a_clerk_proposes_the_leader_announces_and_everybody_can_read_it(City city) {
        var web = Web.at(city, port).as(clerk, db);
        var anybody = Web.at(city, port);
        assertThat(anybody.get("/programme").isOk().words()).contains("还没有公布的批次");
        assertThat(web.get("/reserve").isOk().words()).contains("储备里还没有小区");

        var wrong = web.get("/reserve/new")
                .form()
                .with("estimated", "一百万")
                .with("wishedYear", "1999")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.document().select("form .err").eachText()).hasSize(4);
        int year = city.today().getYear() + 1;
        web.get("/reserve/new")
                .form()
                .with("compound", small.compound.toString())
                .with("estimated", "１，０００，０００")
                .with("wishedYear", Integer.toString(year))
                .with("grounds", "1996 年建，屋面漏水多")
                .submit();
        assertThat(web.get("/reserve").isOk().words()).contains("测试小区", "1,000,000.00", "分数怎么来的", "房龄（超过年限的每一年）");
        var again = web.get("/reserve/new")
                .form()
                .with("compound", small.compound.toString())
                .with("estimated", "5")
                .with("wishedYear", Integer.toString(year))
                .with("grounds", "再来")
                .send();
        assertThat(again.words()).contains("已经在储备或批次里了");

        var form = web.get("/proposals/new").form("/proposals");
        var draft = form.with("name", "第一批")
                .with("year", Integer.toString(year))
                .with("area", small.community.toString())
                .with("budget", "500000")
                .submit();
        var path = draft.document().selectFirst("form[action^=/proposals/]").attr("action");
        assertThat(web.get(path).form(path + "/submission").send().words()).contains("一个小区也没有选");
        var candidate =
                web.get(path).document().selectFirst("input[name=reserves]").attr("value");
        web.get(path).form(path).with("reserves", candidate).submit();
        assertThat(web.get(path).form(path + "/submission").send().words()).contains("超出盘子：选中的小区估算合计 1,000,000.00 元");
        web.get(path).form(path).with("budget", "2000000").submit();
        web.get(path).form(path + "/submission").submit();
        assertThat(web.get(path).words()).contains("等街道领导或住建局公布").doesNotContain("保存");

        var chief = Web.at(city, port).as(leader, db);
        var done = chief.get(path).form(path + "/announcement").submit();
        assertThat(done.words()).contains("已公布", year + " 年改造计划", "测试小区", "储备");
        assertThat(anybody.get("/programme").isOk().words())
                .contains("这一年安排 1 个小区", "估算 1,000,000.00 元")
                .doesNotContain("撤回");
        assertThat(anybody.get("/programme/" + year + ".xlsx").status()).isEqualTo(200);
        assertThat(anybody.get("/programme/1999").isOk().words()).contains("1999 年还没有公布的批次");

        look(city, path, year);

        var taking = chief.get("/programme/" + year)
                .document()
                .selectFirst("a[href$=/withdrawal]")
                .attr("href");
        assertThat(chief.get(taking).form(taking).send().status()).isEqualTo(422);
        assertThat(chief.get(taking)
                        .form(taking)
                        .with("reason", "资金没到")
                        .submit()
                        .words())
                .contains("这个批次已撤回。原因：资金没到");
        assertThat(web.get(taking).status())
                .as("a clerk does not take batches back")
                .isEqualTo(403);
    }

    private void look(City city, String proposal, int year) {
        signingIn.offerDemonstration(leader.person(), 1, "access.demo.note");
        try (var browser = Browser.at(city, port)) {
            browser.open("/sign-in");
            browser.page()
                    .locator("form[action='/sign-in/demonstration'] button")
                    .first()
                    .click();
            Map.of("programme", "/programme/" + year, "programme-reserve", "/reserve", "programme-proposal", proposal)
                    .forEach((name, page) -> {
                        browser.open(page);
                        browser.screenshot(name, Browser.DESK);
                        browser.fits(Browser.PHONE);
                        browser.screenshot(name, Browser.PHONE);
                        browser.isAccessible();
                    });
        }
    }
}

package anju.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.access.SigningIn;
import anju.access.Viewer;
import anju.city.Cities;
import anju.city.City;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The desk, the board and a meeting, by hand. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DispatchPagesTest {
    @Autowired
    JdbcClient db;

    @Autowired
    SigningIn signingIn;

    @Autowired
    Cities cities;

    @LocalServerPort
    int port;

    private SmallCity small;
    private Viewer clerk;

    @BeforeAll
    void found() {
        small = new SmallCity(db);
        clerk = small.viewer(Role.SUBDISTRICT_CLERK);
    }

    @Test
    @Shows("ZS-04")
    void a_clerk_calls_a_meeting_and_its_tasks_reach_their_owners(City city) {
        var web = Web.at(city, port).as(clerk, db);
        assertThat(web.get("/desk").isOk().words()).contains("有 0 件事等您办", "现在没有事等您办");
        assertThat(web.get("/meetings").isOk().words()).contains("还没有开过例会");
        var refused = web.get("/meetings/new").form().with("at", "昨天").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.document().select("form .err").eachText()).hasSizeGreaterThanOrEqualTo(4);
        var at = city.now().plus(Duration.ofHours(1)).atZone(City.ZONE);
        var called = web.get("/meetings/new")
                .form()
                .with("area", small.community.toString())
                .with("title", "十一月进度例会")
                .with("venue", "社区会议室")
                .with("at", at.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")))
                .submit();
        assertThat(called.words()).contains("例会已召集", "现在没有超期的事");
        var path = "/meetings/"
                + db.sql("select id from dispatch.meeting")
                        .query(java.util.UUID.class)
                        .single();
        web.get(path).form(path + "/agenda-items").with("what", "屋面材料没到场").submit();
        var conclude = web.get(path)
                .document()
                .selectFirst("form[action$=/conclusion]")
                .attr("action");
        web.get(path).form(conclude).with("conclusion", "周五前到场，监理验货").submit();
        var past = web.get(path)
                .form(path + "/tasks")
                .with("what", "催材料")
                .with("owner", clerk.person().toString())
                .with("due", city.today().minusDays(1).toString())
                .send();
        assertThat(past.status()).isEqualTo(422);
        web.get(path)
                .form(path + "/tasks")
                .with("what", "催材料进场")
                .with("owner", clerk.person().toString())
                .with("due", city.today().plusDays(3).toString())
                .submit();
        assertThat(web.get(path)
                        .form(path + "/minutes")
                        .with("attended", "街道、监理")
                        .send()
                        .words())
                .contains("会还没开");
        cities.setClock(city, city.now().plus(Duration.ofHours(2)));
        look(city, path);
        assertThat(web.get(path)
                        .form(path + "/minutes")
                        .with("attended", "街道、监理")
                        .submit()
                        .words())
                .contains("纪要已定稿，发出 1 项任务", "周五前到场", "到会：街道、监理")
                .doesNotContain("加进议程");
        assertThat(web.get("/desk").words()).contains("例会交办（1 件）", "催材料进场");
        assertThat(web.get("/tasks?state=LATE").words()).doesNotContain("催材料进场");
        cities.setClock(city, city.now().plus(Duration.ofDays(5)));
        assertThat(web.get("/tasks?state=LATE").words()).contains("催材料进场", "超期");
        var task = web.get("/tasks").document().selectFirst("a[href^=/tasks/]").attr("href");
        assertThat(web.get(task).form(task + "/completion").send().status()).isEqualTo(422);
        assertThat(web.get(task)
                        .form(task + "/completion")
                        .with("note", "材料已到，监理已验")
                        .submit()
                        .words())
                .contains("办完：材料已到");
        assertThat(web.get("/board").isOk().words()).contains("改造调度", "各地进展", "没有超期的小区");
        assertThat(web.get("/meetings.xlsx").status()).isEqualTo(200);
        assertThat(web.get("/tasks.xlsx").status()).isEqualTo(200);
        var contractor = Web.at(city, port).as(small.viewer(Role.CONTRACTOR), db);
        assertThat(contractor.get("/board").status()).isEqualTo(403);
        assertThat(contractor.get(task).status()).as("a task of somebody else").isEqualTo(403);
    }

    private void look(City city, String meeting) {
        signingIn.offerDemonstration(clerk.person(), 1, "access.demo.note");
        try (var browser = Browser.at(city, port)) {
            browser.open("/sign-in");
            browser.page()
                    .locator("form[action='/sign-in/demonstration'] button")
                    .first()
                    .click();
            var pages = new LinkedHashMap<String, String>();
            pages.put("dispatch-desk", "/desk");
            pages.put("dispatch-board", "/board");
            pages.put("dispatch-meeting", meeting);
            pages.put("dispatch-call", "/meetings/new");
            pages.forEach((name, page) -> {
                browser.open(page);
                browser.screenshot(name, Browser.DESK);
                browser.fits(Browser.PHONE);
                browser.screenshot(name, Browser.PHONE);
                browser.isAccessible();
            });
        }
    }
}

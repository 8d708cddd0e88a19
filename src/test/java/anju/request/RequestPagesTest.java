package anju.request;

import static anju.request.RequestFixture.command;
import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.city.City;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.Web;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests as people meet them: a code on a door, a form, a page that follows it, the desk. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestPagesTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @LocalServerPort
    int port;

    private RequestFixture at;
    private Web head;
    private Web clerk;
    private Web owner;

    @BeforeAll
    void build(City city) {
        at = new RequestFixture(beans);
        head = Web.at(city, port).as(at.head, db);
        clerk = Web.at(city, port).as(at.clerk, db);
        owner = Web.at(city, port).as(at.small.owner(0), db);
    }

    @Test
    @Shows("ZS-14")
    void a_code_on_a_door_leads_to_a_request_that_is_followed_and_rated_without_signing_in(City city) {
        var signs = clerk.get("/compounds/" + at.small.compound + "/signs").isOk();
        var door = signs.document().select(".sign-address").eachText().stream()
                .filter(address -> address.endsWith("at=TST-001.1.2"))
                .findFirst()
                .orElseThrow();
        var visitor = Web.at(city, port);
        var form = visitor.get(door.substring(door.indexOf("/requests"))).isOk().form();
        assertThat(form.value("where")).isEqualTo("s:" + at.small.stairwells.get(1));
        var sent = form.with("topic", "STAIRWELL")
                .with("title", "门口灯不亮")
                .with("description", "李四家门口")
                .with("phone", "１３０ 0000 7777")
                .withFile("photos", "灯.png", png())
                .send();
        assertThat(sent.status()).as(sent.words()).isEqualTo(303);
        var page = visitor.open(sent.location()).isOk();
        assertThat(page.words()).contains("查询码", "楼道照明", "1 号楼", "在等楼栋长接手").doesNotContain("李四", "门口灯不亮", "7777");
        var request = db.sql("select id from request.request where title = '门口灯不亮'")
                .query(UUID.class)
                .single();
        var desk = head.get("/desk/requests/" + request).isOk();
        assertThat(desk.words()).contains("门口灯不亮", "李四家门口", "130****7777");
        assertThat(desk.body()).doesNotContain(sent.location().substring("/requests/".length()));
        assertThat(head.follow(desk.form("/desk/requests/" + request + "/contact")
                                .send())
                        .words())
                .contains("13000007777");
        assertThat(desk.form("/desk/requests/" + request + "/takings").submit().words())
                .contains("已接手");
        var answer = head.get("/desk/requests/" + request).form("/desk/requests/" + request + "/answers");
        assertThat(answer.send().status()).isEqualTo(422);
        assertThat(answer.with("outcome", "FIXED")
                        .with("text", "换好了")
                        .withFile("photos", "a.png", png())
                        .submit()
                        .words())
                .contains("答复已发出", "已经办好");
        var rated = visitor.get(sent.location()).isOk();
        assertThat(rated.words()).contains("已经办好", "办得怎么样").doesNotContain("换好了");
        assertThat(rated.form().send().words()).contains("请选择“解决了吗”");
        var own = head.get(sent.location())
                .form()
                .with("solved", "yes")
                .with("stars", "5")
                .send();
        assertThat(own.status()).isEqualTo(422);
        assertThat(own.words()).contains("经手的人不评自己的事");
        assertThat(rated.form()
                        .with("solved", "yes")
                        .with("stars", "5")
                        .submit()
                        .words())
                .contains("已结案");
        assertThat(visitor.get("/compounds/" + at.small.compound + "/requests")
                        .isOk()
                        .words())
                .contains("满 5 件评价再公布");
    }

    @Test
    void what_is_missing_or_absurd_is_said_and_nothing_typed_is_lost(City city) {
        var visitor = Web.at(city, port);
        var form = visitor.get("/requests/new?at=TST-001").form();
        var page = form.with("title", "灯")
                .with("phone", "12")
                .with("where", "s:x")
                .with("description", "写了很多")
                .send();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.words()).contains("请选择“什么事”", "至少写 2 个字", "选的内容已经没有了");
        assertThat(page.form().value("description")).isEqualTo("写了很多");
        var notPicture = visitor.get("/requests/new?at=TST-001")
                .form()
                .with("topic", "OTHER")
                .with("title", "路不平")
                .withFile("photos", "a.png", new byte[] {1, 2, 3})
                .send();
        assertThat(notPicture.status()).isEqualTo(422);
        assertThat(visitor.get("/requests/new?at=NOWHERE").isOk().words()).contains("哪个小区");
        assertThat(visitor.get("/requests/progress?code=ABCD").words()).contains("应该是 16 位");
        assertThat(visitor.get("/requests/2222-2222-2222-2222").status()).isEqualTo(404);
    }

    @Test
    void wrong_codes_are_slowed_down(City city) {
        var visitor = Web.at(city, port);
        int refused = 0;
        var unknown = Tracking.read("2222-2222-2222-2222").isPresent() ? "2222-2222-2222-2222" : "";
        assertThat(unknown).as("a code whose check sign is right").isNotEmpty();
        for (int i = 0; i < 25 && refused == 0; i++) {
            var answer = visitor.get("/requests/" + unknown);
            refused += answer.status() == 422 && answer.words().contains("试得太多了") ? 1 : 0;
        }
        assertThat(refused).isEqualTo(1);
        db.sql("delete from access.brake").update();
    }

    @Test
    void staff_write_down_what_they_were_told_and_never_see_the_code(City city) {
        var form = clerk.get("/desk/requests/new?compound=TST-001").isOk().form();
        assertThat(form.send().words()).contains("请选择“怎么来的”", "请填写“一句话说清楚”");
        var page = clerk.get("/desk/requests/new?compound=TST-001")
                .form()
                .with("channel", "CALL")
                .with("topic", "WATER")
                .with("title", "家里停水")
                .with("where", "s:" + at.small.stairwells.getFirst())
                .with("door", "102")
                .submit()
                .isOk();
        assertThat(page.words()).contains("已登记", "家里停水", "1 户").doesNotContain("查询码");
        var absent = clerk.get("/desk/requests/new?compound=TST-001")
                .form()
                .with("channel", "CALL")
                .with("topic", "OTHER")
                .with("title", "路不平")
                .with("door", "999")
                .send();
        assertThat(absent.words()).contains("找不到");
        assertThat(clerk.get("/desk/requests?q=停水&view=overdue").isOk().words()).contains("没有符合条件");
        assertThat(clerk.get("/desk/requests?q=停水&level=URGENT").isOk().words()).contains("家里停水");
        assertThat(clerk.get("/desk/requests?view=mine&q=停水").isOk().words()).contains("没有符合条件");
        assertThat(head.get("/desk/requests?view=mine&q=停水").isOk().words()).contains("家里停水");
        assertThat(clerk.get("/desk/requests.xlsx").isOk().bytes()).startsWith('P', 'K');
    }

    @Test
    void residents_see_their_own_and_join_their_neighbours(City city) {
        var request = at.ordinary();
        assertThat(owner.get("/home/requests").isOk().words()).contains("楼道灯不亮", "在楼栋长手里");
        var other = Web.at(city, port).as(at.small.owner(7), db);
        assertThat(other.get("/home/requests/" + request).status()).isEqualTo(404);
        var joined = other.get("/home/requests")
                .isOk()
                .form("/home/requests/" + request + "/voices")
                .submit();
        assertThat(joined.words()).contains("算上了").doesNotContain("楼道灯不亮");
        beans.getBean(Answering.class).answer(at.head, command(), request, Outcome.FIXED, "新灯装好了", List.of());
        var page = owner.get("/home/requests/" + request).isOk();
        assertThat(page.words()).contains("新灯装好了");
        assertThat(page.form().with("solved", "no").with("stars", "2").submit().words())
                .contains("再办一次");
    }

    @Test
    void sealed_reports_are_for_auditors_alone(City city) {
        var visitor = Web.at(city, port);
        var form = visitor.get("/sealed-reports/new").isOk().form();
        assertThat(form.send().words()).contains("请填写“什么事”");
        var sent = form.with("compound", at.small.compound.toString())
                .with("text", "有人收材料商的钱")
                .submit()
                .isOk();
        assertThat(sent.words()).contains("等审计人员回应").doesNotContain("材料商");
        var auditor = Web.at(city, port).as(at.auditor, db);
        for (var other : List.of(head, clerk, owner, Web.at(city, port).as(at.small.viewer(Role.ADMINISTRATOR), db))) {
            assertThat(other.get("/sealed-reports").status()).isEqualTo(403);
        }
        assertThat(clerk.get("/desk/requests?q=材料商").isOk().words()).contains("没有符合条件");
        var list = auditor.get("/sealed-reports").isOk();
        assertThat(list.words()).doesNotContain("材料商");
        var action = list.document().select("form[action$=openings]").last().attr("action");
        var opened = list.form(action).send().isOk();
        assertThat(opened.words()).contains("有人收材料商的钱");
        assertThat(opened.form()
                        .with("to", "ACKNOWLEDGED")
                        .with("note", "开始核查")
                        .submit()
                        .words())
                .contains("已记下");
    }

    /** A report from nobody's home, as of a worker on the spot or a visitor at the door, is one that no household has joined yet. */
    @Test
    void a_report_from_no_home_is_not_told_as_nought_households(City city) {
        var neighbour = at.small.owner(9);
        var other = Web.at(city, port).as(neighbour, db);
        at.reported(at.grid, Channel.CALL, "STAIRWELL");
        var page = other.get("/home/requests").isOk();
        assertThat(page.words()).contains("已有人报").doesNotContain("0 户");
        page.form(page.document().selectFirst(".card:contains(已有人报) form").attr("action"))
                .submit();
        assertThat(other.get("/home/requests").words()).contains("1 户报了同样的事", "已算上您家");
    }

    @Test
    void doors_are_closed_to_others(City city) {
        var request = at.ordinary();
        var elsewhere = Web.at(city, port).as(at.small.viewer(Role.GRID_WORKER, "/ha/liuan/other"), db);
        assertThat(owner.get("/desk/requests").status()).isEqualTo(403);
        assertThat(elsewhere.get("/desk/requests/" + request).status()).isEqualTo(403);
        assertThat(elsewhere.get("/desk/requests").isOk().words()).contains("还没有诉求");
        assertThat(elsewhere.get("/compounds/" + at.small.compound + "/signs").status())
                .isEqualTo(403);
        assertThat(clerk.get("/desk/requests/" + UUID.randomUUID()).status()).isEqualTo(404);
        var auditor = Web.at(city, port)
                .as(at.auditor, db)
                .get("/desk/requests/" + request)
                .isOk();
        assertThat(auditor.document().select("main form[action*=answers], main form[action*=contact]"))
                .isEmpty();
        var stale = head.get("/desk/requests/" + request).form("/desk/requests/" + request + "/takings");
        at.clock("2026-11-23T09:30");
        stale.send();
        beans.getBean(Handling.class).takeUp(at.clerk, command(), request, "我来");
        assertThat(head.get("/desk/requests/" + request).document().select("form[action$=takings]"))
                .isEmpty();
    }

    @Test
    void a_film_too_large_to_send_is_refused_before_it_is_sent(City city) {
        try (var browser = Browser.at(city, port)) {
            browser.width(Browser.PHONE).open("/requests/new?at=TST-001");
            var photos = browser.page().locator("input[type=file]").first();
            photos.setInputFiles(new FilePayload("roof.mp4", "video/mp4", new byte[31 << 20]));
            assertThat(browser.page().getByText("每个文件最大 30 MB").isVisible()).isTrue();
            assertThat(photos.inputValue()).isEmpty();
            browser.fits(Browser.PHONE).isAccessible();
            photos.setInputFiles(new FilePayload("roof.png", "image/png", png()));
            assertThat(browser.page().getByText("每个文件最大 30 MB").count()).isZero();
            assertThat(photos.inputValue()).endsWith("roof.png");
        }
    }

    @Test
    void pages_fit_and_are_accessible(City city) {
        var request = at.ordinary();
        beans.getBean(Handling.class).take(at.head, command(), request);
        beans.getBean(Handling.class).passUp(at.head, command(), request, "要换整条线路，楼里办不了");
        beans.getBean(Handling.class).take(at.grid, command(), request);
        beans.getBean(Handling.class).remark(at.grid, command(), request, RemarkKind.CONSULTATION, "三户都同意换声控灯");
        var tracking = at.reporting.trackingOf(request);
        try (var browser = Browser.at(city, port)) {
            for (var path : List.of(
                    "/requests/new?at=TST-001.1.2",
                    "/requests/" + tracking,
                    "/requests/progress",
                    "/sealed-reports/new",
                    "/compounds/" + at.small.compound + "/requests")) {
                browser.open(path);
                var name = "request" + path.replace(tracking, "status").replaceAll("[^a-z]+", "-");
                browser.width(Browser.PHONE).fits(Browser.PHONE).isAccessible();
                browser.screenshot(name, Browser.PHONE);
                browser.width(Browser.DESK).isAccessible();
            }
            browser.open("/requests/new?at=TST-001");
            browser.page().getByLabel("一句话说清楚").fill("写了一半没信号");
            browser.open("/requests/new?at=TST-001");
            assertThat(browser.page().getByLabel("一句话说清楚").inputValue()).isEqualTo("写了一半没信号");
        }
        try (var browser = Browser.at(city, port).as(owner)) {
            browser.open("/home/requests");
            browser.width(Browser.PHONE).fits(Browser.PHONE).isAccessible();
            browser.screenshot("request-home", Browser.PHONE);
        }
        try (var browser = Browser.at(city, port).as(Web.at(city, port).as(at.grid, db))) {
            browser.open("/desk/requests/" + request);
            browser.screenshot("request-desk", Browser.DESK);
            browser.width(Browser.DESK).isAccessible();
            browser.width(Browser.PHONE).fits(Browser.PHONE);
            browser.screenshot("request-desk", Browser.PHONE);
            browser.open("/desk/requests");
            browser.screenshot("request-list", Browser.DESK);
            browser.width(Browser.PHONE).fits(Browser.PHONE);
            browser.open("/compounds/" + at.small.compound + "/signs");
            browser.screenshot("request-signs", Browser.DESK);
        }
    }

    /** A small picture that decodes to its end. */
    private static byte[] png() {
        try {
            var image = new java.awt.image.BufferedImage(64, 48, java.awt.image.BufferedImage.TYPE_INT_RGB);
            var out = new java.io.ByteArrayOutputStream();
            javax.imageio.ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

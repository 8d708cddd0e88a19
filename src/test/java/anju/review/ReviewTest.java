package anju.review;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.Cities;
import anju.city.City;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallWorks;
import anju.testing.Web;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Satisfaction and assessment, told in order: asked after acceptance, answered once by each home, counted without telling who. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReviewTest {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext beans;

    @Autowired
    Reviewing reviewing;

    @Autowired
    Assessing assessing;

    @Autowired
    Gates gates;

    @Autowired
    Cities cities;

    @Autowired
    JdbcClient db;

    private SmallWorks works;
    private Viewer clerk;
    private UUID inquiry;

    @BeforeAll
    void build() {
        works = new SmallWorks(beans);
        clerk = works.small.viewer(Role.SUBDISTRICT_CLERK);
    }

    private Opening open(String occasion) {
        return reviewing.open(clerk, id(), works.small.project, works.small.compound, occasion);
    }

    @Test
    @Order(1)
    void nobody_is_asked_before_anything_is_accepted_or_too_early() {
        assertThat(open("ACCEPTANCE")).isEqualTo(new Opening.NothingAccepted());
        accept();
        assertThat(open("NEVER")).isEqualTo(new Opening.UnknownOccasion("NEVER"));
        assertThat(open("TWELVE_MONTHS")).isInstanceOf(Opening.TooEarly.class);
        assertThatThrownBy(() -> reviewing.open(
                        works.small.owner(0), id(), works.small.project, works.small.compound, "ACCEPTANCE"))
                .isInstanceOf(NotPermitted.class);
        var opened = (Opening.Opened) open("ACCEPTANCE");
        inquiry = opened.inquiry();
        assertThat(open("ACCEPTANCE")).isEqualTo(new Opening.AlreadyAsked(inquiry, opened.code()));
    }

    @Test
    @Order(2)
    void each_home_answers_once_and_only_for_itself() {
        var mine = works.small.parts.get(1);
        var owner = works.small.owner(1);
        assertThat(answer(owner, works.small.parts.get(2), Channel.SELF, 5)).isEqualTo(new Responding.NotYours());
        assertThat(reviewing.respond(
                        owner, id(), new ResponseDraft(inquiry, mine, Channel.SELF, Map.of("OVERALL", 5), "")))
                .isEqualTo(new Responding.Incomplete());
        assertThat(answer(owner, mine, Channel.SELF, 6)).isEqualTo(new Responding.Incomplete());
        assertThat(answer(owner, mine, Channel.SELF, 5)).isEqualTo(new Responding.Taken());
        assertThat(answer(owner, mine, Channel.SELF, 1)).isEqualTo(new Responding.AlreadyAnswered());
        assertThat(answer(clerk, mine, Channel.TELEPHONE, 1)).isEqualTo(new Responding.AlreadyAnswered());
        assertThat(answer(clerk, UUID.randomUUID(), Channel.PAPER, 5)).isEqualTo(new Responding.Elsewhere());
        assertThatThrownBy(() -> answer(owner, works.small.parts.get(2), Channel.VISIT, 5))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> answer(works.small.viewer(Role.CONTRACTOR), mine, Channel.VISIT, 5))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    @Order(3)
    void the_pages_take_answers_and_say_what_is_missing(City city) {
        var staff = Web.at(city, port).as(clerk, db);
        var path = "/reviews/" + inquiry;
        assertThat(staff.open("/reviews").isOk().words()).contains("测试小区", "验收后", "1 / 24 户作答");
        var refused = staff.open(path).form(path + "/responses").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words()).contains("请选择“哪一户”", "请选择“怎么得到的”", "每个问题都要评 1 到 5 分");
        var owner = Web.at(city, port).as(works.small.owner(2), db);
        var form = owner.open(path + "/response").isOk().form();
        assertThat(form.with("part", works.small.parts.get(5).toString())
                        .with("marks", marks(4))
                        .send()
                        .words())
                .contains("选的不是您家");
        form = owner.open(path + "/response").isOk().form();
        assertThat(form.with("part", works.small.parts.get(2).toString())
                        .with("marks", marks(4))
                        .with("remark", "楼梯灯还是不亮")
                        .submit()
                        .words())
                .contains("已收到", "调查结束后公布结果")
                .doesNotContain("楼梯灯");
        assertThat(staff.open(path).words()).contains("楼梯灯还是不亮");
        var early = staff.open(path).form(path + "/closure").send();
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.words()).contains("还不能结束");
        assertThat(Web.at(city, port).get(path).isOk().words()).doesNotContain("楼梯灯");
        assertThat(Web.at(city, port).get("/reviews/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(owner.get("/reviews").status()).isEqualTo(403);
    }

    @Test
    @Order(4)
    @Shows({"ZS-09", "BY-22"})
    void the_count_says_of_how_many_and_hides_small_groups(City city) {
        // Building 1: parts 0–11; building 2: parts 12–23. Three answers more in building 1, two in building 2.
        for (int part : new int[] {3, 4, 5, 12, 13}) {
            assertThat(answer(clerk, works.small.parts.get(part), Channel.VISIT, part == 5 ? 2 : 5))
                    .isEqualTo(new Responding.Taken());
        }
        cities.setClock(city, City.current().now().plus(java.time.Duration.ofDays(20)));
        assertThat(answer(clerk, works.small.parts.get(6), Channel.VISIT, 5)).isEqualTo(new Responding.OutOfTime());
        assertThat(reviewing.close(clerk, id(), inquiry)).isEqualTo(new Closing.Closed(7, 24));
        assertThat(reviewing.close(clerk, id(), inquiry)).isEqualTo(new Closing.AlreadyClosed());
        assertThat(answer(clerk, works.small.parts.get(6), Channel.VISIT, 5)).isEqualTo(new Responding.NotOpen());
        assertThat(db.sql(
                                "select answered || '/' || households || ' ' || satisfied from review.satisfaction where inquiry_id = ? and question = 'OVERALL'")
                        .param(inquiry)
                        .query(String.class)
                        .single())
                .isEqualTo("7/24 6");
        assertThat(db.sql("select count(*) from review.result where building_id is not null")
                        .query(Integer.class)
                        .single())
                .as("two answers of one building would be told by the other's five")
                .isZero();
        assertThat(gates.held(works.small.project)).contains(GateCondition.SATISFACTION_SURVEYED);
        assertThat(Web.at(city, port).get("/reviews/" + inquiry).isOk().words())
                .contains("7 / 24 户", "6 / 7", "不到 5 户的不公布");
        assertThatThrownBy(() -> db.sql(
                                "insert into review.response (id, inquiry_id, part_id, channel, entered_by, at) values (?, ?, ?, 'PAPER', ?, now())")
                        .params(id(), inquiry, works.small.parts.get(8), clerk.person())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    @Order(5)
    @Shows("PY-06")
    void a_firm_is_assessed_by_period_and_never_by_its_own() {
        var firm = works.small.propertyFirm;
        assertThat(assess(
                        clerk,
                        firm,
                        "2026-01-01",
                        "2026-03-31",
                        deduction("BASIC_SERVICE", 20),
                        deduction("UPKEEP", 15)))
                .isInstanceOfSatisfying(Grading.Graded.class, graded -> {
                    assertThat(graded.points()).isEqualTo(65);
                    assertThat(graded.grade()).isEqualTo("D");
                    assertThat(graded.reconsider()).isFalse();
                });
        assertThat(assess(clerk, firm, "2026-03-31", "2026-05-31")).isInstanceOf(Grading.Overlaps.class);
        assertThat(assess(clerk, firm, "2026-04-01", "2026-06-30", deduction("DISCLOSURE", 11)))
                .isEqualTo(new Grading.TooMuch("DISCLOSURE", 10));
        assertThat(assess(
                        clerk,
                        firm,
                        "2026-04-01",
                        "2026-06-30",
                        deduction("DISCLOSURE", 6),
                        deduction("DISCLOSURE", 6)))
                .isEqualTo(new Grading.TooMuch("DISCLOSURE", 10));
        assertThat(assess(clerk, firm, "2026-04-01", "2026-06-30", deduction("NONE", 1)))
                .isEqualTo(new Grading.UnknownItem("NONE"));
        assertThat(assess(clerk, works.small.contractor, "2026-04-01", "2026-06-30"))
                .isEqualTo(new Grading.NotAPropertyFirm());
        assertThat(assess(clerk, firm, "2026-04-01", City.current().today().toString()))
                .isEqualTo(new Grading.NotOver());
        assertThatThrownBy(() -> assess(works.small.viewer(Role.PROPERTY_FIRM), firm, "2026-04-01", "2026-06-30"))
                .isInstanceOf(NotPermitted.class);
        var both = new java.util.ArrayList<>(clerk.grants());
        both.addAll(works.small.viewer(Role.PROPERTY_FIRM).grants());
        assertThat(assess(new Viewer(clerk.person(), "", both), firm, "2026-04-01", "2026-06-30"))
                .isEqualTo(new Grading.OwnFirm());
        assertThat(assess(
                        clerk,
                        firm,
                        "2026-04-01",
                        "2026-06-30",
                        deduction("BASIC_SERVICE", 20),
                        deduction("ORDER_SAFETY", 20)))
                .isInstanceOfSatisfying(
                        Grading.Graded.class,
                        graded -> assertThat(graded.reconsider())
                                .as("the lowest grade twice in a row")
                                .isTrue());
    }

    @Test
    @Order(6)
    void the_sheet_is_filled_in_by_the_office_and_read_by_everybody(City city) {
        var staff = Web.at(city, port).as(clerk, db);
        var form = staff.open("/compounds/" + works.small.compound + "/assessments/new")
                .isOk()
                .form();
        assertThat(form.send().words()).contains("请选择“物业公司”", "请填写“从哪天”");
        form.with("firm", works.small.propertyFirm.toString())
                .with("fromOn", "2026-07-01")
                .with("untilOn", "2026-07-31");
        var none = List.of("", "", "", "", "", "");
        assertThat(form.with("points", all("3", none))
                        .with("findings", all("", none))
                        .send()
                        .words())
                .contains("请写明查到什么");
        assertThat(form.with("points", all("x", none))
                        .with("findings", all("垃圾没有及时清", none))
                        .send()
                        .words())
                .contains("请填 1 到 100 的整数");
        assertThat(form.with("untilOn", "2026-06-01").send().words()).contains("不能早于开始那天");
        form.with("untilOn", "2026-07-31");
        var page = form.with("points", all("3", none))
                .with("findings", all("垃圾没有及时清", none))
                .submit()
                .isOk();
        assertThat(page.words()).contains("97", "A 优秀", "垃圾没有及时清", "17 / 20");
        var path = db.sql("select '/assessments/' || id from review.assessment where points = 97")
                .query(String.class)
                .single();
        assertThat(Web.at(city, port).get(path).isOk().words()).contains("A 优秀");
        try (var browser = Browser.at(city, port)) {
            for (var open : new String[] {path, "/reviews/" + inquiry}) {
                browser.open(open);
                look(browser, open.startsWith("/a") ? "review-assessment" : "review-inquiry");
            }
        }
        try (var browser = Browser.at(city, port).as(staff)) {
            browser.open("/reviews");
            look(browser, "review-list");
            browser.open("/compounds/" + works.small.compound + "/assessments/new");
            look(browser, "review-assess");
        }
    }

    private static void look(Browser browser, String name) {
        browser.screenshot(name, Browser.PHONE);
        browser.fits(Browser.PHONE).isAccessible();
        browser.screenshot(name, Browser.DESK);
        browser.fits(Browser.DESK).isAccessible();
    }

    private static String[] all(String first, List<String> rest) {
        var all = new java.util.ArrayList<>(List.of(first));
        all.addAll(rest);
        return all.toArray(String[]::new);
    }

    private static AssessmentDraft.Deduction deduction(String item, int points) {
        return new AssessmentDraft.Deduction(item, points, "查到的问题", null);
    }

    private Grading assess(Viewer by, UUID firm, String from, String until, AssessmentDraft.Deduction... deductions) {
        return assessing.assess(
                by,
                id(),
                new AssessmentDraft(
                        firm,
                        works.small.compound,
                        LocalDate.parse(from),
                        LocalDate.parse(until),
                        List.of(deductions)));
    }

    private static final List<String> QUESTIONS = List.of("OVERALL", "QUALITY", "CONDUCT", "RESULT", "MANAGEMENT");

    private static String[] marks(int mark) {
        return QUESTIONS.stream().map(question -> question + ":" + mark).toArray(String[]::new);
    }

    private Responding answer(Viewer by, UUID part, Channel channel, int mark) {
        var marks = new HashMap<String, Integer>();
        QUESTIONS.forEach(question -> marks.put(question, mark));
        return reviewing.respond(by, id(), new ResponseDraft(inquiry, part, channel, marks, ""));
    }

    private void accept() {
        var item = works.item("100", "142.00");
        works.allocated(works.lot(anju.fund.Source.CENTRAL_SUBSIDY, "20000.00", "BASIC"), item, "14200.00");
        var contract = works.contract(works.terms("SG-2026-001", 80, works.line(item, "2.1", "100", "142.00")));
        works.accepted(contract, new anju.works.Measured(works.lineOf(contract, "2.1"), null, 100_000));
    }
}

package anju.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.city.City;
import anju.fund.Source;
import anju.project.Stage;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import anju.testing.Web;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchedulingTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    Scheduling scheduling;

    @LocalServerPort
    int port;

    SmallWorks works;
    UUID lot;
    int number;

    @BeforeAll
    void build() {
        works = new SmallWorks(beans);
        lot = works.lot(Source.CITY_MATCH, "10000000.00", "BASIC");
    }

    @Test
    void a_schedule_goes_forward_to_the_whole_and_is_set_once() {
        var contract = contract();
        var today = City.current().today();
        assertThat(set(contract)).isEqualTo(new ScheduleSetting.NotTheWhole(0));
        assertThat(set(contract, new Milestone("基层", 60, today.plusDays(9))))
                .isEqualTo(new ScheduleSetting.NotTheWhole(60));
        assertThat(set(contract, new Milestone("基层", 60, today), new Milestone("完工", 60, today)))
                .isEqualTo(new ScheduleSetting.OutOfOrder(2));
        assertThat(set(contract, new Milestone("基层", 60, today), new Milestone("完工", 100, today.minusDays(1))))
                .isEqualTo(new ScheduleSetting.OutOfOrder(2));
        assertThat(set(contract, new Milestone("完工", 100, SmallWorks.DAY.minusDays(1))))
                .isEqualTo(new ScheduleSetting.BeforeSigning(1, SmallWorks.DAY));
        assertThat(set(contract, new Milestone("完工", 100, today))).isEqualTo(new ScheduleSetting.Set(1));
        assertThat(set(contract, new Milestone("完工", 100, today))).isEqualTo(new ScheduleSetting.AlreadySet());
        assertThatThrownBy(() -> scheduling.set(works.resident, works.id(), contract, List.of()))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void slippage_is_told_and_milestones_are_reached_one_after_the_other() {
        var contract = contract();
        var today = City.current().today();
        set(contract, new Milestone("基层", 40, today.minusDays(6)), new Milestone("完工", 100, today.plusDays(20)));
        var points = beans.getBean(Progress.class).points(contract);
        assertThat(todo(contract)).containsExactlyInAnyOrder("CONTRACTOR", "SUBDISTRICT_CLERK");
        assertThat(reach(points.get(1).id(), today)).isEqualTo(new MilestoneReaching.EarlierOpen("基层"));
        assertThat(reach(points.get(0).id(), today.plusDays(1)))
                .isEqualTo(new MilestoneReaching.ReachedInFuture(today));
        assertThat(reach(points.get(0).id(), today.minusDays(2))).isEqualTo(new MilestoneReaching.Reached(4));
        assertThat(reach(points.get(0).id(), today))
                .isEqualTo(new MilestoneReaching.AlreadyReached(today.minusDays(2)));
        assertThat(todo(contract)).isEmpty();
        assertThat(reach(points.get(1).id(), today.minusDays(3)))
                .isEqualTo(new MilestoneReaching.BeforeEarlier("基层", today.minusDays(2)));
        assertThat(reach(points.get(1).id(), today)).isEqualTo(new MilestoneReaching.Reached(-20));
    }

    @Test
    void a_day_has_one_log_and_what_was_wrong_is_corrected_by_an_entry_of_its_own() {
        var contract = contract();
        var today = City.current().today();
        var entry = ((LogWriting.Written) write(contract, today, null)).entry();
        assertThat(write(contract, today, null)).isEqualTo(new LogWriting.DayWritten(entry));
        assertThat(write(contract, today.plusDays(1), null)).isInstanceOf(LogWriting.DayOutOfBounds.class);
        assertThat(write(contract, today.minusDays(31), null)).isInstanceOf(LogWriting.DayOutOfBounds.class);
        var corrected = ((LogWriting.Written) write(contract, today, entry)).entry();
        assertThat(write(contract, today, entry)).isEqualTo(new LogWriting.CorrectedMeanwhile());
        assertThat(write(contract, today.minusDays(1), corrected)).isEqualTo(new LogWriting.CorrectedMeanwhile());
        assertThat(db.sql("select id from works.log_now where contract_id = ?")
                        .param(contract)
                        .query(UUID.class)
                        .list())
                .containsExactly(corrected);
        works.goBackTo(Stage.G4);
        assertThat(write(contract, today.minusDays(2), null)).isInstanceOf(LogWriting.NotStarted.class);
        works.passTo(Stage.G6);
        assertThatThrownBy(() -> scheduling.write(works.clerk, works.id(), contract, terms(today.minusDays(2)), null))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void schedule_and_log_by_the_pages_with_the_words_of_what_is_refused(City city) throws Exception {
        var contract = contract();
        var home = "/contracts/" + contract;
        var builder = Web.at(city, port).as(works.builder, db);
        assertThat(builder.get(home + "/progress").isOk().words()).contains("还没有定工期节点", "还没有日志");
        var page = builder.get(home + "/milestones/new").isOk();
        page = page.form()
                .with("title", "基层", "完工")
                .with("percent", "40", "一百")
                .with("plannedOn", "2026-13-01", "")
                .send();
        assertThat(page.status()).isEqualTo(422);
        var today = city.today();
        var first = today.minusDays(3).toString();
        var last = today.plusDays(30).toString();
        page = page.form()
                .with("percent", "40", "90")
                .with("plannedOn", first, last)
                .send();
        assertThat(page.words()).contains("90%，应当是 100%");
        page = page.form().with("percent", "40", "100").submit();
        assertThat(page.words()).contains("已定 2 个节点", "已拖后 3 天", "还有 30 天");
        page = page.form(home + "/milestones/reached")
                .with("reachedOn", today.plusDays(1).toString())
                .send();
        assertThat(page.status()).isEqualTo(422);
        page = page.form(home + "/milestones/reached")
                .with("reachedOn", today.toString())
                .submit();
        assertThat(page.words()).contains("比计划拖后 3 天", "40");

        page = builder.get(home + "/logs/new").isOk();
        page = page.form().with("headcount", "十二").send();
        assertThat(page.words()).contains("今天做了什么", "天气");
        page = page.form()
                .with("weather", "RAIN")
                .with("headcount", "12")
                .with("done", "铺设 3 号楼屋面防水")
                .submit();
        assertThat(page.words()).contains("的日志已提交", "铺设 3 号楼屋面防水", "12 人", "雨");
        var again = builder.get(home + "/logs/new")
                .form()
                .with("weather", "RAIN")
                .with("headcount", "1")
                .with("done", "x")
                .send();
        assertThat(again.words()).contains("已经有一篇日志");
        var correction = page.click("更正日志").isOk();
        assertThat(correction.form().with("headcount", "13").submit().words()).contains("13 人", "更正过");
        try (var browser = Browser.at(city, port).as(builder)) {
            browser.open(home + "/logs/new");
            browser.screenshot("site-log", Browser.PHONE);
            browser.fits(Browser.PHONE).isAccessible();
            browser.page().locator("textarea[name=note]").fill("下午停电两小时");
            browser.open(home + "/progress");
            browser.screenshot("site-progress", Browser.DESK);
            browser.screenshot("site-progress", Browser.PHONE);
            browser.fits(Browser.PHONE).isAccessible();
            browser.open(home + "/logs/new");
            assertThat(browser.page().locator("textarea[name=note]").inputValue())
                    .isEqualTo("下午停电两小时");
        }
    }

    private UUID contract() {
        var item = works.item("10", "100.00");
        works.allocated(lot, item, "1000.00");
        return works.briefed(works.contract(works.terms("HT-" + ++number, 80, works.line(item, "1", "10", "60.00"))));
    }

    private List<String> todo(UUID contract) {
        return db.sql("select role from works.todo where subject_kind = 'contract' and subject_id = ? and since <= ?")
                .params(contract, java.sql.Timestamp.from(City.current().now()))
                .query(String.class)
                .list();
    }

    private ScheduleSetting set(UUID contract, Milestone... milestones) {
        return scheduling.set(works.builder, works.id(), contract, new ArrayList<>(List.of(milestones)));
    }

    private MilestoneReaching reach(UUID milestone, LocalDate on) {
        return scheduling.reach(works.clerk, works.id(), milestone, on, "");
    }

    private LogWriting write(UUID contract, LocalDate day, @Nullable UUID corrects) {
        return scheduling.write(works.builder, works.id(), contract, terms(day), corrects);
    }

    private static LogTerms terms(LocalDate day) {
        return new LogTerms(day, Weather.FINE, 8, "铺防水卷材", "", List.of());
    }
}

package anju.works.briefing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.city.City;
import anju.fund.Source;
import anju.project.Stage;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallWorks;
import anju.testing.Web;
import anju.works.BriefingKind;
import anju.works.LogTerms;
import anju.works.LogWriting;
import anju.works.Scheduling;
import anju.works.Weather;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BriefingTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Briefing briefing;

    @Autowired
    Scheduling scheduling;

    @LocalServerPort
    int port;

    SmallWorks works;
    UUID lot;
    UUID sheet;
    int number;

    @BeforeAll
    void build() {
        works = new SmallWorks(beans);
        lot = works.lot(Source.CITY_MATCH, "10000000.00", "BASIC");
        sheet = works.file("works.briefing");
    }

    @Test
    @Shows("BY-16")
    void nobody_works_on_a_site_before_people_were_trained_and_told_how() {
        var contract = contract();
        var today = City.current().today();
        assertThat(todo(contract)).containsExactly("CONTRACTOR");
        assertThat(write(contract, today)).isEqualTo(new LogWriting.NotBriefed(BriefingKind.ENTRY_TRAINING));
        assertThat(hold(contract, BriefingKind.ENTRY_TRAINING, today, 20, 0)).isInstanceOf(Briefed.Held.class);
        assertThat(write(contract, today))
                .as("a training nobody passed trained nobody")
                .isEqualTo(new LogWriting.NotBriefed(BriefingKind.ENTRY_TRAINING));
        hold(contract, BriefingKind.ENTRY_TRAINING, today, 20, 18);
        assertThat(write(contract, today)).isEqualTo(new LogWriting.NotBriefed(BriefingKind.TECHNICAL_BRIEFING));
        assertThat(todo(contract)).containsExactly("CONTRACTOR");
        hold(contract, BriefingKind.TECHNICAL_BRIEFING, today, 18, 18);
        assertThat(todo(contract)).isEmpty();
        assertThat(write(contract, today.minusDays(1)))
                .as("the day before they were told")
                .isEqualTo(new LogWriting.NotBriefed(BriefingKind.ENTRY_TRAINING));
        assertThat(write(contract, today)).isInstanceOf(LogWriting.Written.class);
        assertThat(db.sql(
                                "select count(*) from disclosure.timeline where kind = 'works.briefing.held' and project_id = ?")
                        .param(works.small.project)
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void a_briefing_is_of_its_contract_in_its_days_and_passes_no_more_than_came() {
        var contract = contract();
        var today = City.current().today();
        assertThat(hold(contract, BriefingKind.ENTRY_TRAINING, today.plusDays(1), 20, 18))
                .isEqualTo(new Briefed.DayOutOfBounds(SmallWorks.DAY, today));
        assertThat(hold(contract, BriefingKind.ENTRY_TRAINING, SmallWorks.DAY.minusDays(1), 20, 18))
                .isInstanceOf(Briefed.DayOutOfBounds.class);
        assertThat(hold(contract, BriefingKind.ENTRY_TRAINING, today, 20, 21))
                .isEqualTo(new Briefed.MorePassedThanCame(20));
        var other = works.lineOf(contract(), "1");
        assertThat(briefing.hold(works.builder, works.id(), contract, terms(other, today)))
                .isEqualTo(new Briefed.UnknownLine());
        assertThat(briefing.hold(works.builder, works.id(), contract, terms(works.lineOf(contract, "1"), today)))
                .isInstanceOf(Briefed.Held.class);
        assertThatThrownBy(() -> briefing.hold(works.engineer, works.id(), contract, terms(null, today)))
                .isInstanceOf(NotPermitted.class);
        works.goBackTo(Stage.G4);
        assertThat(hold(contract, BriefingKind.ENTRY_TRAINING, today, 20, 18)).isInstanceOf(Briefed.NotStarted.class);
        works.passTo(Stage.G6);
    }

    @Test
    void the_database_takes_no_log_of_people_who_were_not_told() {
        var contract = contract();
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> db.sql("""
                        insert into works.log_entry (id, contract_id, day, weather, headcount, done, written_by, written_at, act_id, act_kind)
                        values (?, ?, current_date, 'FINE', 3, 'x', ?, now(), ?, 'works.log.written')""")
                        .params(works.id(), contract, works.builder.person(), works.small.act("works.log.written"))
                        .update()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("nobody was told");
    }

    @Test
    void the_pages_enter_a_briefing_and_say_what_is_missing(City city) {
        var contract = contract();
        var home = "/contracts/" + contract;
        var builder = Web.at(city, port).as(works.builder, db);
        assertThat(builder.get("/desk").isOk().words()).contains("培训和交底");
        assertThat(builder.get(home + "/briefings").isOk().words()).contains("还没做“进场教育培训”", "还没做“技术交底”", "还没有培训和交底");
        var log = builder.get(home + "/logs/new")
                .form()
                .with("weather", "FINE")
                .with("headcount", "5")
                .with("done", "x")
                .send();
        assertThat(log.status()).isEqualTo(422);
        assertThat(log.words()).contains("还没做“进场教育培训”，工人不能上工");
        var page = builder.get(home + "/briefings/new").isOk();
        var empty = page.form().with("heldOn", "").send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.document().select("form .err").eachText()).hasSizeGreaterThanOrEqualTo(6);
        assertThat(empty.words()).contains("请上传签过字的签到表");
        var absurd = page.form()
                .with("kind", "ENTRY_TRAINING")
                .with("topic", "安全")
                .with("giver", "韩立")
                .with("people", "一群")
                .with("passed", "-1")
                .with("heldOn", "2026-02-30")
                .withFile("sheet", "a.png", SmallWorks.picture())
                .send();
        assertThat(absurd.status()).isEqualTo(422);
        assertThat(absurd.document().select("form .err").eachText()).hasSizeGreaterThanOrEqualTo(3);
        var more = page.form()
                .with("kind", "ENTRY_TRAINING")
                .with("topic", "安全")
                .with("giver", "韩立")
                .with("people", "20")
                .with("passed", "21")
                .withFile("sheet", "a.png", SmallWorks.picture())
                .send();
        assertThat(more.words()).contains("不能超过到场的 20 人");
        var held = more.form()
                .with("passed", "18")
                .withFile("sheet", "a.png", SmallWorks.picture())
                .submit()
                .isOk();
        assertThat(held.words()).contains("已登记", "18 / 20", "签到表").doesNotContain("还没做“进场教育培训”");
        assertThat(Web.at(city, port)
                        .as(works.engineer, db)
                        .get(home + "/briefings/new")
                        .status())
                .isEqualTo(403);
        assertThat(builder.get("/contracts/" + UUID.randomUUID() + "/briefings").status())
                .isEqualTo(404);
        try (var browser = Browser.at(city, port).as(builder)) {
            browser.open(home + "/briefings");
            browser.screenshot("briefings", Browser.PHONE);
            browser.screenshot("briefings", Browser.DESK);
            browser.fits(Browser.PHONE).isAccessible();
            browser.open(home + "/briefings/new");
            browser.screenshot("briefing-entry", Browser.PHONE);
            browser.fits(Browser.PHONE).isAccessible();
        }
    }

    private UUID contract() {
        var item = works.item("10", "100.00");
        works.allocated(lot, item, "1000.00");
        return works.contract(works.terms("HT-" + ++number, 80, works.line(item, "1", "10", "60.00")));
    }

    private Briefed hold(UUID contract, BriefingKind kind, LocalDate on, int people, int passed) {
        var terms = new BriefingTerms(kind, null, on, "高处作业", "技术负责人 林工", people, passed, sheet);
        return briefing.hold(works.builder, works.id(), contract, terms);
    }

    private BriefingTerms terms(@Nullable UUID line, LocalDate on) {
        return new BriefingTerms(BriefingKind.TECHNICAL_BRIEFING, line, on, "防水热熔", "林工", 8, 8, sheet);
    }

    private LogWriting write(UUID contract, LocalDate day) {
        var terms = new LogTerms(day, Weather.FINE, 8, "铺防水卷材", "", List.of());
        return scheduling.write(works.builder, works.id(), contract, terms, null);
    }

    private List<String> todo(UUID contract) {
        return db.sql("select role from works.todo where subject_kind = 'briefing' and subject_id = ?")
                .param(contract)
                .query(String.class)
                .list();
    }
}

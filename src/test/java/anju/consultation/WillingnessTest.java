package anju.consultation;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.access.NotPermitted;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.Cities;
import anju.city.City;
import anju.money.Fraction;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Willingness forms: one for each part, answered by its owner or entered from paper, counted once. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WillingnessTest {
    @LocalServerPort
    int port;

    @Autowired
    WillingnessRounds rounds;

    @Autowired
    Gates gates;

    @Autowired
    Cities cities;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    private SmallCity small;
    private Viewer clerk;

    @BeforeEach
    void setUp() {
        if (small == null) {
            transaction.executeWithoutResult(_ -> small = new SmallCity(db));
            clerk = small.viewer(Role.SUBDISTRICT_CLERK);
        }
    }

    @Test
    void shares_are_compared_exactly_and_the_line_itself_is_enough() {
        var rule = new WillingnessRule(new Fraction(2, 3), new Fraction(80, 100), Denominator.ANSWERED, 1, 9);
        assertThat(rule.isReachedBy(new WillingnessCount(15, 8, 1, 1))).isTrue();
        assertThat(rule.isReachedBy(new WillingnessCount(15, 7, 2, 1)))
                .as("7 of 10")
                .isFalse();
        assertThat(rule.isReachedBy(new WillingnessCount(16, 10, 0, 0)))
                .as("10 of 16 answered")
                .isFalse();
        assertThat(rule.isReachedBy(new WillingnessCount(0, 0, 0, 0))).isFalse();
        var ofIssued = new WillingnessRule(new Fraction(2, 3), new Fraction(80, 100), Denominator.ISSUED, 1, 9);
        assertThat(ofIssued.isReachedBy(new WillingnessCount(15, 10, 0, 0))).isFalse();
        assertThat(ofIssued.isReachedBy(new WillingnessCount(15, 12, 3, 0))).isTrue();
    }

    @Test
    @Shows("ZS-11")
    void every_part_is_asked_once_and_the_later_answer_counts(City city) {
        var asked = ask(city);
        assertThat(asked.forms()).isEqualTo(24);
        var first = form(asked, 0);
        assertThat(rounds.answer(small.owner(0), id(), first, Willing.UNWILLING, set("B01")))
                .isEqualTo(new Answering.Answered(true));
        assertThat(rounds.answer(small.owner(1), id(), first, Willing.WILLING, set()))
                .isEqualTo(new Answering.NotTheOwner());
        assertThat(rounds.answer(small.owner(0), id(), first, Willing.WILLING, set("Z99")))
                .isEqualTo(new Answering.UnknownItem("Z99"));
        assertThat(rounds.answer(small.owner(0), id(), first, Willing.WILLING, set()))
                .isEqualTo(new Answering.Answered(true));
        assertThat(rounds.close(clerk, id(), asked.willingnessId())).isEqualTo(new Asking.StillRunning());
        var yesterday = city.today();
        cities.setClock(city, city.now().plus(Duration.ofDays(1)));
        assertThat(rounds.answer(small.owner(1), id(), form(asked, 1), Willing.WILLING, set()))
                .isEqualTo(new Answering.Answered(true));
        assertThat(rounds.enter(clerk, id(), form(asked, 1), Willing.UNWILLING, set(), yesterday))
                .as("paper handed in before the owner answered")
                .isEqualTo(new Answering.Answered(false));
        assertThat(rounds.enter(
                        clerk,
                        id(),
                        form(asked, 2),
                        Willing.WILLING,
                        set(),
                        city.today().plusDays(1)))
                .isEqualTo(new Answering.InTheFuture());
        assertThat(rounds.enter(clerk, id(), form(asked, 2), Willing.WILLING, set(), yesterday.minusDays(1)))
                .isEqualTo(new Answering.OutsidePeriod(yesterday, yesterday.plusDays(9)));
        for (int i = 2; i < 16; i++) {
            rounds.enter(clerk, id(), form(asked, i), i < 14 ? Willing.WILLING : Willing.UNDECIDED, set(), yesterday);
        }
        cities.setClock(city, city.now().plus(Duration.ofDays(12)));
        assertThat(rounds.answer(small.owner(17), id(), form(asked, 17), Willing.WILLING, set()))
                .isInstanceOf(Answering.OutsidePeriod.class);
        assertThat(gates.held(small.project)).doesNotContain(GateCondition.WILLINGNESS_REACHED);
        assertThat(rounds.close(clerk, id(), asked.willingnessId()))
                .isEqualTo(new Asking.Counted(new WillingnessCount(24, 14, 0, 2), true));
        assertThat(gates.held(small.project)).contains(GateCondition.WILLINGNESS_REACHED);
        assertThat(Web.at(city, port)
                        .get("/willingness/" + asked.willingnessId())
                        .isOk()
                        .words())
                .as("few were asked: whole per cent, 14 of 16 and of 24")
                .contains("87%", "58%", "只公布到整数百分比")
                .doesNotContain("愿意 14 份", "14 份，共");
        assertThat(db.sql("""
                        select convert_from(entry, 'UTF8') from evidence.act where kind = 'consultation.willingness.closed'
                         order by created_at desc limit 1""").query(String.class).single())
                .contains("\"answered\"")
                .doesNotContain("unwilling");
        assertThat(rounds.close(clerk, id(), asked.willingnessId())).isEqualTo(new Asking.CountedAlready());
        assertThat(rounds.enter(clerk, id(), form(asked, 20), Willing.WILLING, set(), yesterday))
                .isEqualTo(new Answering.CountedAlready());
    }

    @Test
    void asking_is_refused_in_these_ways(City city) {
        var today = city.today();
        assertThat(rounds.ask(clerk, id(), draft("愿意改造吗", "B01", city, -1, 9))).isEqualTo(new Asking.BeginsInThePast());
        assertThat(rounds.ask(clerk, id(), draft("愿意改造吗", "B01", city, 0, 0))).isEqualTo(new Asking.BadLength(3, 60));
        assertThat(rounds.ask(clerk, id(), draft("愿意改造吗", "B01", city, 0, 90))).isEqualTo(new Asking.BadLength(3, 60));
        assertThat(rounds.ask(clerk, id(), draft("愿意改造吗", "Z99", city, 0, 9))).isEqualTo(new Asking.UnknownItem("Z99"));
        assertThat(rounds.ask(clerk, id(), draft("找我 13000001234", "B01", city, 0, 9)))
                .isEqualTo(new Asking.NumbersFound());
        assertThatThrownBy(() -> new WillingnessDraft(small.compound, "短", set(), today, today))
                .isInstanceOf(IllegalArgumentException.class);
        var far = small.viewer(Role.SUBDISTRICT_CLERK, "/ha/liuan/other");
        for (var by : List.of(far, small.owner(0), Viewer.PUBLIC)) {
            assertThatThrownBy(() -> rounds.ask(by, id(), draft("愿意改造吗", "B01", city, 0, 9)))
                    .isInstanceOf(NotPermitted.class);
        }
        var asked = ask(city);
        assertThatThrownBy(() -> rounds.answer(clerk, id(), form(asked, 0), Willing.WILLING, set()))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> rounds.enter(small.owner(0), id(), form(asked, 0), Willing.WILLING, set(), today))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> rounds.close(far, id(), asked.willingnessId())).isInstanceOf(NotPermitted.class);
    }

    @Test
    void the_pages_ask_answer_and_count_without_telling_who(City city) {
        var desk = Web.at(city, port).as(clerk, db);
        var at = "/compounds/" + small.compound + "/willingness";
        var empty = desk.get(at + "/new").isOk().form(at).with("question", "短").send();
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.words()).contains("至少写 4 个字", "到哪天");
        var today = city.today();
        var tooShort = empty.form(at)
                .with("question", "您愿意改造吗？")
                .with("untilOn", today.toString())
                .send();
        assertThat(tooShort.words()).contains("征集期要有 3 到 60 天");
        var doors = tooShort.form(at)
                .with("question", "您愿意改造我们小区吗？")
                .with("untilOn", today.plusDays(6).toString())
                .with("items", "B01", "B02")
                .submit();
        assertThat(doors.words()).contains("已发出 24 份意愿表", "还缺 6 份");
        var round = db.sql("select id from consultation.willingness where question = '您愿意改造我们小区吗？'")
                .query(UUID.class)
                .single();
        assertThat(doors.form("/willingness/" + round + "/closing").send().words())
                .contains("不能统计");
        var form = formOf(round, 3);
        var owner = Web.at(city, port).as(small.owner(3), db);
        var page = owner.get("/willingness-forms/" + form).isOk();
        assertThat(page.form("/willingness-forms/" + form + "/answers").send().words())
                .contains("请选择“您的意见”");
        assertThat(page.form("/willingness-forms/" + form + "/answers")
                        .with("willing", "WILLING")
                        .with("wishes", "B01")
                        .submit()
                        .words())
                .contains("您已答“愿意”");
        assertThat(Web.at(city, port)
                        .as(small.owner(4), db)
                        .get("/willingness-forms/" + form)
                        .status())
                .isEqualTo(403);
        assertThat(owner.get("/willingness/" + round + "/doors").status()).isEqualTo(403);
        assertThat(desk.get("/willingness-forms/" + id() + "/paper").status()).isEqualTo(404);
        var other = formOf(round, 5);
        var paper = desk.get("/willingness-forms/" + other + "/paper").isOk();
        var refused = paper.form("/willingness-forms/" + other + "/paper")
                .with("willing", "UNWILLING")
                .with("givenOn", today.plusDays(1).toString())
                .send();
        assertThat(refused.words()).contains("不能晚于今天");
        assertThat(refused.form("/willingness-forms/" + other + "/paper")
                        .with("givenOn", today.toString())
                        .submit()
                        .words())
                .contains("已录入");
        assertThat(Web.at(city, port).get("/willingness/" + round).isOk().words())
                .as("what neighbours answer is not told one by one")
                .contains("答了 2 份，发出 24 份", "收完、点完数再公布")
                .doesNotContain("业主3", "愿意 1 份", "同意率");
        assertThat(desk.get("/willingness/" + round).isOk().words()).contains("愿意 1 份，答了 2 份", "愿意 1 份，发出 24 份");
        try (var browser = Browser.at(city, port).as(owner)) {
            look(browser, "/willingness-forms/" + form, "willingness-answer");
            look(browser, "/willingness/" + round, "willingness-shares");
            look(browser, at, "willingness-list");
        }
        try (var browser = Browser.at(city, port).as(desk)) {
            look(browser, "/willingness/" + round + "/doors", "willingness-doors");
            look(browser, at + "/new", "willingness-ask");
            look(browser, "/willingness-forms/" + other + "/paper", "willingness-enter");
            look(browser, "/willingness/" + round + "/paper?stairwell=" + small.stairwells.get(0), "willingness-sheet");
        }
    }

    private static void look(Browser browser, String path, String name) {
        browser.open(path);
        for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
            browser.screenshot(name, width);
            browser.fits(width).isAccessible();
        }
    }

    private Asking.Asked ask(City city) {
        return (Asking.Asked) rounds.ask(clerk, id(), draft("您愿意改造吗？", "B01", city, 0, 9));
    }

    private WillingnessDraft draft(String question, String item, City city, int from, int until) {
        return new WillingnessDraft(
                small.compound,
                question,
                set(item),
                city.today().plusDays(from),
                city.today().plusDays(until));
    }

    private UUID form(Asking.Asked asked, int part) {
        return formOf(asked.willingnessId(), part);
    }

    private UUID formOf(UUID round, int part) {
        return db.sql("select id from consultation.willingness_form where willingness_id = ? and part_id = ?")
                .params(round, small.parts.get(part))
                .query(UUID.class)
                .single();
    }

    private static TreeSet<String> set(String... codes) {
        return new TreeSet<>(List.of(codes));
    }
}

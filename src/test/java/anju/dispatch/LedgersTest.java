package anju.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.city.City;
import anju.fund.Committing;
import anju.fund.Promise;
import anju.fund.Promising;
import anju.fund.Source;
import anju.money.Money;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallWorks;
import anju.testing.Web;
import anju.works.Measured;
import anju.works.change.ChangeSide;
import anju.works.change.ChangeState;
import anju.works.change.ChangeTerms;
import anju.works.change.Changed;
import anju.works.change.Changing;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two ledgers side by side, and what does not agree between them. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgersTest {
    private static final List<Role> LADDER = FindingKind.ACCEPTED_UNPAID.ladder();

    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    Findings findings;

    @Autowired
    Explaining explaining;

    @Autowired
    Committing committing;

    @Autowired
    Inbox inbox;

    @LocalServerPort
    int port;

    City city;
    SmallWorks works;
    UUID contract;
    UUID commitment;

    @BeforeAll
    void build(City city) {
        this.city = city;
        works = new SmallWorks(beans);
        var item = works.item("100", "50.00");
        works.allocated(works.lot(Source.CITY_MATCH, "9000.00", "BASIC"), item, "5000.00");
        contract = works.contract(works.terms("L-1", 80, works.line(item, "1", "100", "50.00")));
        works.paid(works.held(works.cleared(
                works.accepted(contract, new Measured(works.lineOf(contract, "1"), null, SmallWorks.milli("40"))))));
        commitment = ((Promising.Promised) committing.promise(
                        works.finance,
                        works.id(),
                        works.small.project,
                        new Promise(
                                Source.SPECIAL_BOND,
                                "财政局",
                                false,
                                "债 1",
                                "",
                                new TreeSet<>(List.of("BASIC")),
                                null,
                                List.of(new Promise.Tranche(LocalDate.of(2026, 3, 1), Money.ofYuan("100.00"))))))
                .commitment();
    }

    @Test
    @Shows("ZS-23")
    void both_ledgers_stand_side_by_side_to_the_fen() {
        var words = Web.at(city, port)
                .as(works.clerk, db)
                .get("/projects/" + works.small.project + "/ledgers")
                .isOk()
                .words();
        // 100 × 50 planned, set aside and contracted; 40 × 50 accepted and cleared; 80 % of that paid.
        assertThat(words).contains("资金使用台账", "项目建设台账", "5,000.00", "2,000.00", "1,600.00", "400.00");
    }

    @Test
    void changes_beyond_their_share_are_asked_of_the_owners_side_until_it_says_why() {
        var item = works.item("100", "50.00");
        works.allocated(works.lot(Source.CITY_MATCH, "9000.00", "BASIC"), item, "6000.00");
        var grown = works.contract(works.terms("L-2", 80, works.line(item, "1", "100", "50.00")));
        approved(grown, "3");
        assertThat(grownTooMuch()).as("3 % is within the share").isEmpty();
        approved(grown, "1");
        var finding = grownTooMuch().orElseThrow();
        assertThat(finding.amount()).isEqualTo(Money.ofYuan("200.00"));
        assertThat(finding.of()).isEqualTo(Money.ofYuan("150.00"));
        assertThat(finding.asked()).isEqualTo(Role.SUBDISTRICT_CLERK);
        assertThat(inbox.of(works.clerk)).anyMatch(it -> it.kind().equals("finding"));
        assertThat(Web.at(city, port)
                        .as(works.clerk, db)
                        .get("/projects/" + works.small.project + "/ledgers")
                        .isOk()
                        .words())
                .contains("批准的变更已加了 200.00 元，超过合同价允许街道经办批的 150.00 元");
        var today = City.current().today();
        assertThat(answer(works.builder, finding, today)).isInstanceOf(Explained.NotYourTurn.class);
        assertThat(answer(works.clerk, finding, today)).isInstanceOf(Explained.Answered.class);
        assertThat(grownTooMuch()).isEmpty();
        approved(grown, "0.5");
        assertThat(grownTooMuch()).as("one more change, one more word").isPresent();
        answer(works.clerk, finding, today);
    }

    private Optional<Finding> grownTooMuch() {
        return findings.of(works.small.project).stream()
                .filter(it -> it.kind() == FindingKind.CHANGES_OVER_SHARE)
                .findFirst();
    }

    private void approved(UUID contract, String more) {
        var changing = beans.getBean(Changing.class);
        var terms = new ChangeTerms(
                ChangeSide.CONTRACTOR,
                "多出一块",
                List.of(new ChangeTerms.More(works.lineOf(contract, "1"), SmallWorks.milli(more))),
                List.of(),
                List.of());
        var change = ((Changed.Proposed) changing.propose(works.builder, works.id(), contract, terms)).change();
        changing.agree(works.engineer, works.id(), change, true, "");
        assertThat(changing.approve(works.leader, works.id(), change, ""))
                .isEqualTo(new Changed.Done(ChangeState.APPROVED));
    }

    @Test
    @Shows("ZS-23")
    void a_tranche_that_is_late_is_asked_of_finance_first_and_gone_when_it_comes() {
        var late = findings.of(works.small.project).stream()
                .filter(it -> it.kind() == FindingKind.TRANCHE_LATE)
                .findFirst()
                .orElseThrow();
        assertThat(late.raisedOn()).isEqualTo(LocalDate.of(2026, 3, 2).plusDays(5));
        // Months later it has long risen to the bureau, and only the bureau may answer.
        assertThat(late.asked()).isEqualTo(Role.HOUSING_BUREAU);
        var today = City.current().today();
        assertThat(answer(works.clerk, late, today)).isEqualTo(new Explained.NotYourTurn(Role.HOUSING_BUREAU));
        var bureau = works.small.viewer(Role.HOUSING_BUREAU);
        assertThat(inbox.of(bureau)).anySatisfy(it -> {
            assertThat(it.kind()).isEqualTo("finding");
            assertThat(it.id()).isEqualTo(works.small.project);
        });
        assertThat(answer(bureau, late, today.plusDays(999))).isInstanceOf(Explained.DayOutside.class);
        assertThat(answer(bureau, late, today.minusDays(1))).isInstanceOf(Explained.DayOutside.class);
        assertThat(answer(bureau, late, today)).isInstanceOf(Explained.Answered.class);
        var tranche = db.sql("select id from fund.tranche where commitment_id = ?")
                .param(commitment)
                .query(UUID.class)
                .single();
        committing.arrive(
                works.finance,
                works.id(),
                tranche,
                new anju.fund.Paperwork("到 1", "", "", ""),
                Money.ofYuan("100.00"),
                SmallWorks.DAY);
        assertThat(findings.of(works.small.project)).noneMatch(it -> it.kind() == FindingKind.TRANCHE_LATE);
        assertThat(answer(bureau, late, today)).isInstanceOf(Explained.Gone.class);
        assertThat(db.sql("select count(*) from dispatch.finding_answer where kind = 'TRANCHE_LATE'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void a_site_without_photographs_is_asked_of_the_builder_first() {
        assertThat(FindingKind.PHOTO_MISSING.ladder())
                .containsExactly(Role.CONTRACTOR, Role.SUBDISTRICT_CLERK, Role.SUBDISTRICT_LEADER, Role.HOUSING_BUREAU);
        assertThat(findings.of(works.small.project))
                .anyMatch(it ->
                        it.kind() == FindingKind.PHOTO_MISSING && it.subjectId().equals(contract));
        // Set aside covers the contract and the payment is below what was accepted.
        assertThat(findings.of(works.small.project))
                .noneMatch(it -> it.kind() == FindingKind.CONTRACT_OVER_EARMARK
                        || it.kind() == FindingKind.PAID_OVER_ACCEPTED
                        || it.kind() == FindingKind.ACCEPTED_UNPAID);
    }

    @Test
    void it_rises_a_rung_each_period_and_an_answer_buys_no_more_time_than_it_says() {
        var raised = LocalDate.of(2026, 3, 1);
        assertThat(Turn.of(LADDER, raised, null, 7, raised))
                .isEqualTo(new Turn(Role.SUBDISTRICT_CLERK, LocalDate.of(2026, 3, 7)));
        assertThat(Turn.of(LADDER, raised, null, 7, raised.plusDays(6)).asked()).isEqualTo(Role.SUBDISTRICT_CLERK);
        assertThat(Turn.of(LADDER, raised, null, 7, raised.plusDays(7)).asked()).isEqualTo(Role.SUBDISTRICT_LEADER);
        assertThat(Turn.of(LADDER, raised, null, 7, raised.plusDays(14)))
                .isEqualTo(new Turn(Role.HOUSING_BUREAU, null));
        var mendBy = raised.plusDays(20);
        assertThat(Turn.of(LADDER, raised, mendBy, 7, mendBy).asked()).isEqualTo(Role.SUBDISTRICT_CLERK);
        assertThat(Turn.of(LADDER, raised, mendBy, 7, mendBy.plusDays(7)).asked())
                .isEqualTo(Role.SUBDISTRICT_LEADER);
    }

    @Test
    void every_kind_of_the_view_is_known_and_the_other_way_round() {
        var view = db.sql("select pg_get_viewdef('dispatch.finding'::regclass)")
                .query(String.class)
                .single();
        for (var kind : FindingKind.values()) {
            assertThat(view).contains("'" + kind + "'");
        }
        assertThat(java.util.regex.Pattern.compile("'([A-Z_]{6,})'::text AS kind|SELECT '([A-Z_]{6,})'::text")
                        .matcher(view)
                        .results()
                        .count())
                .isEqualTo(FindingKind.values().length);
    }

    @Test
    void an_answer_is_typed_and_what_is_wrong_with_it_is_said() {
        var bureau = works.small.viewer(Role.HOUSING_BUREAU);
        var web = Web.at(city, port).as(bureau, db);
        var home = "/projects/" + works.small.project;
        var photo = home + "/findings/PHOTO_MISSING/" + contract;
        assertThat(web.get(home + "/ledgers").isOk().words()).contains("作出说明");
        assertThat(web.get(photo).form(photo).send().document().select("form .err"))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(web.get(photo)
                        .form(photo)
                        .with("words", "下周补拍")
                        .with("mendBy", "1999-01-01")
                        .send()
                        .status())
                .isEqualTo(422);
        assertThat(web.get(photo)
                        .form(photo)
                        .with("words", "下周补拍")
                        .with("mendBy", City.current().today().plusDays(5).toString())
                        .submit()
                        .words())
                .contains("下周补拍");
        assertThat(web.get(home + "/findings/NONSENSE/" + contract).status()).isEqualTo(404);
        assertThat(web.get(home + "/findings/PHOTO_MISSING/" + works.id()).status())
                .isEqualTo(404);
        assertThat(Web.at(city, port)
                        .as(works.small.owner(1), db)
                        .get(home + "/ledgers")
                        .status())
                .isEqualTo(403);
        assertThat(web.get(home + "/ledgers.xlsx").isOk().bytes()).startsWith('P', 'K');
        assertThat(web.get(home + "/findings.xlsx").isOk().bytes()).startsWith('P', 'K');
        try (var browser = Browser.at(city, port).as(web)) {
            browser.open(home + "/ledgers");
            browser.screenshot("ledgers", Browser.DESK);
            browser.screenshot("ledgers", Browser.PHONE);
            browser.isAccessible();
        }
    }

    private Explained answer(anju.access.Viewer by, Finding finding, LocalDate mendBy) {
        return explaining.answer(
                by, works.id(), works.small.project, finding.kind(), finding.subjectId(), "已催拨", mendBy);
    }
}

package anju.demo;

import static org.assertj.core.api.Assertions.assertThat;

import anju.attack.Onslaught;
import anju.city.Cities;
import anju.city.City;
import anju.evidence.Sequencer;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.Web;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The demonstration city tells its story through the verbs; here its figures are held against the example pages. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoCityTest {
    @LocalServerPort
    int port;

    @Autowired
    DemoCity demonstration;

    @Autowired
    Cities cities;

    @Autowired
    Sequencer sequencer;

    @Autowired
    JdbcClient db;

    Web web;

    @BeforeAll
    void tell(City city) {
        demonstration.tell(city, DemoScript.read());
        sequencer.runOnce();
        web = Web.at(city, port);
    }

    @Test
    void no_table_gives_way_to_any_account_in_any_state_of_its_rows(City city, TestReporter reporter) {
        try (var onslaught = new Onslaught(city)) {
            assertThat(onslaught.undeclared())
                    .as("tables that src/test/resources/attacks/tables.txt says nothing about, or that are no more")
                    .isEmpty();
            assertThat(onslaught.run())
                    .as("attacks that did not end as src/test/resources/attacks says")
                    .isEmpty();
            reporter.publishEntry("attacks", onslaught.counts());
            // Fewer would mean that the attacks no longer reach what they are about.
            assertThat(onslaught.attacks()).isGreaterThan(12_000);
            assertThat(onslaught.tablesWithoutRow()).hasSizeLessThan(95);
        }
    }

    @Test
    void the_roll_has_the_areas_and_heads_of_the_example() {
        var roll = db.sql(
                        "select count(*) as heads, sum(area_x100) as area from vote.head h join vote.vote v on v.id = h.vote_id where v.state = 'CLOSED' and v.compound_id = (select id from registry.compound where code = 'WFL-001')")
                .query((row, _) -> Map.entry(row.getLong(1), row.getLong(2)))
                .single();
        assertThat(roll).isEqualTo(Map.entry(483L, 3298460L));
    }

    @Test
    void the_vote_has_the_turnout_and_the_results_of_the_example() {
        var results = db.sql("""
                select cast_heads || ' ' || cast_area_x100 || ' ' || for_heads || ' ' || for_area_x100 || ' ' || verdict
                  from vote.result r join vote.matter m on m.id = r.matter_id join vote.vote v on v.id = m.vote_id
                 where v.compound_id = (select id from registry.compound where code = 'WFL-001') order by m.number""").query(String.class).list();
        assertThat(results)
                .containsExactly(
                        "402 2741630 382 2618298 PASSED",
                        "402 2741630 377 2588630 PASSED",
                        "402 2741630 318 2190600 PASSED");
    }

    @Test
    void owners_objected_to_a_roll_and_were_answered_and_one_still_waits() {
        var objections = db.sql("""
                        select v.state || ' ' || case when o.upheld is null then 'waits' when o.upheld then 'upheld' else 'rejected' end
                          from vote.roll_objection_now o join vote.vote v on v.id = o.vote_id order by o.raised_at""").query(String.class).list();
        assertThat(objections).containsExactly("CLOSED rejected", "CLOSED rejected", "PREPARED waits");
    }

    @Test
    @Shows({"ZS-23", "ZS-24"})
    void contract_acceptance_and_payments_add_up_as_published() {
        assertThat(
                        fen(
                                "select sum(floor(l.quantity_milli::numeric * l.price_fen / 1000))::bigint from works.contract_line l join plan.item i on i.id = l.item_id join registry.compound c on c.id = i.compound_id where c.code = 'WFL-001'"))
                .isEqualTo(1_157_300_000L);
        assertThat(
                        fen(
                                "select sum(floor(x.quantity_milli::numeric * l.price_fen / 1000))::bigint from works.accepted_line x join works.contract_line l on l.id = x.contract_line_id join plan.item i on i.id = l.item_id join registry.compound c on c.id = i.compound_id where c.code = 'WFL-001'"))
                .isEqualTo(833_499_000L);
        assertThat(
                        fen(
                                "select sum(p.amount_fen)::bigint from payment.payment p join payment.clearance q on q.id = p.clearance_id join works.contract k on k.id = q.contract_id where p.state = 'PAID' and k.number = '五福里-2026-01'"))
                .isEqualTo(574_946_400L);
        assertThat(
                        fen(
                                "select sum(i.estimate_fen)::bigint from plan.item i join registry.compound c on c.id = i.compound_id where c.code = 'WFL-001'"))
                .isEqualTo(1_500_000_000L);
    }

    @Test
    void the_works_are_under_way() {
        assertThat(db.sql(
                                "select state from project.project p join project.place x on x.project_id = p.id where x.compound_id = ?")
                        .param(wufuli())
                        .query(String.class)
                        .single())
                .isEqualTo("G6");
    }

    @Test
    void the_payment_of_the_roof_explains_itself() {
        var page = web.get("/trace/payments/" + roofPayment()).isOk().words();
        assertThat(page)
                .contains(
                        "22.54 万元",
                        "63",
                        "26",
                        "377",
                        "93.8",
                        "94.4",
                        "1,984",
                        "142.00",
                        "80%",
                        "225,382.40",
                        "135,229.44",
                        "90,152.96",
                        "2031",
                        "281,728.00");
    }

    @Test
    void every_page_of_the_thread_looks_right(City city) {
        try (var browser = Browser.at(city, port)) {
            var compound = wufuli();
            for (var place : Map.of(
                            "trace",
                            "/trace/payments/" + roofPayment(),
                            "compound",
                            "/compounds/" + compound,
                            "portal",
                            "/",
                            "record",
                            "/record",
                            "money",
                            "/payments")
                    .entrySet()) {
                browser.open(place.getValue());
                browser.screenshot("demo-" + place.getKey(), Browser.DESK);
                browser.screenshot("demo-" + place.getKey(), Browser.PHONE);
                browser.fits(Browser.PHONE);
                browser.isAccessible();
            }
        }
    }

    private UUID wufuli() {
        return db.sql("select id from registry.compound where code = 'WFL-001'")
                .query(UUID.class)
                .single();
    }

    private UUID roofPayment() {
        return db.sql("select id from payment.payment where amount_fen = 22538240")
                .query(UUID.class)
                .single();
    }

    private long fen(String sql) {
        return db.sql(sql).query(Long.class).single();
    }
}

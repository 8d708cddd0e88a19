package anju.demo;

import static org.assertj.core.api.Assertions.assertThat;

import anju.city.City;
import anju.evidence.Sequencer;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.Web;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Wufuyuan told again: what was published of it is what the records come to. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayTest {
    private static final Published TOLD = Published.read("wufuyuan");

    @LocalServerPort
    int port;

    @Autowired
    DemoCity demonstration;

    @Autowired
    Sequencer sequencer;

    @Autowired
    JdbcClient db;

    private UUID compound = new UUID(0, 0);

    @BeforeAll
    void tell(City city) {
        demonstration.tell(city, DemoScript.read());
        sequencer.runOnce();
        compound = db.sql("select id from registry.compound where code = ?")
                .param(TOLD.compound())
                .query(UUID.class)
                .single();
    }

    @Test
    @Shows({"CD-02", "CD-07", "CD-12", "CD-16", "CD-19"})
    void every_published_figure_is_what_the_records_come_to(City city) {
        var page = Web.at(city, port).get("/replays/wufuyuan").isOk();
        assertThat(TOLD.figures()).hasSizeGreaterThanOrEqualTo(19);
        assertThat(page.document().select("tbody .badge.ok")).hasSameSizeAs(TOLD.figures());
        assertThat(page.document().select("tbody .badge.bad")).isEmpty();
        assertThat(page.words())
                .contains("288", "192", "13", "15,000,000.00 元", "700,000.00 元", "25,000", "200 米", "1,040.00")
                .contains(TOLD.figures().getFirst().words());
    }

    @Test
    void a_figure_that_differs_is_said_to(City city) {
        var figure = TOLD.figures().stream()
                .filter(one -> one.measure() == Measure.OPINIONS)
                .findFirst()
                .orElseThrow();
        assertThat(figure.holds(new BigDecimal(288))).isTrue();
        assertThat(figure.holds(new BigDecimal(287))).isFalse();
        assertThat(of(Measure.ACCEPTED).holds(new BigDecimal("25500.000"))).isTrue();
        assertThat(of(Measure.ACCEPTED).holds(new BigDecimal("25501.000"))).isFalse();
        assertThat(of(Measure.RECEIVED).holds(new BigDecimal("14999999.99"))).isFalse();
        assertThat(of(Measure.RECEIVED).holds(new BigDecimal("16500000.00"))).isFalse();
        assertThat(of(Measure.GRIDS).holds(new BigDecimal(16))).isTrue();
        assertThat(of(Measure.GRIDS).holds(new BigDecimal(17))).isFalse();
    }

    private static Published.Figure of(Measure measure) {
        return TOLD.figures().stream()
                .filter(one -> one.measure() == measure)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void another_case_is_not_found(String path, City city) {
        assertThat(Web.at(city, port).open(path).status()).isEqualTo(404);
    }

    static Stream<String> unknown() {
        return Stream.of("/replays/nobody", "/replays/WUFUYUAN");
    }

    @Test
    void the_compound_says_that_it_is_told_again_and_no_other_does(City city) {
        var page = Web.at(city, port).get("/compounds/" + compound).isOk();
        assertThat(page.document().select("a[href=/replays/wufuyuan]")).hasSize(1);
        var other = db.sql("select id from registry.compound where code = 'WFL-001'")
                .query(UUID.class)
                .single();
        assertThat(Web.at(city, port)
                        .get("/compounds/" + other)
                        .isOk()
                        .document()
                        .select("a[href^=/replays]"))
                .isEmpty();
    }

    @Test
    @Shows({"CD-05", "CD-06"})
    void every_home_is_in_one_micro_grid_of_thirty_to_a_hundred() {
        var grids = db.sql("select households from consultation.micro_grid_now where compound_id = ?")
                .param(compound)
                .query(Integer.class)
                .list();
        assertThat(grids).hasSizeBetween(5, 16).allMatch(homes -> homes >= 30 && homes <= 100);
        assertThat(grids.stream().mapToInt(Integer::intValue).sum()).isEqualTo(497);
    }

    @Test
    @Shows({"CD-07", "CD-09", "CD-23"})
    void every_opinion_led_to_an_item_that_owners_passed_and_that_was_built() {
        assertThat(db.sql("""
                        select count(distinct o.id) from consultation.opinion o
                          join consultation.consensus_opinion m on m.opinion_id = o.id
                          join consultation.consensus_need n on n.consensus_id = m.consensus_id
                          join plan.item_ground g on g.need_id = n.need_id
                          join works.accepted a on a.item_id = g.item_id and a.state = 'PASSED'
                         where o.compound_id = ?""").param(compound).query(Long.class).single()).isEqualTo(288);
        assertThat(db.sql("select distinct counted_verdict from vote.matter_now where compound_id = ?")
                        .param(compound)
                        .query(String.class)
                        .list())
                .containsExactly("PASSED");
    }

    @Test
    @Shows({"CD-15", "CD-16"})
    void government_pays_for_all_basic_items_and_companies_for_the_activity_site() {
        assertThat(db.sql("""
                        select distinct l.source from fund.allocation a join fund.lot l on l.id = a.lot_id
                          join plan.item i on i.id = a.item_id where i.compound_id = ? and i.class in ('BASIC', 'SAFETY')
                         order by 1""").param(compound).query(String.class).list())
                .containsExactly("CENTRAL_SUBSIDY", "CITY_MATCH", "DISTRICT_MATCH");
        assertThat(db.sql("""
                        select i.catalogue_code || ' ' || a.amount_fen from fund.allocation a join fund.lot l on l.id = a.lot_id
                          join plan.item i on i.id = a.item_id where i.compound_id = ? and l.source = 'DONATION'""").param(compound).query(String.class).list()).containsExactly("C17 70000000");
    }

    @Test
    void what_was_settled_is_paid_but_for_what_is_kept_back() {
        assertThat(db.sql("""
                        select sum(p.amount_fen)::bigint from payment.payment p join payment.clearance q on q.id = p.clearance_id
                          join works.contract k on k.id = q.contract_id join project.place l on l.project_id = k.project_id
                         where p.state = 'PAID' and l.compound_id = ?""").param(compound).query(Long.class).single()).isEqualTo(1_570_000_000L * 97 / 100);
    }

    @Test
    @Shows("CD-18")
    void its_owners_put_the_service_in_trust_with_an_open_budget_and_are_asked_how_it_goes() {
        assertThat(db.sql("""
                        select sum(l.amount_fen)::bigint from stewardship.trust_budget b
                          join stewardship.trust_budget_line l on l.budget_id = b.id where b.compound_id = ?""").param(compound).query(Long.class).single()).isEqualTo(12_000_000L);
        assertThat(db.sql("select occasion || ' ' || state from review.inquiry where compound_id = ? order by opens_on")
                        .param(compound)
                        .query(String.class)
                        .list())
                .containsExactly("ACCEPTANCE CLOSED", "THREE_MONTHS OPEN");
    }

    @Test
    void the_pages_of_the_case_fit(City city) {
        var inquiry = db.sql("select id from review.inquiry where compound_id = ? and state = 'OPEN'")
                .param(compound)
                .query(UUID.class)
                .single();
        try (var browser = Browser.at(city, port)) {
            for (var path : List.of(
                    "/replays/wufuyuan",
                    "/compounds/" + compound,
                    "/compounds/" + compound + "/opinions",
                    "/reviews/" + inquiry)) {
                browser.open(path);
                var name = "replay" + path.replaceAll("[0-9a-f-]{36}", "x").replace('/', '-');
                browser.screenshot(name, Browser.DESK);
                browser.screenshot(name, Browser.PHONE);
                browser.fits(Browser.PHONE);
            }
        }
    }
}

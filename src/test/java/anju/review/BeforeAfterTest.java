package anju.review;

import static anju.testing.SmallCity.id;
import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.access.Viewer;
import anju.city.Cities;
import anju.city.City;
import anju.policy.Policy;
import anju.survey.AnswerDraft;
import anju.survey.Answering;
import anju.survey.Beginning;
import anju.survey.Completing;
import anju.survey.Examining;
import anju.survey.SurveyRules;
import anju.survey.Value;
import anju.testing.InCity;
import anju.testing.SmallCity;
import anju.testing.SmallWorks;
import anju.testing.Web;
import anju.works.AcceptanceKind;
import anju.works.Accepting;
import anju.works.Measured;
import anju.works.Measuring;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the works changed: a survey before them and one after. */
@InCity
class BeforeAfterTest {
    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext beans;

    @Autowired
    Examining examining;

    @Autowired
    Accepting accepting;

    @Autowired
    Policy policy;

    @Autowired
    Cities cities;

    @Autowired
    JdbcClient db;

    private SmallWorks works;
    private Viewer grid;

    @Test
    void two_surveys_around_a_completion_are_compared_and_none_before_there_are_two(City city) {
        cities.setClock(city, Instant.parse("2026-11-22T02:00:00Z"));
        works = new SmallWorks(beans);
        grid = works.small.viewer(Role.GRID_WORKER, SmallCity.PATH);
        var path = "/compounds/" + works.small.compound;
        var hazard = works.small.buildings.getFirst();
        survey("H3", hazard);
        var item = works.item("100", "142.00");
        works.allocated(works.lot(anju.fund.Source.CENTRAL_SUBSIDY, "20000.00", "BASIC"), item, "14200.00");
        var contract = works.contract(works.terms("SG-2026-001", 80, works.line(item, "2.1", "100", "142.00")));
        var measured = new Measured(works.lineOf(contract, "2.1"), null, 100_000);
        var completion = ((Measuring.Opened) accepting.measure(
                        works.builder,
                        id(),
                        contract,
                        AcceptanceKind.COMPLETION,
                        City.current().today(),
                        List.of(measured)))
                .acceptance();
        works.signed(completion);
        var web = Web.at(city, port);
        assertThat(web.get(path + "/before-after").status()).isEqualTo(404);
        assertThat(web.get(path).isOk().words()).doesNotContain("看改造前后");
        cities.setClock(city, Instant.parse("2027-03-22T02:00:00Z"));
        survey("H4", hazard);
        var lines = db.sql(
                        "select direction || indicator from review.before_after_line where direction <> 0 order by 1")
                .query(String.class)
                .list();
        assertThat(lines).containsExactly("-1H4", "1H3");
        var page = web.get(path + "/before-after").isOk();
        assertThat(page.words())
                .contains("改造前体检", "达标：不高于 0", "50.0%", "100.0%", "变好", "变差")
                .doesNotContain("{0}");
        assertThat(web.get(path).isOk().words()).contains("看改造前后");
    }

    private void survey(String worse, UUID building) {
        var begun = (Beginning.Begun) examining.begin(
                grid,
                id(),
                works.small.compound,
                Set.of("HOUSING"),
                City.current().today());
        var rules =
                policy.rules(SurveyRules.class, SmallCity.PATH, City.current().today());
        for (var code : rules.indicatorsOf(Set.of("HOUSING")).keySet()) {
            for (var each : works.small.buildings) {
                boolean bad = code.equals(worse) && each.equals(building);
                var issues =
                        bad ? Set.of(rules.issuesOf(code).keySet().iterator().next()) : Set.<String>of();
                var draft = new AnswerDraft(
                        begun.round(), code, each, Value.yes(bad), "", issues, "", false, List.of(), null);
                assertThat(examining.answer(grid, id(), draft)).isInstanceOf(Answering.Answered.class);
            }
        }
        assertThat(examining.complete(grid, id(), begun.round())).isInstanceOf(Completing.Completed.class);
    }
}

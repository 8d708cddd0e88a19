package anju.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import anju.city.City;
import anju.fund.Funding;
import anju.fund.Source;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallWorks;
import anju.testing.Web;
import anju.works.Accepting;
import anju.works.Measured;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What renovation came to is counted from acceptances and receipts, never typed in. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutputsTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    Accepting accepting;

    @Autowired
    Funding funding;

    @LocalServerPort
    int port;

    SmallWorks works;
    Web web;

    @BeforeAll
    void make(City city) {
        works = new SmallWorks(beans);
        web = Web.at(city, port);
    }

    @Test
    @Shows({"ZS-08", "EP-14"})
    void quantities_are_those_accepted_and_a_reversed_acceptance_counts_no_more() {
        var item = works.item("100", "142.00");
        works.allocated(works.lot(Source.CENTRAL_SUBSIDY, "20000.00", "BASIC"), item, "14200.00");
        var contract = works.contract(works.terms("SG-2026-900", 80, works.line(item, "2.1", "100", "142.00")));
        assertThat(web.get("/outputs").isOk().words()).contains("还没有验收合格的工程");
        var acceptance = works.accepted(contract, new Measured(works.lineOf(contract, "2.1"), null, 50_000));
        works.accepted(contract, new Measured(works.lineOf(contract, "2.1"), null, 20_000));
        assertThat(web.get("/outputs").isOk().words())
                .contains("已立项 1 个小区", "修缮", "70 ㎡", "9,940.00", "中央补助", "20,000.00");
        accepting.reverse(works.leader, works.id(), acceptance, "量错了");
        assertThat(web.get("/outputs").isOk().words())
                .contains("20 ㎡", "2,840.00")
                .doesNotContain("70 ㎡");
        assertThat(web.get("/outputs.xlsx").isOk().bytes()).startsWith('P', 'K');
    }

    @Test
    void money_that_went_back_counts_no_more() {
        var lot = works.lot(Source.SOCIAL_CAPITAL, "7654.32", "BASIC");
        assertThat(web.get("/outputs").isOk().words()).contains("社会资本", "7,654.32");
        funding.reverse(works.clerk, works.id(), lot, "退〔2026〕1号", "投资方退出");
        assertThat(web.get("/outputs").isOk().words()).doesNotContain("社会资本", "7,654.32");
    }

    @Test
    @Shows({"ZS-01", "CD-01", "BY-01"})
    void the_roll_up_gives_compounds_homes_and_area_with_the_day_they_were_counted(City city) {
        assertThat(web.get("/outputs").isOk().words()).contains("已立项 1 个小区", "24 户", "截至 " + city.today());
        assertThat(web.get("/outputs?street=" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(web.get("/outputs?street=nonsense").status()).isEqualTo(400);
    }
}

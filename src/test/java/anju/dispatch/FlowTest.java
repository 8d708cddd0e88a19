package anju.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import anju.city.City;
import anju.fund.Committing;
import anju.fund.Paperwork;
import anju.fund.Promise;
import anju.fund.Promising;
import anju.fund.Source;
import anju.money.Money;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import anju.testing.Web;
import anju.works.Measured;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where money comes from and goes, for everybody. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlowTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    Committing committing;

    @LocalServerPort
    int port;

    City city;
    SmallWorks works;
    String path;

    @BeforeAll
    void build(City city) {
        this.city = city;
        works = new SmallWorks(beans);
        path = "/projects/" + works.small.project + "/money";
    }

    @Test
    void the_public_sees_each_yuan_from_source_to_contract_and_a_giver_only_if_it_agreed() {
        assertThat(Web.at(city, port).get(path).isOk().words()).contains("还没有到账的钱");
        var item = works.item("100", "50.00");
        works.allocated(works.lot(Source.CITY_MATCH, "9000.00", "BASIC"), item, "5000.00");
        var contract = works.contract(works.terms("F-1", 80, works.line(item, "1", "100", "50.00")));
        works.paid(works.held(works.cleared(
                works.accepted(contract, new Measured(works.lineOf(contract, "1"), null, SmallWorks.milli("40"))))));
        donate("愿意公开公司", true);
        donate("不愿公开公司", false);
        var words = Web.at(city, port).get(path).isOk().words();
        assertThat(words)
                .contains("1,600.00", "3,400.00", "4,000.00", "愿意公开公司", "HT-")
                .doesNotContain("不愿公开公司", "市财政局");
        assertThat(Web.at(city, port).as(works.clerk, db).get(path).isOk().words())
                .contains("不愿公开公司", "市财政局");
        assertThat(Web.at(city, port).get("/projects/" + works.id() + "/money").status())
                .isEqualTo(404);
        try (var browser = Browser.at(city, port)) {
            browser.open(path);
            browser.screenshot("money-flow", Browser.DESK);
            browser.screenshot("money-flow", Browser.PHONE);
            browser.fits(Browser.PHONE);
            browser.isAccessible();
        }
    }

    private void donate(String giver, boolean named) {
        var promised = (Promising.Promised) committing.promise(
                works.finance,
                works.id(),
                works.small.project,
                new Promise(
                        Source.DONATION,
                        giver,
                        named,
                        "捐 1",
                        "",
                        new TreeSet<>(List.of("OPERATION")),
                        null,
                        List.of(new Promise.Tranche(SmallWorks.DAY, Money.ofYuan("500.00")))));
        var tranche = db.sql("select id from fund.tranche where commitment_id = ?")
                .param(promised.commitment())
                .query(UUID.class)
                .single();
        committing.arrive(
                works.finance,
                works.id(),
                tranche,
                new Paperwork("收 1", "", "", ""),
                Money.ofYuan("500.00"),
                SmallWorks.DAY);
    }
}

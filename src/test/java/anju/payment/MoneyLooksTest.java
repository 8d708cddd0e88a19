package anju.payment;

import anju.city.City;
import anju.fund.Source;
import anju.stewardship.AssetCard;
import anju.stewardship.Keeping;
import anju.stewardship.Registering;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.SmallWorks;
import anju.testing.Web;
import anju.works.Measured;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The money's pages in a browser: nothing sticks out on a phone, nothing axe objects to. */
@InCity
class MoneyLooksTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @Autowired
    Keeping keeping;

    @LocalServerPort
    int port;

    /** All pages are looked at before anything is said. */
    private final SoftAssertions all = new SoftAssertions();

    @Test
    void the_pages_fit_desk_and_phone_and_everybody_can_use_them(City city) {
        var works = new SmallWorks(beans);
        var item = works.item("5430", "142.00");
        works.passedMatter(item, "ORDINARY");
        works.item("C06", "IMPROVE", "加装电梯", "SET", "2", "350000.00");
        var central = works.lot(Source.CENTRAL_SUBSIDY, "9000000.00", "BASIC");
        var fund = works.lot(Source.MAINTENANCE_FUND, "2573000.00", "B01");
        var allocation = works.allocated(central, item, "462636.00");
        works.allocated(fund, item, "308424.00");
        var contract = works.contract(works.terms("SG-2026-041", 80, works.line(item, "2.1", "5430", "142.00")));
        var line = works.lineOf(contract, "2.1");
        var acceptance = works.accepted(
                contract,
                new Measured(line, works.small.buildings.get(0), SmallWorks.milli("661.40")),
                new Measured(line, works.small.buildings.get(1), SmallWorks.milli("662.10")),
                new Measured(line, null, SmallWorks.milli("660.50")));
        var paid = works.held(works.cleared(acceptance));
        works.paid(paid);
        var asked = works.requested(works.accepted(contract, new Measured(line, null, SmallWorks.milli("500"))));
        works.submitted(asked, "INVOICE");
        works.submitted(asked, "PHOTOS");
        var held =
                works.held(works.cleared(works.accepted(contract, new Measured(line, null, SmallWorks.milli("300")))));
        var open = works.measured(contract, new Measured(line, null, SmallWorks.milli("100")));
        works.sign(open, anju.works.Party.CONTRACTOR, works.builder);
        var lines = db.sql("select accepted_line_id from works.accepted where acceptance_id = ?")
                .param(acceptance)
                .query(UUID.class)
                .list();
        var asset = ((Registering.Registered) keeping.register(
                        works.clerk,
                        works.id(),
                        new AssetCard(
                                works.small.compound,
                                null,
                                "屋面防水层",
                                works.small.propertyFirm,
                                "雨季前检查防水层和排水口",
                                12,
                                City.current().today(),
                                13,
                                lines)))
                .asset();
        var home = "/projects/" + works.small.project;
        try (var clerk = Browser.at(city, port).as(Web.at(city, port).as(works.checker, db));
                var leader = Browser.at(city, port).as(Web.at(city, port).as(works.leader, db));
                var finance = Browser.at(city, port).as(Web.at(city, port).as(works.finance, db))) {
            look(finance, home + "/funds", "funds");
            look(finance, home + "/lots/new", "receive-lot");
            look(clerk, home + "/allocations/new", "allocate");
            look(clerk, "/allocations/" + allocation, "allocation");
            look(clerk, home + "/contracts", "contracts");
            look(clerk, home + "/contracts/new", "sign-contract");
            look(clerk, "/contracts/" + contract, "contract");
            look(clerk, "/contracts/" + contract + "/acceptances/new", "measure");
            look(clerk, "/acceptances/" + open, "acceptance-open");
            look(leader, "/acceptances/" + acceptance, "acceptance-passed");
            look(clerk, "/clearances/" + asked, "clearance");
            look(leader, "/payments/" + held, "payment-held");
            look(finance, "/payments/" + paid, "payment-paid");
            look(finance, "/payments/" + paid + "/application", "application");
            look(leader, "/contracts/" + contract + "/payments", "ledgers");
            look(clerk, "/contracts/" + contract + "/stages", "stages-late");
            var small = works.item("100", "142.00");
            works.allocated(central, small, "14200.00");
            var bare = works.contract(works.terms("SG-2026-042", 80, works.line(small, "1", "100", "142.00")));
            look(clerk, "/contracts/" + bare + "/stages", "stages-bare");
            var more = works.accepted(contract, new Measured(line, null, SmallWorks.milli("50")));
            look(clerk, "/acceptances/" + more + "/clearances", "request");
            var cleared = works.cleared(more);
            look(clerk, "/clearances/" + cleared, "clearance-cleared");
            var approved = works.held(cleared);
            works.approved(approved);
            var cashier = Browser.at(city, port).as(Web.at(city, port).as(works.cashier, db));
            look(cashier, "/payments/" + approved, "payment-approved");
            look(clerk, "/lots/" + central, "lot");
            look(clerk, "/acceptances/" + acceptance + "/assets/new", "register-asset");
            look(clerk, "/assets/" + asset, "asset");
            look(clerk, "/compounds/" + works.small.compound + "/assets", "assets");
        }
        all.assertAll();
    }

    private void look(Browser browser, String path, String name) {
        browser.open(path);
        browser.screenshot("money-" + name, Browser.DESK);
        all.check(browser::isAccessible);
        browser.screenshot("money-" + name, Browser.PHONE);
        all.check(() -> browser.fits(Browser.PHONE));
    }
}

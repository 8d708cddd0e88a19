package anju.fund;

import static org.assertj.core.api.Assertions.assertThat;

import anju.city.City;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Shows;
import anju.testing.SmallWorks;
import anju.testing.Web;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who pays what, down to the home, and what is missing. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FinancingPagesTest {
    @Autowired
    ApplicationContext beans;

    @Autowired
    JdbcClient db;

    @LocalServerPort
    int port;

    City city;
    SmallWorks works;
    Web clerk;
    String home;
    UUID gas;
    UUID lift;

    @BeforeAll
    void build(City city) {
        this.city = city;
        works = new SmallWorks(beans);
        clerk = Web.at(city, port).as(works.clerk, db);
        home = "/projects/" + works.small.project;
        gas = works.item("B19", "BASIC", "管道燃气入户", "HOUSEHOLD", "24", "3600.00");
        lift = works.item("C06", "IMPROVE", "加装电梯", "SET", "1", "400000.01");
        works.allocated(works.lot(Source.CENTRAL_SUBSIDY, "20000.00", "BASIC"), gas, "16800.00");
        works.allocated(works.lot(Source.PIPELINE_OPERATOR, "90000.00", "BASIC"), gas, "60000.00");
        works.allocated(works.lot(Source.DONATION, "9000.00", "BASIC"), gas, "5.00");
    }

    @Test
    @Shows({"EP-20", "EP-24"})
    void the_plan_shows_its_arithmetic_and_what_is_missing_or_too_much() {
        assertThat(clerk.get(home + "/funds").isOk().words()).contains("管理台账，不是财政国库的账");
        var page = clerk.open(home + "/financing");
        assertThat(page.words())
                .contains("700.00 × 24 户", "16,800.00", "已足额")
                .contains("2,100.00 × 24 户", "50,400.00")
                .contains("多 9,600.00")
                .contains("800.00 × 24 户", "差 19,200.00")
                .contains("规则没有让这一方出", "多 5.00")
                .contains("400,000.01 × 1/2", "200,000.01", "200,000.00");
        assertThat(clerk.get(home + "/financing.xlsx").isOk().bytes()).startsWith('P', 'K');
    }

    @Test
    @Shows("EP-22")
    void a_lift_is_shared_by_the_floors_of_its_stairwell() {
        var stairwell = works.small.stairwells.getFirst();
        var path = home + "/financing/" + lift + "/OWNERS";
        var page = clerk.get(path + "?stairwells=" + stairwell).isOk();
        // 200,000.01 among two homes each of floors 1 to 3: 0, 0.5, 1.
        assertThat(page.words()).contains("33,333.34", "33,333.33", "66,666.67", "3.0", "合计 6 户", "200,000.01");
        assertThat(clerk.get(path).isOk().words()).contains("合计 24 户");
        assertThat(clerk.get(path + "/homes.xlsx?stairwells=" + stairwell)
                        .isOk()
                        .bytes())
                .startsWith('P', 'K');
    }

    @Test
    void households_share_gas_evenly_and_government_has_no_homes() {
        assertThat(clerk.get(home + "/financing/" + gas + "/OWNERS").isOk().words())
                .contains("每户一样多", "800.00", "19,200.00");
        for (var payer : new String[] {"GOVERNMENT", "MAINTENANCE_FUND", "NOBODY"}) {
            assertThat(clerk.get(home + "/financing/" + gas + "/" + payer).status())
                    .isEqualTo(404);
        }
        assertThat(clerk.get(home + "/financing/" + works.id() + "/OWNERS").status())
                .isEqualTo(404);
        // A stairwell that is not here is as none chosen.
        assertThat(clerk.get(home + "/financing/" + gas + "/OWNERS?stairwells=junk")
                        .isOk()
                        .words())
                .contains("合计 24 户");
    }

    @Test
    void who_may_not_see_the_books_sees_no_plan() {
        assertThat(Web.at(city, port)
                        .as(works.small.owner(1), db)
                        .get(home + "/financing")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void the_pages_read_well_on_desk_and_phone() {
        try (var browser = Browser.at(city, port).as(clerk)) {
            browser.open(home + "/financing");
            browser.screenshot("financing", Browser.DESK);
            browser.screenshot("financing", Browser.PHONE);
            browser.isAccessible();
            browser.open(home + "/financing/" + lift + "/OWNERS");
            browser.screenshot("financing-homes", Browser.DESK);
            browser.screenshot("financing-homes", Browser.PHONE);
            browser.isAccessible();
        }
    }
}

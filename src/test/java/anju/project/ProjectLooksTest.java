package anju.project;

import anju.access.Role;
import anju.access.SigningIn;
import anju.city.City;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.SmallCity;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The undertakings' pages on a desk and on a phone. */
@InCity
class ProjectLooksTest {
    @Autowired
    SigningIn signingIn;

    @Autowired
    JdbcClient db;

    @LocalServerPort
    int port;

    @Test
    void the_pages_fit_and_are_accessible(City city) {
        var small = new SmallCity(db);
        signingIn.offerDemonstration(small.viewer(Role.HOUSING_BUREAU).person(), 1, "access.demo.note");
        try (var browser = Browser.at(city, port)) {
            browser.open("/sign-in");
            browser.page()
                    .locator("form[action='/sign-in/demonstration'] button")
                    .first()
                    .click();
            var pages = Map.of(
                    "project-list", "/projects",
                    "project-new", "/projects/new",
                    "project-places", "/projects/new?compound=" + small.compound,
                    "project", "/projects/" + small.project,
                    "policy-adopt", "/places/" + small.community + "/rules");
            pages.forEach((name, page) -> {
                browser.open(page);
                browser.screenshot(name, Browser.DESK);
                browser.fits(Browser.PHONE);
                browser.screenshot(name, Browser.PHONE);
                browser.isAccessible();
            });
        }
    }
}

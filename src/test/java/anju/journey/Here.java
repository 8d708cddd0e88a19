package anju.journey;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.NewPerson;
import anju.city.Cities;
import anju.city.City;
import anju.city.Jobs;
import anju.evidence.Sequencer;
import anju.testing.Browser;
import anju.testing.Web;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The test's own application as the place of a journey.
 *
 * @param pictures whether pages are looked at; without, it is enough that they open
 */
public record Here(
        City city,
        int port,
        JdbcClient db,
        Cities cities,
        anju.access.People registered,
        Jobs jobs,
        Sequencer sequencer,
        boolean pictures)
        implements Town {
    @Override
    public Web visitor() {
        return Web.at(city, port);
    }

    @Override
    public UUID newcomer(String name) {
        return registered.add(new NewPerson(name, null, null));
    }

    @Override
    public void clock(Instant now) {
        cities.setClock(city, now);
    }

    @Override
    public void work() {
        jobs.runDue();
        sequencer.runOnce();
    }

    @Override
    public void look(Web person, String path, String name, boolean forEverybody) {
        if (!pictures) {
            assertThat(person.get(path).status()).isEqualTo(200);
            return;
        }
        try (var browser = Browser.at(city, port).as(person)) {
            browser.open(path);
            browser.screenshot(name, Browser.PHONE);
            if (forEverybody) {
                browser.fits(Browser.PHONE).isAccessible();
            }
            browser.screenshot(name, Browser.DESK);
            if (forEverybody) {
                browser.fits(Browser.DESK);
            }
        }
    }
}

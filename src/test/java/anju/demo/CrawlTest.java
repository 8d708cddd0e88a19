package anju.demo;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.access.SigningIn;
import anju.city.City;
import anju.evidence.Sequencer;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.Web;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Everybody on the demonstration's sign-in page opens one page of every kind: each answers and says everything in words.
 * Of every kind, one is opened in a browser for each shell and each class of people: it asks no foreign server, logs no
 * error, fits a phone, a tablet and a desk, the phone in large type too, and passes axe: on a phone, and at a desk for
 * offices or in large type for others. Tables of offices may scroll in their own box; for residents, the public and
 * people on site nothing scrolls sideways.
 */
@InCity
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrawlTest {
    /** Files, and entries of the log, which no browser shows as a page. */
    private static final String NO_PAGE = ".*(\\.[a-z]{2,6}|/sign-out|/log/.*|/attachments/[^/]+(/.*)?)";

    /** They stand in a yard with a phone in one hand. */
    private static final Set<Role> ON_SITE = Set.of(
            Role.OWNER,
            Role.BUILDING_HEAD,
            Role.GRID_WORKER,
            Role.COMMUNITY_WORKER,
            Role.COMMITTEE_MEMBER,
            Role.TELLER,
            Role.CONTRACTOR,
            Role.SUPERVISOR,
            Role.PROPERTY_FIRM);

    @LocalServerPort
    int port;

    @Autowired
    DemoCity demonstration;

    @Autowired
    SigningIn signingIn;

    @Autowired
    Sequencer sequencer;

    private final List<String> faults = new ArrayList<>();
    private final Set<String> looked = new HashSet<>();

    @BeforeAll
    void tell(City city) {
        demonstration.tell(city, DemoScript.read());
        sequencer.runOnce();
    }

    @Test
    void every_kind_of_page_of_every_account_is_sound_at_every_width(City city) {
        int opened = crawl(city, "anybody", Set.of(), Web.at(city, port));
        for (var account : signingIn.demoAccounts()) {
            var web = Web.at(city, port);
            web.get("/sign-in")
                    .form("/sign-in/demonstration")
                    .with("person", account.personId().toString())
                    .submit();
            opened += crawl(city, account.personName(), Set.copyOf(account.roles()), web);
        }
        System.out.println("CrawlTest: " + opened + " pages, " + looked.size() + " looked at closely");
        assertThat(faults).isEmpty();
    }

    private int crawl(City city, String who, Set<Role> roles, Web web) {
        try (var browser = Browser.at(city, port).as(web)) {
            var at = new String[] {""};
            browser.page().onRequest(request -> {
                if (request.url().startsWith("http") && !request.url().startsWith(browser.home())) {
                    fault(who + " " + at[0] + " asks " + request.url());
                }
            });
            browser.page().onResponse(response -> {
                if (response.status() >= 400 && !isEntrance(at[0], response.status())) {
                    fault(who + " " + at[0] + " " + response.status() + " " + response.url());
                }
            });
            browser.page().onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains("status of")) {
                    fault(who + " " + at[0] + " " + message.text());
                }
            });
            var waiting = new ArrayDeque<>(List.of("/", "/desk", "/home"));
            var seen = new HashSet<String>();
            int opened = 0;
            while (!waiting.isEmpty()) {
                var path = waiting.poll();
                if (!seen.add(kind(path)) || path.split("\\?", 2)[0].matches(NO_PAGE)) {
                    continue;
                }
                var page = web.open(path);
                if (page.status() != 200 || !page.header("content-type").startsWith("text/html")) {
                    if (page.status() >= 400 && !isEntrance(path, page.status())) {
                        fault(who + " " + path + " " + page.status());
                    }
                    continue;
                }
                opened++;
                var key = DemoWalkTest.KEY.matcher(page.words());
                if (key.find()) {
                    fault(who + " " + path + " says " + key.group());
                }
                var shell = page.document().body().className()
                        + page.document().select("body > .shell").size();
                boolean tablesFit = !shell.contains("1") || roles.stream().anyMatch(ON_SITE::contains);
                if (!shell.contains("doc-bg") && looked.add(kind(path) + " " + shell + " " + tablesFit)) {
                    at[0] = path;
                    look(browser, who, path, tablesFit);
                }
                page.document()
                        .select("a[href^=/]")
                        .forEach(link -> waiting.add(link.attr("href").replaceAll("#.*", "")));
            }
            System.out.println("CrawlTest: " + who + " " + opened);
            return opened;
        }
    }

    /** In a browser, once for all who see the page in the same shell; sheets to print are as wide as their paper. */
    private void look(Browser browser, String who, String path, boolean tablesFit) {
        browser.width(Browser.PHONE).open(path);
        if (browser.page().locator("h1").count() != 1) {
            fault(who + " " + path + " has no heading, or several");
        }
        check(who, browser::isAccessible);
        for (int width : List.of(Browser.PHONE, Browser.TABLET)) {
            check(who, () -> browser.fits(width));
            if (tablesFit) {
                check(who, () -> browser.boxesFit(width));
            }
        }
        check(who, () -> browser.fits(Browser.DESK));
        if (!tablesFit) {
            check(who, browser::isStillAccessible);
        }
        browser.page().evaluate("document.documentElement.classList.add('senior')");
        check(who, () -> browser.fits(Browser.PHONE));
        if (tablesFit) {
            check(who, browser::isStillAccessible);
        }
    }

    /** Told at once too: the crawl goes on for minutes. */
    private void fault(String what) {
        System.out.println("CrawlTest: " + what);
        faults.add(what);
    }

    private void check(String who, Runnable question) {
        try {
            question.run();
        } catch (AssertionError fault) {
            fault(who + " " + fault.getMessage());
        }
    }

    /** Neither the desk nor a resident's home is everybody's; which of the two it is depends on who asks. */
    private static boolean isEntrance(String path, int status) {
        return Set.of("/desk", "/home").contains(path) && status < 500;
    }

    private static String kind(String path) {
        return DemoWalkTest.ID.matcher(path.replaceAll("[?#].*", "")).replaceAll("*");
    }
}

package anju.demo;

import static org.assertj.core.api.Assertions.assertThat;

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
 * Of every kind, one is opened in a browser as wide as a phone: it asks no foreign server and logs no error; what
 * residents and the public see also fits and passes axe.
 */
@InCity
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrawlTest {
    /** Files, and entries of the log, which no browser shows as a page. */
    private static final String NO_PAGE = ".*(\\.[a-z]{2,6}|/sign-out|/log/.*|/attachments/[^/]+(/.*)?)";

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
    void every_kind_of_page_of_every_account_is_sound_on_a_phone(City city) {
        int opened = crawl(city, "anybody", Web.at(city, port));
        for (var account : signingIn.demoAccounts()) {
            var web = Web.at(city, port);
            web.get("/sign-in")
                    .form("/sign-in/demonstration")
                    .with("person", account.personId().toString())
                    .submit();
            opened += crawl(city, account.personName(), web);
        }
        System.out.println("CrawlTest: " + opened + " pages, " + looked.size() + " looked at closely");
        assertThat(faults).isEmpty();
    }

    private int crawl(City city, String who, Web web) {
        try (var browser = Browser.at(city, port).as(web).width(Browser.PHONE)) {
            var at = new String[] {""};
            browser.page().onRequest(request -> {
                if (request.url().startsWith("http") && !request.url().startsWith(browser.home())) {
                    faults.add(who + " " + at[0] + " asks " + request.url());
                }
            });
            browser.page().onResponse(response -> {
                if (response.status() >= 400 && !isEntrance(at[0], response.status())) {
                    faults.add(who + " " + at[0] + " " + response.status() + " " + response.url());
                }
            });
            browser.page().onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains("status of")) {
                    faults.add(who + " " + at[0] + " " + message.text());
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
                        faults.add(who + " " + path + " " + page.status());
                    }
                    continue;
                }
                opened++;
                var key = DemoWalkTest.KEY.matcher(page.words());
                if (key.find()) {
                    faults.add(who + " " + path + " says " + key.group());
                }
                var shell = page.document().body().className()
                        + page.document().select("body > .shell").size();
                if (!shell.contains("doc-bg") && looked.add(kind(path) + " " + shell)) {
                    at[0] = path;
                    look(browser, who, path);
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
    private void look(Browser browser, String who, String path) {
        browser.open(path);
        if (browser.page().locator("h1").count() != 1) {
            faults.add(who + " " + path + " has no heading, or several");
        }
        if (browser.page().locator("body > .shell").count() > 0) {
            return;
        }
        try {
            browser.fits(Browser.PHONE).isAccessible();
        } catch (AssertionError fault) {
            faults.add(who + " " + fault.getMessage());
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

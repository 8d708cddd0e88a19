package anju.testing;

import static org.assertj.core.api.Assertions.assertThat;

import anju.city.City;
import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A person's browser (the distribution's Chromium) in the test's city. Screenshots go to {@code target/screenshots}.
 *
 * <pre>{@code
 * try (var browser = Browser.at(city, port)) {
 *     browser.open("/components");
 *     browser.page().getByLabel("…").fill("…");
 *     browser.screenshot("components", 390);
 *     browser.isAccessible();
 * }
 * }</pre>
 */
public final class Browser implements AutoCloseable {
    public static final int DESK = 1440;
    public static final int TABLET = 768;
    public static final int PHONE = 390;
    private static final int HEIGHT = 900;
    private static final double PATIENCE_MS = 60_000;
    private static final List<Path> CHROMIUM = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    /** Rules of axe that ask how things lie on the page, not what they are. */
    private static final List<String> LAID_OUT = List.of(
            "color-contrast",
            "target-size",
            "scrollable-region-focusable",
            "heading-order",
            "landmark-unique",
            "region");

    private final String home;
    private final BrowserContext context;
    private final Page page;

    private Browser(String home) {
        this.home = home;
        context = Chromium.RUNNING.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setViewportSize(DESK, HEIGHT));
        context.setDefaultTimeout(PATIENCE_MS);
        page = context.newPage();
    }

    public static Browser at(City city, int port) {
        return new Browser("http://" + city.code() + ".localhost:" + port);
    }

    /** Goes on as a person who has signed in without a screen: {@code browser.as(Web.at(city, port).as(viewer, db))}. */
    public Browser as(Web person) {
        context.addCookies(person.cookies().entrySet().stream()
                .map(cookie -> new Cookie(cookie.getKey(), cookie.getValue()).setUrl(home))
                .toList());
        return this;
    }

    public Page open(String path) {
        page.navigate(home + path);
        return page;
    }

    public String home() {
        return home;
    }

    public Page page() {
        return page;
    }

    public Browser width(int width) {
        page.setViewportSize(width, HEIGHT);
        return this;
    }

    /** The whole page at a width of {@link #DESK}, {@link #PHONE} or any other number of pixels. */
    public Path screenshot(String name, int width) {
        width(width);
        var file = Path.of("target", "screenshots", name + "-" + width + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true));
        assertThat(Files.exists(file)).isTrue();
        return file;
    }

    /** Nothing sticks out sideways, which on a phone means scrolling to and fro. */
    public Browser fits(int width) {
        width(width);
        var wide = page.evaluate("""
                () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? '' :
                  [...document.querySelectorAll('body *')]
                    .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                    .slice(0, 5).map(e => e.outerHTML.slice(0, 120)).join('\\n') || 'page'""");
        assertThat(wide).as("what sticks out of %s at %d px", page.url(), width).isEqualTo("");
        return this;
    }

    /** Nor does a box within the page scroll sideways, such as that of a table; bars of tabs are made for it. */
    public Browser boxesFit(int width) {
        width(width);
        var wide = page.evaluate("""
                () => [...document.querySelectorAll('main *')]
                    .filter(e => e.scrollWidth > e.clientWidth + 1 && !e.closest('.tabs, .stairs')
                        && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX))
                    .slice(0, 5).map(e => e.outerHTML.slice(0, 160)).join('\\n')""");
        assertThat(wide)
                .as("what scrolls sideways in %s at %d px", page.url(), width)
                .isEqualTo("");
        return this;
    }

    /**
     * No violation of WCAG 2.2 A or AA that axe can find. It runs in the page, which has no frames, and tells only what is
     * wrong: carrying all that is right out of a long page and back in takes minutes.
     */
    @SuppressWarnings("deprecation")
    public Browser isAccessible() {
        var wrongOnly = new AxeRunOptions();
        wrongOnly.setResultTypes(List.of("violations"));
        var found = new AxeBuilder(page)
                .setLegacyMode(true)
                .options(wrongOnly)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze()
                .getViolations();
        assertThat(found.stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .limit(5)
                                        .collect(Collectors.joining(" | ")))
                        .toList())
                .as("what axe finds on %s", page.url())
                .isEmpty();
        return this;
    }

    /**
     * The same page at another width or in large type: what {@link #isAccessible} did not already find the same way. It
     * goes first, and leaves axe in the page.
     */
    public Browser isStillAccessible() {
        var found = page.evaluate("""
                async rules => (await axe.run(document, {runOnly: {type: 'rule', values: rules}, resultTypes: ['violations']}))
                    .violations.map(rule => rule.id + ': ' + rule.nodes.slice(0, 5).map(node => node.html).join(' | ')).join('\\n')""", LAID_OUT);
        assertThat(found).as("what axe finds on %s once more", page.url()).isEqualTo("");
        return this;
    }

    @Override
    public void close() {
        context.close();
    }

    /** One Chromium for all tests of the run. */
    private static final class Chromium {
        static final com.microsoft.playwright.Browser RUNNING = started();

        private static com.microsoft.playwright.Browser started() {
            var executable = CHROMIUM.stream().filter(Files::isExecutable).findFirst();
            assertThat(executable)
                    .as("Chromium is needed: apt-get install chromium fonts-noto-cjk")
                    .isPresent();
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            return playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable.orElseThrow())
                            .setTimeout(120_000)
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
        }
    }
}

package anju.site;

import static org.assertj.core.api.Assertions.assertThat;

import anju.city.City;
import anju.testing.InCity;
import anju.testing.Web;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The chrome around every page: languages, large type, headers, files. */
@InCity
class SiteTest {
    @LocalServerPort
    private int port;

    @Test
    void an_unknown_address_gets_a_page_in_chinese_with_the_way_home(City city) {
        var page = Web.at(city, port).get("/no/such/page");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.document().selectFirst("h1").text()).isEqualTo("没有这一页");
        assertThat(page.document().selectFirst("html").attr("lang")).isEqualTo("zh-CN");
        assertThat(page.document().select("main a[href=/]")).hasSize(1);
    }

    @Test
    void the_language_is_chosen_by_a_form_and_remembered(City city) {
        var web = Web.at(city, port);
        var chosen = web.post("/preferences", Map.of("language", "en", "senior", "1", "to", "/no/such/page?x=1"));
        assertThat(chosen.status()).isEqualTo(303);
        assertThat(chosen.location()).isEqualTo("/no/such/page?x=1");
        var page = web.get("/no/such/page");
        assertThat(page.document().selectFirst("h1").text()).isEqualTo("There is no such page");
        assertThat(page.document().selectFirst("html").attr("lang")).isEqualTo("en");
        assertThat(page.document().selectFirst("html").hasClass("senior")).isTrue();
    }

    @Test
    void choosing_a_language_leads_nowhere_else(City city) {
        for (var elsewhere :
                new String[] {"https://evil.example/", "//evil.example", "/\\evil.example", "", "javascript:1"}) {
            var chosen = Web.at(city, port).post("/preferences", Map.of("language", "en", "to", elsewhere));
            assertThat(chosen.location()).as(elsewhere).isEqualTo("/");
        }
    }

    @Test
    void an_answer_tells_browsers_what_our_pages_never_do(City city) {
        var page = Web.at(city, port).get("/no/such/page");
        assertThat(page.header("content-security-policy"))
                .contains("script-src 'self'", "style-src-elem 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe-eval", "script-src 'unsafe");
        assertThat(page.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(page.header("referrer-policy")).isEqualTo("same-origin");
    }

    @Test
    void files_are_asked_for_by_their_content_and_kept_for_a_year(City city) {
        var web = Web.at(city, port);
        var files = web.get("/no/such/page").document().select("link[rel=stylesheet], script[src]");
        assertThat(files).hasSizeGreaterThanOrEqualTo(4).allSatisfy(file -> {
            var address = file.hasAttr("href") ? file.attr("href") : file.attr("src");
            assertThat(address).matches(Pattern.compile("/.*-[0-9a-f]{32}\\.(css|js)"));
            var answer = web.get(address);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("cache-control")).contains("max-age=31536000");
        });
    }

    @Test
    void a_host_that_belongs_to_no_city_is_told_so_in_both_languages() {
        var page = Web.atHost("nowhere.localhost", port).get("/");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.words()).contains("这个网址没有对应的城市", "No city is kept at this address");
        assertThat(page.header("content-security-policy")).contains("default-src 'none'");
        assertThat(page.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(Web.atHost("<script>.localhost", port).get("/").status()).isBetween(400, 404);
    }
}

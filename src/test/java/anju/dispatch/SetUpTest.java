package anju.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.FirstAdministrator;
import anju.city.Area;
import anju.city.Areas;
import anju.city.Cities;
import anju.city.City;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A new city from the word on the server to its first compound; the tests are the days of one office, in order. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SetUpTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient db;

    @Autowired
    Areas areas;

    @Autowired
    Cities cities;

    @Autowired
    FirstAdministrator first;

    @Autowired
    TransactionTemplate transaction;

    City city;
    Web administrator;

    @BeforeAll
    void begin(City city) {
        this.city = city;
        transaction.executeWithoutResult(_ -> areas.add(null, Area.Kind.CITY, "city", "新城市"));
        administrator = Web.at(city, port);
    }

    @Test
    @Order(1)
    void who_holds_the_word_becomes_administrator_and_meets_the_guide() throws IOException {
        var stranger = Web.at(city, port);
        assertThat(stranger.get("/setup").status()).isNotEqualTo(200);
        assertThat(taken(stranger, "a guess").words()).contains("口令不对");
        var guide = taken(administrator, Files.readString(first.word()));
        assertThat(guide.isOk().words()).contains("开城：6 步完成了 1 步", "城市名称和网址下一步");
        assertThat(administrator.get("/desk").words())
                .contains("开城：6 步完成了 1 步", "接着开城")
                .doesNotContain("第一位管理员");
    }

    @Test
    @Order(2)
    void the_city_is_named_and_keeps_a_host_only_if_it_was_reached_there() {
        var refused = naming(administrator).with("name", "").send();
        assertThat(refused.status()).isEqualTo(422);
        var machine =
                naming(administrator).with("name", "江口市").with("keep", "true").send();
        assertThat(machine.status()).isEqualTo(422);
        assertThat(machine.words()).contains("不是从正式网址打开的");
        assertThat(naming(administrator).with("name", "江口市").submit().words()).contains("江口市", "6 步完成了 2 步");
        assertThat(city.name()).isEqualTo("江口市");
        assertThat(areas.byPath("/city").orElseThrow().name()).isEqualTo("江口市");
        assertThat(cities.hostOf(city)).isEmpty();
    }

    @Test
    @Order(3)
    void a_host_belongs_to_one_city_alone() {
        assertThat(SettingUp.isLasting("anju.jiangkou.gov.cn")).isTrue();
        assertThat(SettingUp.isLasting("anju")).isTrue();
        for (var passing : new String[] {"localhost", "city.localhost", "10.0.0.8", "[::1]", "-a", ""}) {
            assertThat(SettingUp.isLasting(passing)).as(passing).isFalse();
        }
        var host = "h" + UUID.randomUUID() + ".example";
        assertThat(cities.answersAt(city, host)).isTrue();
        assertThat(cities.atHost(host)).contains(city);
        var other = cities.found("t" + UUID.randomUUID().toString().substring(0, 8), "别的市", City.Kind.TEST);
        try {
            assertThat(cities.answersAt(other, host)).isFalse();
            assertThat(cities.hostOf(other)).isEmpty();
        } finally {
            cities.dissolve(other);
        }
    }

    @Test
    @Order(4)
    void each_step_is_told_by_what_it_leaves_behind() {
        var root = areas.byPath("/city").orElseThrow().id().toString();
        var looked = administrator
                .get("/areas/list")
                .form("/areas/list/preview")
                .with("above", root)
                .with("top", "STREET")
                .with("rows", "河西街道\t永兴社区")
                .send();
        looked.form("/areas/list").submit().isOk();
        assertThat(administrator.get("/setup").words()).contains("6 步完成了 3 步");
        assertThat(choosing().send().status()).isEqualTo(422);
        assertThat(choosing().with("pack", "no-such").send().status()).isEqualTo(422);
        assertThat(choosing()
                        .with("pack", "enping")
                        .with("from", "2999-13-45")
                        .send()
                        .status())
                .isEqualTo(422);
        var chosen = choosing().with("pack", "enping").submit();
        assertThat(chosen.words()).contains("6 步完成了 4 步", "现在还没有：街道经办");
    }

    @Test
    @Order(5)
    void pages_fit_phone_and_desk() {
        try (var browser = Browser.at(city, port)) {
            browser.as(administrator);
            for (var page : new String[] {"setup", "setup/name", "setup/rules", "desk", "areas/list"}) {
                for (int width : new int[] {Browser.PHONE, Browser.DESK}) {
                    browser.width(width).open("/" + page);
                    browser.screenshot("set-up-" + page.replace('/', '-'), width);
                    assertThat((Integer) browser.page().evaluate("document.documentElement.scrollWidth"))
                            .as(page + " at " + width)
                            .isLessThanOrEqualTo(width);
                }
            }
        }
    }

    @Test
    @Order(6)
    void the_guide_serves_in_english_on_a_tablet_and_in_large_type() {
        var english = Web.at(city, port);
        english.cookies().putAll(administrator.cookies());
        english.cookies().put("anju-language", "en");
        try (var browser = Browser.at(city, port).as(english)) {
            for (var page : new String[] {"/setup", "/setup/name", "/setup/rules", "/areas/list", "/people/list"}) {
                var written = "江口市|河西街道|永兴社区|丁一|中文";
                browser.open(page);
                assertThat(browser.page().locator("main").innerText().replaceAll(written, ""))
                        .as(page)
                        .doesNotContainPattern("\\p{IsHan}");
                browser.fits(Browser.PHONE).fits(Browser.TABLET).isAccessible();
                browser.page().evaluate("document.documentElement.classList.add('senior')");
                browser.fits(Browser.PHONE).fits(Browser.TABLET).isStillAccessible();
                browser.screenshot("english-senior" + page.replace('/', '-'), Browser.TABLET);
            }
        }
    }

    @Test
    @Order(7)
    void with_a_compound_registered_the_name_stays_and_the_guide_can_be_put_away() {
        var late = naming(administrator).with("name", "晚名市");
        transaction.executeWithoutResult(_ -> new SmallCity(db));
        assertThat(late.send().words()).contains("城市名称和网址不再改");
        assertThat(administrator.get("/setup/name").status()).isEqualTo(303);
        assertThat(city.name()).isEqualTo("江口市");
        assertThat(administrator.get("/desk").words()).contains("6 步完成了 5 步");
        administrator.get("/setup").form("/setup/dismissal").submit().isOk();
        assertThat(administrator.get("/desk").words()).doesNotContain("开城");
    }

    private Web.Page taken(Web who, String word) {
        var answer = who.get("/first-administrator")
                .form("/first-administrator")
                .with("word", word)
                .with("name", "丁一")
                .with("login", "dingyi")
                .with("password", "correct horse battery")
                .with("again", "correct horse battery")
                .send();
        return who.follow(answer);
    }

    private static Web.Filled naming(Web who) {
        return who.get("/setup/name").form("/setup/name");
    }

    private Web.Filled choosing() {
        return administrator.get("/setup/rules").form("/setup/rules");
    }
}

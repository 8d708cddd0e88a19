package anju.policy;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.Role;
import anju.city.City;
import anju.testing.Browser;
import anju.testing.InCity;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everybody reads the rules of a place, in words, with their source. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyPagesTest {
    @Autowired
    Adopting adopting;

    @Autowired
    Policy policy;

    @Autowired
    JdbcClient db;

    @LocalServerPort
    int port;

    private SmallCity small;

    @BeforeAll
    void found() {
        small = new SmallCity(db);
    }

    @Test
    void the_rules_of_a_place_are_sentences_with_their_law(City city) {
        var web = Web.at(city, port);
        var page = web.get("/places/" + small.community + "/rules").isOk();
        assertThat(page.words())
                .contains("永兴社区的规则", "国家规定与通用做法")
                .contains("参加表决的专有部分面积，至少占全部面积的 2/3。 《民法典》第278条")
                .contains("B01 屋面防水（天面）", "系统设定", "工程量计量单")
                .doesNotContain("policy.", "??");
        web.post("/preferences", Map.of("language", "en", "senior", "0", "to", "/"));
        assertThat(web.get("/places/" + small.community + "/rules").isOk().words())
                .contains("Rules of 永兴社区", "Civil Code, art. 278", "B01 Roof waterproofing")
                .doesNotContain("policy.", "??");
    }

    @Test
    void every_value_of_every_pack_has_its_words_in_both_languages(City city) {
        var bureau = small.viewer(Role.HOUSING_BUREAU);
        var web = Web.at(city, port);
        var english = Web.at(city, port);
        english.post("/preferences", Map.of("language", "en", "senior", "0", "to", "/"));
        for (var pack : policy.packs().keySet()) {
            var area = SmallCity.id();
            db.sql("""
                    insert into city.area (id, parent_id, kind, name, path)
                    values (?, (select id from city.area where path = '/ha'), 'STREET', ?, ?)""")
                    .params(area, pack, "/ha/" + pack.replace("-", "").substring(0, Math.min(6, pack.length() - 1)))
                    .update();
            adopting.adopt(bureau, UUID.randomUUID(), area, pack, city.today());
            for (var reader : new Web[] {web, english}) {
                assertThat(reader.get("/places/" + area + "/rules").isOk().words())
                        .as(pack)
                        .contains(policy.packs()
                                .get(pack)
                                .in(reader == web ? java.util.Locale.CHINESE : java.util.Locale.ENGLISH))
                        .doesNotContain("policy.", "??");
            }
        }
    }

    @Test
    void what_will_hold_later_is_announced_and_can_be_read_now(City city) {
        var bureau = small.viewer(Role.HOUSING_BUREAU);
        var area = SmallCity.id();
        db.sql("""
                insert into city.area (id, parent_id, kind, name, path)
                values (?, (select id from city.area where path = '/ha'), 'STREET', '河东街道', '/ha/hedong')""").param(area).update();
        var day = city.today().plusDays(20);
        adopting.adopt(bureau, UUID.randomUUID(), area, "enping", day);
        var web = Web.at(city, port);
        var page = web.get("/places/" + area + "/rules").isOk();
        assertThat(page.words()).contains("从 " + day + " 起，改用“恩平市做法”的规则。");
        var then = web.get("/places/" + area + "/rules?on=" + day).isOk();
        assertThat(then.words()).contains("现在用的是“恩平市做法”").doesNotContain("B21");
        assertThat(web.get("/places/" + area + "/rules?on=yesterday").isOk().words())
                .contains("国家规定与通用做法");
    }

    @Test
    void nobody_may_change_rules_without_signing_in(City city) {
        var web = Web.at(city, port);
        assertThat(web.get("/places/" + small.community + "/rules").document().select("form[action$=rules]"))
                .isEmpty();
        assertThat(web.post("/places/" + small.community + "/rules", Map.of("pack", "enping", "from", "2030-01-01"))
                        .status())
                .isIn(303, 302, 400, 401, 403);
        assertThat(web.get("/places/" + UUID.randomUUID() + "/rules").status()).isEqualTo(404);
        assertThat(web.get("/policy").isOk().words()).contains("和安市", "柳岸街道", "永兴社区");
    }

    @Test
    void the_pages_read_well_on_desk_and_phone(City city) {
        try (var browser = Browser.at(city, port)) {
            browser.open("/policy");
            browser.screenshot("policy-areas", Browser.DESK);
            browser.screenshot("policy-areas", Browser.PHONE);
            browser.isAccessible();
            browser.open("/places/" + small.community + "/rules");
            browser.screenshot("policy-rules", Browser.DESK);
            browser.fits(Browser.PHONE);
            browser.screenshot("policy-rules", Browser.PHONE);
            browser.isAccessible();
        }
    }
}

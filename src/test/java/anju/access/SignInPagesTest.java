package anju.access;

import static org.assertj.core.api.Assertions.assertThat;

import anju.city.City;
import anju.testing.InCity;
import anju.testing.SmallCity;
import anju.testing.Web;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing in and out as a browser does. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignInPagesTest {
    @LocalServerPort
    private int port;

    @Autowired
    JdbcClient db;

    @Autowired
    People people;

    @Autowired
    SigningIn signingIn;

    @Autowired
    Enrolling enrolling;

    @Autowired
    Granting granting;

    @Autowired
    Sessions sessions;

    private SmallCity small;
    private Viewer administrator;

    @BeforeAll
    void fixture() {
        small = new SmallCity(db);
        administrator = small.viewer(Role.ADMINISTRATOR);
    }

    /** All tests come from one address; none but the one about it shall meet its limit. */
    @BeforeEach
    void forgetTries() {
        db.sql("delete from access.brake").update();
    }

    @Test
    void a_clerk_signs_in_sees_their_roles_and_signs_out(City city) {
        var clerk = small.viewer(Role.SUBDISTRICT_CLERK, "/ha/liuan");
        var web = Web.at(city, port).as(clerk, db);
        var account = web.get("/account").isOk();
        assertThat(account.words()).contains("街道经办", "柳岸街道");
        assertThat(account.header("cache-control")).isEqualTo("no-store");
        var out = account.form("/sign-out").send();
        assertThat(out.status()).isEqualTo(303);
        assertThat(web.get("/account").location()).startsWith("/sign-in?to=");
    }

    @Test
    void a_resident_signs_in_with_the_code_and_comes_back_to_where_they_were(City city) {
        people.add(new NewPerson("住户甲", new Phone("13000002001"), null));
        var web = Web.at(city, port);
        var asked = web.open("/account")
                .form("/sign-in/phone")
                .with("phone", "１３０ ０００ ０２００１")
                .send();
        assertThat(asked.status()).isEqualTo(303);
        assertThat(asked.location()).doesNotContain("13000002001");
        var page = web.get(asked.location()).isOk();
        var digits = page.words().replaceAll(".*验证码是 (\\d{6}).*", "$1");
        var entered = page.form().with("digits", digits).send();
        assertThat(entered.location()).isEqualTo("/account");
        assertThat(web.get("/account").isOk().words()).contains("住户甲的账号");
    }

    @Test
    void a_wrong_code_and_a_used_one_are_refused_in_words(City city) {
        people.add(new NewPerson("住户乙", new Phone("13000002101"), null));
        var web = Web.at(city, port);
        var page = web.get("/sign-in")
                .form("/sign-in/phone")
                .with("phone", "13000002101")
                .submit();
        var wrong = page.form().with("digits", "x").send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.words()).contains("验证码不对、已用过或已过期");
    }

    @Test
    void a_family_with_one_phone_chooses_and_nobody_else_can_be_chosen(City city) {
        var family = people.add(List.of(
                new NewPerson("张大", new Phone("13000002201"), null),
                new NewPerson("张二", new Phone("13000002201"), null)));
        var web = Web.at(city, port);
        var page = web.get("/sign-in")
                .form("/sign-in/phone")
                .with("phone", "13000002201")
                .submit();
        var who = page.form()
                .with("digits", page.words().replaceAll(".*验证码是 (\\d{6}).*", "$1"))
                .submit();
        assertThat(who.words()).contains("张大", "张二");
        var form = who.document().selectFirst("main form");
        var token = form.selectFirst("input[name=_csrf]").val();
        var other = web.post(
                "/sign-in/people",
                Map.of("_csrf", token, "person", administrator.person().toString(), "to", "/account"));
        assertThat(other.location()).startsWith("/sign-in/people");
        var chosen = web.post(
                "/sign-in/people",
                Map.of("_csrf", token, "person", family.getLast().toString(), "to", "/account"));
        assertThat(chosen.location()).isEqualTo("/account");
        assertThat(web.get("/account").words()).contains("张二的账号");
    }

    @Test
    void bad_input_is_refused_at_its_field_and_what_was_typed_stays(City city) {
        var web = Web.at(city, port);
        var noPhone = web.get("/sign-in")
                .form("/sign-in/phone")
                .with("phone", "12345")
                .send();
        assertThat(noPhone.status()).isEqualTo(422);
        assertThat(noPhone.document().selectFirst("input[name=phone]").val()).isEqualTo("12345");
        var land = web.get("/sign-in")
                .form("/sign-in/phone")
                .with("phone", "0760-88880000")
                .send();
        assertThat(land.words()).contains("座机收不到验证码");
        var wrong = web.get("/sign-in")
                .form("/sign-in/password")
                .with("login", "nobody")
                .with("password", "secretsecret")
                .send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.words()).contains("账号或密码不对");
        assertThat(wrong.body()).doesNotContain("secretsecret");
        var empty = web.get("/sign-in").form("/sign-in/password").send();
        assertThat(empty.words()).contains("请填写“账号”", "请填写“密码”");
    }

    @Test
    void guessing_is_stopped_at_the_page_too(City city) {
        var web = Web.at(city, port);
        var page = web.get("/sign-in");
        for (int i = 0; i < 5; i++) {
            page.form("/sign-in/password")
                    .with("login", "victim")
                    .with("password", "guess" + i)
                    .send();
        }
        assertThat(page.form("/sign-in/password")
                        .with("login", "victim")
                        .with("password", "guess6")
                        .send()
                        .words())
                .contains("试得太多了");
    }

    @Test
    void a_session_known_before_signing_in_is_worthless_afterwards(City city) {
        var clerk = small.viewer(Role.SUBDISTRICT_CLERK);
        var web = Web.at(city, port).as(clerk, db);
        var first = web.cookies().get("anju");
        web.as(clerk, db);
        assertThat(web.cookies().get("anju")).isNotEqualTo(first);
        var thief = Web.at(city, port);
        thief.cookies().put("anju", first);
        assertThat(thief.get("/account").status()).isEqualTo(303);
    }

    @Test
    void the_cookie_of_another_city_opens_nothing(City city) {
        var web = Web.at(city, port);
        web.cookies().put("anju", "MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw");
        assertThat(web.get("/account").status()).isEqualTo(303);
        web.cookies().put("anju", "';drop");
        assertThat(web.get("/account").status()).isEqualTo(303);
    }

    @Test
    void a_form_without_its_token_or_from_another_site_is_refused(City city) {
        var web = Web.at(city, port).as(small.viewer(Role.SUBDISTRICT_CLERK), db);
        assertThat(web.post("/sign-out", Map.of()).status()).isEqualTo(403);
        assertThat(web.post("/account/sessions/end", Map.of("_csrf", "guess")).status())
                .isEqualTo(403);
        var token =
                web.get("/account").document().selectFirst("input[name=_csrf]").val();
        assertThat(web.post("/account/sessions/end", Map.of("_csrf", token), "Sec-Fetch-Site", "cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(web.get("/account").status()).isEqualTo(200);
    }

    @Test
    void whoever_reads_the_table_of_sessions_can_act_for_nobody(City city) {
        var web = Web.at(city, port).as(small.viewer(Role.SUBDISTRICT_CLERK), db);
        assertThat(web.get("/account").status()).isEqualTo(200);
        for (var id : db.sql("select session_id from access.session")
                .query(String.class)
                .list()) {
            for (var forged : List.of(id, id + ".", id + "." + id)) {
                var thief = Web.at(city, port);
                thief.cookies()
                        .put("anju", Base64.getEncoder().encodeToString(forged.getBytes(StandardCharsets.UTF_8)));
                assertThat(thief.get("/account").status()).as(forged).isEqualTo(303);
            }
        }
    }

    @Test
    void signing_in_leads_nowhere_outside(City city) {
        for (var to : List.of("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)")) {
            var page = Web.at(city, port)
                    .get("/sign-in?to=" + java.net.URLEncoder.encode(to, java.nio.charset.StandardCharsets.UTF_8));
            assertThat(page.form("/sign-in/phone").value("to")).as(to).isEqualTo("/");
        }
    }

    @Test
    void a_role_taken_away_is_gone_with_the_next_request(City city) {
        var person = small.person("某人");
        var granted =
                (Granted.Done) granting.grant(administrator, city.newId(), person, Role.SUBDISTRICT_CLERK, "/ha/liuan");
        var web = Web.at(city, port).as(new Viewer(person, "某人", List.of()), db);
        assertThat(web.get("/account").words()).contains("街道经办");
        granting.end(administrator, city.newId(), granted.grant());
        assertThat(web.get("/account").words()).doesNotContain("街道经办");
    }

    @Test
    void a_closed_account_is_out_at_once_on_every_device(City city) {
        var clerk = small.viewer(Role.SUBDISTRICT_CLERK);
        var desk = Web.at(city, port).as(clerk, db);
        var phone = Web.at(city, port).as(clerk, db);
        assertThat(enrolling.disable(administrator, city.newId(), clerk.person()))
                .isInstanceOf(Enrolled.Done.class);
        assertThat(desk.get("/account").status()).isEqualTo(303);
        assertThat(phone.get("/account").status()).isEqualTo(303);
    }

    @Test
    void a_session_ends_after_twelve_hours_whatever_is_done_in_it(City city) {
        var web = Web.at(city, port).as(small.viewer(Role.SUBDISTRICT_CLERK), db);
        db.sql("update access.session set creation_time = creation_time - 13 * 3600 * 1000")
                .update();
        assertThat(web.get("/account").status()).isEqualTo(303);
    }

    @Test
    void a_session_ends_after_eight_idle_hours(City city) {
        var web = Web.at(city, port).as(small.viewer(Role.SUBDISTRICT_CLERK), db);
        db.sql(
                        "update access.session set last_access_time = last_access_time - 9 * 3600 * 1000, expiry_time = expiry_time - 9 * 3600 * 1000")
                .update();
        assertThat(web.get("/account").status()).isEqualTo(303);
    }

    @Test
    void a_changed_password_ends_the_other_devices_and_keeps_this_one(City city) {
        var clerk = small.viewer(Role.SUBDISTRICT_CLERK);
        var here = Web.at(city, port).as(clerk, db);
        var there = Web.at(city, port).as(clerk, db);
        var page = here.get("/account");
        var refused = page.form("/account/password")
                .with("old", "not this")
                .with("wanted", "一句好记的话")
                .with("again", "一句好记的话")
                .send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.words()).contains("现在的密码不对");
        var differing = page.form("/account/password")
                .with("old", "x")
                .with("wanted", "a1b2c3d4e5")
                .send();
        assertThat(differing.words()).contains("两次输入的新密码不一样");
        var changed = page.form("/account/password")
                .with("old", "open sesame of the tests")
                .with("wanted", "一句很好记的话呀")
                .with("again", "一句很好记的话呀")
                .submit();
        assertThat(changed.words()).contains("密码已换好");
        assertThat(there.get("/account").status()).isEqualTo(303);
    }

    @Test
    void signing_out_everywhere_ends_every_device(City city) {
        var clerk = small.viewer(Role.SUBDISTRICT_CLERK);
        var here = Web.at(city, port).as(clerk, db);
        var there = Web.at(city, port).as(clerk, db);
        here.get("/account").form("/account/sessions/end").send();
        assertThat(here.get("/account").status()).isEqualTo(303);
        assertThat(there.get("/account").status()).isEqualTo(303);
    }

    @Test
    void a_first_password_leads_to_a_new_one_before_anything_else(City city) {
        var command = city.newId();
        enrolling.enrol(administrator, command, new NewPerson("新职员", null, null), "newclerk");
        var given = enrolling.firstPassword(command);
        var web = Web.at(city, port);
        var change = web.get("/sign-in?to=/account")
                .form("/sign-in/password")
                .with("login", "newclerk")
                .with("password", given)
                .submit();
        assertThat(change.words()).contains("请先换成自己的密码");
        assertThat(web.get("/account").status()).isEqualTo(303);
        var in = change.form()
                .with("old", given)
                .with("wanted", "一句很好记的话呀")
                .with("again", "一句很好记的话呀")
                .submit();
        assertThat(in.words()).contains("新职员的账号");
    }

    @Test
    void a_visitor_of_a_demonstration_enters_with_one_click_as_those_listed_only(City city) {
        signingIn.offerDemonstration(small.owners.getFirst(), 1, "access.demo.note");
        var web = Web.at(city, port);
        var page = web.get("/sign-in?to=/account").isOk();
        assertThat(page.words()).contains("示范账号", "业主0");
        assertThat(page.form("/sign-in/demonstration")
                        .with("person", small.owners.getLast().toString())
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(page.form("/sign-in/demonstration").send().location()).isEqualTo("/account");
        assertThat(web.get("/account").words()).contains("业主0的账号");
    }

    @Test
    void the_first_administrators_page_is_not_there_once_there_is_one(City city) {
        Web.at(city, port).as(administrator, db);
        assertThat(Web.at(city, port).get("/first-administrator").status()).isEqualTo(404);
    }

    @Test
    void worn_out_sessions_are_swept_away() {
        db.sql("""
                insert into access.session (primary_id, session_id, creation_time, last_access_time, max_inactive_interval, expiry_time)
                values (?, ?, 0, 0, 1, 1000)""")
                .params(
                        java.util.UUID.randomUUID().toString(),
                        java.util.UUID.randomUUID().toString())
                .update();
        sessions.sweep(2000);
        assertThat(db.sql("select count(*) from access.session where expiry_time <= 1000")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}

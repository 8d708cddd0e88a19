package anju.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anju.city.Cities;
import anju.city.City;
import anju.city.LiveCity;
import anju.testing.InCity;
import anju.testing.SmallCity;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SigningInTest {
    private static final String PASSWORD = "correct horse battery";
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    SigningIn signingIn;

    @Autowired
    Enrolling enrolling;

    @Autowired
    ChangingPassword changing;

    @Autowired
    People people;

    @Autowired
    Cities cities;

    @Autowired
    JdbcClient db;

    private SmallCity small;
    private Viewer administrator;

    @BeforeAll
    void fixture() {
        small = new SmallCity(db);
        administrator = small.viewer(Role.ADMINISTRATOR);
    }

    @Test
    void a_first_password_must_be_replaced_and_then_the_new_one_counts() {
        var command = id();
        var login = login();
        var person = ((Enrolled.Done) enrol(command, login)).person();
        var given = enrolling.firstPassword(command);
        assertThat(signIn(login, given)).isEqualTo(new SignIn.MustChange(person));
        assertThat(changing.change(person, given, PASSWORD)).isEqualTo(new PasswordChange.Done());
        assertThat(signIn(login, PASSWORD)).isEqualTo(new SignIn.Done(person));
        assertThat(signIn(" " + login.toUpperCase(java.util.Locale.ROOT) + " ", PASSWORD))
                .isEqualTo(new SignIn.Done(person));
        assertThat(signIn(login, given)).isEqualTo(new SignIn.Wrong());
    }

    @Test
    void an_unknown_name_is_answered_like_a_wrong_password() {
        assertThat(signIn("nobodyatall", PASSWORD)).isEqualTo(new SignIn.Wrong());
        assertThat(signIn("", "")).isEqualTo(new SignIn.Wrong());
        assertThat(signIn("x".repeat(10_000), "y".repeat(100_000))).isEqualTo(new SignIn.Wrong());
    }

    @Test
    void guessing_one_account_is_slowed_down_ever_more_and_a_name_nobody_has_alike(City city) {
        for (var login : java.util.List.of(account(), "nobodyhasthis")) {
            for (int i = 0; i < 5; i++) {
                assertThat(signIn(login, "wrong" + i)).isEqualTo(new SignIn.Wrong());
            }
            var first = (SignIn.Wait) signIn(login, PASSWORD);
            assertThat(Duration.between(city.now(), first.until()))
                    .isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30));
            cities.setClock(city, first.until().plusSeconds(1));
            assertThat(signIn(login, "wrong again")).isEqualTo(new SignIn.Wrong());
            var second = (SignIn.Wait) signIn(login, PASSWORD);
            assertThat(Duration.between(city.now(), second.until())).isGreaterThan(Duration.ofSeconds(50));
            cities.setClock(city, second.until().plusSeconds(1));
        }
    }

    @Test
    void the_right_password_after_the_wait_signs_in_and_starts_afresh(City city) {
        var login = account();
        for (int i = 0; i < 5; i++) {
            signIn(login, "wrong");
        }
        cities.setClock(city, ((SignIn.Wait) signIn(login, PASSWORD)).until().plusSeconds(1));
        assertThat(signIn(login, PASSWORD)).isInstanceOf(SignIn.Done.class);
        assertThat(signIn(login, "wrong")).isEqualTo(new SignIn.Wrong());
        assertThat(signIn(login, PASSWORD)).isInstanceOf(SignIn.Done.class);
    }

    @Test
    void guesses_sent_at_the_same_moment_are_all_counted(City city) throws Exception {
        var login = account();
        var examined = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 40; i++) {
                threads.submit(() -> city.run(() -> {
                    if (signIn(login, "wrong") instanceof SignIn.Wrong) {
                        examined.incrementAndGet();
                    }
                }));
            }
        }
        // Between the count and the delay that follows from it, those under way may slip through; the rest wait.
        assertThat(examined.get()).isBetween(5, 12);
    }

    @Test
    void many_accounts_tried_from_one_address_slow_that_address_down() {
        var address = "198.51.100." + COUNT.incrementAndGet();
        for (int i = 0; i < 50; i++) {
            assertThat(signingIn.byPassword("guess" + i, "x", address)).isEqualTo(new SignIn.Wrong());
        }
        assertThat(signingIn.byPassword("guess51", "x", address)).isInstanceOf(SignIn.Wait.class);
        assertThat(signIn("guess52", "x")).isEqualTo(new SignIn.Wrong());
    }

    @Test
    void a_closed_account_is_told_so_only_with_the_right_password() {
        var login = account();
        var person = personOf(login);
        enrolling.disable(administrator, id(), person);
        assertThat(signIn(login, "wrong")).isEqualTo(new SignIn.Wrong());
        assertThat(signIn(login, PASSWORD)).isEqualTo(new SignIn.Closed());
        enrolling.enable(administrator, id(), person);
        assertThat(signIn(login, PASSWORD)).isEqualTo(new SignIn.Done(person));
    }

    @Test
    void nobody_closes_their_own_account_and_what_is_not_there_is_not_closed() {
        assertThat(enrolling.disable(administrator, id(), administrator.person()))
                .isEqualTo(new Enrolled.OwnAccount());
        assertThat(enrolling.disable(administrator, id(), small.owners.getFirst()))
                .isEqualTo(new Enrolled.NoAccount());
        assertThat(enrolling.enable(administrator, id(), small.owners.getFirst()))
                .isEqualTo(new Enrolled.NoAccount());
        assertThat(enrolling.resetPassword(administrator, id(), small.owners.getFirst()))
                .isEqualTo(new Enrolled.NoAccount());
    }

    @Test
    void who_manages_one_street_has_no_power_over_those_who_serve_another_place() {
        var local = small.viewer(Role.ADMINISTRATOR, "/ha/liuan");
        var bureau = small.viewer(Role.FINANCE_BUREAU);
        assertThatThrownBy(() -> enrolling.disable(local, id(), bureau.person()))
                .isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> enrolling.enable(local, id(), bureau.person())).isInstanceOf(NotPermitted.class);
        assertThatThrownBy(() -> enrolling.resetPassword(local, id(), bureau.person()))
                .isInstanceOf(NotPermitted.class);
        var worker = small.viewer(Role.GRID_WORKER, SmallCity.PATH);
        assertThat(enrolling.disable(local, id(), worker.person())).isEqualTo(new Enrolled.NoAccount());
    }

    @Test
    void enrolling_refuses_bad_and_taken_names_and_second_accounts() {
        var login = account();
        assertThat(enrol(id(), login)).isEqualTo(new Enrolled.LoginTaken());
        for (var bad : java.util.List.of("", "ab", "1abc", "周敏", "a b c", "a'b;--")) {
            assertThat(enrol(id(), bad)).as(bad).isEqualTo(new Enrolled.LoginMalformed());
        }
        var phone = Phone.read("13000000911").orElseThrow();
        var once = enrolling.enrol(administrator, id(), new NewPerson("何可", phone, null), login());
        assertThat(enrolling.enrol(administrator, id(), new NewPerson("何可", phone, null), login()))
                .isEqualTo(new Enrolled.HasAccount(((Enrolled.Done) once).person()));
        assertThatThrownBy(() ->
                        enrolling.enrol(small.viewer(Role.AUDITOR), id(), new NewPerson("甲", null, null), login()))
                .isInstanceOf(NotPermitted.class);
    }

    @Test
    void passwords_are_long_enough_uncommon_and_otherwise_free() {
        var login = account();
        var person = personOf(login);
        assertThat(changing.change(person, "not it", "whatever it is")).isEqualTo(new PasswordChange.OldWrong());
        assertThat(changing.change(person, PASSWORD, "1234567")).isEqualTo(new PasswordChange.TooShort(8));
        assertThat(changing.change(person, PASSWORD, "x1".repeat(65))).isEqualTo(new PasswordChange.TooLong(128));
        assertThat(changing.change(person, PASSWORD, "Password123")).isEqualTo(new PasswordChange.TooCommon());
        assertThat(changing.change(person, PASSWORD, "aaaaaaaaaaaa")).isEqualTo(new PasswordChange.TooCommon());
        assertThat(changing.change(person, PASSWORD, login + "2026")).isEqualTo(new PasswordChange.LikeLogin());
        assertThat(changing.change(person, PASSWORD, PASSWORD)).isEqualTo(new PasswordChange.Unchanged());
        assertThat(changing.change(person, PASSWORD, "安居乐业万家灯火")).isEqualTo(new PasswordChange.Done());
        assertThat(signIn(login, "安居乐业万家灯火")).isEqualTo(new SignIn.Done(person));
    }

    @Test
    void what_is_stored_is_argon2id() {
        account();
        assertThat(db.sql("select password from access.account")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allSatisfy(stored -> assertThat(stored).startsWith("$argon2id$v=19$"));
    }

    @Test
    void a_code_signs_in_once(City city) {
        var person = resident("13000001001");
        var code = sent("13000001001");
        var digits = signingIn.shownCode(code).orElseThrow();
        assertThat(digits).matches("[0-9]{6}");
        assertThat(signingIn.byCode(code, " " + digits, address())).isEqualTo(new SignIn.Done(person));
        assertThat(signingIn.byCode(code, digits, address())).isEqualTo(new SignIn.Wrong());
        assertThat(city.isDemonstration()).isTrue();
    }

    @Test
    void a_code_ends_after_five_minutes_and_five_tries(City city) {
        resident("13000001101");
        var late = sent("13000001101");
        var digits = signingIn.shownCode(late).orElseThrow();
        cities.setClock(city, city.now().plus(Duration.ofMinutes(5)).plusSeconds(1));
        assertThat(signingIn.byCode(late, digits, address())).isEqualTo(new SignIn.Wrong());
        var tried = sent("13000001101");
        var right = signingIn.shownCode(tried).orElseThrow();
        for (int i = 0; i < 5; i++) {
            assertThat(signingIn.byCode(tried, right.equals("000000") ? "000001" : "000000", address()))
                    .isEqualTo(new SignIn.Wrong());
        }
        assertThat(signingIn.byCode(tried, right, address())).isEqualTo(new SignIn.Wrong());
    }

    @Test
    void a_second_code_waits_a_minute_and_ends_the_first(City city) {
        resident("13000001201");
        var first = sent("13000001201");
        var digits = signingIn.shownCode(first).orElseThrow();
        var phone = Phone.read("13000001201").orElseThrow();
        var wait = (CodeRequest.Wait) signingIn.sendCode(phone, address());
        cities.setClock(city, wait.until().plusSeconds(1));
        assertThat(signingIn.sendCode(phone, address())).isInstanceOf(CodeRequest.Sent.class);
        assertThat(signingIn.byCode(first, digits, address())).isEqualTo(new SignIn.Wrong());
    }

    @Test
    void a_phone_nobody_has_is_answered_alike_until_the_code_proves_it_is_theirs() {
        var code = sent("13000001301");
        assertThat(signingIn.byCode(code, signingIn.shownCode(code).orElseThrow(), address()))
                .isEqualTo(new SignIn.Unregistered());
        assertThat(signingIn.sendCode(Phone.read("076088880000").orElseThrow(), address()))
                .isEqualTo(new CodeRequest.NotMobile());
        assertThat(signingIn.byCode(UUID.randomUUID(), "123456", address())).isEqualTo(new SignIn.Wrong());
    }

    @Test
    void a_family_with_one_phone_is_asked_who_it_is() {
        var ids = people.add(java.util.List.of(
                new NewPerson("甲一", Phone.read("13000001401").orElseThrow(), null),
                new NewPerson("甲二", Phone.read("13000001401").orElseThrow(), null)));
        var code = sent("13000001401");
        var several = (SignIn.Several)
                signingIn.byCode(code, signingIn.shownCode(code).orElseThrow(), address());
        assertThat(several.people()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void only_listed_people_are_offered_to_visitors() {
        var person = resident("13000001501");
        assertThat(signingIn.asDemonstration(person)).isEqualTo(new SignIn.Wrong());
        signingIn.offerDemonstration(person, 1, "access.demo.owner");
        assertThat(signingIn.asDemonstration(person)).isEqualTo(new SignIn.Done(person));
        assertThat(signingIn.demoAccounts()).extracting(DemoAccount::personId).contains(person);
    }

    @Test
    void a_live_city_shows_no_codes_and_offers_no_accounts(City city) {
        var person = resident("13000001601");
        signingIn.offerDemonstration(person, 2, "access.demo.owner");
        LiveCity.of(city).run(() -> {
            assertThat(signingIn.shownCode(sent("13000001601"))).isEmpty();
            assertThatThrownBy(() -> signingIn.offerDemonstration(person, 1, "access.demo.owner"))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(signingIn.asDemonstration(person)).isEqualTo(new SignIn.Wrong());
            assertThat(signingIn.demoAccounts()).isEmpty();
        });
    }

    private Enrolled enrol(UUID command, String login) {
        return enrolling.enrol(administrator, command, new NewPerson("职员", null, null), login);
    }

    private String account() {
        var login = login();
        var command = id();
        var person = ((Enrolled.Done) enrol(command, login)).person();
        assertThat(changing.change(person, enrolling.firstPassword(command), PASSWORD))
                .isEqualTo(new PasswordChange.Done());
        return login;
    }

    private UUID personOf(String login) {
        return db.sql("select person_id from access.account where login = ?")
                .param(login)
                .query(UUID.class)
                .single();
    }

    private UUID resident(String phone) {
        return people.add(new NewPerson("住户", Phone.read(phone).orElseThrow(), null));
    }

    private UUID sent(String phone) {
        return ((CodeRequest.Sent) signingIn.sendCode(Phone.read(phone).orElseThrow(), address())).code();
    }

    private SignIn signIn(String login, String password) {
        return signingIn.byPassword(login, password, address());
    }

    /** Another address each time, so that only the test about addresses meets their limit. */
    private static String address() {
        return "203.0.113." + COUNT.incrementAndGet();
    }

    private static String login() {
        return "clerk" + Integer.toString(1000 + COUNT.incrementAndGet(), 36).replaceAll("[0-9]", "z") + "q"
                + Long.toString(System.nanoTime(), 36);
    }

    private static UUID id() {
        return City.current().newId();
    }
}

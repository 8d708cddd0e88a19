package anju.demo;

import static org.assertj.core.api.Assertions.assertThat;

import anju.access.DemoAccount;
import anju.access.Role;
import anju.access.SigningIn;
import anju.city.Cities;
import anju.city.City;
import anju.evidence.Sequencer;
import anju.evidence.Verifier;
import anju.testing.InCity;
import anju.testing.Web;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everybody on the demonstration's sign-in page follows every kind of link that stands on their pages. */
@InCity
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoWalkTest {
    /** What a visitor waits at the most before the first page, on two slow cores, with everything else that starts. */
    private static final Duration FOUNDED_WITHIN = Duration.ofSeconds(30);

    /** Of pages that differ in an id only, so many are opened by each. */
    private static final int OF_A_KIND = 1;

    /** Between them they open nearly every page; one account of each. */
    private static final Set<Role> IN_ENGLISH =
            Set.of(Role.OWNER, Role.SUBDISTRICT_CLERK, Role.SUBDISTRICT_LEADER, Role.CONTRACTOR);

    static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/)[0-9]+(?=/|$)");
    static final Pattern KEY = Pattern.compile(
            "(?<![\\w./-])(access|site|policy|attachment|message|registry|project|notice|request|survey|consultation|vote|plan|fund"
                    + "|programme|works|payment|stewardship|review|disclosure|dispatch|demo)\\.[a-z][\\w-]*\\.[\\w.-]+");

    @LocalServerPort
    int port;

    @Autowired
    DemoCity demonstration;

    @Autowired
    SigningIn signingIn;

    @Autowired
    Cities cities;

    @Autowired
    Sequencer sequencer;

    @Autowired
    JdbcClient db;

    @TempDir
    Path folder;

    private Duration told = Duration.ZERO;

    @BeforeAll
    void tell(City city) {
        long begun = System.nanoTime();
        demonstration.tell(city, DemoScript.read());
        told = Duration.ofNanos(System.nanoTime() - begun);
        System.out.println("DemoWalkTest: the story took " + told.toMillis() + " ms");
        sequencer.runOnce();
    }

    @Test
    void the_story_is_told_soon() {
        assertThat(told).isLessThan(FOUNDED_WITHIN);
    }

    @Test
    void the_public_record_of_the_story_verifies(City city) throws Exception {
        var zip = Files.write(
                folder.resolve("record.zip"),
                Web.at(city, port).get("/record.zip").isOk().bytes());
        var outcome = Verifier.run(zip);
        assertThat(outcome.exit()).as(outcome::text).isZero();
    }

    @Test
    void every_role_can_be_tried() {
        var roles = new HashSet<Role>();
        signingIn.demoAccounts().forEach(account -> roles.addAll(account.roles()));
        assertThat(roles).containsExactlyInAnyOrder(Role.values());
    }

    @Test
    void no_room_stands_empty() {
        for (var table : List.of(
                "survey.result",
                "survey.gap",
                "survey.alarm",
                "consultation.consensus_need",
                "consultation.willingness_closing",
                "vote.roll_answer",
                "notice.objection",
                "request.whistle",
                "request.sealed_report",
                "programme.batch",
                "works.review_opinion",
                "works.milestone_reached",
                "works.log_entry",
                "works.batch_signature",
                "stewardship.service_contract",
                "stewardship.parcel",
                "stewardship.income_statement",
                "stewardship.covenant_step",
                "stewardship.room_use",
                "stewardship.team_step",
                "stewardship.activity_step",
                "stewardship.fee_waiver",
                "stewardship.upkeep_done",
                "stewardship.warranty_claim",
                "review.result",
                "review.assessment",
                "dispatch.task",
                "project.recorded_fact")) {
            assertThat(db.sql("select count(*) from " + table).query(Long.class).single())
                    .as(table)
                    .isPositive();
        }
    }

    @Test
    void the_compounds_stand_at_different_stages_under_five_programmes() {
        assertThat(db.sql("select distinct state from project.project order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("G1", "G10", "G2", "G4", "G6", "G9");
        assertThat(db.sql("select count(distinct pack) from policy.adoption")
                        .query(Long.class)
                        .single())
                .isEqualTo(5);
        assertThat(db.sql("select count(distinct class) from survey.result")
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(4);
        assertThat(db.sql("select count(distinct quadrant) from survey.result")
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void the_city_has_as_many_compounds_as_its_roll_up_says() {
        var counts = db.sql("""
                with city as (
                  select c.built_year <= 2000 as old, coalesce(p.state, '') as stage, starts_with(c.path, '/ha/liuan/') as of_the_street
                    from registry.compound_now c left join lateral project.latest(c.id) p on true
                )
                select concat_ws(' ', count(*), count(*) filter (where old), count(*) filter (where stage in ('G9', 'G10')),
                       count(*) filter (where stage in ('G1', 'G2', 'G4', 'G6')), count(*) filter (where old and stage = ''),
                       count(*) filter (where of_the_street))
                  from city""").query(String.class).single();
        assertThat(counts).isEqualTo("1189 751 477 96 178 118");
    }

    @Test
    void every_kind_of_link_of_every_account_leads_to_a_page(City city) {
        var bad = new ArrayList<String>();
        int pages = 0;
        for (var account : signingIn.demoAccounts()) {
            var web = signedIn(city, account);
            pages += walk(web, account.personName(), bad);
        }
        pages += walk(Web.at(city, port), "anybody", bad);
        System.out.println("DemoWalkTest: " + pages + " pages");
        assertThat(bad).isEmpty();
    }

    @Test
    void in_english_no_page_says_more_chinese_than_people_wrote(City city) {
        var english = new EnglishWalk(db);
        var bad = new ArrayList<String>();
        var roles = new HashSet<>(IN_ENGLISH);
        for (var account : signingIn.demoAccounts()) {
            if (!roles.removeAll(account.roles())) {
                continue;
            }
            var web = signedIn(city, account);
            EnglishWalk.speak(web);
            walk(web, account.personName(), bad, english::faults);
        }
        var anybody = Web.at(city, port);
        EnglishWalk.speak(anybody);
        walk(anybody, "anybody", bad, english::faults);
        assertThat(bad).isEmpty();
    }

    @Test
    void every_line_of_a_desk_says_which_one_and_leads_to_its_place(City city) {
        var bad = new ArrayList<String>();
        var kinds = new HashSet<String>();
        for (var account : signingIn.demoAccounts()) {
            var web = signedIn(city, account);
            for (var line : web.open("/desk").document().select("ul.list > li a:has(> b)")) {
                var href = line.attr("href");
                if (!href.startsWith("/sealed-reports") && line.ownText().isBlank()) {
                    bad.add(account.personName() + " " + line.text() + " does not say which one");
                }
                kinds.add(line.select("b").text());
                var page = web.open(href.replaceAll("#.*", ""));
                var place = href.replaceAll("[^#]*#?", "");
                if (page.status() != 200) {
                    bad.add(account.personName() + " " + line.text() + " leads to " + page.status());
                } else if (!place.isEmpty() && page.document().getElementById(place) == null) {
                    bad.add(account.personName() + " " + line.text() + " leads to no #" + place);
                }
            }
        }
        assertThat(kinds).hasSizeGreaterThan(15);
        assertThat(bad).isEmpty();
    }

    private Web signedIn(City city, DemoAccount account) {
        var web = Web.at(city, port);
        web.get("/sign-in")
                .form("/sign-in/demonstration")
                .with("person", account.personId().toString())
                .submit();
        return web;
    }

    private static int walk(Web web, String who, List<String> bad) {
        return walk(web, who, bad, _ -> List.of());
    }

    private static int walk(Web web, String who, List<String> bad, Function<Document, List<String>> faults) {
        var waiting = new ArrayDeque<>(List.of("/", "/desk", "/home"));
        var seen = new HashMap<String, Integer>();
        int opened = 0;
        while (!waiting.isEmpty()) {
            var path = waiting.poll();
            var page = web.open(path);
            opened++;
            boolean entrance = path.equals("/desk") || path.equals("/home");
            if (page.status() != 200) {
                if (!(entrance && page.status() != 500)) {
                    bad.add(who + " " + path + " " + page.status());
                }
                continue;
            }
            if (!page.header("content-type").startsWith("text/html")) {
                continue;
            }
            var key = KEY.matcher(page.words());
            if (key.find()) {
                bad.add(who + " " + path + " says " + key.group());
            }
            for (var fault : faults.apply(page.document())) {
                bad.add(who + " " + path + " says " + fault);
            }
            for (var link : page.document().select("a[href^=/]")) {
                var to = link.attr("href").replaceAll("#.*", "");
                var kind = ID.matcher(to.replaceAll("\\?.*", "")).replaceAll("*");
                if (!to.contains("record.zip") && seen.merge(kind, 1, Integer::sum) <= OF_A_KIND) {
                    waiting.add(to);
                }
            }
        }
        return opened;
    }
}

package anju.demo;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.regex.Pattern;
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
        var roles = new HashSet<anju.access.Role>();
        signingIn.demoAccounts().forEach(account -> roles.addAll(account.roles()));
        assertThat(roles).containsExactlyInAnyOrder(anju.access.Role.values());
    }

    @Test
    void no_room_stands_empty() {
        for (var table : List.of(
                "survey.result",
                "survey.gap",
                "survey.alarm",
                "consultation.consensus_need",
                "consultation.willingness_closing",
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
                .containsExactly("G1", "G2", "G4", "G6", "G9");
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
    void every_kind_of_link_of_every_account_leads_to_a_page(City city) {
        var bad = new ArrayList<String>();
        int pages = 0;
        for (var account : signingIn.demoAccounts()) {
            var web = Web.at(city, port);
            web.get("/sign-in")
                    .form("/sign-in/demonstration")
                    .with("person", account.personId().toString())
                    .submit();
            pages += walk(web, account.personName(), bad);
        }
        pages += walk(Web.at(city, port), "anybody", bad);
        System.out.println("DemoWalkTest: " + pages + " pages");
        assertThat(bad).isEmpty();
    }

    private static int walk(Web web, String who, List<String> bad) {
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

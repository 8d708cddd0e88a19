package anju.crash;

import static org.assertj.core.api.Assertions.assertThat;

import anju.evidence.Verifier;
import anju.testing.Spawned;
import anju.testing.Web;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The demonstration city in mixed use: an owner votes and reports, a grid worker writes down needs, a clerk remarks on a
 * request, the finance bureau receives money, a visitor reads, all at once and through the product's own forms, while the
 * application, its database or both are killed with -9 in the middle of a form. What was acknowledged is there once.
 */
@Tag("long")
class DemoCrashTest {
    private static final int KILLS = Integer.getInteger("anju.crash.kills", 20);
    /** Of the forms of all; a city is up for some hundred forms between deaths. */
    private static final double DEADLY = 0.02;

    private final long seed = Long.getLong("anju.crash.seed", System.nanoTime());
    private final Path folder = Path.of("target/crash/demonstration").toAbsolutePath();
    private final Path data = folder.resolve("data");
    private final Aftermath after = new Aftermath(data, "demo");
    private final ConcurrentLinkedQueue<Throwable> faults = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private byte[] checkpoint = {};
    private UUID home;

    @Test
    void a_city_in_mixed_use_loses_nothing_in_any_crash() throws Exception {
        System.out.println("DemoCrashTest: repeat with -Danju.crash.seed=" + seed);
        CrashTest.delete(folder);
        int port = Spawned.freePort();
        var quiet = Web.atHost("localhost", port);
        var told = told(start(port));
        var peril = new Peril(
                new Random(seed),
                DEADLY,
                () -> start(port),
                (death, acknowledged) -> check(death, acknowledged, quiet));
        try {
            var people = List.of(
                    person(peril, port, "韩少", DemoCrashTest::votes),
                    person(peril, port, "韩少", DemoCrashTest::reports),
                    person(peril, port, "周敏", this::writesDownANeed),
                    person(peril, port, "陈静", DemoCrashTest::remarks),
                    person(peril, port, "钱文", DemoCrashTest::receivesMoney),
                    person(peril, port, "郑洁", DemoCrashTest::reads));
            while (peril.deaths().size() < KILLS && faults.isEmpty()) {
                Thread.sleep(100);
            }
            over.set(true);
            people.forEach(CrashTest::join);
            assertThat(faults).as("seed %d", seed).isEmpty();
            after.awaitQuiet("at the end", () -> peril.server().lastWords());
            check("at the end", peril.acknowledged(), quiet);
            eachFormHadOneEffect(told);
            System.out.println(String.join("\n", peril.deaths()) + "\nDemoCrashTest: "
                    + peril.acknowledged().size() + " forms acknowledged");
            assertThat(peril.acknowledged()).as("forms between crashes").hasSizeGreaterThan(5 * KILLS);
        } finally {
            over.set(true);
            peril.server().close();
        }
        CrashTest.delete(folder);
    }

    private Spawned start(int port) throws java.io.IOException, InterruptedException {
        return Spawned.fromClasses(port, data, List.of("-XX:TieredStopAtLevel=1"))
                .awaitPages();
    }

    /** What the city holds once the whole story is told; before, nobody can act. */
    private Sums told(Spawned first) throws InterruptedException {
        try (first) {
            for (int tried = 0; !first.lastWords().contains("/sign-in and be any"); tried++) {
                assertThat(tried).as(first::lastWords).isLessThan(3000);
                Thread.sleep(100);
            }
            home = after.db()
                    .sql("select id from registry.compound where code = 'WFL-001'")
                    .query(UUID.class)
                    .single();
            return Sums.read(after);
        }
    }

    /** What the city holds of what these people do. */
    private record Sums(Map<String, Long> rows, Map<String, Long> commands) {
        static Sums read(Aftermath after) {
            return new Sums(
                    Map.of(
                            "ballots", after.count("select count(*) from vote.ballot"),
                            "requests", after.count("select count(*) from request.request"),
                            "needs", after.count("select count(*) from survey.need"),
                            "lots", after.count("select count(*) from fund.lot")),
                    Map.of(
                            "ballots", commands(after, "vote.cast", "Cast %"),
                            "requests", commands(after, "request.report", "%"),
                            "needs", commands(after, "survey.need.record", "Recorded %"),
                            "lots", commands(after, "fund.receive", "Received %")));
        }

        private static long commands(Aftermath after, String kind, String outcome) {
            return after.count("select count(*) from evidence.command where kind = '" + kind + "' and outcome like '"
                    + outcome + "'");
        }
    }

    private void eachFormHadOneEffect(Sums before) {
        var now = Sums.read(after);
        before.rows().forEach((kind, rows) -> {
            long more = now.rows().get(kind) - rows;
            assertThat(more).as("%s, seed %d", kind, seed).isPositive();
            assertThat(now.commands().get(kind) - before.commands().get(kind))
                    .as("commands that led to %s, seed %d", kind, seed)
                    .isEqualTo(more);
        });
    }

    private void check(String when, Set<UUID> acknowledged, Web quiet) throws Exception {
        after.awaitDatabase();
        var said = Set.copyOf(acknowledged);
        assertThat(after.commands()).as("acknowledged is there: %s", when).containsAll(said);
        after.booksBalance(when);
        var zip = Files.write(folder.resolve("record.zip"), JourneyCrashTest.awaited(quiet, "/record.zip"));
        var verdict = checkpoint.length == 0
                ? Verifier.run(zip)
                : Verifier.run(zip, "--old", Files.write(folder.resolve("old-checkpoint"), checkpoint));
        assertThat(verdict.exit()).as("%s%n%s", when, verdict.text()).isZero();
        checkpoint = JourneyCrashTest.awaited(quiet, "/log/checkpoint");
    }

    private interface Deed {
        void of(Web person, int number);
    }

    /** Signs in and does the same thing over and over, through every outage. */
    private Thread person(Peril peril, int port, String name, Deed deed) {
        return Thread.ofVirtual().start(() -> {
            var web = Web.over(peril, "localhost", port);
            try {
                signIn(web, name);
                for (int number = 1; !over.get() && faults.isEmpty(); number++) {
                    deed.of(web, number);
                }
            } catch (RuntimeException | AssertionError e) {
                if (!over.get()) {
                    faults.add(new AssertionError(name, e));
                }
            }
        });
    }

    private static void signIn(Web web, String name) {
        for (int tried = 0; ; tried++) {
            try {
                var person =
                        web.get("/sign-in").isOk().document().select("form[action=/sign-in/demonstration]").stream()
                                .filter(form -> form.text().contains(name))
                                .findFirst()
                                .orElseThrow()
                                .selectFirst("[name=person]")
                                .val();
                web.get("/sign-in")
                        .form("/sign-in/demonstration")
                        .with("person", person)
                        .submit();
                assertThat(web.open("/account").status()).isEqualTo(200);
                return;
            } catch (anju.journey.Unanswered e) {
                assertThat(tried).isLessThan(20);
            }
        }
    }

    private static void votes(Web owner, int number) {
        var ballot = new ArrayList<>(owner.get("/home").isOk().document().select("a[href^=/votes/][href$=/ballot]"))
                .getFirst()
                .attr("href");
        var review = owner.get(ballot)
                .isOk()
                .form(ballot)
                .with("answer1", number % 2 == 0 ? "FOR" : "AGAINST")
                .send()
                .isOk();
        done(review.form(ballot.replaceAll("/ballot$", "/ballots")).send());
    }

    private static void reports(Web owner, int number) {
        done(owner.get("/requests/new")
                .isOk()
                .form("/requests")
                .with("topic", "STAIRWELL")
                .with("title", "楼道灯不亮，第 " + number + " 次")
                .send());
    }

    private void writesDownANeed(Web grid, int number) {
        var path = "/compounds/" + home + "/needs";
        done(grid.get(path + "/new")
                .isOk()
                .form(path)
                .with("topic", "ROADS")
                .with("title", "路面坑洼，第 " + number + " 处")
                .with("source", "MEETING")
                .with("whole", "on")
                .send());
    }

    private static void remarks(Web clerk, int number) {
        var request = owned(clerk, "/desk", "/desk/requests/");
        var path = "/desk/requests/" + request;
        done(clerk.get(path)
                .isOk()
                .form(path + "/remarks")
                .with("kind", "NOTE")
                .with("text", "已到现场查看，第 " + number + " 次")
                .send());
    }

    private static void receivesMoney(Web finance, int number) {
        var project = owned(finance, "/desk", "/projects/");
        var path = "/projects/" + project + "/lots";
        done(finance.get(path + "/new")
                .isOk()
                .form(path)
                .with("source", "CENTRAL_SUBSIDY")
                .with("funder", "市财政局")
                .with("documentNumber", "财建〔2026〕" + number + "号")
                .with("amount", number + ".01")
                .with("receivedOn", "2026-10-01")
                .with("purposes", "BASIC")
                .send());
    }

    private static void reads(Web auditor, int number) {
        auditor.open(List.of("/desk", "/payments", "/record", "/projects", "/").get(number % 5))
                .isOk();
    }

    /** The first thing of this kind that the page links to. */
    private static String owned(Web person, String page, String prefix) {
        return person.open(page).isOk().document().select("a[href^=" + prefix + "]").stream()
                .map(link -> link.attr("href").substring(prefix.length()))
                .filter(rest -> rest.matches("[0-9a-f-]{36}"))
                .findFirst()
                .orElseThrow();
    }

    private static void done(Web.Page answer) {
        assertThat(answer.status()).as(answer::words).isEqualTo(303);
        assertThat(answer.location()).doesNotContain("/sign-in");
    }
}

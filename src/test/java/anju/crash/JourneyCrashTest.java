package anju.crash;

import static org.assertj.core.api.Assertions.assertThat;

import anju.evidence.Verifier;
import anju.journey.Districts;
import anju.journey.Journey;
import anju.journey.Town;
import anju.testing.ProductClasses;
import anju.testing.Spawned;
import anju.testing.Web;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The journey from a workbook to a payment through the product's own forms, while the application, its database or both are
 * killed with -9 in the middle of them. Whoever was walking goes on where they were.
 */
@Tag("long")
class JourneyCrashTest {
    private static final int KILLS = Integer.getInteger("anju.crash.kills", 20);
    /** About as many forms are sent on one journey, those of the paper ballots aside. */
    private static final double FORMS = 60;

    private final long seed = Long.getLong("anju.crash.seed", System.nanoTime());
    private final Path folder = Path.of("target/crash/journey").toAbsolutePath();
    private final Path data = folder.resolve("data");
    private final byte[][] checkpoint = {{}};

    @Test
    void a_journey_goes_on_through_every_crash() throws Exception {
        System.out.println("JourneyCrashTest: repeat with -Danju.crash.seed=" + seed);
        CrashTest.delete(folder);
        var classPath = ProductClasses.path(folder.resolve("classes"), List.of(TrialDoor.class, Districts.class));
        int port = Spawned.freePort();
        int journeys = 0;
        int kills = 0;
        while (kills < KILLS) {
            var city = "trial" + ++journeys;
            checkpoint[0] = new byte[0];
            var after = new Aftermath(data, city);
            var quiet = Web.atHost(city + ".localhost", port);
            var peril = new Peril(
                    new Random(seed + journeys),
                    Math.min(0.6, (KILLS - kills) / FORMS),
                    () -> start(port, classPath),
                    (death, acknowledged) -> check(death, acknowledged, after, quiet));
            try (var _ = new AutoClosingServer(peril)) {
                assertThat(Web.atHost("localhost", port)
                                .get("/trial/city?code=" + city)
                                .body())
                        .isEqualTo(city);
                walk(new Journey(new Trial(peril, city, port, after)));
                check("at the end, seed " + seed, Set.of(), after, quiet);
                kills += peril.deaths().size();
                System.out.println(String.join("\n", peril.deaths()));
            } catch (Throwable e) {
                System.out.println("seed " + seed + "\n" + String.join("\n", peril.deaths()));
                throw e;
            }
        }
        CrashTest.delete(folder);
    }

    private static void walk(Journey journey) throws Exception {
        journey.the_bureau_adopts_rules_and_the_clerk_adds_the_companies();
        journey.the_clerk_brings_in_her_workbook();
        journey.a_grid_worker_writes_down_who_has_water_from_the_roof();
        journey.the_clerk_opens_a_project_and_draws_up_an_item_on_that_need();
        journey.the_owners_are_to_be_asked_and_the_roll_is_frozen();
        journey.owners_vote_by_phone_and_on_paper();
        journey.the_vote_is_closed_and_counted();
        journey.money_is_received_and_set_aside_for_the_item();
        journey.the_contract_is_signed_once_the_leader_has_brought_the_project_to_procurement();
        journey.the_roofs_are_measured_and_four_parties_sign();
        journey.the_papers_are_checked_and_the_payment_cleared();
        journey.the_payment_is_held_approved_by_two_and_confirmed_by_the_bank();
        journey.the_roofs_are_handed_to_their_keeper();
        journey.anybody_walks_from_the_payment_to_the_need_and_back();
    }

    private Spawned start(int port, String classPath) throws java.io.IOException, InterruptedException {
        return Spawned.start(
                        port,
                        data,
                        List.of("-XX:TieredStopAtLevel=1", "-Danju.crash.trial=true", "-cp", classPath, "anju.Main"),
                        "--empty")
                .awaitPages();
    }

    private void check(String when, Set<UUID> acknowledged, Aftermath after, Web quiet) throws Exception {
        after.awaitDatabase();
        assertThat(after.commands()).as("acknowledged is there: %s", when).containsAll(acknowledged);
        after.booksBalance(when);
        after.awaitQuiet(when, () -> "");
        if (after.count("select count(*) from evidence.act") == 0) {
            return; // nothing is on record yet
        }
        var zip = Files.write(folder.resolve("record.zip"), awaited(quiet, "/record.zip"));
        var verdict = checkpoint[0].length == 0
                ? Verifier.run(zip)
                : Verifier.run(zip, "--old", Files.write(folder.resolve("old-checkpoint"), checkpoint[0]));
        assertThat(verdict.exit()).as("%s%n%s", when, verdict.text()).isZero();
        checkpoint[0] = awaited(quiet, "/log/checkpoint");
    }

    static byte[] awaited(Web quiet, String path) throws InterruptedException {
        for (int tried = 0; ; tried++) {
            var page = quiet.get(path);
            if (page.status() == 200) {
                return page.bytes();
            }
            assertThat(tried).as("%s answers %d", path, page.status()).isLessThan(100);
            Thread.sleep(100);
        }
    }

    private record AutoClosingServer(Peril peril) implements AutoCloseable {
        @Override
        public void close() throws InterruptedException {
            peril.server().close();
        }
    }

    /** A city in a process that dies now and then. */
    private record Trial(Peril peril, String city, int port, Aftermath after) implements Town {
        @Override
        public Web visitor() {
            return Web.over(peril, city + ".localhost", port);
        }

        @Override
        public JdbcClient db() {
            return after.db();
        }

        @Override
        public UUID newcomer(String name) {
            return UUID.fromString(visitor()
                    .get("/trial/newcomer?name="
                            + java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8))
                    .body());
        }

        @Override
        public void clock(Instant now) {
            assertThat(visitor().get("/trial/clock?now=" + now).body())
                    .startsWith(now.toString().substring(0, 16));
        }

        /** Waits for what the application does by itself. */
        @Override
        public void work() {
            try {
                peril.dieAtWork();
                for (int tried = 0;
                        after.count("select count(*) from city.scheduled_task where execution_time <= now()") > 0;
                        tried++) {
                    assertThat(tried)
                            .as(() -> "waiting for jobs" + peril.server().lastWords())
                            .isLessThan(600);
                    Thread.sleep(100);
                }
                after.awaitQuiet("work", () -> peril.server().lastWords());
            } catch (java.io.IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void look(Web person, String path, String name, boolean forEverybody) {
            assertThat(person.get(path).status()).isEqualTo(200);
        }
    }
}

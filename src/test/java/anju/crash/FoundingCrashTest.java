package anju.crash;

import static org.assertj.core.api.Assertions.assertThat;

import anju.evidence.Verifier;
import anju.testing.Spawned;
import anju.testing.Web;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The first start of {@code ./anju run} is killed again and again while it tells the demonstration's story. */
@Tag("long")
class FoundingCrashTest {
    private static final String CITY = "demo";
    private static final String WUFULI = " join registry.compound c on c.id = v.compound_id where c.code = 'WFL-001'";
    private static final int KILLS = 5;
    /** Well below what the story takes even on a fast machine. */
    private static final int LONGEST_STORY_MS = 3500;

    private final long seed = Long.getLong("anju.crash.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Path folder = Path.of("target/crash/founding").toAbsolutePath();
    private final Path data = folder.resolve("data");
    private final Path told = data.resolve("cities").resolve(CITY).resolve("told");
    private final Aftermath after = new Aftermath(data, CITY);

    @Test
    void a_founding_killed_anywhere_is_begun_again_and_told_once() throws Exception {
        System.out.println("FoundingCrashTest: repeat with -Danju.crash.seed=" + seed);
        CrashTest.delete(folder);
        for (int kill = 1; kill <= KILLS; kill++) {
            var server = start();
            awaitStory(server);
            Thread.sleep(random.nextInt(LONGEST_STORY_MS));
            assertThat(told)
                    .as("too late to interrupt, kill %d, seed %d", kill, seed)
                    .doesNotExist();
            if (random.nextBoolean()) {
                server.kill();
            } else {
                server.killBoth();
            }
        }
        int port;
        try (var server = start().awaitPages().awaitFile(told)) {
            port = server.port();
            theStoryIsWhole();
            theRecordVerifies(port);
        }
        // … and the next start leaves it as it is.
        long acts;
        try (var _ = start().awaitPages()) {
            theStoryIsWhole();
            acts = after.count("select count(*) from evidence.act");
        }
        assertThat(acts).isPositive();
        CrashTest.delete(folder);
    }

    private Spawned start() throws Exception {
        return Spawned.fromClasses(Spawned.freePort(), data, List.of("-XX:TieredStopAtLevel=1"));
    }

    /** Until the city is in the directory and its first area is drawn, so that there is a story to interrupt. */
    private void awaitStory(Spawned server) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (true) {
            try {
                if (after.count("select count(*) from city.area") > 0
                        && after.count("select count(*) from fund.lot") == 0) {
                    return;
                }
            } catch (RuntimeException _) {
                // neither server nor city yet
            }
            assertThat(server.isAlive()).as(server::lastWords).isTrue();
            assertThat(System.nanoTime())
                    .as("waiting for the founding to begin, seed %d", seed)
                    .isLessThan(until);
            Thread.sleep(20);
        }
    }

    private void theStoryIsWhole() throws Exception {
        assertThat(told).exists();
        assertThat(JdbcClient.create(Aftermath.owner(after.server(), data, "directory"))
                        .sql("select code from city")
                        .query(String.class)
                        .list())
                .containsExactly(CITY);
        assertThat(after.db()
                        .sql(
                                "select datname from pg_database where datname like 'anju\\_demo%' or datname like '%\\_new'")
                        .query(String.class)
                        .list())
                .as("nothing half founded is left behind, seed %d", seed)
                .containsExactly("anju_" + CITY);
        assertThat(after.count("select count(*) from registry.compound")).isEqualTo(1189);
        assertThat(after.count("select count(*) from project.project")).isEqualTo(55);
        assertThat(
                        after.count(
                                "select count(*) from plan.item i join registry.compound c on c.id = i.compound_id where c.code = 'WFL-001'"))
                .isEqualTo(13);
        assertThat(after.count("select count(*) from dispatch.meeting")).isEqualTo(2);
        assertThat(after.count("select count(*) from vote.vote v" + WUFULI + " and v.state = 'CLOSED'"))
                .isEqualTo(1);
        assertThat(after.count("select count(*) from vote.vote v" + WUFULI + " and v.state <> 'CLOSED'"))
                .isEqualTo(1);
        assertThat(after.count("select sum(amount_fen) from payment.payment where state = 'PAID'"))
                .isEqualTo(574_946_400);
        after.booksBalance("seed " + seed);
    }

    private void theRecordVerifies(int port) throws Exception {
        after.awaitQuiet("seed " + seed, () -> "");
        var zip = Files.write(
                folder.resolve("record.zip"),
                Web.atHost("localhost", port).get("/record.zip").isOk().bytes());
        var verdict = Verifier.run(zip);
        assertThat(verdict.exit()).as("seed %d%n%s", seed, verdict.text()).isZero();
    }
}

package anju.crash;

import static org.assertj.core.api.Assertions.assertThat;

import anju.evidence.Verifier;
import anju.testing.ProductClasses;
import anju.testing.Spawned;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The whole application is killed with -9, its database is, or both, while people vote, money comes in and payments leave.
 * Nobody who got an answer may be told another one afterwards, and nothing may have happened twice.
 */
@Tag("long")
class CrashTest {
    private static final int DEATHS_OF_THE_DATABASE_PER_START = 4;

    private enum Victim {
        APPLICATION,
        DATABASE,
        BOTH,
        STARTING_APPLICATION
    }

    private final long seed = Long.getLong("anju.crash.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private Path folder;
    private Path data;
    private String classPath;
    private Spawned server;
    private Client client;
    private Aftermath after;
    private Set<UUID> before;
    private int databaseDeaths;

    @Test
    void three_crashes_lose_nothing_and_double_nothing() throws Exception {
        crash("three", 3);
    }

    @Test
    void twenty_crashes_lose_nothing_and_double_nothing() throws Exception {
        crash("twenty", 20);
    }

    private void crash(String name, int cycles) throws Exception {
        System.out.println("CrashTest " + name + ": repeat with -Danju.crash.seed=" + seed);
        folder = Path.of("target/crash/" + name).toAbsolutePath();
        delete(folder);
        data = folder.resolve("data");
        after = new Aftermath(data, BackDoor.CODE);
        classPath = ProductClasses.path(folder.resolve("classes"), BackDoor.CLASSES);
        try {
            start();
            client = new Client(random, figure(0), figure(1));
            before = after.commands();
            for (int cycle = 1; cycle <= cycles; cycle++) {
                var victim = databaseDeaths == DEATHS_OF_THE_DATABASE_PER_START
                        ? Victim.APPLICATION
                        : Victim.values()[random.nextInt(Victim.values().length)];
                workUntilDeathOf(victim);
                check("cycle %d, %s, seed %d".formatted(cycle, victim, seed));
            }
        } finally {
            if (server != null) {
                server.close();
            }
        }
        assertThat(client.acknowledged).as("work done between crashes").hasSizeGreaterThan(10 * cycles);
        delete(folder);
    }

    /** Number {@code index} of what the back door says when its city is founded. */
    private int figure(int index) throws InterruptedException {
        var probe = new Client(random, 1, 1);
        probe.settle(server);
        for (int tried = 0; tried < 1200; tried++) {
            var answer = probe.get("/back/ready");
            if (answer.isPresent() && answer.get().statusCode() == 200) {
                return Integer.parseInt(new String(answer.get().body(), StandardCharsets.US_ASCII).split(" ")[index]);
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("the city was not founded");
    }

    private void start() throws IOException, InterruptedException {
        server = Spawned.start(
                Spawned.freePort(),
                data,
                List.of("-XX:TieredStopAtLevel=1", "-Danju.crash=true", "-cp", classPath, "anju.Main"),
                "--empty");
        databaseDeaths = 0;
        server.awaitPages();
    }

    private void workUntilDeathOf(Victim victim) throws Exception {
        var over = new AtomicBoolean();
        var workers = client.begin(server, over);
        Thread.sleep(random.nextInt(200, 2500));
        switch (victim) {
            case APPLICATION -> server.kill();
            case DATABASE -> {
                server.killDatabase();
                databaseDeaths++;
                Thread.sleep(random.nextInt(0, 2000));
            }
            case BOTH -> server.killBoth();
            case STARTING_APPLICATION -> {
                server.kill();
                var starting = Spawned.start(
                        Spawned.freePort(),
                        data,
                        List.of("-XX:TieredStopAtLevel=1", "-Danju.crash=true", "-cp", classPath, "anju.Main"),
                        "--empty");
                Thread.sleep(random.nextInt(300, 6000));
                starting.kill();
            }
        }
        over.set(true);
        workers.forEach(CrashTest::join);
        if (victim != Victim.DATABASE) {
            start();
        }
    }

    private void check(String when) throws Exception {
        after.awaitDatabase();
        // First what is there without anybody asking again …
        var present = new HashSet<>(after.commands());
        present.removeAll(before);
        assertThat(present).as("acknowledged is present: %s", when).containsAll(client.acknowledged.keySet());
        assertThat(client.asked.keySet()).as("present was asked for: %s", when).containsAll(present);
        // … then what becomes of the questions that got no answer.
        for (int tried = 0; !client.settle(server); tried++) {
            assertThat(tried).as("tries until everything is answered: %s", when).isLessThan(40);
            Thread.sleep(250);
        }
        client.acknowledged.keySet().stream().limit(20).toList().forEach(client::again);
        assertThat(client.wrong).as(when).isEmpty();
        eachCommandHadOneEffect(when);
        after.booksBalance(when);
        theRecordGoesOn(when);
    }

    private void eachCommandHadOneEffect(String when) {
        assertThat(after.count("select count(*) from vote.ballot"))
                .as("ballots: %s", when)
                .isEqualTo(after.count(
                        "select count(*) from evidence.command where kind = 'vote.cast' and outcome like 'Cast %'"))
                .isEqualTo(client.acknowledged.values().stream()
                        .filter(said -> said.startsWith("Cast["))
                        .count());
        assertThat(after.count("select count(*) from fund.lot"))
                .as("lots: %s", when)
                .isEqualTo(
                        after.count(
                                "select count(*) from evidence.command where kind = 'fund.receive' and outcome like 'Received %'"));
        assertThat(after.count("select count(*) from payment.payment_step where to_state = 'PAID'"))
                .as("payments: %s", when)
                .isEqualTo(after.count("select count(*) from evidence.command where kind = 'payment.bank'"));
        assertThat(after.db().sql("""
                select a.id from evidence.act a
                 where a.kind = 'vote.ballot.accepted' and not exists (select from vote.ballot b where b.act_id = a.id)""").query(UUID.class).list())
                .as("acts that nothing stands on: %s", when)
                .isEmpty();
    }

    private void theRecordGoesOn(String when) throws Exception {
        long seen = client.largest();
        var old = client.checkpoint();
        after.awaitQuiet(when, server::lastWords);
        long acts = after.count("select count(*) from evidence.act");
        client.look();
        assertThat(client.largest())
                .as("checkpoint served: %s", when)
                .isGreaterThanOrEqualTo(seen)
                .isEqualTo(acts);
        var zip = folder.resolve("record.zip");
        Files.write(zip, client.get("/record.zip").orElseThrow().body());
        Verifier.Outcome verdict;
        if (old.length == 0) {
            verdict = Verifier.run(zip);
        } else {
            var earlier = Files.write(folder.resolve("old-checkpoint"), old);
            verdict = Verifier.run(zip, "--old", earlier);
        }
        assertThat(verdict.exit()).as("%s%n%s", when, verdict.text()).isZero();
    }

    static void join(Thread thread) {
        try {
            assertThat(thread.join(Duration.ofMinutes(2))).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var all = Files.walk(folder)) {
                for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}

package anju.crash;

import static org.assertj.core.api.Assertions.assertThat;

import anju.city.OldestPostgres;
import anju.evidence.Verifier;
import anju.testing.ProductClasses;
import anju.testing.Spawned;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two processes over one external database and one data folder are one city. */
@Tag("long")
class TwoNodesTest {
    private final long seed = Long.getLong("anju.crash.seed", System.nanoTime());
    private final Path folder = Path.of("target/crash/nodes").toAbsolutePath();
    private final Path data = folder.resolve("data");

    @Test
    void two_nodes_serve_one_city_and_one_of_them_numbers_its_acts() throws Exception {
        System.out.println("TwoNodesTest: repeat with -Danju.crash.seed=" + seed);
        CrashTest.delete(folder);
        var classPath = ProductClasses.path(folder.resolve("classes"), BackDoor.CLASSES);
        try (var postgres = OldestPostgres.start();
                var first = start(postgres, classPath);
                var second = start(postgres, classPath)) {
            var here = client(first);
            var there = client(second);
            assertThat(body(here, "/back/ready")).isEqualTo(body(there, "/back/ready"));

            var over = new AtomicBoolean();
            var workers = new ArrayList<>(here.begin(first, over));
            workers.addAll(there.begin(second, over));
            for (int i = 0; i < 20; i++) {
                // One click that two nodes hear at the same time.
                var click = "/back/cast?head=" + i + "&choice=FOR&command=" + UUID.randomUUID();
                var heard = List.of(here, there).parallelStream()
                        .map(node -> body(node, click))
                        .distinct()
                        .toList();
                assertThat(heard).as("seed %d", seed).hasSize(1);
            }
            Thread.sleep(2000);
            first.kill();
            Thread.sleep(2000);
            over.set(true);
            workers.forEach(CrashTest::join);

            assertThat(there.settle(second)).isTrue();
            assertThat(there.wrong).as("seed %d", seed).isEmpty();
            here.settle(second);
            assertThat(here.acknowledged.keySet()).as("seed %d", seed).containsAll(here.asked.keySet());
            assertThat(here.wrong).as("seed %d", seed).isEmpty();
            var db = JdbcClient.create(Aftermath.owner(postgres.hostAndPort(), data, BackDoor.CODE));
            for (int tried = 0;
                    !db.sql(
                                    "select not exists (select from evidence.queue) and (select count(*) from evidence.act) = (select max(size) from evidence.signed_head)")
                            .query(Boolean.class)
                            .single();
                    tried++) {
                assertThat(tried).as("waiting for the queue to drain").isLessThan(200);
                Thread.sleep(100);
            }
            assertThat(db.sql("select count(*) = max(idx) + 1 from evidence.leaf")
                            .query(Boolean.class)
                            .single())
                    .isTrue();
            assertThat(there.largest()).isPositive();
            var zip = Files.write(
                    folder.resolve("record.zip"),
                    there.get("/record.zip").orElseThrow().body());
            for (var seen : List.of(here.checkpoint(), there.checkpoint())) {
                var verdict = Verifier.run(zip, "--old", Files.write(folder.resolve("seen"), seen));
                assertThat(verdict.exit()).as(verdict.text()).isZero();
            }
            assertThat(Files.readString(folder.resolve("data.log")))
                    .doesNotContain("signs nothing more")
                    .doesNotContain("acts wait");
        }
        CrashTest.delete(folder);
    }

    private Spawned start(OldestPostgres postgres, String classPath) throws Exception {
        var node = Spawned.start(
                Spawned.freePort(),
                data,
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-Danju.crash=true",
                        "-Danju.crash.clearances=2",
                        "-cp",
                        classPath,
                        "anju.Main"),
                "--empty",
                "--db",
                postgres.url());
        node.awaitPages();
        var probe = new Client(new Random(seed), 1, 1);
        probe.settle(node);
        for (int tried = 0; !body(probe, "/back/ready").endsWith(" 2"); tried++) {
            assertThat(tried).as("waiting for the city%s", node.lastWords()).isLessThan(1200);
            Thread.sleep(100);
        }
        return node;
    }

    private Client client(Spawned node) {
        var client = new Client(new Random(seed), 22, 1);
        client.settle(node);
        return client;
    }

    private static String body(Client node, String path) {
        return node.get(path)
                .map(answer -> new String(answer.body(), StandardCharsets.UTF_8))
                .orElse("");
    }
}

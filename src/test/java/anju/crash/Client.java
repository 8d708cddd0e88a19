package anju.crash;

import anju.testing.Spawned;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/** Somebody who asks, writes down every answer that arrived, and asks again under the same id when none did. */
final class Client {
    private static final int THREADS = 6;

    /** What was asked under each id, whether or not an answer came. */
    final Map<UUID, String> asked = new ConcurrentHashMap<>();

    final Map<UUID, String> acknowledged = new ConcurrentHashMap<>();
    /** Answers no crash explains. */
    final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final RandomGenerator random;
    private final int heads;
    private final Map<Integer, List<UUID>> payments = new ConcurrentHashMap<>();
    private volatile int port;
    private volatile long largest;
    private volatile byte[] checkpoint = {};

    Client(RandomGenerator random, int heads, int clearances) {
        this.random = random;
        this.heads = heads;
        for (int i = 0; i < clearances; i++) {
            payments.put(i, List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()));
        }
    }

    /** The largest checkpoint ever served; empty bytes if none was. */
    byte[] checkpoint() {
        return checkpoint;
    }

    long largest() {
        return largest;
    }

    /** Works until told to stop. */
    List<Thread> begin(Spawned server, AtomicBoolean over) {
        port = server.port();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            threads.add(Thread.ofVirtual().start(() -> {
                var own = new java.util.SplittableRandom(random.nextLong());
                while (!over.get()) {
                    if (number == 0) {
                        pay(own);
                    } else {
                        act(own);
                    }
                    if (own.nextInt(5) == 0) {
                        look();
                    }
                }
            }));
        }
        return threads;
    }

    private void act(RandomGenerator own) {
        if (own.nextInt(6) == 0 && !acknowledged.isEmpty()) {
            again(acknowledged.keySet().stream()
                    .skip(own.nextInt(acknowledged.size()))
                    .findFirst()
                    .orElseThrow());
            return;
        }
        var id = UUID.randomUUID();
        ask(
                id,
                own.nextInt(3) == 0
                        ? "/back/receive?fen=" + own.nextInt(1, 1_000_000)
                        : "/back/cast?head=" + own.nextInt(heads) + "&choice="
                                + (own.nextBoolean() ? "FOR" : "AGAINST"));
    }

    /** Takes one payment a step further, always under the ids it has had from the beginning. */
    private void pay(RandomGenerator own) {
        int clearance = own.nextInt(payments.size());
        var ids = payments.get(clearance);
        var ways = List.of(
                "/back/hold?",
                "/back/approve?duty=APPROVER_OFFICE&",
                "/back/approve?duty=APPROVER_FINANCE&",
                "/back/confirm?");
        for (int step = 0; step < ids.size(); step++) {
            if (!acknowledged.containsKey(ids.get(step))) {
                ask(ids.get(step), ways.get(step) + "clearance=" + clearance);
                return;
            }
        }
        act(own);
    }

    /** Asks everything again that never got an answer; true when all did now. */
    boolean settle(Spawned server) {
        port = server.port();
        asked.keySet().stream().filter(id -> !acknowledged.containsKey(id)).forEach(this::again);
        return acknowledged.keySet().containsAll(asked.keySet());
    }

    void again(UUID id) {
        ask(id, asked.get(id));
    }

    private void ask(UUID id, String what) {
        asked.put(id, what);
        var answer = get(what + "&command=" + id);
        if (answer.isEmpty() || answer.get().statusCode() >= 500) {
            pause();
            return;
        }
        var said = new String(answer.get().body(), StandardCharsets.UTF_8);
        var earlier = acknowledged.putIfAbsent(id, said);
        if (answer.get().statusCode() != 200 || (earlier != null && !earlier.equals(said))) {
            wrong.add(what + " " + id + " answered " + answer.get().statusCode() + " " + said + " after " + earlier);
        }
    }

    void look() {
        var answer = get("/log/checkpoint");
        if (answer.isPresent() && answer.get().statusCode() == 200) {
            var note = answer.get().body();
            long size = Long.parseLong(new String(note, StandardCharsets.UTF_8).split("\n")[1]);
            synchronized (this) {
                if (size > largest) {
                    largest = size;
                    checkpoint = note;
                }
            }
        }
    }

    Optional<HttpResponse<byte[]>> get(String path) {
        try {
            return Optional.of(http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .header("Host", BackDoor.CODE + ".localhost:" + port)
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        java.util.concurrent.locks.LockSupport.parkNanos(30_000_000);
    }
}

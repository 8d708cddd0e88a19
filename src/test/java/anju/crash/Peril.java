package anju.crash;

import static org.assertj.core.api.Assertions.assertThat;

import anju.journey.Unanswered;
import anju.testing.Spawned;
import anju.testing.Web;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;

/**
 * A line on which the application or its database dies while a form is under way. A form that got no answer is sent again
 * as it stands, and so is one that did: both times the same answer must come.
 */
final class Peril implements Web.Line {
    private static final int DEATHS_OF_THE_DATABASE_PER_START = 4;
    private static final int LONGEST_ANSWER_MS = 120;
    /** A tenth of a second each; a start takes six seconds where nothing else runs. */
    private static final int TRIES_PER_DEATH = 400;

    /** What is to hold after each death, once the application is back. */
    interface Check {
        void after(String death, Set<UUID> acknowledged) throws Exception;
    }

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Random random;
    private final Starter starter;
    private final Check check;
    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    private final List<String> deaths = new CopyOnWriteArrayList<>();
    private final double share;
    private volatile Spawned server;
    private int databaseDeaths;

    interface Starter {
        Spawned start() throws IOException, InterruptedException;
    }

    /** {@code share} of the forms are deadly; those of paper ballots, of which there are hundreds, twenty times less. */
    Peril(Random random, double share, Starter starter, Check check) throws IOException, InterruptedException {
        this.random = random;
        this.share = share;
        this.starter = starter;
        this.check = check;
        this.server = starter.start();
    }

    List<String> deaths() {
        return deaths;
    }

    Spawned server() {
        return server;
    }

    /** The commands of all forms that were answered with a way on, by now. */
    Set<UUID> acknowledged() {
        return acknowledged;
    }

    @Override
    public HttpResponse<byte[]> ask(HttpRequest request, String command) throws IOException, InterruptedException {
        boolean form = request.method().equals("POST");
        boolean once = request.uri().getPath().startsWith("/sign-in");
        var deadly = form && deadly(request.uri().getPath());
        var answer = deadly ? dieDuring(request, command, once) : answered(request, once);
        if (form) {
            remember(command, answer);
        }
        return answer;
    }

    /** What was done is acknowledged by a way on, except the way to sign in again. */
    private void remember(String command, HttpResponse<byte[]> answer) {
        if (!command.isEmpty()
                && answer.statusCode() == 303
                && !answer.headers().firstValue("location").orElse("").contains("/sign-in")) {
            acknowledged.add(UUID.fromString(command));
        }
    }

    private synchronized boolean deadly(String path) {
        return random.nextDouble() < (path.endsWith("/paper-ballots") || path.contains("/paper") ? share / 20 : share);
    }

    private synchronized HttpResponse<byte[]> dieDuring(HttpRequest request, String command, boolean once)
            throws IOException, InterruptedException {
        var underWay = http.sendAsync(request, BodyHandlers.ofByteArray());
        Thread.sleep(random.nextInt(LONGEST_ANSWER_MS));
        var death =
                "death %d, at %s: %s".formatted(deaths.size() + 1, request.uri().getPath(), kill());
        deaths.add(death);
        HttpResponse<byte[]> first = null;
        try {
            var heard = underWay.get();
            first = heard.statusCode() < 500 ? heard : null;
        } catch (ExecutionException e) {
            if (once) {
                checked(death);
                throw new Unanswered(e);
            }
        }
        if (first != null) {
            remember(command, first);
        }
        checked(death);
        if (once) {
            if (first == null) {
                throw new Unanswered(new IOException("an outage"));
            }
            return first;
        }
        var again = answered(request, false);
        if (first != null && first.statusCode() == 303) {
            assertThat(again.headers().firstValue("location"))
                    .as(() -> "told the same again: " + death + ", now " + again.statusCode() + " "
                            + org.jsoup.Jsoup.parse(new String(again.body(), java.nio.charset.StandardCharsets.UTF_8))
                                    .text())
                    .isEqualTo(first.headers().firstValue("location"));
        }
        return again;
    }

    /** A death while nobody asks and the background is at work. */
    synchronized void dieAtWork() throws IOException, InterruptedException {
        Thread.sleep(random.nextInt(3000));
        var death = "death %d, at work in the background: %s".formatted(deaths.size() + 1, kill());
        deaths.add(death);
        checked(death);
    }

    private void checked(String death) {
        try {
            check.after(death, acknowledged);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(death, e);
        }
    }

    private String kill() throws IOException, InterruptedException {
        return switch (random.nextInt(databaseDeaths == DEATHS_OF_THE_DATABASE_PER_START ? 2 : 4)) {
            case 0 -> {
                server.kill();
                yield restarted("application");
            }
            case 1 -> {
                server.killBoth();
                yield restarted("application and database");
            }
            default -> {
                server.killDatabase();
                databaseDeaths++;
                yield "database";
            }
        };
    }

    private String restarted(String what) throws IOException, InterruptedException {
        server = starter.start();
        databaseDeaths = 0;
        return what;
    }

    /** Asks until somebody answers who is not just starting or without a database; each further death begins the wait anew. */
    private HttpResponse<byte[]> answered(HttpRequest request, boolean once) throws InterruptedException {
        int before = deaths.size();
        for (int tried = 0; ; tried++) {
            if (deaths.size() > before) {
                before = deaths.size();
                tried = 0;
            }
            try {
                var answer = http.send(request, BodyHandlers.ofByteArray());
                if (answer.statusCode() < 500) {
                    return answer;
                }
                assertThat(tried)
                        .as(() -> "tries at " + request.uri() + server.lastWords())
                        .isLessThan(TRIES_PER_DEATH);
            } catch (IOException e) {
                if (once || tried == TRIES_PER_DEATH) {
                    throw new Unanswered(e);
                }
            }
            Thread.sleep(100);
        }
    }
}

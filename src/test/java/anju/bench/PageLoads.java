package anju.bench;

import anju.testing.ProductClasses;
import anju.testing.Spawned;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jsoup.Jsoup;

/** Pages of the demonstration city in the running application, against a constant answer of the same process; the clients share its machine. */
final class PageLoads {
    private static final int CLIENTS = 4;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Spawned server;
    private final String host;

    private record Rate(double perSecond, double cpuMs, double databaseCpuMs) {}

    private PageLoads(Spawned server) {
        this.server = server;
        host = "localhost:" + server.port();
    }

    static void measure(Path data, int rounds, double seconds, List<Row> table) throws Exception {
        var classPath = ProductClasses.path(data.resolveSibling("constant"), List.of(ConstantController.class));
        var java = List.of("-Danju.bench=true", "-cp", classPath, "anju.Main");
        try (var server = Spawned.start(Spawned.freePort(), data, java).awaitPages()) {
            new PageLoads(server).measure(rounds, seconds, table);
        }
    }

    /** The demonstration city is made at the first start, and may still be in the making when the first pages are served. */
    private String awaited(String page, String prefix) throws IOException, InterruptedException {
        for (int tried = 0; ; tried++) {
            try {
                return firstLink(page, prefix);
            } catch (IllegalStateException e) {
                if (tried == 180) {
                    throw e;
                }
                Thread.sleep(1000);
            }
        }
    }

    /** Until the server has nothing left to do of its own: the founding would be counted as the pages' work. */
    private void awaitIdle() throws InterruptedException {
        for (int tried = 0; tried < 180; tried++) {
            var before = server.cpu().plus(server.databaseCpu());
            Thread.sleep(1000);
            if (server.cpu().plus(server.databaseCpu()).minus(before).toMillis() < 100) {
                return;
            }
        }
        throw new IllegalStateException("the server was never idle");
    }

    private void measure(int rounds, double seconds, List<Row> table) throws Exception {
        var compound = awaited("/", "/compounds/");
        var trace = awaited("/payments", "/trace/payments/");
        awaitIdle();
        for (var page : new String[] {ConstantController.PATH, compound, trace}) {
            rate(page, 4 * seconds); // warm
        }
        for (var page : List.of(compound, trace)) {
            var what = (page.equals(compound) ? "compound page" : "trace page of a payment") + " ("
                    + get(page).length / 1000 + " kB)";
            var requests = Row.of(what + ", " + CLIENTS + " clients", "req/s", "constant 10 kB");
            var cpu = Row.of("— its CPU: program and database", "ms/req", "constant 10 kB");
            var own = Row.of("— its CPU: program alone", "ms/req", "constant 10 kB");
            for (int round = 0; round < rounds; round++) {
                var floor = rate(ConstantController.PATH, seconds);
                var rate = rate(page, seconds);
                requests.add(rate.perSecond, floor.perSecond);
                cpu.add(rate.cpuMs + rate.databaseCpuMs, floor.cpuMs + floor.databaseCpuMs);
                own.add(rate.cpuMs, floor.cpuMs);
            }
            table.addAll(List.of(requests, cpu, own));
        }
    }

    private Rate rate(String page, double seconds) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + page))
                .header("Host", host)
                .build();
        Callable<?> ask = () -> {
            var answer = client.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(page + " answered " + answer.statusCode());
            }
            return answer;
        };
        var cpu = server.cpu();
        var databaseCpu = server.databaseCpu();
        long begun = System.nanoTime();
        double perSecond = Load.perSecond(CLIENTS, seconds, _ -> ask);
        double requests = perSecond * (System.nanoTime() - begun) / 1e9;
        return new Rate(
                perSecond,
                server.cpu().minus(cpu).toNanos() / 1e6 / requests,
                server.databaseCpu().minus(databaseCpu).toNanos() / 1e6 / requests);
    }

    private String firstLink(String page, String prefix) throws IOException, InterruptedException {
        return Jsoup.parse(new String(get(page), java.nio.charset.StandardCharsets.UTF_8))
                .select("a[href^=" + prefix + "]")
                .stream()
                .map(link -> link.attr("href"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no link to " + prefix + " on " + page));
    }

    private byte[] get(String page) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + page))
                .header("Host", host)
                .build();
        return client.send(request, BodyHandlers.ofByteArray()).body();
    }
}

package anju.bench;

import anju.testing.Spawned;
import anju.testing.Web;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a page costs in a city of 5,000 compounds and a million homes, beside the same page of the demonstration city: processor
 * time of program and database for one answer, asked in turn, one visitor at a time.
 */
final class GrownPages {
    private static final String COMPOUNDS = "5000";
    /** Made once, in a quarter of an hour, and kept until the build is cleaned. */
    private static final Path GROWN = Path.of("target/city-" + COMPOUNDS).toAbsolutePath();

    /** @param visitor what their account may open; nobody's where it is empty; {@code link}: the first one of the page that begins so */
    private record Asked(String what, String visitor, String page, String link) {}

    /** What the offices, the firms and residents open most: their desk and lists, what a list leads to, and the public's ways in. */
    private static final List<Asked> PAGES = List.of(
            new Asked("front page", "", "/", ""),
            new Asked("compound", "", "/", "/compounds/"),
            new Asked("payments", "", "/payments", ""),
            new Asked("trace of a payment", "", "/payments", "/trace/payments/"),
            new Asked("map", "", "/map", ""),
            new Asked("desk of a clerk", "/desk/requests", "/desk", ""),
            new Asked("requests", "/desk/requests", "/desk/requests", ""),
            new Asked("registry of compounds", "/registry/compounds/new", "/registry/compounds", ""),
            new Asked("undertakings", "/registry/compounds/new", "/projects", ""),
            new Asked("undertaking", "/registry/compounds/new", "/projects", "/projects/"),
            new Asked("board", "/board", "/board", ""),
            new Asked("ranking", "/board", "/ranking", ""));

    private final HttpClient client = HttpClient.newHttpClient();
    private final Spawned server;

    private GrownPages(Spawned server) {
        this.server = server;
    }

    static void measure(Path folder, int rounds, double seconds, List<Row> table) throws Exception {
        if (!Files.exists(GROWN)) {
            generate();
        }
        var java = List.of("-XX:TieredStopAtLevel=1");
        var small = folder.resolve("demonstration");
        try (var demonstration = Spawned.fromClasses(Spawned.freePort(), small, java);
                var grown = Spawned.fromClasses(Spawned.freePort(), GROWN, java)) {
            demonstration.awaitPages().awaitFile(small.resolve("cities/demo/told"));
            grown.awaitPages();
            compare(new GrownPages(grown), new GrownPages(demonstration), rounds, seconds, table);
            table.add(memory("memory of the program after that", grown.pid(), demonstration.pid()));
            table.add(memory(
                    "memory of the database, shared pages counted once",
                    grown.postmaster().orElseThrow().pid(),
                    demonstration.postmaster().orElseThrow().pid()));
        }
    }

    private static void generate() throws IOException, InterruptedException {
        System.err.println("Making up a city of " + COMPOUNDS + " compounds in " + GROWN + " ...");
        var made = new ProcessBuilder(
                        Path.of("anju").toAbsolutePath().toString(),
                        "generate",
                        "city",
                        "--compounds",
                        COMPOUNDS,
                        "--data",
                        GROWN.toString())
                .inheritIO()
                .start();
        if (made.waitFor() != 0) {
            throw new IllegalStateException("the city could not be made");
        }
    }

    private static void compare(GrownPages grown, GrownPages small, int rounds, double seconds, List<Row> table)
            throws Exception {
        for (var page : PAGES) {
            var there = grown.request(page);
            var here = small.request(page);
            var row = Row.of("page: " + page.what, "ms CPU", "demonstration city");
            grown.cpu(there, 2 * seconds); // warm
            small.cpu(here, 2 * seconds);
            for (int round = 0; round < rounds; round++) {
                row.add(grown.cpu(there, seconds), small.cpu(here, seconds));
            }
            System.err.println(row.line());
            table.add(row);
        }
    }

    /** Signed in as the first of the offered accounts that may open what this visitor opens. */
    private HttpRequest request(Asked asked) throws IOException, InterruptedException {
        var web = Web.atHost("localhost", server.port());
        if (!asked.visitor.isEmpty()) {
            web = signedIn(asked.visitor);
        }
        var page = asked.page;
        if (!asked.link.isEmpty()) {
            page = web.get(page).isOk().document().select("main a[href^=" + asked.link + "]").stream()
                    .map(link -> link.attr("href"))
                    .filter(link -> link.matches(asked.link + "[0-9a-f-]{36}"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no " + asked.link + " on " + asked.page));
        }
        var cookies = web.cookies().entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + page))
                .header("Host", "localhost:" + server.port());
        return (cookies.isEmpty() ? request : request.header("Cookie", cookies)).build();
    }

    private Web signedIn(String page) {
        for (var form : Web.atHost("localhost", server.port())
                .get("/sign-in")
                .isOk()
                .document()
                .select("form[action=/sign-in/demonstration] [name=person]")) {
            var web = Web.atHost("localhost", server.port());
            web.get("/sign-in")
                    .form("/sign-in/demonstration")
                    .with("person", form.val())
                    .submit();
            if (web.get(page).status() == 200) {
                return web;
            }
        }
        throw new IllegalStateException("nobody may open " + page);
    }

    /** Milliseconds of processor time for one answer. */
    private double cpu(HttpRequest request, double seconds) throws Exception {
        var before = server.cpu().plus(server.databaseCpu());
        long until = System.nanoTime() + (long) (seconds * 1e9);
        int answers = 0;
        while (System.nanoTime() < until) {
            var answer = client.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(request.uri() + " answered " + answer.statusCode());
            }
            answers++;
        }
        return server.cpu().plus(server.databaseCpu()).minus(before).toNanos() / 1e6 / answers;
    }

    private static Row memory(String what, long grown, long small) throws IOException {
        var row = Row.of(what, "MB", "demonstration city");
        row.add(proportionalMb(grown), proportionalMb(small));
        return row;
    }

    /** Proportional set size of a process and those it started that are not a program of their own. */
    private static double proportionalMb(long pid) throws IOException {
        long kb = proportionalKb(pid);
        var process = ProcessHandle.of(pid).orElseThrow();
        if (process.info().command().orElse("").endsWith("/postgres")) {
            for (var child : process.children().toList()) {
                kb += proportionalKb(child.pid());
            }
        }
        return kb / 1024.0;
    }

    private static long proportionalKb(long pid) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        }
    }
}

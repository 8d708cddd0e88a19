package anju.bench;

import anju.testing.Spawned;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** From the start of the Java VM to the start-up page and to the first page of the application, against a VM that serves one word. */
final class Starts {
    private final Path folder;

    Starts(Path folder) {
        this.folder = folder;
    }

    /** The floor: the least a VM can do that answers HTTP at all. */
    static final class OneWord {
        public static void main(String[] words) throws IOException {
            var server = HttpServer.create(new InetSocketAddress(Integer.parseInt(words[2])), 0);
            server.createContext("/", exchange -> {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
        }
    }

    void measure(int rounds, List<Row> table) throws Exception {
        var modes = new ArrayList<List<String>>();
        modes.add(null);
        var packaged = Path.of("target/app/anju.jar").toAbsolutePath();
        var cache = packaged.resolveSibling("anju.aot");
        if (Files.exists(packaged)) {
            modes.add(
                    Files.exists(cache)
                            ? List.of("-XX:AOTCache=" + cache, "-jar", packaged.toString())
                            : List.of("-jar", packaged.toString()));
        }
        for (var mode : modes) {
            var name = mode == null ? "built tree" : "packaged" + (mode.size() > 2 ? " with start-up cache" : "");
            var page = Row.of("start-up page (" + name + ")", "s", "VM serving one word");
            var cold = Row.of("first page, new folder (" + name + ")", "s", "VM serving one word");
            var told = Row.of("demonstration whole, new folder (" + name + ")", "s", "VM serving one word");
            var warm = Row.of("first page, existing folder (" + name + ")", "s", "VM serving one word");
            for (int round = 0; round < rounds; round++) {
                var data = folder.resolve("start-" + (mode == null ? "tree" : "package") + round);
                double floor = floor(data);
                try (var first = start(mode, data)) {
                    cold.add(seconds(first.untilPages()), floor);
                    told.add(
                            seconds(first.awaitFile(data.resolve("cities/demo/told"))
                                    .age()),
                            floor);
                    page.add(seconds(first.untilStartPage()), floor);
                }
                try (var second = start(mode, data)) {
                    warm.add(seconds(second.untilPages()), floor);
                    page.add(seconds(second.untilStartPage()), floor);
                }
            }
            table.addAll(List.of(page, cold, told, warm));
        }
    }

    private static double floor(Path data) throws Exception {
        var java = List.of(
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), OneWord.class.getName());
        try (var word = Spawned.start(Spawned.freePort(), data, java).awaitPages()) {
            return seconds(word.untilPages());
        }
    }

    private static Spawned start(List<String> mode, Path data) throws Exception {
        int port = Spawned.freePort();
        return (mode == null
                        ? Spawned.fromClasses(port, data, List.of("-XX:TieredStopAtLevel=1"))
                        : Spawned.start(port, data, mode))
                .awaitPages();
    }

    private static double seconds(java.time.Duration duration) {
        return duration.toNanos() / 1e9;
    }
}

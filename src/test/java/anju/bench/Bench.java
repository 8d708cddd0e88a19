package anju.bench;

import anju.evidence.ActKind;
import anju.evidence.Acts;
import anju.evidence.Sequencer;
import anju.registry.Registry;
import anju.testing.SmallWorks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code ./anju bench [start pages import ballots payments acts grown] [--rounds 5] [--seconds 2] [--write] [--profile]}: what the product does against
 * what this machine can do at all, each pair of rounds side by side. {@code --write} puts the table into docs/benchmarks.md.
 */
public final class Bench {
    /** Without the city of 5,000 compounds, which takes a quarter of an hour to make. */
    private static final Set<String> USUAL =
            new TreeSet<>(Set.of("start", "pages", "import", "ballots", "payments", "acts"));

    private static final Set<String> ALL = new TreeSet<>(USUAL);

    static {
        ALL.add("grown");
    }

    private static final Path PAGE = Path.of("docs/benchmarks.md");
    private static final String BEGIN = "<!-- measured -->\n";
    private static final String END = "<!-- /measured -->";
    private static final int ACTS = 5_000;

    private final Path folder = Path.of("target/bench").toAbsolutePath();
    private final Set<String> parts;
    private final int rounds;
    private final double seconds;
    private final boolean profile;
    private final List<Row> table = new ArrayList<>();

    private Bench(Set<String> parts, int rounds, double seconds, boolean profile) {
        this.parts = parts;
        this.rounds = rounds;
        this.seconds = seconds;
        this.profile = profile;
    }

    public static void main(String[] words) throws Exception {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
        var parts = new TreeSet<String>();
        int rounds = 5;
        double seconds = 2;
        boolean write = false;
        boolean profile = false;
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "--rounds" -> rounds = Integer.parseInt(words[++i]);
                case "--seconds" -> seconds = Double.parseDouble(words[++i]);
                case "--write" -> write = true;
                case "--profile" -> profile = true;
                default -> {
                    if (!ALL.contains(words[i])) {
                        System.err.println("./anju bench [" + String.join("] [", ALL)
                                + "] [--rounds N] [--seconds N] [--write] [--profile]");
                        System.exit(2);
                    }
                    parts.add(words[i]);
                }
            }
        }
        var bench = new Bench(parts.isEmpty() ? USUAL : parts, rounds, seconds, profile);
        var before = load();
        bench.measure();
        var result = bench.table(before);
        System.out.println(result);
        if (write) {
            var page = Files.readString(PAGE);
            Files.writeString(
                    PAGE,
                    page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
                            + result
                            + page.substring(page.indexOf(END)));
        }
        System.exit(0);
    }

    private void measure() throws Exception {
        delete(folder);
        if (parts.contains("start")) {
            new Starts(folder).measure(Math.min(rounds, 3), table);
        }
        if (parts.stream().anyMatch(Set.of("import", "ballots", "payments", "acts")::contains)) {
            try (var ground = Ground.open(folder.resolve("data"), profile)) {
                within(ground);
            }
        }
        if (parts.contains("pages")) {
            PageLoads.measure(folder.resolve("pages"), rounds, seconds, table);
        }
        if (parts.contains("grown")) {
            GrownPages.measure(folder, rounds, seconds, table);
        }
    }

    private void within(Ground ground) throws Exception {
        var works = ground.city.call(() -> new SmallWorks(ground.beans));
        if (parts.contains("import") || parts.contains("ballots")) {
            boolean only = !parts.contains("import");
            var imports = new Imports(ground, works.small.owners.getFirst());
            imports.measure(only ? 1 : Math.min(rounds, 3), only ? new ArrayList<>() : table);
            profile("import", ground);
        }
        if (parts.contains("payments")) {
            new Payments(ground, works).measure(rounds, seconds, 100, table);
            profile("payments", ground);
        }
        if (parts.contains("acts")) {
            acts(ground);
            profile("acts", ground);
        }
        if (parts.contains("ballots")) {
            var big = ground.city.call(() -> ground.bean(Registry.class)
                    .compoundByCode("BIG-0")
                    .orElseThrow()
                    .id());
            ground.city.call(() -> new Ballots(ground, works.small, big)).measure(rounds, seconds, table);
            profile("ballots", ground);
        }
    }

    private void profile(String part, Ground ground) throws Exception {
        if (profile) {
            System.out.println("Where the database's time went: " + part + "\n" + ground.profile());
        }
    }

    private void acts(Ground ground) throws Exception {
        var row = Row.of("acts numbered, hashed, written, signed (5,000 waiting)", "/s", "bare insert, 32 clients");
        ActKind kind = () -> "bench.thing.done";
        for (int round = 0; round < rounds; round++) {
            ground.city.run(() -> {
                ground.bean(Sequencer.class).runOnce();
                ground.bean(TransactionTemplate.class).executeWithoutResult(_ -> {
                    for (int i = 0; i < ACTS; i++) {
                        ground.bean(Acts.class).record(kind, List.of(), Map.of("n", (long) i), Map.of());
                    }
                });
            });
            double floor = ground.floor(32, seconds);
            long begun = System.nanoTime();
            ground.city.run(() -> ground.bean(Sequencer.class).runOnce());
            row.add(ACTS / ((System.nanoTime() - begun) / 1e9), floor);
        }
        table.add(row);
    }

    private String table(String before) throws IOException {
        var text = new StringBuilder("Measured on " + LocalDate.now() + ": " + machine() + "; load average " + before
                + " before, " + load() + " after; " + rounds + " rounds of " + seconds
                + " s each, product and floor in turn. Median [least–most].\n\n");
        text.append("| what | measured | floor beside it | ratio of the pairs |\n|---|---|---|---|\n");
        table.forEach(row -> text.append(row.line()).append('\n'));
        return text.toString();
    }

    private static String machine() throws IOException {
        var memory = Files.readAllLines(Path.of("/proc/meminfo")).getFirst().replaceAll("\\D", "");
        var model = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown processor");
        return Runtime.getRuntime().availableProcessors() + " cores (" + model + "), " + (Long.parseLong(memory) >> 20)
                + " GB, Java " + Runtime.version() + ", embedded PostgreSQL 18.6 with the product's settings, Linux "
                + System.getProperty("os.version");
    }

    private static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg"), StandardCharsets.US_ASCII)
                .split(" ")[0];
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (var path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}

package anju.city;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The PostgreSQL processes that already run on a place, left behind by a process of ours that was killed. */
final class Postmasters {
    private static final System.Logger LOG = System.getLogger(Postmasters.class.getName());
    private static final Path PROC = Path.of("/proc");
    // A fast shutdown writes a checkpoint first; on a slow disk that is the longest part.
    private static final Duration FAST = Duration.ofSeconds(60);
    private static final Duration IMMEDIATE = Duration.ofSeconds(15);

    private final PostgresPlace place;

    Postmasters(PostgresPlace place) {
        this.place = place;
    }

    /** Leaves nobody on the place: stops what is ours, never touches what is not, and removes a pid file that misleads. */
    void clear() throws IOException {
        for (long pid : servers()) {
            LOG.log(
                    Level.WARNING,
                    "A PostgreSQL (process {0}) was left running on {1}: stopping it",
                    "" + pid,
                    place.data());
            signal(pid, "INT");
        }
        if (!gone(this::servers, FAST)) {
            servers().forEach(pid -> signal(pid, "QUIT"));
            if (!gone(this::servers, IMMEDIATE)) {
                throw new PostgresUnavailable("A PostgreSQL (process " + servers() + ") runs on " + place.data()
                        + " and does not stop. Stop it by hand, then start again.");
            }
        }
        // Children of a killed server end by themselves; one in the middle of a long query may not notice.
        if (!gone(this::children, IMMEDIATE)) {
            children().forEach(pid -> signal(pid, "QUIT"));
            if (!gone(this::children, IMMEDIATE)) {
                throw new PostgresUnavailable("Processes " + children() + " still work in " + place.data()
                        + " and do not stop. Stop them by hand, then start again.");
            }
        }
        removeMisleadingPidFile();
    }

    void signal(long pid, String name) {
        OsCommand sent =
                place.user().run(place.folder(), List.of(place.program("pg_ctl"), "kill", name, Long.toString(pid)));
        if (!sent.succeeded() && ProcessHandle.of(pid).isPresent()) {
            LOG.log(Level.WARNING, "Signal {0} to process {1}: {2}", name, "" + pid, sent.output());
        }
    }

    /** PostgreSQL forgives a pid file whose process is dead, but takes a living stranger with that number for a server. */
    private void removeMisleadingPidFile() throws IOException {
        Path file = place.data().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        Optional<Long> pid = pidIn(file);
        if (pid.isEmpty() || ProcessHandle.of(pid.get()).isPresent()) {
            LOG.log(Level.WARNING, "Removing {0}: the process it names is not a PostgreSQL on this folder", file);
            Files.delete(file);
        }
    }

    static Optional<Long> pidIn(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("[0-9]{1,10}"))
                .map(Long::valueOf);
    }

    /** Processes started as {@code postgres -D <our data>}. */
    private List<Long> servers() {
        return processes().filter(this::servesUs).toList();
    }

    /** Processes whose working folder is our data: every PostgreSQL process, also those that changed their title. */
    private List<Long> children() {
        return processes().filter(this::worksInOurData).toList();
    }

    private boolean servesUs(long pid) {
        try {
            List<String> words = List.of(Files.readString(PROC.resolve(pid + "/cmdline"), StandardCharsets.UTF_8)
                    .split("\0", -1));
            int option = words.indexOf("-D");
            return words.getFirst().endsWith("/postgres")
                    && option > 0
                    && option + 1 < words.size()
                    && words.get(option + 1).equals(place.data().toString());
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private boolean worksInOurData(long pid) {
        try {
            return Files.readSymbolicLink(PROC.resolve(pid + "/cwd")).equals(place.data())
                    && Files.readString(PROC.resolve(pid + "/comm")).startsWith("postgres");
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static Stream<Long> processes() {
        return ProcessHandle.allProcesses().map(ProcessHandle::pid);
    }

    private static boolean gone(Supplier<List<Long>> processes, Duration patience) {
        long until = System.nanoTime() + patience.toNanos();
        while (!processes.get().isEmpty()) {
            if (System.nanoTime() > until) {
                return false;
            }
            Pause.millis(50);
        }
        return true;
    }
}

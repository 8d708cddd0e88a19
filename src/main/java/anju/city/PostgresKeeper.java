package anju.city;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that forks PostgreSQL, waits on it and starts it again when it dies.
 *
 * <p>It must be a platform thread that lives as long as the server: Linux tells the server of its parent's death
 * (PR_SET_PDEATHSIG) when the forking thread ends, not when the process does.
 */
final class PostgresKeeper {
    private static final System.Logger LOG = System.getLogger(PostgresKeeper.class.getName());
    private static final int PORTS_TRIED = 5;
    private static final Duration PORT_PATIENCE = Duration.ofSeconds(20);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);
    // Crash recovery replays at most max_wal_size; ten minutes is a very slow disk.
    private static final Duration START_PATIENCE = Duration.ofMinutes(10);

    /** How often a server that dies is started again within a window, and what happens after the last time. */
    record Limits(int restarts, Duration window, Consumer<String> givingUp) {}

    private final PostgresPlace place;
    private final Map<String, String> settings;
    private final Limits limits;
    private final Thread thread;
    private final CompletableFuture<Integer> ready = new CompletableFuture<>();
    private final Deque<Long> deaths = new ArrayDeque<>();
    private volatile boolean stopping;
    private volatile @Nullable Process server;

    PostgresKeeper(PostgresPlace place, Map<String, String> settings, Limits limits) {
        this.place = place;
        this.settings = settings;
        this.limits = limits;
        this.thread = Thread.ofPlatform().daemon(false).name("postgres-keeper").unstarted(this::keep);
    }

    /** Starts the server and answers its port once it accepts connections. */
    int start() {
        thread.start();
        try {
            return ready.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof PostgresUnavailable refusal) {
                throw refusal;
            }
            throw e;
        }
    }

    /** Shuts the server down: fast first, then without waiting for anything. */
    void stop() {
        stopping = true;
        for (String signal : List.of("INT", "QUIT", "KILL")) {
            Process running = server;
            if (running != null && running.isAlive()) {
                new Postmasters(place).signal(running.pid(), signal);
            }
            try {
                if (thread.join(STOP_PATIENCE)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void keep() {
        try {
            int port = startOnAFreePort();
            ready.complete(port);
            int exit = awaitDeath();
            while (!stopping) {
                startAgain(port, exit);
                exit = awaitDeath();
            }
        } catch (IOException | RuntimeException e) {
            if (!ready.completeExceptionally(e) && !stopping) {
                giveUp(String.valueOf(e.getMessage()));
            }
        }
    }

    private int startOnAFreePort() throws IOException {
        for (int tried = 1; ; tried++) {
            int port = freePort();
            try {
                launch(port);
                return port;
            } catch (PostgresUnavailable e) {
                // Between our asking and PostgreSQL's taking somebody else may have taken the port.
                if (isFree(port) || tried == PORTS_TRIED) {
                    throw e;
                }
            }
        }
    }

    private void startAgain(int port, int exit) throws IOException {
        long now = System.nanoTime();
        deaths.addLast(now);
        deaths.removeIf(death -> now - death > limits.window().toNanos());
        if (deaths.size() > limits.restarts()) {
            throw new PostgresUnavailable("PostgreSQL died " + deaths.size() + " times within "
                    + limits.window().toMinutes() + " minutes; not starting it again." + place.lastWords());
        }
        LOG.log(Level.WARNING, "PostgreSQL ended (exit {0}): starting it again", "" + exit);
        // The pools know the port, so it has to be the same one.
        long until = now + PORT_PATIENCE.toNanos();
        while (!isFree(port) && System.nanoTime() < until && !stopping) {
            Pause.millis(100);
        }
        if (!stopping) {
            launch(port);
        }
    }

    private void giveUp(String reason) {
        LOG.log(Level.ERROR, "The database is gone: {0}", reason);
        limits.givingUp().accept(reason);
    }

    private void launch(int port) throws IOException {
        new Postmasters(place).clear();
        Process started = OsCommand.prepared(place.folder(), place.user().server(commandLine(port)))
                .redirectErrorStream(true)
                .redirectOutput(place.firstWords().toFile())
                .start();
        server = started;
        started.getOutputStream().close();
        if (stopping) {
            started.destroy();
        }
        awaitReadiness(started);
    }

    private List<String> commandLine(int port) {
        var all = new LinkedHashMap<String, String>();
        all.put("listen_addresses", EmbeddedPostgres.HOST);
        all.put("port", Integer.toString(port));
        all.put("unix_socket_directories", "");
        all.put("max_connections", "100");
        all.put("shared_buffers", "256MB");
        all.put("password_encryption", "scram-sha-256");
        all.put("timezone", "UTC");
        all.put("log_timezone", "UTC");
        all.put("fsync", "on");
        all.put("full_page_writes", "on");
        // Seven files, one a weekday, so that the log cannot fill the disk.
        all.put("logging_collector", "on");
        all.put("log_directory", place.log().toString());
        all.put("log_filename", "postgresql-%a.log");
        all.put("log_truncate_on_rotation", "on");
        all.put("log_rotation_age", "1d");
        all.put("log_rotation_size", "0");
        // Statements and keys carry residents' names and numbers; the log is no place for them.
        all.put("log_min_error_statement", "panic");
        all.put("log_error_verbosity", "terse");
        all.putAll(settings);
        var line = new ArrayList<>(
                List.of(place.program("postgres"), "-D", place.data().toString()));
        all.forEach((name, value) -> line.addAll(List.of("-c", name + "=" + value)));
        return line;
    }

    private void awaitReadiness(Process started) {
        Path pidFile = place.data().resolve("postmaster.pid");
        long until = System.nanoTime() + START_PATIENCE.toNanos();
        while (!isReady(pidFile, started.pid())) {
            if (!started.isAlive()) {
                throw new PostgresUnavailable("PostgreSQL did not start:" + place.lastWords());
            }
            if (System.nanoTime() > until) {
                started.destroyForcibly();
                throw new PostgresUnavailable("PostgreSQL was not ready after " + START_PATIENCE.toMinutes()
                        + " minutes:" + place.lastWords());
            }
            Pause.millis(10);
        }
    }

    private static boolean isReady(Path pidFile, long pid) {
        try {
            List<String> lines = Files.readAllLines(pidFile, StandardCharsets.ISO_8859_1);
            return lines.size() >= 8
                    && lines.getFirst().strip().equals(Long.toString(pid))
                    && lines.get(7).strip().equals("ready");
        } catch (IOException e) {
            // Not written yet, or just being replaced.
            return false;
        }
    }

    private int awaitDeath() {
        Process running = server;
        if (running == null) {
            throw new IllegalStateException("no server was launched");
        }
        while (true) {
            try {
                return running.waitFor();
            } catch (InterruptedException e) {
                LOG.log(Level.DEBUG, "The keeper waits for PostgreSQL alone; the interruption is ignored");
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(EmbeddedPostgres.HOST))) {
            return socket.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(EmbeddedPostgres.HOST, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

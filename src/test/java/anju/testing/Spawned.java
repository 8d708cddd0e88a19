package anju.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The application as a process of its own, as {@code ./anju run} starts it: to be timed, and to be killed. */
public final class Spawned implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final int port;
    private final Path log;
    private final long begun = System.nanoTime();
    private Duration untilStartPage = Duration.ZERO;
    private Duration untilPages = Duration.ZERO;
    private int firstStatus;

    private Spawned(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** From the classes of this build, with the product's settings: nothing of the tests' is on its class path. */
    public static Spawned fromClasses(int port, Path data, List<String> javaOptions, String... words)
            throws IOException {
        var options = new ArrayList<>(javaOptions);
        options.addAll(List.of("-cp", ProductClasses.path(), "anju.Main"));
        return start(port, data, options, words);
    }

    /** With these options for Java, which end in what to start. */
    public static Spawned start(int port, Path data, List<String> java, String... words) throws IOException {
        Files.createDirectories(data);
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8"));
        command.addAll(java);
        command.addAll(List.of("run", "--port", "" + port, "--data", data.toString()));
        command.addAll(List.of(words));
        var log = data.resolveSibling(data.getFileName() + ".log");
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new Spawned(process, port, log);
    }

    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Waits until the application itself answers. */
    public Spawned awaitPages() throws IOException, InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            int status = status();
            var now = Duration.ofNanos(System.nanoTime() - begun);
            if (status == 503 && untilStartPage.isZero()) {
                untilStartPage = now;
            }
            if (status != 0 && status != 503) {
                untilPages = now;
                firstStatus = status;
                return this;
            }
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException("the application did not come up: " + lastWords());
            }
            Thread.sleep(15);
        }
    }

    /** Waits until it has written this file. */
    public Spawned awaitFile(Path file) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(file)) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException(file + " was not written: " + lastWords());
            }
            Thread.sleep(15);
        }
        return this;
    }

    /** Since its start. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Of the start page's address; 0 while nobody answers. */
    private int status() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return line.length() == 12 ? Integer.parseInt(line.substring(9)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    public Duration untilStartPage() {
        return untilStartPage;
    }

    public Duration untilPages() {
        return untilPages;
    }

    public int firstStatus() {
        return firstStatus;
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The program's own processor time so far. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** That of its database's processes that live. */
    public Duration databaseCpu() {
        return process.descendants()
                .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    public Optional<ProcessHandle> postmaster() {
        return process.children()
                .filter(child -> child.info().command().orElse("").endsWith("/postgres"))
                .findFirst();
    }

    /** As {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public String lastWords() {
        try {
            var lines = Files.readAllLines(log);
            return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return "\n" + e;
        }
    }

    /** Kills the database alone, as {@code kill -9} does. */
    public void killDatabase() throws IOException, InterruptedException {
        signal(postmaster().orElseThrow().pid(), "KILL");
    }

    /** Kills both at once: the application is stopped first, so that its watchdog cannot answer the database's death. */
    public void killBoth() throws IOException, InterruptedException {
        signal(pid(), "STOP");
        killDatabase();
        kill();
    }

    private static void signal(long pid, String name) throws IOException, InterruptedException {
        if (new ProcessBuilder("kill", "-" + name, "" + pid).start().waitFor() != 0) {
            throw new IOException(pid + " could not be sent " + name);
        }
    }

    /** Stops it as an operator would, and waits. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            kill();
        }
    }
}

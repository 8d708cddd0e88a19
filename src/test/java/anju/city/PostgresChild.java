package anju.city;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** An embedded database in a process of its own, to be killed. */
final class PostgresChild implements AutoCloseable {
    final int port;
    final String password;
    private final Process process;

    private PostgresChild(Process process, int port, String password) {
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /** The child's side: starts, says where it listens, and waits to be killed. */
    public static void main(String[] words) throws InterruptedException {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(words[0]), Map.of(), key -> {});
            System.out.println("ready " + postgres.port() + " " + postgres.password());
            new CountDownLatch(1).await();
        } catch (PostgresUnavailable e) {
            System.out.println("refused " + e.getMessage());
            System.exit(2);
        }
    }

    static PostgresChild start(Path home) throws IOException {
        return start(home, PostgresFolders.PROGRAMS.toString(), List.of(), System.getProperty("java.class.path"));
    }

    static PostgresChild start(Path home, String programs, List<String> prefix, String classPath) throws IOException {
        String said = "";
        Process process = launch(home, programs, prefix, classPath);
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("ready ")) {
                String[] words = line.split(" ");
                return new PostgresChild(process, Integer.parseInt(words[1]), words[2]);
            }
            said += line + "\n";
        }
        throw new IllegalStateException(said);
    }

    private static Process launch(Path home, String programs, List<String> prefix, String classPath)
            throws IOException {
        var command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Danju.postgres.programs=" + programs,
                "-cp",
                classPath,
                PostgresChild.class.getName(),
                home.toString()));
        return new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .start();
    }

    long pid() {
        return process.pid();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}

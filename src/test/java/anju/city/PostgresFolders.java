package anju.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** Fresh homes for embedded databases, sharing one copy of the unpacked programs. */
final class PostgresFolders {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final AtomicInteger COUNT = new AtomicInteger();
    static final Path PROGRAMS = Path.of(System.getProperty("anju.postgres.programs", TARGET + "/postgres"));

    private PostgresFolders() {}

    static Path fresh(String name) throws IOException {
        Path home = TARGET.resolve(
                "test-homes/" + name + "-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
        delete(home);
        return Files.createDirectories(home);
    }

    /** Deletes a home; the server of a killed process may still be writing its last checkpoint there. */
    static void delete(Path home) throws IOException {
        for (int tried = 1; ; tried++) {
            try {
                PostgresBinaries.delete(home);
                return;
            } catch (DirectoryNotEmptyException | UncheckedIOException e) {
                if (tried == 200) {
                    throw e;
                }
                Pause.millis(50);
            }
        }
    }

    static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + postgres.host() + ":" + postgres.port() + "/postgres",
                postgres.superuser(),
                postgres.password());
    }

    static String query(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}

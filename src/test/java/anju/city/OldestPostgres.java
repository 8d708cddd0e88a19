package anju.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;

/**
 * The oldest PostgreSQL we promise to run on, as an office would keep it: the distribution's server of version 15, and on it an
 * owner's login that may create roles and databases and is no superuser.
 */
public final class OldestPostgres implements AutoCloseable {
    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");
    private static final String LOGIN = "office";

    private final Path folder;
    private final Process server;
    private final int port;

    private OldestPostgres(Path folder, Process server, int port) {
        this.folder = folder;
        this.server = server;
        this.port = port;
    }

    /** Must be called by a thread that lives as long as the server is needed: Linux ends the one with the other. */
    public static OldestPostgres start() throws IOException, InterruptedException {
        assertThat(PROGRAMS.resolve("postgres"))
                .as("PostgreSQL 15 is needed: apt-get install postgresql-15")
                .isExecutable();
        var folder = Files.createTempDirectory("anju-oldest-postgres");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        var user = PostgresUser.choose();
        user.own(folder);
        var data = folder.resolve("data").toString();
        var made = user.run(
                folder,
                List.of(program("initdb"), "-D", data, "-U", "boss", "-A", "trust", "-E", "UTF8", "--locale=C"));
        assertThat(made.succeeded()).as(made.output()).isTrue();
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        var settings = Map.of(
                "port", "" + port,
                "listen_addresses", "127.0.0.1",
                "unix_socket_directories", "",
                "fsync", "off");
        var words = Stream.concat(
                Stream.of(program("postgres"), "-D", data),
                settings.entrySet().stream().flatMap(s -> Stream.of("-c", s.getKey() + "=" + s.getValue())));
        var log = folder.resolveSibling(folder.getFileName() + ".log").toFile();
        log.deleteOnExit();
        var server = OsCommand.prepared(folder, user.server(words.toList()))
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        var postgres = new OldestPostgres(folder, server, port);
        postgres.createLogin();
        return postgres;
    }

    public String hostAndPort() {
        return "127.0.0.1:" + port;
    }

    /** What the operator would write after {@code --db}. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=" + LOGIN + "&password=" + LOGIN;
    }

    /** A directory of cities on it, kept in a data folder, as a start with {@code --db} opens one. */
    public Cities cities(Path dataFolder, ApplicationEventPublisher events) {
        return new Cities(
                Cluster.external(dataFolder, url()),
                dataFolder,
                city -> events.publishEvent(new CityOpened(city)),
                city -> events.publishEvent(new CityClosing(city)));
    }

    private void createLogin() throws InterruptedException {
        for (int tried = 1; ; tried++) {
            try (var boss = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=boss");
                    var statement = boss.createStatement()) {
                statement.execute(
                        "create role " + LOGIN + " login nosuperuser createdb createrole password '" + LOGIN + "'");
                return;
            } catch (SQLException e) {
                assertThat(tried).as("tries to reach PostgreSQL 15: %s", e).isLessThan(300);
                Thread.sleep(100);
            }
        }
    }

    private static String program(String name) {
        return PROGRAMS.resolve(name).toString();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        server.destroy();
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        PostgresBinaries.delete(folder);
    }
}

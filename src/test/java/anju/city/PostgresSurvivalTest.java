package anju.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is left of the database, and of its folder, after somebody died. */
class PostgresSurvivalTest {
    private Path home;

    @BeforeEach
    void home() throws IOException {
        home = PostgresFolders.fresh("survival");
    }

    @AfterEach
    void clear() throws IOException {
        PostgresFolders.delete(home);
    }

    @Test
    void a_killed_server_comes_back_on_its_port_with_what_was_committed() throws Exception {
        try (EmbeddedPostgres postgres = start()) {
            write(postgres.port(), postgres.password());
            long first = serverPid();

            kill(first);

            awaitRow(postgres.port(), postgres.password());
            assertThat(serverPid()).isNotEqualTo(first);
        }
    }

    @Test
    void a_server_that_keeps_dying_is_given_up_with_its_last_words() throws Exception {
        BlockingQueue<String> reasons = new LinkedBlockingQueue<>();
        var limits = new PostgresKeeper.Limits(1, Duration.ofMinutes(10), reasons::add);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home, Map.of(), key -> {}, limits)) {
            write(postgres.port(), postgres.password());
            kill(serverPid());
            awaitRow(postgres.port(), postgres.password());
            assertThat(reasons).isEmpty();

            kill(serverPid());

            assertThat(reasons.poll(30, TimeUnit.SECONDS)).contains("died 2 times within 10 minutes");
        }
    }

    @Test
    void closing_stops_the_server_and_frees_the_folder() throws Exception {
        long pid;
        try (EmbeddedPostgres postgres = start()) {
            write(postgres.port(), postgres.password());
            pid = serverPid();
        }
        assertThat(runs(pid)).isFalse();
        assertThat(home.resolve("postgres/data/postmaster.pid")).doesNotExist();
        try (EmbeddedPostgres again = start()) {
            assertThat(row(again.port(), again.password())).isEqualTo("kept");
        }
    }

    @Test
    void after_our_own_process_was_killed_the_server_ends_and_the_next_start_finds_what_was_committed()
            throws Exception {
        PostgresChild child = PostgresChild.start(home);
        write(child.port, child.password);
        long server = serverPid();

        child.kill();

        try (EmbeddedPostgres next = start()) {
            assertThat(row(next.port(), next.password())).isEqualTo("kept");
            assertThat(serverPid()).isNotEqualTo(server);
            assertThat(runs(server)).isFalse();
        }
    }

    @Test
    void after_both_were_killed_the_next_start_recovers() throws Exception {
        PostgresChild child = PostgresChild.start(home);
        write(child.port, child.password);

        // Stopped first, so that its watchdog cannot answer the server's death.
        new ProcessBuilder("kill", "-STOP", Long.toString(child.pid())).start().waitFor();
        kill(serverPid());
        child.kill();

        try (EmbeddedPostgres next = start()) {
            assertThat(row(next.port(), next.password())).isEqualTo("kept");
        }
    }

    @Test
    @Tag("long")
    void twenty_kills_at_random_moments_lose_nothing_that_was_acknowledged() throws Exception {
        long seed = System.nanoTime();
        var random = new java.util.Random(seed);
        int acknowledged = 0;
        for (int round = 0; round < 20; round++) {
            try (PostgresChild child = PostgresChild.start(home)) {
                Thread killer = killLater(child, random.nextInt(50, 400));
                try (Connection connection = connect(child.port, child.password);
                        var statement = connection.createStatement()) {
                    statement.execute("create table if not exists fact (n int primary key)");
                    statement.execute("delete from fact where n >= " + acknowledged);
                    while (true) {
                        statement.execute("insert into fact values (" + acknowledged + ")");
                        acknowledged++;
                    }
                } catch (SQLException e) {
                    killer.join();
                }
            }
            try (EmbeddedPostgres next = start();
                    Connection connection = PostgresFolders.connect(next)) {
                boolean begun = !PostgresFolders.query(
                                connection, "select count(*) from pg_class where relname = 'fact'")
                        .equals("0");
                assertThat(acknowledged == 0 || begun).as("seed %s", seed).isTrue();
                if (begun) {
                    assertThat(PostgresFolders.query(connection, "select count(*) from fact where n < " + acknowledged))
                            .as("seed %s", seed)
                            .isEqualTo(Integer.toString(acknowledged));
                }
            }
        }
        assertThat(acknowledged).as("seed %s", seed).isPositive();
    }

    @Test
    void a_server_left_running_on_our_folder_is_stopped_and_not_adopted() throws Exception {
        start().close();
        PostgresUser user = PostgresUser.choose();
        PostgresPlace place = PostgresPlace.within(home, user);
        OsCommand left = OsCommand.run(
                home,
                Stream.concat(
                                user.server(List.of()).stream().filter(word -> !word.matches("setsid|INT|--pdeathsig")),
                                Stream.of(
                                        place.program("pg_ctl"),
                                        "start",
                                        "-w",
                                        "-D",
                                        place.data().toString(),
                                        "-l",
                                        place.log().resolve("left.log").toString(),
                                        "-o",
                                        "-c listen_addresses=127.0.0.1 -c unix_socket_directories= -p " + freePort()))
                        .toList());
        assertThat(left.succeeded()).as(left.output()).isTrue();
        long orphan = serverPid();
        assertThat(runs(orphan)).isTrue();

        try (EmbeddedPostgres next = start()) {
            write(next.port(), next.password());
            assertThat(serverPid()).isNotEqualTo(orphan);
            assertThat(ProcessHandle.of(orphan)
                            .filter(ProcessHandle::isAlive)
                            .flatMap(alive -> alive.info().command()))
                    .isEmpty();
        }
    }

    @Test
    void a_stranger_named_in_the_pid_file_is_left_alone() throws Exception {
        start().close();
        PostgresUser user = PostgresUser.choose();
        // Under the database's own account, whose processes PostgreSQL would take for a server.
        Process stranger = new ProcessBuilder(user.server(List.of("sleep", "600"))).start();
        try {
            pidFile(stranger.pid() + "\n" + home.resolve("postgres/data") + "\n1\n5432\n");
            try (EmbeddedPostgres postgres = start()) {
                write(postgres.port(), postgres.password());
                assertThat(stranger.isAlive()).isTrue();
            }
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void a_pid_file_of_the_dead_or_with_rubbish_does_not_hinder() throws Exception {
        start().close();
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        for (String content :
                List.of(dead.pid() + "\n" + home.resolve("postgres/data") + "\n1\n5432\n", "", "rubbish\n")) {
            pidFile(content);
            start().close();
        }
    }

    @Test
    void another_process_is_refused_the_folder_by_name_and_number() throws Exception {
        try (PostgresChild child = PostgresChild.start(home)) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(PostgresUnavailable.class)
                    .hasMessageContaining(home.toString())
                    .hasMessageContaining("process " + child.pid());
        }
    }

    @Test
    void a_database_of_another_major_version_is_refused_and_left_as_it_is() throws Exception {
        start().close();
        Path version = home.resolve("postgres/data/PG_VERSION");
        Files.writeString(version, "17\n");

        assertThatThrownBy(this::start)
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining("PostgreSQL 17")
                .hasMessageContaining("pg_dump");
        assertThat(version).hasContent("17");
    }

    @Test
    void a_folder_that_is_no_database_is_refused() throws Exception {
        Files.createDirectories(home.resolve("postgres/data"));

        assertThatThrownBy(this::start)
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining("not a PostgreSQL database");
    }

    @Test
    void a_lost_password_is_named_with_the_way_out() throws Exception {
        start().close();
        Files.delete(home.resolve("postgres/password"));

        assertThatThrownBy(this::start)
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining("postgres/password")
                .hasMessageContaining("backup");
    }

    @Test
    void half_done_work_of_a_killed_first_start_is_begun_again() throws Exception {
        Path place = Files.createDirectories(home.resolve("postgres"));
        Files.createDirectories(place.resolve("data.new-1/base"));
        Files.writeString(place.resolve("password"), "of an unfinished database\n");
        Files.createDirectories(place.resolve("programs/postgresql-18.6.new-1/bin"));

        try (EmbeddedPostgres postgres = start()) {
            write(postgres.port(), postgres.password());
        }
        assertThat(place.resolve("data.new-1")).doesNotExist();
    }

    @Test
    void a_setting_postgres_does_not_know_is_reported_in_its_words() {
        assertThatThrownBy(() -> EmbeddedPostgres.start(home, Map.of("no_such_setting", "1"), key -> {}))
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining("no_such_setting");
    }

    @Test
    void a_home_the_databases_account_cannot_enter_gets_its_data_elsewhere_and_keeps_it() throws Exception {
        Path closed = Files.createDirectories(home.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        Path inside = Files.createDirectories(closed.resolve("home"));
        boolean enters = PostgresUser.choose().canEnter(inside);
        Path link = inside.resolve("postgres");
        try {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(inside, Map.of(), key -> {})) {
                write(postgres.port(), postgres.password());
            }
            assertThat(Files.isSymbolicLink(link)).isEqualTo(!enters);
            assertThat(link.toRealPath().startsWith(enters ? inside : Path.of("/var/lib/anju")))
                    .isTrue();
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(inside, Map.of(), key -> {})) {
                assertThat(row(postgres.port(), postgres.password())).isEqualTo("kept");
            }
        } finally {
            if (Files.isSymbolicLink(link)) {
                PostgresFolders.delete(link.toRealPath());
            }
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(home, Map.of(), key -> {});
    }

    private long serverPid() throws IOException {
        return Postmasters.pidIn(home.resolve("postgres/data/postmaster.pid")).orElseThrow();
    }

    /** A dead process nobody has collected yet keeps its number, but has no command line any more. */
    private static boolean runs(long pid) {
        try {
            return !Files.readString(Path.of("/proc/" + pid + "/cmdline")).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void kill(long pid) {
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    private static Thread killLater(PostgresChild child, int millis) {
        return Thread.ofPlatform().start(() -> {
            try {
                Thread.sleep(millis);
                child.kill();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void pidFile(String content) throws IOException {
        Path file = home.resolve("postgres/data/postmaster.pid");
        Files.writeString(file, content);
        PostgresUser.choose().own(file);
    }

    private static Connection connect(int port, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "anju", password);
    }

    private static void write(int port, String password) throws SQLException {
        try (Connection connection = connect(port, password);
                var statement = connection.createStatement()) {
            statement.execute("create table note (word text)");
            statement.execute("insert into note values ('kept')");
        }
    }

    private static String row(int port, String password) throws SQLException {
        try (Connection connection = connect(port, password)) {
            return PostgresFolders.query(connection, "select word from note");
        }
    }

    private static void awaitRow(int port, String password) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try {
                assertThat(row(port, password)).isEqualTo("kept");
                return;
            } catch (SQLException e) {
                assertThat(System.nanoTime()).as("still refused: %s", e).isLessThan(until);
                Thread.sleep(20);
            }
        }
    }
}

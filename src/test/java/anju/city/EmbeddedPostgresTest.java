package anju.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {
    private static Path home;
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        home = PostgresFolders.fresh("embedded");
        postgres = EmbeddedPostgres.start(home, Map.of(), key -> {});
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
        PostgresFolders.delete(home);
    }

    @Test
    void it_is_durable_checksummed_and_alone_on_loopback() throws SQLException {
        try (Connection connection = PostgresFolders.connect(postgres)) {
            assertThat(setting(connection, "fsync")).isEqualTo("on");
            assertThat(setting(connection, "full_page_writes")).isEqualTo("on");
            assertThat(setting(connection, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(connection, "data_checksums")).isEqualTo("on");
            assertThat(setting(connection, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(connection, "unix_socket_directories")).isEmpty();
            assertThat(setting(connection, "password_encryption")).isEqualTo("scram-sha-256");
            assertThat(setting(connection, "TimeZone")).isEqualTo("UTC");
            assertThat(setting(connection, "server_encoding")).isEqualTo("UTF8");
            assertThat(setting(connection, "server_version")).startsWith(PostgresBinaries.VERSION);
        }
    }

    @Test
    void text_sorts_by_code_point_and_knows_upper_case_the_same_on_every_machine() throws SQLException {
        assertThat(query("select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'postgres'"))
                .isEqualTo("b C.UTF-8");
    }

    @Test
    void a_wrong_password_is_refused() {
        assertThatThrownBy(() -> connect("wrong"))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
    }

    @Test
    void no_password_is_refused() {
        assertThatThrownBy(() -> connect("")).isInstanceOf(SQLException.class).hasMessageContaining("password");
    }

    @Test
    void every_way_in_asks_for_scram() throws SQLException {
        assertThat(query("select string_agg(distinct auth_method, ',') from pg_hba_file_rules"))
                .isEqualTo("scram-sha-256");
    }

    @Test
    void the_password_is_random_and_readable_by_its_owner_only() throws IOException {
        Path file = home.resolve("postgres/password");
        assertThat(postgres.password()).hasSizeGreaterThanOrEqualTo(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void the_log_repeats_neither_statements_nor_keys() throws SQLException, IOException {
        try (Connection connection = PostgresFolders.connect(postgres);
                var statement = connection.createStatement()) {
            statement.execute("create temporary table resident (phone text primary key)");
            statement.execute("insert into resident values ('13800138000')");
            assertThatThrownBy(() -> statement.execute("insert into resident values ('13800138000')"))
                    .isInstanceOf(SQLException.class);
        }
        StringBuilder log = new StringBuilder();
        try (var files = Files.list(home.resolve("postgres/log"))) {
            for (Path file : files.toList()) {
                log.append(Files.readString(file));
            }
        }
        assertThat(log).contains("duplicate key").doesNotContain("13800138000");
    }

    @Test
    void a_second_start_on_the_folder_is_refused_naming_folder_and_process() {
        assertThatThrownBy(() -> EmbeddedPostgres.start(home, Map.of(), key -> {}))
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining(home.toString())
                .hasMessageContaining("process " + ProcessHandle.current().pid());
    }

    @Test
    void no_account_but_the_servers_may_read_the_data() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("postgres/data"))))
                .isEqualTo("rwx------");
    }

    @Test
    void other_platforms_are_shown_the_way_to_an_external_database() {
        for (List<String> machine :
                List.of(List.of("Mac OS X", "aarch64"), List.of("Windows 11", "amd64"), List.of("Linux", "aarch64"))) {
            assertThatThrownBy(() -> PostgresBinaries.refuseForeignPlatform(machine.get(0), machine.get(1)))
                    .isInstanceOf(PostgresUnavailable.class)
                    .hasMessageContaining("--db");
        }
        PostgresBinaries.refuseForeignPlatform("Linux", "amd64");
    }

    private static Connection connect(String password) throws SQLException {
        var login = new Properties();
        login.put("user", postgres.superuser());
        if (!password.isEmpty()) {
            login.put("password", password);
        }
        return DriverManager.getConnection(
                "jdbc:postgresql://" + postgres.host() + ":" + postgres.port() + "/postgres", login);
    }

    private static String query(String sql) throws SQLException {
        try (Connection connection = PostgresFolders.connect(postgres)) {
            return PostgresFolders.query(connection, sql);
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        return PostgresFolders.query(connection, "select current_setting('" + name + "')");
    }
}

package anju.bench;

import anju.Application;
import anju.city.Cities;
import anju.city.City;
import anju.evidence.Sequencer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The application in this process over an embedded PostgreSQL with the product's settings, a test city, and the floor beside it. */
final class Ground implements AutoCloseable {
    private static final String PROFILED =
            "{'shared_preload_libraries':'pg_stat_statements','pg_stat_statements.track':'all'}";

    final ConfigurableApplicationContext beans;
    final City city;
    private final String url;
    private final Properties passwords = new Properties();
    private final String passwordOfSuperuser;

    private Ground(ConfigurableApplicationContext beans, Path data) throws SQLException, IOException {
        this.beans = beans;
        city = beans.getBean(Cities.class).found("bench", "测量市", City.Kind.TEST);
        try (var in = Files.newBufferedReader(data.resolve("secrets/roles.properties"))) {
            passwords.load(in);
        }
        passwordOfSuperuser =
                Files.readString(data.resolve("postgres/password")).strip();
        url = city.call(() -> {
            try (var connection = beans.getBean(DataSource.class).getConnection()) {
                return connection.getMetaData().getURL();
            }
        });
        try (var owner = connect("anju_owner");
                var statement = owner.createStatement()) {
            for (var durable : new String[] {"fsync", "full_page_writes", "synchronous_commit", "data_checksums"}) {
                try (var rows = statement.executeQuery("show " + durable)) {
                    rows.next();
                    if (!rows.getString(1).equals("on")) {
                        throw new IllegalStateException(durable + " is " + rows.getString(1) + ": nothing to measure");
                    }
                }
            }
            statement.execute("create schema bench");
            statement.execute(
                    "create table bench.floor (id bigint generated always as identity primary key, n bigint not null)");
            statement.execute("grant usage on schema bench to anju_app");
            statement.execute("grant insert on bench.floor to anju_app");
        }
    }

    private void prepareProfile() throws SQLException {
        try (var superuser = DriverManager.getConnection(
                        url.replaceFirst("/[^/]*$", "/postgres"), "anju", passwordOfSuperuser);
                var statement = superuser.createStatement()) {
            statement.execute("create extension pg_stat_statements");
        }
    }

    static Ground open(Path data, boolean profiled) throws SQLException, IOException {
        // As the product runs, not as the tests on the same class path do; background work is stepped.
        var ground = new Ground(
                new SpringApplication(Application.class)
                        .run(
                                "--anju.data=" + data,
                                "--anju.empty=true",
                                "--anju.background=false",
                                "--anju.postgres.settings=" + (profiled ? PROFILED : "{:}"),
                                "--server.port=0"),
                data);
        if (profiled) {
            ground.prepareProfile();
        }
        return ground;
    }

    <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }

    /** A connection of its own, past the pool. */
    Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(url, role, passwords.getProperty(role));
    }

    /** One narrow row and its commit, by as many clients as the thing it is the floor of. */
    double floor(int clients, double seconds) throws Exception {
        var connections = new Connection[clients];
        try {
            for (int i = 0; i < clients; i++) {
                connections[i] = connect("anju_app");
            }
            return Load.perSecond(clients, seconds, i -> insert(connections[i]));
        } finally {
            for (var connection : connections) {
                if (connection != null) {
                    connection.close();
                }
            }
        }
    }

    private static Callable<?> insert(Connection connection) {
        try {
            var statement = connection.prepareStatement("insert into bench.floor (n) values (?)");
            return () -> {
                statement.setLong(1, 1);
                return statement.executeUpdate();
            };
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** While the work runs, acts are numbered and signed in the background, as in the product. */
    double sequenced(Callable<Double> work) throws Exception {
        var sequencer = bean(Sequencer.class);
        var over = new AtomicBoolean();
        var background = Thread.ofPlatform()
                .daemon()
                .start(() -> city.run(() -> {
                    // Never interrupted: an interrupted thread closes the files it writes.
                    while (!over.get()) {
                        sequencer.runOnce();
                        LockSupport.parkNanos(250_000_000);
                    }
                }));
        try {
            return work.call();
        } finally {
            over.set(true);
            background.join();
        }
    }

    /** Where the database's time went since the last asking, statements of triggers included. */
    String profile() throws SQLException {
        var text = new StringBuilder();
        try (var superuser = DriverManager.getConnection(
                        url.replaceFirst("/[^/]*$", "/postgres"), "anju", passwordOfSuperuser);
                var statement = superuser.createStatement();
                var rows = statement.executeQuery("""
                        select calls, round(total_exec_time) as ms, round((total_exec_time / calls)::numeric, 3) as each,
                               regexp_replace(left(query, 220), '\\s+', ' ', 'g') as query
                          from pg_stat_statements order by total_exec_time desc limit 25""")) {
            while (rows.next()) {
                text.append("%8d calls %8d ms %9.3f ms each  %s%n"
                        .formatted(rows.getLong(1), rows.getLong(2), rows.getDouble(3), rows.getString(4)));
            }
        }
        try (var superuser = DriverManager.getConnection(
                        url.replaceFirst("/[^/]*$", "/postgres"), "anju", passwordOfSuperuser);
                var statement = superuser.createStatement()) {
            statement.execute("select pg_stat_statements_reset()");
        }
        return text.toString();
    }

    @Override
    public void close() {
        beans.close();
    }
}

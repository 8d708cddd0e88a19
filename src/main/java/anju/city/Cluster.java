package anju.city;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A PostgreSQL cluster that holds cities: the embedded one, or one the office runs (15 or newer). Knows the owner's
 * login and the three runtime roles: {@code anju_owner} migrates, {@code anju_app} serves, {@code anju_seq} numbers
 * acts.
 */
public final class Cluster implements AutoCloseable {
    static final String OWNER = "anju_owner";
    static final String APP = "anju_app";
    static final String SEQUENCER = "anju_seq";

    /**
     * Rounds of hashing a password at each connection (RFC 7677 asks for 4,096 so that guessing words is dear). Ours are 192 random bits,
     * which nobody guesses at any price, and a connection takes a fifth of the time.
     */
    static final int ROUNDS_FOR_RANDOM_PASSWORDS = 1;

    private static final int KNOWS_ROUNDS = 160000;
    private static final Pattern URL = Pattern.compile("(jdbc:postgresql://[^/?]+/)([^?]*)(\\?.*)?");

    private final String prefix;
    private final String maintenanceDatabase;
    private final String parameters;
    private final @Nullable String user;
    private final @Nullable String password;
    private final Properties secrets;
    private final @Nullable EmbeddedPostgres embedded;
    private boolean prepared;

    private Cluster(
            String url,
            @Nullable String user,
            @Nullable String password,
            Path dataFolder,
            @Nullable EmbeddedPostgres embedded) {
        var m = URL.matcher(url);
        if (!m.matches()) {
            throw new IllegalArgumentException(
                    "--db takes jdbc:postgresql://HOST:PORT/DATABASE?user=OWNER&password=..., not " + url);
        }
        prefix = m.group(1);
        maintenanceDatabase = m.group(2).isEmpty() ? "postgres" : m.group(2);
        parameters = m.group(3) == null ? "" : m.group(3);
        this.user = user;
        this.password = password;
        this.embedded = embedded;
        secrets = secretsIn(dataFolder);
    }

    /** Starts the embedded PostgreSQL in {@code dataFolder}. */
    public static Cluster embedded(Path dataFolder, Map<String, String> settings, Consumer<String> progress) {
        try {
            var postgres = EmbeddedPostgres.start(dataFolder, settings, progress);
            return new Cluster(
                    "jdbc:postgresql://" + postgres.host() + ":" + postgres.port() + "/postgres",
                    postgres.superuser(),
                    postgres.password(),
                    dataFolder,
                    postgres);
        } catch (Exception e) {
            throw new IllegalStateException("the embedded PostgreSQL did not start: " + e.getMessage(), e);
        }
    }

    /** A cluster that somebody else runs; {@code url} carries the login of an owner who may create roles and databases. */
    public static Cluster external(Path dataFolder, String url) {
        return new Cluster(url, null, null, dataFolder, null);
    }

    DataSource administrator(String database) {
        return user == null || password == null
                ? source(prefix + database + parameters)
                : source(prefix + database, user, password);
    }

    DataSource as(String role, String database) {
        return source(withoutLogin(prefix + database), role, secrets.getProperty(role));
    }

    String url(String database) {
        return withoutLogin(prefix + database);
    }

    String secret(String role) {
        return secrets.getProperty(role);
    }

    /** Runs {@code preparing} the first time; others wait for it. */
    synchronized void once(Runnable preparing) {
        if (!prepared) {
            preparing.run();
            prepared = true;
        }
    }

    /** Creates what every city needs and is not there yet: the runtime roles with this folder's passwords. */
    void prepare() {
        var db = JdbcClient.create(administrator(maintenanceDatabase));
        int version = db.sql("select current_setting('server_version_num')::int")
                .query(Integer.class)
                .single();
        if (version < 150000) {
            throw new IllegalStateException(
                    "Anju needs PostgreSQL 15 or newer; this server is version " + version / 10000);
        }
        for (var role : new String[] {OWNER, APP, SEQUENCER}) {
            keep(db, role, version);
        }
        db.sql("grant " + OWNER + " to current_user").update();
    }

    private void keep(JdbcClient db, String role, int version) {
        var superuser = db.sql("select rolsuper from pg_roles where rolname = ?")
                .param(role)
                .query(Boolean.class)
                .optional();
        if (superuser.orElse(false)) {
            throw new IllegalStateException("The role " + role + " of this server is a superuser, and Anju does not"
                    + " serve pages with such rights. Take them away (alter role " + role + " nosuperuser).");
        }
        // Only a superuser may say anything of that right in an ALTER, even that it stays away.
        var rounds = version < KNOWS_ROUNDS ? "" : "set scram_iterations = " + ROUNDS_FOR_RANDOM_PASSWORDS + "; ";
        runSecretly(rounds
                + (superuser.isPresent() ? "alter role " + role : "create role " + role + " nosuperuser")
                + " login nocreatedb nocreaterole password '" + secrets.getProperty(role) + "'");
        // The planner overrates walks of the thread and sums over homes, and would compile them for longer than they
        // run.
        db.sql("alter role " + role + " set jit = off").update();
    }

    /** For statements that hold a password: an error says what went wrong without repeating them. */
    private void runSecretly(String sql) {
        try (var connection = administrator(maintenanceDatabase).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the runtime roles cannot be prepared: " + e.getMessage(), e);
        }
    }

    JdbcClient administration() {
        return JdbcClient.create(administrator(maintenanceDatabase));
    }

    @Override
    public void close() {
        if (embedded != null) {
            try {
                embedded.close();
            } catch (Exception e) {
                throw new IllegalStateException("the embedded PostgreSQL did not stop", e);
            }
        }
    }

    private String withoutLogin(String url) {
        var kept =
                Pattern.compile("[?&](user|password)=[^&]*").matcher(parameters).replaceAll("");
        return url + (kept.isEmpty() ? "" : "?" + kept.substring(1));
    }

    private static DataSource source(String url) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }

    private static DataSource source(String url, String user, String password) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    /** Passwords of the runtime roles, made once for a data folder and readable by its owner alone. */
    private static Properties secretsIn(Path dataFolder) {
        var file = dataFolder.resolve("secrets").resolve("roles.properties");
        var secrets = new Properties();
        try {
            var random = new SecureRandom();
            var made = new StringBuilder("# passwords of the runtime roles\n");
            for (var role : new String[] {OWNER, APP, SEQUENCER}) {
                var bytes = new byte[24];
                random.nextBytes(bytes);
                made.append(role)
                        .append('=')
                        .append(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                        .append('\n');
            }
            var kept = SecretFile.keep(file, made.toString().getBytes(StandardCharsets.ISO_8859_1));
            secrets.load(new StringReader(new String(kept, StandardCharsets.ISO_8859_1)));
            return secrets;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the passwords of the runtime roles in " + file, e);
        }
    }

    /** True when somebody answers; used by the health page. */
    public boolean answers() {
        try (var connection = administrator(maintenanceDatabase).getConnection()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }
}

package anju.attack;

import static org.assertj.core.api.Assertions.assertThat;

import anju.city.City;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * Somebody who holds a database account of the installation and leaves the application aside. Each attack is a transaction of its
 * own that ends with the checks of the commit and is then rolled back. Not a savepoint: "written together with its parent" is a rule
 * about transactions, and within one of ours everything would be written together.
 */
public final class Attacker implements AutoCloseable {
    /** The three accounts: what serves pages, what numbers the record, and what migrated the schema and is closed afterwards. */
    public enum Account {
        APP,
        SEQ,
        OWNER;

        String role() {
            return "anju_" + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final Pattern IN_FUNCTION = Pattern.compile("PL/pgSQL function ([a-z_]+\\.[a-z_]+)\\(");

    private static final Pattern TARGET =
            Pattern.compile("(?:insert into|update|delete from|truncate) ([a-z_]+\\.[a-z_]+)");

    private final String url;
    private final Properties passwords = new Properties();
    private final Map<Account, Connection> connections = new EnumMap<>(Account.class);
    private final List<Attempt> attempts = new ArrayList<>();

    public Attacker(City city) {
        url = ((HikariDataSource) city.sequencing()).getJdbcUrl();
        // The folder of the installation: <data>/cities/<code>.
        var secrets = city.folder().getParent().getParent().resolve("secrets/roles.properties");
        try (var in = Files.newBufferedReader(secrets)) {
            passwords.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Several statements are one attack; what is checked at the commit is checked at its end. */
    Attempt attack(Account account, String sql) {
        var attempt = tried(account, sql);
        attempts.add(attempt);
        return attempt;
    }

    private Attempt tried(Account account, String sql) {
        try {
            var connection = connection(account);
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
                statement.execute("set constraints all immediate");
                return new Attempt(account + ": " + sql, null, null, "");
            } catch (PSQLException e) {
                return new Attempt(account + ": " + sql, e.getSQLState(), cause(e, sql), e.getMessage());
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the connection of " + account + " broke at: " + sql, e);
        }
    }

    /** {@code schema.table constraint}, or {@code schema.table function} for a function that guards several tables. */
    private static @Nullable String cause(PSQLException e, String sql) {
        var error = e.getServerErrorMessage();
        if (error == null) {
            return null;
        }
        if (error.getConstraint() != null) {
            return error.getSchema() + "." + error.getTable() + " " + error.getConstraint();
        }
        var where = IN_FUNCTION.matcher(error.getWhere() == null ? "" : error.getWhere());
        if (!where.find()) {
            return null;
        }
        if (!where.group(1).startsWith("city.")) {
            return where.group(1);
        }
        // One function for many tables, all of which fire at once: the last statement is the one refused.
        var last = "";
        for (var of = TARGET.matcher(sql); of.find(); ) {
            last = of.group(1) + " ";
        }
        return last + where.group(1);
    }

    /** An attack written by hand, which has to be refused for this reason: the name of the constraint, or words of the trigger. */
    public void isRefused(Account account, String because, String sql) {
        var attempt = attack(account, sql);
        assertThat(attempt.refusal()).as(attempt.toString()).isNotNull();
        assertThat(attempt.cause() + " " + attempt.words())
                .as(attempt.toString())
                .contains(because);
    }

    /** The one value that a query gives. */
    public String value(Account account, String sql) {
        var value = rows(account, sql).getFirst().getFirst();
        return java.util.Objects.requireNonNull(value, sql);
    }

    /** Rows as text, read by an account that may. */
    List<List<@Nullable String>> rows(Account account, String sql) {
        try {
            var connection = connection(account);
            try (var statement = connection.createStatement();
                    var result = statement.executeQuery(sql)) {
                var rows = new ArrayList<List<@Nullable String>>();
                while (result.next()) {
                    var row = new ArrayList<@Nullable String>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(result.getString(i));
                    }
                    rows.add(row);
                }
                return rows;
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private Connection connection(Account account) throws SQLException {
        var known = connections.get(account);
        if (known != null) {
            return known;
        }
        var made = DriverManager.getConnection(url, account.role(), passwords.getProperty(account.role()));
        made.setAutoCommit(false);
        try (var statement = made.createStatement()) {
            // Rather an error than a test that stands still beside somebody's lock.
            statement.execute("set lock_timeout = '20s'");
        }
        made.commit();
        connections.put(account, made);
        return made;
    }

    List<Attempt> attempts() {
        return attempts;
    }

    /** Attacks by what became of them, in the order of the codes. */
    Map<String, Long> byRefusal() {
        var counts = new TreeMap<String, Long>();
        attempts.forEach(it -> counts.merge(it.refusal() == null ? "through" : it.refusal(), 1L, Long::sum));
        return counts;
    }

    /** Constraints and functions of triggers that refused something. */
    TreeSet<String> causes() {
        var causes = new TreeSet<String>();
        attempts.forEach(it -> {
            if (it.cause() != null) {
                causes.add(it.cause());
            }
        });
        return causes;
    }

    @Override
    public void close() {
        for (var connection : connections.values()) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

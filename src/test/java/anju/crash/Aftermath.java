package anju.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A city's database after a crash, seen by its owner beside the application, wherever the embedded server listens now. */
final class Aftermath {
    private final Path data;
    private final String city;
    private final JdbcClient db = JdbcClient.create(new Reborn());

    Aftermath(Path data, String city) {
        this.data = data;
        this.city = city;
    }

    JdbcClient db() {
        return db;
    }

    long count(String sql) {
        return db.sql(sql).query(Long.class).single();
    }

    Set<UUID> commands() {
        return new HashSet<>(
                db.sql("select id from evidence.command").query(UUID.class).list());
    }

    void awaitDatabase() throws InterruptedException {
        for (int tried = 0; ; tried++) {
            try {
                count("select 1");
                return;
            } catch (RuntimeException e) {
                if (tried == 300) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }

    /** Waits until every act is numbered and signed; {@code lastWords} tells why if that never comes. */
    void awaitQuiet(String when, java.util.function.Supplier<String> lastWords) throws InterruptedException {
        for (int tried = 0;
                count("select count(*) from evidence.queue") > 0
                        || count("select coalesce(max(size), 0) from evidence.signed_head")
                                < count("select count(*) from evidence.act");
                tried++) {
            assertThat(tried)
                    .as(() -> "waiting for the queue to drain: " + when + lastWords.get())
                    .isLessThan(200);
            Thread.sleep(100);
        }
    }

    void booksBalance(String when) {
        assertThat(db.sql("select journal_id from fund.posting group by journal_id having sum(amount_fen) <> 0")
                        .query(UUID.class)
                        .list())
                .as("journals that do not add up: %s", when)
                .isEmpty();
        assertThat(db.sql("""
                select a.code from fund.account a join fund.balance b on b.account_id = a.id
                  left join lateral (
                    select coalesce(sum(p.amount_fen) filter (where j.kind in ('POST', 'POST_HOLD')), 0) as posted
                      from fund.posting p join fund.journal j on j.id = p.journal_id where p.account_id = a.id) s on true
                 where b.debit_fen - b.credit_fen <> s.posted""").query(String.class).list())
                .as("accounts whose balance is not the sum of their postings: %s", when)
                .isEmpty();
    }

    /** Where the embedded server listens now. */
    String server() throws IOException {
        return "127.0.0.1:"
                + Files.readAllLines(data.resolve("postgres/data/postmaster.pid"))
                        .get(3);
    }

    /** The city's database on this server, as its owner sees it. */
    static DriverManagerDataSource owner(String server, Path data, String city) throws IOException {
        var passwords = new Properties();
        try (var in = Files.newBufferedReader(data.resolve("secrets/roles.properties"))) {
            passwords.load(in);
        }
        return new DriverManagerDataSource(
                "jdbc:postgresql://" + server + "/anju_" + city, "anju_owner", passwords.getProperty("anju_owner"));
    }

    private final class Reborn extends AbstractDataSource {
        @Override
        public Connection getConnection() throws SQLException {
            try {
                return owner(server(), data, city).getConnection();
            } catch (IOException e) {
                throw new SQLException("no server", e);
            } catch (IndexOutOfBoundsException e) {
                throw new SQLException("a server that is about to listen", e);
            }
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }
}

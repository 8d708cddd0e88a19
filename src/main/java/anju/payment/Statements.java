package anju.payment;

import anju.city.City;
import anju.city.Locks;
import anju.money.Money;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The bank's statements in the database. */
@Component
class Statements {
    private final JdbcClient db;

    Statements(JdbcClient db) {
        this.db = db;
    }

    Optional<Before> before(byte[] sha256) {
        // Two that hand in the same file at once wait for each other.
        Locks.hold(db, "statement");
        return db.sql("select id, place_path, read_at from payment.statement where sha256 = ?")
                .param(sha256)
                .query((row, _) -> new Before(
                        row.getObject("id", UUID.class),
                        row.getString("place_path"),
                        row.getTimestamp("read_at").toInstant()))
                .optional();
    }

    Optional<String> placePath(UUID statement) {
        return db.sql("select place_path from payment.statement where id = ?")
                .param(statement)
                .query(String.class)
                .optional();
    }

    List<BankLine> lines(UUID statement) {
        return db.sql("""
                select row_number, paid_on, reference, amount_fen, codes from payment.statement_line
                 where statement_id = ? order by row_number""")
                .param(statement)
                .query((row, _) -> new BankLine(
                        row.getInt("row_number"),
                        row.getObject("paid_on", LocalDate.class),
                        row.getString("reference"),
                        new Money(row.getLong("amount_fen")),
                        row.getString("codes")))
                .list();
    }

    /** The reference and day by which a payment is on record as paid. */
    Optional<Paid> paid(UUID payment) {
        return db.sql(
                        "select bank_reference as reference, occurred_on from payment.payment_step where payment_id = ? and to_state = 'PAID'")
                .param(payment)
                .query(Paid.class)
                .optional();
    }

    void insert(UUID id, byte[] sha256, UUID file, Statement statement, String placePath, UUID by, UUID act) {
        db.sql("""
                insert into payment.statement (id, sha256, file_id, file_name, place_path, lines, others, read_by, read_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, sha256, file, statement.name(), placePath)
                .params(statement.lines().size(), statement.others(), by)
                .params(Timestamp.from(City.current().now()), act, PaymentAct.STATEMENT_RECEIVED.code())
                .update();
        for (var line : statement.lines()) {
            db.sql("""
                    insert into payment.statement_line (statement_id, row_number, reference, paid_on, amount_fen, codes)
                    values (?, ?, ?, ?, ?, ?)""")
                    .params(id, line.row(), line.reference(), Date.valueOf(line.paidOn()))
                    .params(line.amount().fen(), line.codes())
                    .update();
        }
    }

    record Before(UUID id, String placePath, Instant at) {}

    record Paid(String reference, LocalDate occurredOn) {}
}

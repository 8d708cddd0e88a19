package anju.fund;

import anju.city.City;
import anju.city.Locks;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Earlier payments in the database. */
@Component
class EarlierPayments {
    /** An earlier payment as its verbs need it. */
    record Entered(UUID id, String code, UUID projectId, UUID enteredBy, EarlierState state) {}

    private final JdbcClient db;

    EarlierPayments(JdbcClient db) {
        this.db = db;
    }

    /** Entries of one undertaking come one after the other, so that nothing is entered twice. */
    void lock(UUID project) {
        Locks.hold(db, "earlier:" + project);
    }

    String nextCode() {
        return db.sql("select 'BL-' || ? || '-' || to_char(nextval('fund.earlier_payment_code'), 'FM0000')")
                .param(Integer.toString(City.current().today().getYear()))
                .query(String.class)
                .single();
    }

    /** The code of what stands under this bank reference and source. */
    Optional<String> standing(UUID project, String bankReference, Source source) {
        return db.sql("""
                select code from fund.earlier_payment
                 where project_id = ? and bank_reference = ? and source = ? and state <> 'WITHDRAWN'""")
                .params(project, bankReference, source.name())
                .query(String.class)
                .optional();
    }

    Optional<Entered> find(UUID id) {
        return db.sql("select id, code, project_id, entered_by, state from fund.earlier_payment where id = ?")
                .param(id)
                .query(Entered.class)
                .optional();
    }

    /** The day of the last one that stands. */
    @Nullable
    LocalDate last(UUID project) {
        return db.sql("select max(paid_on) from fund.earlier_payment where project_id = ? and state <> 'WITHDRAWN'")
                .param(project)
                .query((row, _) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single()
                .orElse(null);
    }

    /** @param batch the list it came in; null for a single one */
    void insert(
            UUID id,
            String code,
            UUID project,
            LocalDate goLive,
            EarlierPayment payment,
            UUID by,
            UUID act,
            @Nullable UUID batch) {
        var kind = batch == null ? FundAct.EARLIER_PAYMENT_ENTERED : FundAct.EARLIER_BATCH_ENTERED;
        db.sql("""
                insert into fund.earlier_payment (id, code, project_id, go_live_on, paid_on, payee, source, amount_fen, purpose,
                                                  bank_reference, vouched_by, attachment_id, entered_at, entered_by, act_id, act_kind,
                                                  batch_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, code, project, Date.valueOf(goLive), Date.valueOf(payment.paidOn()), payment.payee())
                .params(payment.source().name(), payment.amount().fen(), payment.purpose(), payment.bankReference())
                .params(
                        payment.vouchedBy(),
                        payment.scan(),
                        Timestamp.from(City.current().now()),
                        by)
                .params(act, kind.code())
                .param(batch)
                .update();
    }

    void move(Entered payment, EarlierState to, String reason, UUID by, UUID act, FundAct kind) {
        db.sql("""
                insert into fund.earlier_payment_step (id, payment_id, entered_by, to_state, reason, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), payment.id(), payment.enteredBy(), to.name(), reason, by)
                .params(Timestamp.from(City.current().now()), act, kind.code())
                .update();
    }
}

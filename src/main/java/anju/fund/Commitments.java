package anju.fund;

import anju.city.City;
import anju.city.Locks;
import anju.money.Money;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Commitments, their tranches and reservations in the database. */
@Component
class Commitments {
    /** A commitment as its verbs need it; the lot stands for its earmark. */
    record Commitment(UUID id, String code, Lot earmark, String funder, String words, boolean over) {}

    record Tranche(UUID id, UUID commitmentId, Money toCome) {}

    record Reservation(UUID id, UUID commitmentId, UUID itemId, Money amount, boolean standing) {}

    private final JdbcClient db;

    Commitments(JdbcClient db) {
        this.db = db;
    }

    /** Everything about this commitment waits for its turn. */
    void lock(UUID commitment) {
        Locks.hold(db, "commitment:" + commitment);
    }

    String nextCode() {
        return db.sql("select 'XD-' || ? || '-' || to_char(nextval('fund.commitment_code'), 'FM0000')")
                .param(Integer.toString(City.current().today().getYear()))
                .query(String.class)
                .single();
    }

    void insert(UUID id, String code, UUID project, Promise promise, UUID by, UUID act) {
        db.sql("""
                insert into fund.commitment (id, code, project_id, source, funder, named, document_number, earmark, total_fen, use_by,
                                             recorded_at, recorded_by, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, code, project, promise.source().name(), promise.funder(), promise.named())
                .params(
                        promise.documentNumber(),
                        promise.earmark(),
                        promise.total().fen())
                .param(promise.useBy() == null ? null : Date.valueOf(promise.useBy()))
                .param(now())
                .params(by, act, FundAct.COMMITMENT_MADE.code())
                .update();
        for (var purpose : promise.purposes()) {
            db.sql("insert into fund.commitment_purpose (commitment_id, purpose) values (?, ?)")
                    .params(id, purpose)
                    .update();
        }
        int number = 0;
        for (var tranche : promise.tranches()) {
            db.sql(
                            "insert into fund.tranche (id, commitment_id, number, planned_on, amount_fen) values (?, ?, ?, ?, ?)")
                    .params(City.current().newId(), id, ++number)
                    .param(Date.valueOf(tranche.plannedOn()))
                    .param(tranche.amount().fen())
                    .update();
        }
    }

    Optional<Commitment> find(UUID id) {
        var purposes = db.sql("select purpose from fund.commitment_purpose where commitment_id = ? order by purpose")
                .param(id)
                .query(String.class)
                .list();
        return db.sql("select id, code, project_id, source, funder, earmark, state from fund.commitment where id = ?")
                .param(id)
                .query((row, _) -> new Commitment(
                        id,
                        row.getString("code"),
                        new Lot(
                                id,
                                row.getString("code"),
                                row.getObject("project_id", UUID.class),
                                Source.valueOf(row.getString("source")),
                                purposes),
                        row.getString("funder"),
                        row.getString("earmark"),
                        row.getString("state").equals("ENDED")))
                .optional();
    }

    Optional<Tranche> tranche(UUID id) {
        return db.sql(
                        "select id, commitment_id, amount_fen - received_fen as to_come from fund.tranche_now where id = ?")
                .param(id)
                .query((row, _) ->
                        new Tranche(id, row.getObject("commitment_id", UUID.class), new Money(row.getLong("to_come"))))
                .optional();
    }

    void arrived(UUID lot, UUID tranche) {
        db.sql("insert into fund.tranche_lot (lot_id, tranche_id) values (?, ?)")
                .params(lot, tranche)
                .update();
    }

    void end(UUID commitment, String reason, UUID by, UUID act) {
        db.sql("""
                insert into fund.commitment_step (id, commitment_id, to_state, reason, by_person, at, act_id, act_kind)
                values (?, ?, 'ENDED', ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), commitment, reason, by, now(), act, FundAct.COMMITMENT_ENDED.code())
                .update();
    }

    /** What is still to come. */
    Money toCome(UUID commitment) {
        return new Money(db.sql("select total_fen - received_fen from fund.commitment_now where id = ?")
                .param(commitment)
                .query(Long.class)
                .single());
    }

    Money reserved(UUID commitment) {
        return new Money(db.sql("select reserved_fen from fund.commitment_now where id = ?")
                .param(commitment)
                .query(Long.class)
                .single());
    }

    void reserve(UUID id, UUID commitment, UUID item, String purpose, Money amount, UUID by, UUID act) {
        db.sql("""
                insert into fund.reservation (id, commitment_id, item_id, purpose, amount_fen, made_at, made_by, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, commitment, item, purpose, amount.fen())
                .params(now(), by, act, FundAct.RESERVATION_MADE.code())
                .update();
    }

    /** Those that stand, oldest first. */
    List<Reservation> standing(UUID commitment) {
        return db.sql("""
                select id, commitment_id, item_id, amount_fen from fund.reservation
                 where commitment_id = ? and state = 'STANDING' order by made_at, id""")
                .param(commitment)
                .query((row, _) -> new Reservation(
                        row.getObject("id", UUID.class),
                        row.getObject("commitment_id", UUID.class),
                        row.getObject("item_id", UUID.class),
                        new Money(row.getLong("amount_fen")),
                        true))
                .list();
    }

    Optional<Reservation> reservation(UUID id) {
        return db.sql("select commitment_id, item_id, amount_fen, state from fund.reservation where id = ?")
                .param(id)
                .query((row, _) -> new Reservation(
                        id,
                        row.getObject("commitment_id", UUID.class),
                        row.getObject("item_id", UUID.class),
                        new Money(row.getLong("amount_fen")),
                        row.getString("state").equals("STANDING")))
                .optional();
    }

    void move(UUID reservation, String to, @Nullable UUID allocation, String reason, UUID by, UUID act, FundAct kind) {
        db.sql("""
                insert into fund.reservation_step (id, reservation_id, to_state, allocation_id, reason, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), reservation, to)
                .param(allocation)
                .params(reason, by, now(), act, kind.code())
                .update();
    }

    private static Timestamp now() {
        return Timestamp.from(City.current().now());
    }
}

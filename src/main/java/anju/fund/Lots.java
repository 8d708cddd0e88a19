package anju.fund;

import anju.city.City;
import anju.money.Money;
import anju.plan.Decision;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lots and allocations in the database. */
@Component
class Lots {
    private final JdbcClient db;

    Lots(JdbcClient db) {
        this.db = db;
    }

    String nextCode() {
        return db.sql("select 'ZJ-' || ? || '-' || to_char(nextval('fund.code'), 'FM0000')")
                .param(Integer.toString(City.current().today().getYear()))
                .query(String.class)
                .single();
    }

    void insert(
            Lot lot,
            String funder,
            Paperwork paperwork,
            String earmark,
            Money received,
            LocalDate on,
            UUID by,
            UUID act,
            @Nullable UUID opening) {
        db.sql("""
                insert into fund.lot (id, code, project_id, source, funder, document_number, project_code, subject, voucher, earmark,
                                      received_fen, received_on, recorded_at, recorded_by, act_id, act_kind, opening_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(lot.id(), lot.code(), lot.projectId(), lot.source().name(), funder)
                .params(
                        paperwork.documentNumber(),
                        paperwork.projectCode(),
                        paperwork.subject(),
                        paperwork.voucher(),
                        earmark)
                .param(received.fen())
                .param(Date.valueOf(on))
                .param(now())
                .params(by, act, (opening == null ? FundAct.LOT_RECEIVED : FundAct.OPENING_CONFIRMED).code())
                .param(opening)
                .update();
        for (var purpose : lot.purposes()) {
            db.sql("insert into fund.lot_purpose (lot_id, purpose) values (?, ?)")
                    .params(lot.id(), purpose)
                    .update();
        }
    }

    Optional<Lot> find(UUID id) {
        var purposes = db.sql("select purpose from fund.lot_purpose where lot_id = ? order by purpose")
                .param(id)
                .query(String.class)
                .list();
        return db.sql("select id, code, project_id, source from fund.lot where id = ?")
                .param(id)
                .query((row, _) -> new Lot(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getObject("project_id", UUID.class),
                        Source.valueOf(row.getString("source")),
                        purposes))
                .optional();
    }

    Optional<Item> item(UUID id) {
        return db.sql("""
                select id, project_id, number, class, catalogue_code, decision, withdrawn from plan.item_now
                 where id = ?""")
                .param(id)
                .query((row, _) -> new Item(
                        row.getObject("id", UUID.class),
                        row.getObject("project_id", UUID.class),
                        row.getInt("number"),
                        row.getString("class"),
                        row.getString("catalogue_code"),
                        Decision.valueOf(row.getString("decision")),
                        row.getBoolean("withdrawn")))
                .optional();
    }

    /** The newest matter about the item that the owners passed with one of these majorities. */
    Optional<UUID> passed(UUID item, Collection<String> kinds) {
        return db.sql("""
                select d.matter_id
                  from plan.item_decision d
                  join vote.matter_now m on m.id = d.matter_id
                 where d.item_id = :item and m.in_effect and m.kind in (:kinds)
                 order by m.closes_at desc limit 1""")
                .param("item", item)
                .param("kinds", kinds)
                .query(UUID.class)
                .optional();
    }

    void insert(Allocation allocation, Source source, String purpose, @Nullable UUID matter, UUID by, UUID act) {
        db.sql("""
                insert into fund.allocation (id, item_id, lot_id, source, purpose, matter_id, matter_verdict, amount_fen,
                                             allocated_at, allocated_by, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(allocation.id(), allocation.itemId(), allocation.lotId(), source.name(), purpose)
                .param(matter)
                .param(matter == null ? null : "PASSED")
                .param(allocation.amount().fen())
                .param(now())
                .params(by, act, FundAct.ALLOCATION_MADE.code())
                .update();
    }

    int allocationsOf(UUID lot, UUID item) {
        return db.sql("select count(*) from fund.allocation where lot_id = ? and item_id = ?")
                .params(lot, item)
                .query(Integer.class)
                .single();
    }

    Optional<Allocation> allocation(UUID id) {
        return db.sql(
                        "select id, item_id, lot_id, amount_fen, state = 'RELEASED' as released from fund.allocation where id = ?")
                .param(id)
                .query((row, _) -> new Allocation(
                        row.getObject("id", UUID.class),
                        row.getObject("item_id", UUID.class),
                        row.getObject("lot_id", UUID.class),
                        new Money(row.getLong("amount_fen")),
                        row.getBoolean("released")))
                .optional();
    }

    UUID actOf(UUID allocation) {
        return db.sql("select act_id from fund.allocation where id = ?")
                .param(allocation)
                .query(UUID.class)
                .single();
    }

    void release(UUID allocation, String reason, UUID by, UUID act) {
        db.sql("""
                insert into fund.allocation_step (id, allocation_id, to_state, reason, by_person, at, act_id, act_kind)
                values (?, ?, 'RELEASED', ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), allocation, reason, by, now(), act, FundAct.ALLOCATION_RELEASED.code())
                .update();
    }

    boolean isReversed(UUID lot) {
        return db.sql("select state = 'REVERSED' from fund.lot where id = ?")
                .param(lot)
                .query(Boolean.class)
                .single();
    }

    Money received(UUID lot) {
        return new Money(db.sql("select received_fen from fund.lot where id = ?")
                .param(lot)
                .query(Long.class)
                .single());
    }

    void reverse(UUID lot, String documentNumber, String reason, UUID by, UUID act) {
        db.sql("""
                insert into fund.lot_step (id, lot_id, to_state, document_number, reason, by_person, at, act_id, act_kind)
                values (?, ?, 'REVERSED', ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), lot, documentNumber, reason, by, now(), act)
                .param(FundAct.LOT_REVERSED.code())
                .update();
    }

    private static Timestamp now() {
        return Timestamp.from(City.current().now());
    }
}

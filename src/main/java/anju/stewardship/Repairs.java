package anju.stewardship;

import anju.city.City;
import anju.city.Locks;
import anju.money.Money;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Repairs in the database. */
@Component
class Repairs {
    private final JdbcClient db;

    Repairs(JdbcClient db) {
        this.db = db;
    }

    void lock(UUID order) {
        Locks.hold(db, "repair:" + order);
    }

    Optional<Repair> find(UUID order) {
        return db.sql(
                        "select id, code, compound_id, request_id, state, done_by from stewardship.work_order_now where id = ?")
                .param(order)
                .query(Repair.class)
                .optional();
    }

    /** An asset of the compound, with the last day on which its builder still answers for all of it. */
    Optional<Kept> asset(UUID compound, UUID asset) {
        return db.sql("""
                select (select min(a.warranty_until_on) from stewardship.asset_origin o
                          join works.accepted a on a.accepted_line_id = o.accepted_line_id where o.asset_id = s.id) as warranty_until_on
                  from stewardship.asset s where s.id = ? and s.compound_id = ?""").params(asset, compound).query(Kept.class).optional();
    }

    String nextCode() {
        return db.sql("select 'WX-' || ? || '-' || to_char(nextval('stewardship.work_order_code'), 'FM0000')")
                .param(Integer.toString(City.current().today().getYear()))
                .query(String.class)
                .single();
    }

    /** What of an expense no other repair names yet; empty if there is no such expense, or it was reversed. */
    Optional<Money> left(UUID compound, UUID entry) {
        return db.sql("""
                select e.amount_fen - coalesce((select sum(w.cost_fen) from stewardship.work_order_now w where w.entry_id = e.id), 0)
                  from stewardship.income_entry e
                 where e.id = ? and e.compound_id = ? and e.direction = 'EXPENSE'
                   and not exists (select from stewardship.income_reversal r where r.entry_id = e.id)""").params(entry, compound).query(Long.class).optional().map(Money::new);
    }

    void insert(UUID id, String code, UUID compound, Repairing.Card card, UUID by, UUID act) {
        db.sql("""
                insert into stewardship.work_order (id, code, compound_id, asset_id, request_id, keeper_id, what, due_on, ordered_by, ordered_at,
                                                    act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, code, compound)
                .param(card.asset())
                .param(card.request())
                .params(card.keeper(), card.what(), Date.valueOf(card.due()), by)
                .params(Timestamp.from(City.current().now()), act, StewardshipAct.REPAIR_ORDERED.code())
                .update();
    }

    void step(Repair repair, RepairState to, Step step, UUID by, StewardshipAct deed, UUID act) {
        var cost = step.cost();
        db.sql("""
                insert into stewardship.work_order_step (id, order_id, compound_id, to_state, note, photo_id, account, cost_fen, entry_id, paper,
                                                         by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), repair.id(), repair.compoundId(), to.name(), step.note())
                .param(step.photo())
                .param(cost == null ? null : cost.account().name())
                .param(cost == null ? null : cost.amount().fen())
                .param(cost == null ? null : cost.entry())
                .param(cost == null || cost.paper().isEmpty() ? null : cost.paper())
                .params(by, Timestamp.from(City.current().now()), act, deed.code())
                .update();
    }

    record Repair(
            UUID id,
            String code,
            UUID compoundId,
            @Nullable UUID requestId,
            RepairState state,
            @Nullable UUID doneBy) {}

    record Kept(@Nullable LocalDate warrantyUntilOn) {}

    record Step(String note, @Nullable UUID photo, Repairing.@Nullable Cost cost) {}
}

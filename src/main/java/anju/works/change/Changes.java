package anju.works.change;

import anju.city.City;
import anju.money.Money;
import anju.money.Quantity;
import anju.money.Unit;
import anju.works.WorksAct;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Change orders in the database. */
@Component
class Changes {
    private final JdbcClient db;

    Changes(JdbcClient db) {
        this.db = db;
    }

    Optional<ChangeOrder> find(UUID id) {
        return db.sql("select * from works.change_order where id = ?")
                .param(id)
                .query((row, _) -> new ChangeOrder(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getObject("contract_id", UUID.class),
                        ChangeSide.valueOf(row.getString("side")),
                        ChangeState.valueOf(row.getString("state")),
                        row.getObject("proposed_by", UUID.class),
                        new ChangeOrder.Limits(
                                new Money(row.getLong("base_fen")),
                                new Money(row.getLong("leader_over_fen")),
                                new Money(row.getLong("notice_over_fen")),
                                new Money(row.getLong("most_fen")))))
                .optional();
    }

    List<ChangeItem> items(UUID change) {
        return db.sql("select * from works.change_item where change_id = ? order by length(number), number")
                .param(change)
                .query((row, _) -> new ChangeItem(
                        row.getObject("contract_line_id", UUID.class),
                        row.getObject("item_id", UUID.class),
                        row.getString("number"),
                        row.getString("title"),
                        Unit.valueOf(row.getString("unit")),
                        row.getLong("quantity_milli"),
                        new Money(row.getLong("price_fen")),
                        row.getInt("warranty_months"),
                        row.getString("basis"),
                        row.getBoolean("hidden")))
                .list();
    }

    /** The contract's lines as they are now, with what was measured of each by acceptances that passed or are open. */
    List<Line> lines(UUID contract) {
        return db.sql("""
                select l.*, (select coalesce(sum(a.quantity_milli), 0) from works.accepted a
                              where a.contract_line_id = l.id and a.state in ('OPEN', 'PASSED')) as measured_milli
                  from works.contract_line l where l.contract_id = ?""")
                .param(contract)
                .query((row, _) -> {
                    var unit = Unit.valueOf(row.getString("unit"));
                    return new Line(
                            row.getObject("id", UUID.class),
                            row.getObject("item_id", UUID.class),
                            row.getString("number"),
                            row.getString("title"),
                            new Quantity(row.getLong("quantity_milli"), unit),
                            new Quantity(row.getLong("measured_milli"), unit),
                            new Money(row.getLong("price_fen")),
                            row.getInt("warranty_months"));
                })
                .list();
    }

    /** The contract's sum on the day it was signed. */
    Money signed(UUID contract) {
        return new Money(db.sql("""
                select coalesce(sum(div(signed_milli::numeric * price_fen, 1000)), 0)
                  from works.contract_line where contract_id = ?""").param(contract).query(Long.class).single());
    }

    /** What approved changes added to the contract. */
    Money increases(UUID contract) {
        return db.sql("select increase_fen from works.contract_increase where contract_id = ?")
                .param(contract)
                .query(Long.class)
                .optional()
                .map(Money::new)
                .orElse(Money.ZERO);
    }

    boolean isCompleted(UUID contract) {
        return db.sql(
                        "select exists (select from works.acceptance where contract_id = ? and kind = 'COMPLETION' and state = 'PASSED')")
                .param(contract)
                .query(Boolean.class)
                .single();
    }

    void insert(ChangeOrder order, String reason, List<ChangeItem> items, List<UUID> photos, UUID act) {
        var limits = order.limits();
        db.sql("""
                insert into works.change_order (id, code, contract_id, side, reason, base_fen, leader_over_fen, notice_over_fen, most_fen,
                                                proposed_by, proposed_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        order.id(),
                        order.code(),
                        order.contractId(),
                        order.side().name(),
                        reason)
                .params(
                        limits.base().fen(),
                        limits.leaderOver().fen(),
                        limits.noticeOver().fen())
                .params(limits.most().fen(), order.proposedBy(), now(), act, WorksAct.CHANGE_PROPOSED.code())
                .update();
        for (var item : items) {
            db.sql("""
                    insert into works.change_item (id, change_id, contract_id, contract_line_id, item_id, number, title, unit,
                                                   quantity_milli, price_fen, amount_fen, warranty_months, basis, hidden)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(City.current().newId(), order.id(), order.contractId())
                    .param(item.line())
                    .params(
                            item.item(),
                            item.number(),
                            item.title(),
                            item.unit().name())
                    .params(item.milli(), item.price().fen(), item.amount().fen(), item.warrantyMonths(), item.basis())
                    .param(item.hidden())
                    .update();
        }
        for (var photo : photos) {
            db.sql("insert into works.change_photo (change_id, file_id) values (?, ?)")
                    .params(order.id(), photo)
                    .update();
        }
    }

    List<UUID> said(UUID change) {
        return db.sql("select by_person from works.change_step where change_id = ?")
                .param(change)
                .query(UUID.class)
                .list();
    }

    void step(UUID change, ChangeState to, String remark, @Nullable UUID notice, UUID by, UUID act, WorksAct kind) {
        db.sql("""
                insert into works.change_step (id, change_id, to_state, remark, notice_id, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), change, to.name(), remark)
                .param(notice)
                .params(by, now(), act, kind.code())
                .update();
    }

    private static Timestamp now() {
        return Timestamp.from(City.current().now());
    }

    /** A line that a change may alter. */
    record Line(
            UUID id,
            UUID item,
            String number,
            String title,
            Quantity contracted,
            Quantity measured,
            Money price,
            int warrantyMonths) {}
}

package anju.stewardship;

import anju.city.City;
import anju.city.Locks;
import java.sql.Timestamp;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Budgets in the database. */
@Component
class Budgets {
    private final JdbcClient db;

    Budgets(JdbcClient db) {
        this.db = db;
    }

    void lock(UUID compound) {
        Locks.hold(db, "budget:" + compound);
    }

    boolean isInTrust(UUID compound) {
        return db.sql("select exists (select from stewardship.service_now where compound_id = ? and model = 'TRUST')")
                .param(compound)
                .query(Boolean.class)
                .single();
    }

    int nextVersion(UUID compound, int year) {
        return db.sql(
                        "select coalesce(max(version), 0) + 1 from stewardship.trust_budget where compound_id = ? and year = ?")
                .params(compound, year)
                .query(Integer.class)
                .single();
    }

    void insert(UUID id, UUID compound, int version, BudgetCard card, UUID by, UUID act) {
        db.sql("""
                insert into stewardship.trust_budget (id, compound_id, year, version, matter_id, paper, adopted_by, adopted_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, compound, card.year(), version, card.matter(), card.paper(), by)
                .params(Timestamp.from(City.current().now()), act, StewardshipAct.BUDGET_ADOPTED.code())
                .update();
        card.lines()
                .forEach((kind, amount) -> db.sql(
                                "insert into stewardship.trust_budget_line (budget_id, kind, amount_fen) values (?, ?, ?)")
                        .params(id, kind, amount.fen())
                        .update());
    }
}

package anju.fund;

import anju.city.City;
import anju.money.Money;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of earlier payments in the database. */
@Component
class EarlierBatches {
    /** A list as its verbs need it. */
    record Entered(UUID id, String code, UUID projectId, UUID enteredBy) {}

    private final JdbcClient db;

    EarlierBatches(JdbcClient db) {
        this.db = db;
    }

    String nextCode() {
        return db.sql("select 'BP-' || ? || '-' || to_char(nextval('fund.earlier_batch_code'), 'FM0000')")
                .param(Integer.toString(City.current().today().getYear()))
                .query(String.class)
                .single();
    }

    Optional<Entered> find(UUID id) {
        return db.sql("select id, code, project_id, entered_by from fund.earlier_batch where id = ?")
                .param(id)
                .query(Entered.class)
                .optional();
    }

    List<EarlierPayments.Entered> payments(UUID batch) {
        return db.sql(
                        "select id, code, project_id, entered_by, state from fund.earlier_payment where batch_id = ? order by code")
                .param(batch)
                .query(EarlierPayments.Entered.class)
                .list();
    }

    void insert(
            UUID id,
            String code,
            UUID project,
            int payments,
            Money sum,
            String digest,
            List<UUID> scans,
            UUID by,
            UUID act) {
        db.sql("""
                insert into fund.earlier_batch (id, code, project_id, payments, amount_fen, rows_sha256, entered_at, entered_by, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, code, project, payments, sum.fen(), digest)
                .params(Timestamp.from(City.current().now()), by, act, FundAct.EARLIER_BATCH_ENTERED.code())
                .update();
        for (int number = 1; number <= scans.size(); number++) {
            db.sql("insert into fund.earlier_batch_scan (batch_id, number, attachment_id) values (?, ?, ?)")
                    .params(id, number, scans.get(number - 1))
                    .update();
        }
    }
}

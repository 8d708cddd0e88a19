package anju.fund;

import anju.city.City;
import anju.city.Locks;
import anju.money.Money;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opening balances in the database. */
@Component
class OpeningBalances {
    /** An opening balance as its verbs need it. */
    record Entered(
            UUID id,
            String code,
            UUID projectId,
            LocalDate goLive,
            UUID enteredBy,
            EarlierState state,
            OpeningBalance balance) {}

    private final JdbcClient db;

    OpeningBalances(JdbcClient db) {
        this.db = db;
    }

    void lock(UUID project) {
        Locks.hold(db, "earlier:" + project);
    }

    String nextCode() {
        return db.sql("select 'QC-' || ? || '-' || to_char(nextval('fund.opening_code'), 'FM0000')")
                .param(Integer.toString(City.current().today().getYear()))
                .query(String.class)
                .single();
    }

    /** The day of the last money that stands as an opening balance. */
    @Nullable
    LocalDate last(UUID project) {
        return db.sql("select max(received_on) from fund.opening where project_id = ? and state <> 'WITHDRAWN'")
                .param(project)
                .query((row, _) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single()
                .orElse(null);
    }

    Optional<Entered> find(UUID id) {
        return db.sql("select * from fund.opening where id = ?")
                .param(id)
                .query((row, _) -> new Entered(
                        id,
                        row.getString("code"),
                        row.getObject("project_id", UUID.class),
                        row.getObject("go_live_on", LocalDate.class),
                        row.getObject("entered_by", UUID.class),
                        EarlierState.valueOf(row.getString("state")),
                        new OpeningBalance(
                                Source.valueOf(row.getString("source")),
                                row.getString("funder"),
                                row.getString("document_number"),
                                new TreeSet<>(List.of(
                                        (String[]) row.getArray("purposes").getArray())),
                                new Money(row.getLong("left_fen")),
                                row.getObject("received_on", LocalDate.class),
                                row.getString("vouched_by"),
                                row.getObject("attachment_id", UUID.class))))
                .optional();
    }

    void insert(UUID id, String code, UUID project, LocalDate goLive, OpeningBalance balance, UUID by, UUID act) {
        db.sql("""
                insert into fund.opening (id, code, project_id, go_live_on, source, funder, document_number, purposes, left_fen, received_on,
                                          vouched_by, attachment_id, entered_at, entered_by, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        code,
                        project,
                        Date.valueOf(goLive),
                        balance.source().name(),
                        balance.funder())
                .param(balance.documentNumber())
                .param(balance.purposes().toArray(String[]::new))
                .params(balance.left().fen(), Date.valueOf(balance.receivedOn()), balance.vouchedBy(), balance.scan())
                .params(Timestamp.from(City.current().now()), by, act, FundAct.OPENING_ENTERED.code())
                .update();
    }

    void move(Entered opening, EarlierState to, String reason, UUID by, UUID act, FundAct kind) {
        db.sql("""
                insert into fund.opening_step (id, opening_id, entered_by, to_state, reason, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), opening.id(), opening.enteredBy(), to.name(), reason, by)
                .params(Timestamp.from(City.current().now()), act, kind.code())
                .update();
    }
}

package anju.project;

import anju.city.City;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of facts recorded later, in the database. */
@Component
class RecordedLists {
    /** A list as its verbs need it. */
    record Entered(UUID id, String code, String vouchedBy, UUID enteredBy, RecordedState state) {}

    /** A fact of a list, with the row it stands in. */
    record Row(UUID id, EarlierFact fact) {}

    private final JdbcClient db;

    RecordedLists(JdbcClient db) {
        this.db = db;
    }

    String nextCode() {
        return db.sql("select 'BF-' || ? || '-' || to_char(nextval('project.recorded_batch_code'), 'FM0000')")
                .param(Integer.toString(City.current().today().getYear()))
                .query(String.class)
                .single();
    }

    Optional<Entered> find(UUID id) {
        return db.sql("select id, code, vouched_by, entered_by, state from project.recorded_batch where id = ?")
                .param(id)
                .query(Entered.class)
                .optional();
    }

    List<Row> rows(UUID batch) {
        return db.sql("""
                select id, project_id, condition, occurred_on, reason from project.recorded_row
                 where batch_id = ? order by number""")
                .param(batch)
                .query((row, _) -> new Row(
                        row.getObject("id", UUID.class),
                        new EarlierFact(
                                row.getObject("project_id", UUID.class),
                                GateCondition.valueOf(row.getString("condition")),
                                row.getObject("occurred_on", LocalDate.class),
                                row.getString("reason"))))
                .list();
    }

    UUID firstScan(UUID batch) {
        return db.sql("select attachment_id from project.recorded_batch_scan where batch_id = ? and number = 1")
                .param(batch)
                .query(UUID.class)
                .single();
    }

    /** A fact of this list that still holds. */
    record Standing(UUID fact, UUID project, GateCondition condition) {}

    List<Standing> standing(UUID batch) {
        return db.sql("""
                select f.id as fact, f.project_id as project, f.condition
                  from project.gate_fact_now f join project.recorded_fact r on r.fact_id = f.id
                  join project.recorded_row w on w.id = r.row_id
                 where w.batch_id = ? order by w.number""").param(batch).query(Standing.class).list();
    }

    void insert(
            UUID id,
            String code,
            List<EarlierFact> facts,
            String digest,
            String vouchedBy,
            List<UUID> scans,
            UUID by,
            UUID act) {
        db.sql("""
                insert into project.recorded_batch (id, code, facts, rows_sha256, vouched_by, entered_at, entered_by, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, code, facts.size(), digest, vouchedBy)
                .params(Timestamp.from(City.current().now()), by, act, ProjectAct.RECORDED_BATCH_ENTERED.code())
                .update();
        for (int number = 1; number <= facts.size(); number++) {
            var fact = facts.get(number - 1);
            db.sql("""
                    insert into project.recorded_row (id, batch_id, number, project_id, condition, occurred_on, reason)
                    values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            City.current().newId(),
                            id,
                            number,
                            fact.project(),
                            fact.condition().name())
                    .params(Date.valueOf(fact.occurredOn()), fact.reason())
                    .update();
        }
        for (int number = 1; number <= scans.size(); number++) {
            db.sql("insert into project.recorded_batch_scan (batch_id, number, attachment_id) values (?, ?, ?)")
                    .params(id, number, scans.get(number - 1))
                    .update();
        }
    }

    void move(Entered batch, RecordedState to, String reason, UUID by, UUID act, ProjectAct kind) {
        db.sql("""
                insert into project.recorded_batch_step (id, batch_id, entered_by, to_state, reason, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), batch.id(), batch.enteredBy(), to.name(), reason, by)
                .params(Timestamp.from(City.current().now()), act, kind.code())
                .update();
    }
}

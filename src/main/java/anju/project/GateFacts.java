package anju.project;

import anju.city.City;
import anju.city.Locks;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL that writes gate facts. */
@Component
class GateFacts {
    private final JdbcClient db;

    GateFacts(JdbcClient db) {
        this.db = db;
    }

    /** Facts and stage of one undertaking change one after the other; the row itself is official and cannot be locked. */
    void lock(UUID projectId) {
        Locks.hold(db, "project:" + projectId);
    }

    List<UUID> standing(UUID projectId, GateCondition condition, UUID byId) {
        return db.sql("""
                select id from project.gate_fact_now
                 where project_id = ? and condition = ? and by_id = ?""")
                .params(projectId, condition.name(), byId)
                .query(UUID.class)
                .list();
    }

    List<GateCondition> held(UUID projectId) {
        return db.sql("select distinct condition from project.gate_fact_now where project_id = ?")
                .param(projectId)
                .query(GateCondition.class)
                .list();
    }

    void insert(
            UUID id,
            UUID projectId,
            GateCondition condition,
            UUID byId,
            UUID actId,
            @Nullable UUID withdraws,
            boolean recordedLater) {
        db.sql("""
                insert into project.gate_fact (id, project_id, condition, by_id, met_at, act_id, withdraws, recorded_later)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(projectId)
                .param(condition.name())
                .param(byId)
                .param(Timestamp.from(City.current().now()))
                .param(actId)
                .param(withdraws)
                .param(recordedLater)
                .update();
    }

    /** What a fact recorded later says, whether it still stands or not. */
    Optional<GateCondition> recordedLater(UUID projectId, UUID factId) {
        return db.sql("""
                select f.condition from project.gate_fact f join project.recorded_fact r on r.fact_id = f.id
                 where f.project_id = ? and f.id = ?""").params(projectId, factId).query(GateCondition.class).optional();
    }

    /** Why a fact recorded later was taken back, and by whom. */
    void giveReason(UUID withdrawalId, String reason, UUID by, UUID act, ProjectAct kind) {
        db.sql("""
                insert into project.recorded_fact_withdrawal (fact_id, reason, by_person, act_id, act_kind)
                values (?, ?, ?, ?, ?)""").params(withdrawalId, reason, by, act, kind.code()).update();
    }

    /**
     * Who entered a fact later, when it was, on what paper.
     *
     * @param row the row of the confirmed list it comes from; null for a single one
     */
    void describe(UUID factId, LocalDate occurredOn, String reason, UUID scan, UUID by, UUID act, @Nullable UUID row) {
        var kind = row == null ? ProjectAct.FACT_RECORDED_LATER : ProjectAct.RECORDED_BATCH_CONFIRMED;
        db.sql("""
                insert into project.recorded_fact (fact_id, occurred_on, reason, attachment_id, by_person, act_id, act_kind, row_id)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(factId)
                .param(occurredOn)
                .param(reason)
                .param(scan)
                .param(by)
                .param(act)
                .param(kind.code())
                .param(row)
                .update();
    }
}

package anju.project;

import anju.city.City;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proposed go-live days in the database. */
@Component
class GoLives {
    /** A proposal as its verbs need it. */
    record Proposal(UUID id, UUID projectId, LocalDate goLiveOn, UUID proposedBy, String state) {
        boolean isOpen() {
            return state.equals("PROPOSED");
        }
    }

    private final JdbcClient db;

    GoLives(JdbcClient db) {
        this.db = db;
    }

    boolean anyOpen(UUID project) {
        return db.sql("select exists (select from project.go_live where project_id = ? and state = 'PROPOSED')")
                .param(project)
                .query(Boolean.class)
                .single();
    }

    Optional<Proposal> find(UUID id) {
        return db.sql("select id, project_id, go_live_on, proposed_by, state from project.go_live where id = ?")
                .param(id)
                .query(Proposal.class)
                .optional();
    }

    /** The day of the last fact recorded later that stands. */
    @Nullable
    LocalDate lastFact(UUID project) {
        return db.sql("""
                select max(r.occurred_on) from project.gate_fact_now f join project.recorded_fact r on r.fact_id = f.id
                 where f.project_id = ?""")
                .param(project)
                .query((row, _) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single()
                .orElse(null);
    }

    LocalDate openedOn(UUID project) {
        return db.sql("select opened_at from project.project where id = ?")
                .param(project)
                .query(Timestamp.class)
                .single()
                .toInstant()
                .atZone(City.ZONE)
                .toLocalDate();
    }

    void insert(UUID id, UUID project, @Nullable LocalDate was, LocalDate goLive, String reason, UUID by, UUID act) {
        db.sql("""
                insert into project.go_live (id, project_id, was_on, go_live_on, reason, proposed_by, proposed_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, project)
                .param(was == null ? null : Date.valueOf(was))
                .params(
                        Date.valueOf(goLive),
                        reason,
                        by,
                        Timestamp.from(City.current().now()))
                .params(act, ProjectAct.GO_LIVE_PROPOSED.code())
                .update();
    }

    void move(Proposal proposal, String to, String reason, UUID by, UUID act, ProjectAct kind) {
        db.sql("""
                insert into project.go_live_step (id, go_live_id, proposed_by, to_state, reason, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), proposal.id(), proposal.proposedBy(), to, reason, by)
                .params(Timestamp.from(City.current().now()), act, kind.code())
                .update();
    }
}

package anju.request;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Petitions in the database. */
@Component
class Petitions {
    /** What has been decided so far, with the day it gave to finish by. */
    record Course(Map<PetitionStep, Optional<LocalDate>> steps) {
        boolean has(PetitionStep step) {
            return steps.containsKey(step);
        }

        /** The day an admitted petition is to be finished by, before any extension. */
        LocalDate admittedUntil() {
            return steps.getOrDefault(PetitionStep.ADMITTED, Optional.empty()).orElseThrow();
        }

        boolean isOver() {
            return has(PetitionStep.NOT_ADMITTED) || has(PetitionStep.CONCLUDED);
        }
    }

    private final JdbcClient db;

    Petitions(JdbcClient db) {
        this.db = db;
    }

    Optional<Course> course(UUID request) {
        boolean marked = db.sql("select exists (select from request.petition where request_id = ?)")
                .param(request)
                .query(Boolean.class)
                .single();
        if (!marked) {
            return Optional.empty();
        }
        var steps = new EnumMap<PetitionStep, Optional<LocalDate>>(PetitionStep.class);
        db.sql("select kind, finish_due_on from request.petition_step where request_id = ?")
                .param(request)
                .query(row -> {
                    steps.put(
                            PetitionStep.valueOf(row.getString(1)),
                            Optional.ofNullable(row.getObject(2, LocalDate.class)));
                });
        return Optional.of(new Course(steps));
    }

    Instant receivedAt(UUID request) {
        return db.sql("select received_at from request.request where id = ?")
                .param(request)
                .query(java.sql.Timestamp.class)
                .single()
                .toInstant();
    }

    void mark(UUID request, LocalDate decideBy, String reason, UUID by, Instant at, UUID act) {
        db.sql("""
                insert into request.petition (request_id, decide_due_on, reason, by_person, at, act_id, act_kind) values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        request,
                        Date.valueOf(decideBy),
                        reason,
                        by,
                        Requests.at(at),
                        act,
                        RequestAct.PETITION_MARKED.code())
                .update();
    }

    void step(
            UUID request,
            PetitionStep kind,
            @Nullable LocalDate finishBy,
            String reason,
            UUID by,
            Instant at,
            UUID act) {
        db.sql("""
                insert into request.petition_step (request_id, kind, finish_due_on, reason, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(request, kind.name())
                .param(finishBy == null ? null : Date.valueOf(finishBy))
                .params(reason, by, Requests.at(at), act, RequestAct.PETITION_MOVED.code())
                .update();
    }
}

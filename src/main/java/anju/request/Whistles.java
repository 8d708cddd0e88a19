package anju.request;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whistles in the database. */
@Component
class Whistles {
    private final JdbcClient db;

    Whistles(JdbcClient db) {
        this.db = db;
    }

    /** Departments are offices; pipeline operators and units with property rights are called the same way. */
    boolean isDepartment(UUID organisation) {
        return exists(
                "select from registry.organisation where id = ? and kind in ('OFFICE', 'PIPELINE_OPERATOR', 'PROPERTY_RIGHT_UNIT')",
                organisation);
    }

    boolean isCalled(UUID request, UUID department) {
        return exists("select from request.whistle where request_id = ? and organisation_id = ?", request, department);
    }

    boolean isAnswered(UUID whistle) {
        return exists("select from request.whistle_answer where whistle_id = ?", whistle);
    }

    boolean isBlownBy(UUID whistle, UUID person) {
        return exists("select from request.whistle where id = ? and by_person = ?", whistle, person);
    }

    private boolean exists(String query, Object... values) {
        return db.sql("select exists (" + query + ")")
                .params(values)
                .query(Boolean.class)
                .single();
    }

    Optional<UUID> requestOf(UUID whistle) {
        return db.sql("select request_id from request.whistle where id = ?")
                .param(whistle)
                .query(UUID.class)
                .optional();
    }

    void blow(UUID id, UUID request, UUID department, String asked, Instant due, UUID by, Instant at, UUID act) {
        db.sql("""
                insert into request.whistle (id, request_id, organisation_id, asked, due_at, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        request,
                        department,
                        asked,
                        Requests.at(due),
                        by,
                        Requests.at(at),
                        act,
                        RequestAct.WHISTLE_BLOWN.code())
                .update();
    }

    void answer(UUID whistle, boolean came, String answer, UUID by, Instant at, UUID act) {
        db.sql("""
                insert into request.whistle_answer (whistle_id, came, answer, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(whistle, came, answer, by, Requests.at(at), act, RequestAct.WHISTLE_ANSWERED.code())
                .update();
    }
}

package anju.request;

import anju.city.City;
import anju.city.Locks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sealed reports in the database; the only class that reads or writes them, besides the auditor's own page. */
@Component
class SealedReports {
    private static final int AT_MOST = 500;

    private final JdbcClient db;

    SealedReports(JdbcClient db) {
        this.db = db;
    }

    /** A report as it lies here. */
    record Sealed(UUID compound, String path, byte[] text, byte @Nullable [] contact, SealedState state) {}

    /** A step as it lies here. */
    record Step(UUID id, SealedState state, byte[] note, Instant at) {}

    Optional<Sealed> byId(UUID id) {
        return db.sql("""
                select r.compound_id, c.path, r.text_enc, r.contact_enc, r.state
                  from request.sealed_report r join registry.compound c on c.id = r.compound_id where r.id = ?""")
                .param(id)
                .query((row, _) -> new Sealed(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getBytes(3),
                        row.getBytes(4),
                        SealedState.valueOf(row.getString(5))))
                .optional();
    }

    /** Those at or below these places that are not closed, the oldest first. */
    List<Confiding.Pending> pending(List<String> paths) {
        return db.sql("""
                select r.id, r.compound_id as compound, c.name as place, c.path, r.state, r.received_at,
                       case r.state when 'RECEIVED' then r.acknowledge_due_at end as acknowledge_due_at
                  from request.sealed_report r join registry.compound_now c on c.id = r.compound_id
                 where r.state <> 'CLOSED'
                   and exists (select from unnest(:paths::text[]) p where c.path = p or starts_with(c.path, p || '/'))
                 order by r.received_at limit :most""")
                .param("paths", paths.toArray(String[]::new))
                .param("most", AT_MOST)
                .query(Confiding.Pending.class)
                .list();
    }

    Optional<SealedState> tracked(byte[] tracking) {
        return db.sql("select state from request.sealed_report where tracking = ?")
                .param(tracking)
                .query(SealedState.class)
                .optional();
    }

    List<Step> steps(UUID report) {
        return db.sql("select id, to_state, note_enc, at from request.sealed_step where report_id = ? order by at")
                .param(report)
                .query((row, _) -> new Step(
                        row.getObject(1, UUID.class),
                        SealedState.valueOf(row.getString(2)),
                        row.getBytes(3),
                        row.getTimestamp(4).toInstant()))
                .list();
    }

    void lock(UUID report) {
        Locks.hold(db, "sealed report:" + report);
    }

    void insert(
            UUID id,
            byte[] tracking,
            UUID compound,
            byte[] text,
            byte @Nullable [] contact,
            Instant at,
            Instant due,
            UUID act) {
        db.sql("""
                insert into request.sealed_report (id, tracking, compound_id, text_enc, contact_enc, received_at, acknowledge_due_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, tracking, compound, text)
                .param(contact)
                .params(Requests.at(at), Requests.at(due), act, RequestAct.RECEIVED.code())
                .update();
    }

    void step(UUID id, UUID report, SealedState to, byte[] note, UUID by, Instant at, UUID act, RequestAct kind) {
        db.sql("""
                insert into request.sealed_step (id, report_id, to_state, note_enc, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, report, to.name(), note, by, Requests.at(at), act, kind.code())
                .update();
    }

    void looked(UUID report, UUID by, Instant at) {
        db.sql("insert into request.sealed_look (id, report_id, by_person, at) values (?, ?, ?, ?)")
                .params(City.current().newId(), report, by, Requests.at(at))
                .update();
    }
}

package anju.works.ground;

import anju.city.City;
import anju.city.Locks;
import anju.works.WorksAct;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Encroachments and cleared ground in the database. */
@Component
class Encroachments {
    private final JdbcClient db;

    Encroachments(JdbcClient db) {
        this.db = db;
    }

    /** What is found on a compound's ground and what is said of it come one after the other. */
    void lock(UUID compound) {
        Locks.hold(db, "ground:" + compound);
    }

    Optional<Encroachment> find(UUID id) {
        return db.sql("select id, code, compound_id, state from works.encroachment where id = ?")
                .param(id)
                .query((row, _) -> new Encroachment(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getObject("compound_id", UUID.class),
                        EncroachmentState.valueOf(row.getString("state"))))
                .optional();
    }

    List<String> standing(UUID project) {
        return db.sql("select code from works.standing_encroachment where project_id = ? order by code")
                .param(project)
                .query(String.class)
                .list();
    }

    /** What said that the ground of these undertakings was clear. */
    List<Clear> said(UUID compound) {
        return db.sql("""
                select g.id, g.project_id from works.ground_clear g
                 where exists (select from project.place p where p.project_id = g.project_id and p.compound_id = ?)""").param(compound).query(Clear.class).list();
    }

    void insert(Encroachment found, EncroachmentTerms terms, UUID by, UUID act) {
        db.sql("""
                insert into works.encroachment (id, code, compound_id, kind, place, area_x100, fire_lane, photo_id, found_by, found_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        found.id(),
                        found.code(),
                        found.compoundId(),
                        terms.kind().name(),
                        terms.place())
                .params(terms.area().x100(), terms.fireLane())
                .param(terms.photo())
                .params(by, now(), act, WorksAct.ENCROACHMENT_FOUND.code())
                .update();
    }

    void step(UUID id, EncroachmentState to, String note, @Nullable UUID photo, UUID by, UUID act, WorksAct kind) {
        db.sql("""
                insert into works.encroachment_step (id, encroachment_id, to_state, note, photo_id, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), id, to.name(), note)
                .param(photo)
                .params(by, now(), act, kind.code())
                .update();
    }

    void clear(UUID id, UUID project, String note, UUID by, UUID act) {
        db.sql(
                        "insert into works.ground_clear (id, project_id, note, by_person, at, act_id, act_kind) values (?, ?, ?, ?, ?, ?, ?)")
                .params(id, project, note, by, now(), act, WorksAct.GROUND_CLEARED.code())
                .update();
    }

    private static Timestamp now() {
        return Timestamp.from(City.current().now());
    }

    record Encroachment(UUID id, String code, UUID compoundId, EncroachmentState state) {}

    record Clear(UUID id, UUID projectId) {}
}

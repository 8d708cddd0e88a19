package anju.stewardship;

import anju.city.City;
import anju.city.Locks;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Covenants in the database. */
@Component
class Covenants {
    private static final String SELECT =
            "select id, compound_id, kind, version, text, state from stewardship.covenant ";

    private final JdbcClient db;

    Covenants(JdbcClient db) {
        this.db = db;
    }

    void lock(UUID compound) {
        Locks.hold(db, "covenant:" + compound);
    }

    Optional<Covenant> find(UUID id) {
        return db.sql(SELECT + "where id = ?").param(id).query(Covenant.class).optional();
    }

    Optional<Covenant> last(UUID compound, Covenanting.Kind kind) {
        return db.sql(SELECT + "where compound_id = ? and kind = ? order by version desc limit 1")
                .params(compound, kind.name())
                .query(Covenant.class)
                .optional();
    }

    Optional<Covenant> inForce(UUID compound, Covenanting.Kind kind) {
        return db.sql(SELECT
                        + "where compound_id = ? and kind = ? and state = 'PUBLISHED' order by version desc limit 1")
                .params(compound, kind.name())
                .query(Covenant.class)
                .optional();
    }

    void insert(
            UUID id, UUID compound, Covenanting.Kind kind, int version, String text, byte[] digest, UUID by, UUID act) {
        db.sql("""
                insert into stewardship.covenant (id, compound_id, kind, version, text, digest, drafted_by, drafted_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, compound, kind.name(), version, text, digest, by)
                .params(Timestamp.from(City.current().now()), act, StewardshipAct.COVENANT_DRAFTED.code())
                .update();
    }

    void step(UUID covenant, String to, @Nullable UUID matter, String paper, UUID by, StewardshipAct deed, UUID act) {
        db.sql("""
                insert into stewardship.covenant_step (id, covenant_id, to_state, matter_id, matter_verdict, paper, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), covenant, to)
                .param(matter)
                .param(matter == null ? null : "PASSED")
                .params(paper, by, Timestamp.from(City.current().now()), act, deed.code())
                .update();
    }

    record Covenant(UUID id, UUID compoundId, Covenanting.Kind kind, int version, String text, String state) {}
}

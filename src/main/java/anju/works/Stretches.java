package anju.works;

import anju.city.City;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stretches of hidden works in the database. */
@Component
class Stretches {
    private final JdbcClient db;

    Stretches(JdbcClient db) {
        this.db = db;
    }

    Optional<Stretch> find(UUID id) {
        return db.sql(
                        "select id, code, contract_id, contract_line_id as line_id, state, announced_by from works.stretch where id = ?")
                .param(id)
                .query((row, _) -> new Stretch(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getObject("contract_id", UUID.class),
                        row.getObject("line_id", UUID.class),
                        StretchState.valueOf(row.getString("state")),
                        row.getObject("announced_by", UUID.class)))
                .optional();
    }

    boolean isAnnouncedAgain(UUID id) {
        return db.sql("select exists (select from works.stretch where again_of = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** The first of these lines that may not be accepted for what is hidden in it. */
    Optional<Unseen> unseen(Collection<UUID> lines) {
        return lines.isEmpty()
                ? Optional.empty()
                : db.sql("""
                        select number, code from works.unseen_line where contract_line_id = any (:lines)
                         order by length(number), number, code desc limit 1""")
                        .param("lines", lines.toArray(UUID[]::new))
                        .query(Unseen.class)
                        .optional();
    }

    boolean isMember(UUID project, UUID person) {
        return db.sql(
                        "select exists (select from works.group_member where project_id = ? and person_id = ? and state = 'SERVING')")
                .params(project, person)
                .query(Boolean.class)
                .single();
    }

    boolean hasWitnessed(UUID stretch, UUID person) {
        return db.sql("select exists (select from works.stretch_witness where stretch_id = ? and person_id = ?)")
                .params(stretch, person)
                .query(Boolean.class)
                .single();
    }

    void insert(Stretch stretch, StretchTerms terms, Instant lookBy, UUID act) {
        db.sql("""
                insert into works.stretch (id, code, contract_id, contract_line_id, again_of, place, what, look_by, announced_by,
                                           announced_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(stretch.id(), stretch.code(), stretch.contractId(), stretch.lineId())
                .param(terms.againOf())
                .params(terms.place(), terms.what(), Timestamp.from(lookBy), stretch.announcedBy(), now(), act)
                .param(WorksAct.STRETCH_ANNOUNCED.code())
                .update();
        for (var photo : terms.photos()) {
            db.sql("insert into works.stretch_photo (stretch_id, file_id) values (?, ?)")
                    .params(stretch.id(), photo)
                    .update();
        }
    }

    void witness(UUID stretch, UUID person, String remark, UUID act) {
        db.sql(
                        "insert into works.stretch_witness (stretch_id, person_id, remark, at, act_id, act_kind) values (?, ?, ?, ?, ?, ?)")
                .params(stretch, person, remark, now(), act, WorksAct.STRETCH_WITNESSED.code())
                .update();
    }

    void step(UUID stretch, StretchState to, String remark, @Nullable UUID photo, UUID by, UUID act, WorksAct kind) {
        db.sql("""
                insert into works.stretch_step (id, stretch_id, to_state, remark, photo_id, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), stretch, to.name(), remark)
                .param(photo)
                .params(by, now(), act, kind.code())
                .update();
    }

    private static Timestamp now() {
        return Timestamp.from(City.current().now());
    }

    /** @param code the stretch that stands in the way; empty when none was ever found good */
    record Unseen(String number, String code) {}
}

package anju.survey;

import anju.city.Locks;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All SQL that writes schema {@code survey}, and what its verbs read. */
@Component
class Needs {
    private final JdbcClient db;

    Needs(JdbcClient db) {
        this.db = db;
    }

    /** Whoever builds on a need holds this shared, whoever withdraws it holds it alone. */
    void lock(UUID need) {
        Locks.hold(db, "need:" + need);
    }

    /** How many of the chosen parts, stairwells and buildings are this compound's. */
    long belonging(NeedDraft draft) {
        return db.sql("""
                select (select count(*) from registry.part_now where compound_id = :compound and id = any(:parts::uuid[]))
                     + (select count(*) from registry.stairwell_now where compound_id = :compound and id = any(:stairwells::uuid[]))
                     + (select count(*) from registry.building_now where compound_id = :compound and id = any(:buildings::uuid[]))""")
                .param("compound", draft.compoundId())
                .param("parts", array(draft.parts()))
                .param("stairwells", array(draft.stairwells()))
                .param("buildings", array(draft.buildings()))
                .query(Long.class)
                .single();
    }

    void insert(UUID id, NeedDraft draft, UUID by, Instant at, UUID act) {
        db.sql("""
                insert into survey.need (id, compound_id, topic, title, description, source, danger, request_id, occurred_on,
                                         recorded_at, recorded_by, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        id,
                        draft.compoundId(),
                        draft.topic(),
                        draft.title(),
                        draft.description(),
                        draft.source().name(),
                        draft.danger(),
                        draft.requestId(),
                        Date.valueOf(draft.occurredOn()),
                        Timestamp.from(at),
                        by,
                        act,
                        SurveyAct.NEED_RECORDED.code()))
                .update();
    }

    List<UUID> touched(NeedDraft draft) {
        return db.sql("""
                select id from registry.part_now
                 where compound_id = :compound
                   and (:whole or id = any(:parts::uuid[]) or stairwell_id = any(:stairwells::uuid[])
                        or building_id = any(:buildings::uuid[]))
                 order by id""")
                .param("compound", draft.compoundId())
                .param("whole", draft.wholeCompound())
                .param("parts", array(draft.parts()))
                .param("stairwells", array(draft.stairwells()))
                .param("buildings", array(draft.buildings()))
                .query(UUID.class)
                .list();
    }

    void insertParts(UUID need, List<UUID> parts) {
        db.sql("insert into survey.need_part (need_id, part_id) select ?, unnest(?::uuid[])")
                .param(need)
                .param(array(parts))
                .update();
    }

    void insertWithdrawal(UUID need, String reason, Instant at, UUID act) {
        db.sql("insert into survey.need_withdrawal (need_id, reason, at, act_id, act_kind) values (?, ?, ?, ?, ?)")
                .params(need, reason, Timestamp.from(at), act, SurveyAct.NEED_WITHDRAWN.code())
                .update();
    }

    Optional<Standing> standing(UUID need) {
        return db.sql("select compound_id, withdrawn from survey.need_now where id = ?")
                .param(need)
                .query(Standing.class)
                .optional();
    }

    /** The undertakings that cover a compound, wholly or in part. */
    List<UUID> projects(UUID compound) {
        return db.sql("select distinct project_id from project.place where compound_id = ?")
                .param(compound)
                .query(UUID.class)
                .list();
    }

    private static String array(Iterable<UUID> ids) {
        var text = new StringBuilder("{");
        ids.forEach(id -> text.append(text.length() == 1 ? "" : ",").append(id));
        return text.append('}').toString();
    }

    record Standing(UUID compoundId, boolean withdrawn) {}
}

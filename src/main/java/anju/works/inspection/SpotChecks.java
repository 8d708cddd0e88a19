package anju.works.inspection;

import anju.city.City;
import anju.city.Locks;
import anju.works.WorksAct;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Inspectors, draws and spot checks in the database. */
@Component
class SpotChecks {
    private final JdbcClient db;

    SpotChecks(JdbcClient db) {
        this.db = db;
    }

    void lock() {
        Locks.hold(db, "works.draw");
    }

    boolean isOfTheOffice(UUID person, String path) {
        return db.sql("""
                select exists (select from access.role_grant where person_id = :person and state = 'HELD'
                                  and role in ('SUBDISTRICT_CLERK', 'SUBDISTRICT_LEADER', 'HOUSING_BUREAU', 'DEPARTMENT')
                                  and (place_path = :path or starts_with(:path, place_path || '/') or starts_with(place_path, :path || '/')))""")
                .param("person", person)
                .param("path", path)
                .query(Boolean.class)
                .single();
    }

    boolean isListed(UUID person, String path) {
        return db.sql(
                        "select exists (select from works.inspector where person_id = ? and place_path = ? and state = 'LISTED')")
                .params(person, path)
                .query(Boolean.class)
                .single();
    }

    void list(UUID id, String number, UUID person, String path, @Nullable UUID firm, UUID by, UUID act) {
        db.sql("""
                insert into works.inspector (id, number, person_id, place_path, organisation_id, listed_by, listed_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, number, person, path)
                .param(firm)
                .params(by, now(), act, WorksAct.INSPECTOR_LISTED.code())
                .update();
    }

    Optional<Inspector> inspector(UUID id) {
        return db.sql("select id, number, place_path, state = 'LISTED' as listed from works.inspector where id = ?")
                .param(id)
                .query(Inspector.class)
                .optional();
    }

    void strike(UUID id, UUID by, UUID act) {
        db.sql("""
                insert into works.inspector_step (id, inspector_id, to_state, by_person, at, act_id, act_kind)
                values (?, ?, 'STRUCK', ?, ?, ?, ?)""")
                .params(City.current().newId(), id, by, now(), act, WorksAct.INSPECTOR_STRUCK.code())
                .update();
    }

    /** Contracts whose works are under way at a place: started, and not yet accepted as complete. */
    List<Drawing.Entrant> objects(String path) {
        return db.sql("""
                select distinct c.code, c.contractor_id, c.supervisor_id
                  from works.contract c
                  join project.project p on p.id = c.project_id and p.state in ('G5', 'G6', 'G7')
                  join project.place l on l.project_id = p.id
                  join registry.compound o on o.id = l.compound_id and (o.path = :path or starts_with(o.path, :path || '/'))
                 where not exists (select from works.acceptance a where a.contract_id = c.id and a.kind = 'COMPLETION' and a.state = 'PASSED')
                 order by c.code""")
                .param("path", path)
                .query((row, _) -> new Drawing.Entrant(
                        row.getString("code"), List.of(row.getString("contractor_id"), row.getString("supervisor_id"))))
                .list();
    }

    List<Drawing.Drawable> drawable(String path) {
        return db.sql(
                        "select number, organisation_id from works.inspector where place_path = ? and state = 'LISTED' order by number")
                .param(path)
                .query((row, _) -> new Drawing.Drawable(row.getString("number"), row.getString("organisation_id")))
                .list();
    }

    void prepare(Draw draw, UUID by, UUID act) {
        db.sql("""
                insert into works.draw (id, code, place_path, objects, inspectors_each, list, secret, prepared_by, prepared_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(draw.id(), draw.code(), draw.placePath(), draw.objects(), draw.inspectorsEach())
                .params(draw.list(), draw.secret(), by, now(), act, WorksAct.DRAW_PREPARED.code())
                .update();
    }

    Optional<Draw> draw(UUID id) {
        return db.sql("select * from works.draw where id = ?")
                .param(id)
                .query((row, _) -> new Draw(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getString("place_path"),
                        row.getInt("objects"),
                        row.getInt("inspectors_each"),
                        row.getString("list"),
                        row.getBytes("secret"),
                        DrawState.valueOf(row.getString("state"))))
                .optional();
    }

    /** Leaf hash of the entry that follows the preparation on the public record. */
    Optional<byte[]> entryAfter(UUID draw) {
        return db.sql("""
                select next.leaf_hash from works.draw d
                  join evidence.leaf mine on mine.act_id = d.act_id
                  join evidence.leaf next on next.idx = mine.idx + 1
                 where d.id = ?""").param(draw).query((row, _) -> row.getBytes(1)).optional();
    }

    void step(UUID draw, DrawState to, byte @Nullable [] entry, UUID by, UUID act, WorksAct kind) {
        db.sql("""
                insert into works.draw_step (id, draw_id, to_state, entry, by_person, at, act_id, act_kind) values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), draw, to.name())
                .param(entry)
                .params(by, now(), act, kind.code())
                .update();
    }

    byte[] drawnWith(UUID draw) {
        return db.sql("select entry from works.draw_step where draw_id = ? and to_state = 'DRAWN'")
                .param(draw)
                .query((row, _) -> row.getBytes(1))
                .single();
    }

    void check(UUID draw, String contract, List<String> inspectors, UUID act) {
        var id = City.current().newId();
        db.sql("""
                insert into works.spot_check (id, draw_id, contract_id, act_id, act_kind)
                select ?, ?, id, ?, ? from works.contract where code = ?""").params(id, draw, act, WorksAct.DRAW_DRAWN.code(), contract).update();
        for (var number : inspectors) {
            db.sql(
                            "insert into works.spot_check_inspector (check_id, inspector_id) select ?, id from works.inspector where number = ?")
                    .params(id, number)
                    .update();
        }
    }

    Optional<Check> check(UUID id) {
        return db.sql("""
                select k.id, k.draw_id, k.contract_id, exists (select from works.spot_check_result r where r.check_id = k.id) as reported
                  from works.spot_check k where k.id = ?""").param(id).query(Check.class).optional();
    }

    boolean isDrawn(UUID check, UUID person) {
        return db.sql("""
                select exists (select from works.spot_check_inspector i join works.inspector n on n.id = i.inspector_id
                                where i.check_id = ? and n.person_id = ?)""").params(check, person).query(Boolean.class).single();
    }

    /** The person is on a list with ties to a firm of the contract, or has signed something of it for one of its firms. */
    boolean hasTies(UUID person, UUID contract) {
        return db.sql("""
                select exists (select from works.inspector n join works.contract c on n.organisation_id in (c.contractor_id, c.supervisor_id)
                                where n.person_id = :person and c.id = :contract)
                    or exists (select from works.acceptance_signature s join works.acceptance a on a.id = s.acceptance_id
                                where a.contract_id = :contract and s.person_id = :person and s.party in ('CONTRACTOR', 'SUPERVISOR'))
                    or exists (select from works.batch_signature s join works.batch b on b.id = s.batch_id
                                where b.contract_id = :contract and s.person_id = :person)""")
                .param("person", person)
                .param("contract", contract)
                .query(Boolean.class)
                .single();
    }

    /** Findings of the contract that a drawn inspector filed since the draw and that no other check names. */
    List<UUID> filed(UUID check) {
        return db.sql("""
                select f.id from works.spot_check k
                  join works.finding f on f.contract_id = k.contract_id and f.finder = 'OFFICE'
                  join works.draw_step s on s.draw_id = k.draw_id and s.to_state = 'DRAWN' and f.filed_at >= s.at
                  join works.spot_check_inspector i on i.check_id = k.id
                  join works.inspector n on n.id = i.inspector_id and n.person_id = f.filed_by
                 where k.id = ? and not exists (select from works.spot_check_finding x where x.finding_id = f.id) order by f.code""").param(check).query(UUID.class).list();
    }

    void report(UUID check, List<UUID> findings, String note, UUID photo, LocalDate on, UUID by, UUID act) {
        db.sql("""
                insert into works.spot_check_result (check_id, found, note, photo_id, visited_on, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(check, !findings.isEmpty(), note, photo, Date.valueOf(on), by, now(), act)
                .param(WorksAct.SPOT_CHECK_REPORTED.code())
                .update();
        for (var finding : findings) {
            db.sql("insert into works.spot_check_finding (check_id, finding_id) values (?, ?)")
                    .params(check, finding)
                    .update();
        }
    }

    boolean isDone(UUID draw) {
        return db.sql("""
                select not exists (select from works.spot_check k where k.draw_id = ?
                                      and not exists (select from works.spot_check_result r where r.check_id = k.id))""").param(draw).query(Boolean.class).single();
    }

    private static Timestamp now() {
        return Timestamp.from(City.current().now());
    }

    record Inspector(UUID id, String number, String placePath, boolean listed) {}

    record Check(UUID id, UUID drawId, UUID contractId, boolean reported) {}

    /** A draw with its lists and its secret. */
    record Draw(
            UUID id,
            String code,
            String placePath,
            int objects,
            int inspectorsEach,
            String list,
            byte[] secret,
            DrawState state) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Draw draw && draw.id.equals(id) && Arrays.equals(draw.secret, secret);
        }

        @Override
        public int hashCode() {
            return id.hashCode();
        }
    }
}

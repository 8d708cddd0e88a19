package anju.programme;

import anju.city.City;
import anju.city.Locks;
import anju.money.Area;
import anju.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The reserve in the database. */
@Component
class Reserves {
    private final JdbcClient db;

    Reserves(JdbcClient db) {
        this.db = db;
    }

    Optional<UUID> standing(UUID compound) {
        return db.sql("select id from programme.reserve where compound_id = ? and state <> 'WITHDRAWN'")
                .param(compound)
                .query(UUID.class)
                .optional();
    }

    /** What lives there by the register: dwellings, and the floor area of all parts that have one. */
    Extent extent(UUID compound) {
        return db.sql("""
                select count(*) filter (where use = 'DWELLING') as households, coalesce(sum(area_x100), 0)::bigint as area
                  from registry.part_now where compound_id = ?""")
                .param(compound)
                .query((row, _) -> new Extent(row.getInt("households"), new Area(row.getLong("area"))))
                .single();
    }

    void insert(UUID id, UUID compound, Extent extent, Money estimated, int year, String grounds, UUID by, UUID act) {
        db.sql("""
                insert into programme.reserve (id, compound_id, households, area_x100, estimated_fen, wished_year, grounds,
                                               entered_by, entered_at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(id, compound, extent.households(), extent.area().x100(), estimated.fen(), year, grounds)
                .params(by, Timestamp.from(City.current().now()), act, ProgrammeAct.RESERVE_ENTERED.code())
                .update();
    }

    /** The entry as it stands, held until the transaction ends: what is official cannot be locked as a row. */
    Optional<Entry> lock(UUID reserve) {
        Locks.hold(db, "reserve:" + reserve);
        return db.sql("select id, compound_id, state from programme.reserve where id = ?")
                .param(reserve)
                .query(Entry.class)
                .optional();
    }

    void step(UUID reserve, String to, String reason, UUID by, UUID act, ProgrammeAct kind) {
        db.sql("""
                insert into programme.reserve_step (id, reserve_id, to_state, reason, by_person, at, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(City.current().newId(), reserve, to, reason, by)
                .params(Timestamp.from(City.current().now()), act, kind.code())
                .update();
    }

    /** The compounds waiting at or below a place, with what the ranking counts. */
    List<Candidate> waiting(String path, int oldFromYears) {
        int oldBefore = City.current().today().getYear() - oldFromYears;
        return db.sql("""
                select r.id, r.compound_id, c.code, c.name, c.path, c.built_year, r.households, r.area_x100, r.estimated_fen, r.wished_year,
                       coalesce(n.danger, 0) as danger, coalesce(n.needs, 0) as needs,
                       greatest(0, :old - coalesce(c.built_year, :old)) as age,
                       exists (select from project.gate_fact_now f join project.place a on a.project_id = f.project_id
                                where a.compound_id = r.compound_id and f.condition = 'PLAN_DRAWN_UP') as planned,
                       exists (select from project.gate_fact_now f join project.place a on a.project_id = f.project_id
                                where a.compound_id = r.compound_id and f.condition = 'OWNERS_DECIDED') as decided
                  from programme.reserve r
                  join registry.compound_now c on c.id = r.compound_id
                  left join lateral (select count(*) as needs, count(*) filter (where danger) as danger
                                       from survey.need_now where compound_id = r.compound_id and not withdrawn) n on true
                 where r.state = 'RESERVED' and (c.path = :path or starts_with(c.path, :path || '/'))
                 order by c.code""")
                .param("old", oldBefore)
                .param("path", path)
                .query(Reserves::candidate)
                .list();
    }

    private static Candidate candidate(ResultSet row, int number) throws SQLException {
        var counted = new EnumMap<Criterion, Integer>(Criterion.class);
        counted.put(Criterion.DANGER, row.getInt("danger"));
        counted.put(Criterion.NEEDS, row.getInt("needs"));
        counted.put(Criterion.AGE, row.getInt("age"));
        counted.put(Criterion.PLANNED, row.getBoolean("planned") ? 1 : 0);
        counted.put(Criterion.DECIDED, row.getBoolean("decided") ? 1 : 0);
        return new Candidate(
                row.getObject("id", UUID.class),
                row.getObject("compound_id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                row.getString("path"),
                row.getObject("built_year", Integer.class),
                row.getInt("households"),
                new Area(row.getLong("area_x100")),
                new Money(row.getLong("estimated_fen")),
                row.getInt("wished_year"),
                counted);
    }

    record Extent(int households, Area area) {}

    record Entry(UUID id, UUID compoundId, String state) {}
}

package anju.registry;

import anju.city.City;
import anju.city.Locks;
import anju.money.Area;
import anju.registry.CompoundDraft.PartDraft;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL that writes single facts of the registry. */
@Component
class Registers {
    private final JdbcClient db;

    Registers(JdbcClient db) {
        this.db = db;
    }

    /** One writer of the registry at a time in a city: what an import compared with cannot move under it. */
    void lock() {
        Locks.hold(db, "registry");
    }

    void addCompound(
            UUID id, String code, UUID area, String path, @Nullable Integer builtYear, UUID act, RegistryAct kind) {
        db.sql("""
                insert into registry.compound (id, code, area_id, path, built_year, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(id, code, area, path, builtYear, act, kind.code()))
                .update();
    }

    void nameCompound(
            UUID compound,
            String name,
            String address,
            @Nullable Integer builtYear,
            LocalDate from,
            UUID act,
            RegistryAct kind) {
        db.sql("""
                insert into registry.compound_name (id, compound_id, name, address, built_year, from_on, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(newId(), compound, name, address, builtYear, from, act, kind.code()))
                .update();
    }

    void addBuilding(UUID id, UUID compound, String number, @Nullable Integer storeys, UUID act, RegistryAct kind) {
        db.sql("""
                insert into registry.building (id, compound_id, number, storeys, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(id, compound, number, storeys, act, kind.code()))
                .update();
    }

    void addStairwell(UUID id, UUID building, String number, UUID act, RegistryAct kind) {
        db.sql("insert into registry.stairwell (id, building_id, number, act_id, act_kind) values (?, ?, ?, ?, ?)")
                .params(id, building, number, act, kind.code())
                .update();
    }

    /** The parts of a stairwell in one statement; their ids in the same order. */
    List<UUID> addParts(UUID stairwell, List<PartDraft> parts, UUID act, RegistryAct kind) {
        var ids = parts.stream().map(_ -> newId()).toList();
        db.sql("""
                insert into registry.part (id, stairwell_id, floor, number, use, act_id, act_kind)
                select p.id, :stairwell, p.floor, p.number, p.use, :act, :kind
                  from unnest(:ids::uuid[], :floors::int[], :numbers::text[], :uses::text[]) p (id, floor, number, use)""")
                .param("stairwell", stairwell)
                .param("ids", ids.toArray(UUID[]::new))
                .param("floors", parts.stream().map(PartDraft::floor).toArray(Integer[]::new))
                .param("numbers", parts.stream().map(PartDraft::number).toArray(String[]::new))
                .param("uses", parts.stream().map(part -> part.use().name()).toArray(String[]::new))
                .param("act", act)
                .param("kind", kind.code())
                .update();
        return ids;
    }

    /** Their areas from a day on, in one statement. */
    void addAreas(List<UUID> ids, List<PartDraft> parts, LocalDate from, UUID act, RegistryAct kind) {
        var of = new ArrayList<UUID>();
        var bases = new ArrayList<String>();
        var areas = new ArrayList<Long>();
        for (int i = 0; i < ids.size(); i++) {
            var part = ids.get(i);
            parts.get(i).areas().forEach((basis, area) -> {
                of.add(part);
                bases.add(basis.name());
                areas.add(area.x100());
            });
        }
        db.sql("""
                insert into registry.part_area (id, part_id, basis, area_x100, from_on, act_id, act_kind)
                select a.id, a.part, a.basis, a.area_x100, :from, :act, :kind
                  from unnest(:ids::uuid[], :parts::uuid[], :bases::text[], :areas::bigint[]) a (id, part, basis, area_x100)""")
                .param("ids", of.stream().map(_ -> newId()).toArray(UUID[]::new))
                .param("parts", of.toArray(UUID[]::new))
                .param("bases", bases.toArray(String[]::new))
                .param("areas", areas.toArray(Long[]::new))
                .param("from", from)
                .param("act", act)
                .param("kind", kind.code())
                .update();
    }

    void addArea(UUID part, Basis basis, Area area, LocalDate from, UUID act, RegistryAct kind) {
        db.sql("""
                insert into registry.part_area (id, part_id, basis, area_x100, from_on, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(newId(), part, basis.name(), area.x100(), from, act, kind.code())
                .update();
    }

    void addUse(UUID part, Use use, LocalDate from, UUID act, RegistryAct kind) {
        db.sql("""
                insert into registry.part_use (id, part_id, use, from_on, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?)""").params(newId(), part, use.name(), from, act, kind.code()).update();
    }

    void addOwnership(UUID part, Share share, UUID act, RegistryAct kind) {
        db.sql("""
                insert into registry.ownership (id, part_id, person_id, organisation_id, standing, share_numerator,
                       share_denominator, represents, from_on, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        newId(),
                        part,
                        share.holder().personId(),
                        share.holder().organisationId(),
                        share.standing().name(),
                        share.numerator(),
                        share.denominator(),
                        share.represents(),
                        share.since(),
                        act,
                        kind.code()))
                .update();
    }

    void endOwnership(UUID ownership, LocalDate until, UUID act, RegistryAct kind) {
        db.sql("""
                insert into registry.ownership_end (id, ownership_id, until_on, act_id, act_kind)
                values (?, ?, ?, ?, ?)""").params(newId(), ownership, until, act, kind.code()).update();
    }

    Optional<UUID> buildingNumbered(UUID compound, String number) {
        return db.sql("select id from registry.building_now where compound_id = ? and number = ?")
                .params(compound, number)
                .query(UUID.class)
                .optional();
    }

    Optional<UUID> stairwellNumbered(UUID building, String number) {
        return db.sql("select id from registry.stairwell_now where building_id = ? and number = ?")
                .params(building, number)
                .query(UUID.class)
                .optional();
    }

    Optional<UUID> partNumbered(UUID stairwell, String number) {
        return db.sql("select id from registry.part_now where stairwell_id = ? and number = ?")
                .params(stairwell, number)
                .query(UUID.class)
                .optional();
    }

    /** The compound that a building or stairwell belongs to. */
    UUID compoundOfBuilding(UUID building) {
        return db.sql("select compound_id from registry.building_now where id = ?")
                .param(building)
                .query(UUID.class)
                .optional()
                .orElseThrow();
    }

    UUID compoundOfStairwell(UUID stairwell) {
        return db.sql("select compound_id from registry.stairwell_now where id = ?")
                .param(stairwell)
                .query(UUID.class)
                .optional()
                .orElseThrow();
    }

    LocalDate namedSince(UUID compound) {
        return db.sql("""
                select from_on from registry.compound_name
                 where compound_id = ? and state = 'STANDING' order by from_on desc, recorded desc limit 1""").param(compound).query(LocalDate.class).single();
    }

    /** A dated fact in force. */
    record Dated(long value, LocalDate since) {}

    Optional<Dated> areaNow(UUID part, Basis basis) {
        return db.sql("""
                select area_x100 as value, from_on as since from registry.part_area
                 where part_id = ? and basis = ? and state = 'STANDING' order by from_on desc, recorded desc limit 1""").params(part, basis.name()).query(Dated.class).optional();
    }

    Optional<LocalDate> useChangedOn(UUID part) {
        return db.sql("""
                select from_on from registry.part_use
                 where part_id = ? and state = 'STANDING' order by from_on desc, recorded desc limit 1""").param(part).query(LocalDate.class).optional();
    }

    Optional<UUID> bindingOf(UUID person, UUID part) {
        return db.sql("select id from registry.binding_now where person_id = ? and part_id = ?")
                .params(person, part)
                .query(UUID.class)
                .optional();
    }

    UUID bind(UUID person, UUID part, Capacity capacity, @Nullable UUID by) {
        var id = newId();
        db.sql("""
                insert into registry.binding (id, person_id, part_id, capacity, bound_at, bound_by)
                values (?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        id,
                        person,
                        part,
                        capacity.name(),
                        Timestamp.from(City.current().now()),
                        by))
                .update();
        return id;
    }

    int unbind(UUID binding, @Nullable UUID by) {
        return db.sql("update registry.binding set ended_at = ?, ended_by = ? where id = ? and ended_at is null")
                .params(Arrays.asList(Timestamp.from(City.current().now()), by, binding))
                .update();
    }

    static UUID newId() {
        return City.current().newId();
    }
}

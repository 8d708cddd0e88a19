package anju.registry;

import anju.access.IdentityNumber;
import anju.access.NewPerson;
import anju.access.People;
import anju.access.Phone;
import anju.access.Vault;
import anju.city.City;
import anju.city.Sha256;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Moves staged rows into the registry, and tells what stands on them afterwards. */
@Component
class Entering {
    /** Tables an import writes; each row carries its act. */
    private static final List<String> TABLES = List.of(
            "compound",
            "compound_name",
            "building",
            "building_storeys",
            "stairwell",
            "part",
            "part_use",
            "part_area",
            "ownership",
            "ownership_end");

    private final JdbcClient db;
    private final People people;
    private final Vault vault;
    private final Imports imports;

    Entering(JdbcClient db, People people, Vault vault, Imports imports) {
        this.db = db;
        this.people = people;
        this.vault = vault;
        this.imports = imports;
    }

    /** Everything the workbook adds and changes, in sets. */
    void enter(UUID id, UUID act, RegistryAct kind) {
        enrol(id);
        db.sql(ImportSql.ADD_ORGANISATIONS).param("import", id).update();
        imports.resolve(id);
        var values = Map.<String, Object>of(
                "import",
                id,
                "act",
                act,
                "kind",
                kind.code(),
                "today",
                City.current().today());
        ImportSql.ENTER.forEach(sql -> db.sql(sql).params(values).update());
        db.sql("select registry.analyze_places()").query(row -> {});
    }

    private void enrol(UUID id) {
        record Named(int row, UUID own, byte[] name, byte @Nullable [] phone, byte @Nullable [] identity) {}
        var rows = new ArrayList<Integer>();
        var persons = new ArrayList<NewPerson>();
        var today = City.current().today();
        db.sql("""
                select row_number as row, id as own, name_enc as name, phone_enc as phone, identity_enc as identity
                  from registry.import_owner
                 where import_id = ? and organisation is null and not by_name order by row_number""").param(id).query(Named.class).list().forEach(named -> {
            var phone = named.phone == null ? null : vault.open(Staging.PHONE_COLUMN, named.own, named.phone);
            var identity =
                    named.identity == null ? null : vault.open(Staging.IDENTITY_COLUMN, named.own, named.identity);
            rows.add(named.row);
            persons.add(new NewPerson(
                    vault.open(Staging.NAME_COLUMN, named.own, named.name),
                    phone == null ? null : new Phone(phone),
                    identity == null
                                    || !(IdentityNumber.read(identity, today)
                                            instanceof IdentityNumber.Reading.Valid valid)
                            ? null
                            : valid.number()));
        });
        imports.enrol(id, rows, people.add(persons));
    }

    /** SHA-256 over every row the act wrote, table by table, in the order of ids; can be worked out again from the rows. */
    byte[] digest(UUID act) {
        var sha = Sha256.begun();
        for (var table : TABLES) {
            sha.update(
                    db.sql("""
                    select sha256(coalesce(string_agg(
                             sha256(convert_to((to_jsonb(t) - 'state' - 'recorded')::text, 'UTF8')), ''::bytea order by t.id), ''))
                      from registry.%s t where t.act_id = ?""".formatted(table)).param(act).query(byte[].class).single());
        }
        return sha.digest();
    }

    /** How many of each kind are new, changed, the same or missing, as {@code part_new → 497}. */
    Map<String, Long> counts(UUID id) {
        var counts = new TreeMap<String, Long>();
        db.sql("""
                select lower(kind || '_' || change) as what, count(*) as count
                  from registry.import_difference where import_id = ? group by 1""").param(id).query((org.springframework.jdbc.core.RowCallbackHandler)
                row -> counts.put(row.getString("what"), row.getLong("count")));
        return counts;
    }

    List<String> placesOf(UUID id) {
        return db.sql("select path from registry.import_compound where import_id = ?")
                .param(id)
                .query(String.class)
                .list();
    }

    List<UUID> compoundsOf(UUID id) {
        return db.sql("select id from registry.import_compound where import_id = ? order by code")
                .param(id)
                .query(UUID.class)
                .list();
    }

    /** Where a confirmed import changed who owns; its staged rows are gone by then. */
    List<UUID> compoundsEntered(UUID id) {
        return db.sql("""
                select distinct b.compound_id
                  from (select part_id, act_id from registry.ownership
                        union all
                        select o.part_id, e.act_id from registry.ownership_end e join registry.ownership o on o.id = e.ownership_id) changed
                  join registry.part p on p.id = changed.part_id
                  join registry.stairwell s on s.id = p.stairwell_id
                  join registry.building b on b.id = s.building_id
                 where changed.act_id = ?""").param(actOf(id)).query(UUID.class).list();
    }

    void confirmed(UUID id, UUID by, byte[] digest, Map<String, Long> counts, UUID act, RegistryAct kind) {
        db.sql("""
                insert into registry.import_confirmed (import_id, by_person, at, digest, counts, act_id, act_kind)
                values (?, ?, ?, ?, ?::jsonb, ?, ?)""")
                .params(
                        id,
                        by,
                        Timestamp.from(City.current().now()),
                        digest,
                        JsonMapper.shared().writeValueAsString(counts),
                        act,
                        kind.code())
                .update();
    }

    void undone(UUID id, UUID by, String reason, UUID act, RegistryAct kind) {
        db.sql("""
                insert into registry.import_undone (import_id, by_person, at, reason, act_id, act_kind)
                values (?, ?, ?, ?, ?, ?)""")
                .params(id, by, Timestamp.from(City.current().now()), reason, act, kind.code())
                .update();
    }

    UUID actOf(UUID importId) {
        return db.sql("select act_id from registry.import_confirmed where import_id = ?")
                .param(importId)
                .query(UUID.class)
                .single();
    }

    /**
     * What names rows of this import and is not of it, as {@code vote.head_part → 497}: asked of every foreign key that leads
     * into the registry, so that no module can be forgotten.
     */
    Map<String, Long> referring(UUID importId) {
        record Key(String schema, String table, String column, String target, String act, String state) {}
        var act = actOf(importId);
        var keys = db.sql("""
                select n.nspname as schema, t.relname as table, a.attname as column, r.relname as target,
                       coalesce((select 'x.act_id is distinct from ' || quote_literal(:act) from pg_attribute c
                          where c.attrelid = t.oid and c.attname = 'act_id' and n.nspname = 'registry'), 'true') as act,
                       coalesce((select 'x.state <> ''UNDONE''' from pg_attribute c
                          where c.attrelid = t.oid and c.attname = 'state' and n.nspname = 'registry'), 'true') as state
                  from pg_constraint k
                  join pg_class t on t.oid = k.conrelid join pg_namespace n on n.oid = t.relnamespace
                  join pg_class r on r.oid = k.confrelid
                  join pg_attribute a on a.attrelid = t.oid and a.attnum = k.conkey[1]
                 where k.contype = 'f' and array_length(k.conkey, 1) = 1
                   and r.relnamespace = 'registry'::regnamespace and r.relname in (:tables)
                   and t.relname not like 'import\\_%' order by 1, 2, 3""")
                .param("act", act.toString())
                .param("tables", TABLES)
                .query(Key.class)
                .list();
        var referring = new TreeMap<String, Long>();
        for (var key : keys) {
            long count = db.sql("""
                    select count(*) from %s.%s x join registry.%s r on r.id = x.%s
                     where r.act_id = ? and %s and %s""".formatted(key.schema, key.table, key.target, key.column, key.act, key.state))
                    .param(act)
                    .query(Long.class)
                    .single();
            if (count > 0) {
                referring.merge(key.schema + "." + key.table, count, Long::sum);
            }
        }
        return referring;
    }
}

package anju.registry;

import java.util.List;

/** The set-wise statements by which staged rows find their places in the registry and enter it. */
final class ImportSql {
    private ImportSql() {}

    /** Each finds known identity rows, outermost first, and forgets what was known before. */
    static final List<String> RESOLVE = List.of("""
            update registry.import_compound s set id = c.id, known = true
              from registry.compound_now c where s.import_id = :import and c.code = s.code""", """
            update registry.import_building s set id = b.id, known = true
              from registry.import_compound c join registry.building_now b on b.compound_id = c.id
             where s.import_id = :import and c.import_id = s.import_id and c.known and c.code = s.compound
               and b.number = s.number""", """
            update registry.import_stairwell s set id = w.id, known = true
              from registry.import_compound c join registry.stairwell_now w on w.compound_id = c.id
             where s.import_id = :import and c.import_id = s.import_id and c.known and c.code = s.compound
               and w.building_number = s.building and w.number = s.number""", """
            update registry.import_part s set id = p.id, known = true
              from registry.import_compound c join registry.part_now p on p.compound_id = c.id
             where s.import_id = :import and c.import_id = s.import_id and c.known and c.code = s.compound
               and p.building_number = s.building and p.stairwell_number = s.stairwell and p.number = s.number""", """
            update registry.import_owner s set part_id = p.id
              from registry.import_compound c join registry.part_now p on p.compound_id = c.id
             where s.import_id = :import and c.import_id = s.import_id and c.known and c.code = s.compound
               and p.building_number = s.building and p.stairwell_number = s.stairwell and p.number = s.number""", """
            update registry.import_owner s set organisation_id = o.id
              from registry.organisation o
             where s.import_id = :import and s.organisation is not null
               and (o.credit_code = s.credit_code or (s.credit_code is null and o.name = s.organisation))""");

    /** Organisations nobody knew; a developer is who holds stock. */
    static final String ADD_ORGANISATIONS = """
            insert into registry.organisation (id, name, credit_code, kind)
            select (array_agg(id order by row_number))[1], min(organisation), credit_code,
                   case when bool_or(standing <> 'OWNED') then 'DEVELOPER' else 'ENTERPRISE' end
              from registry.import_owner
             where import_id = :import and organisation is not null and organisation_id is null
             group by credit_code, case when credit_code is null then organisation end""";

    /** The rows a workbook adds, outermost first; every one carries the act. */
    static final List<String> ENTER = List.of("""
            insert into registry.compound (id, code, area_id, path, built_year, act_id, act_kind)
            select id, code, area_id, path, built_year, :act, :kind
              from registry.import_compound where import_id = :import and not known""", """
            insert into registry.compound_name (id, compound_id, name, address, built_year, from_on, act_id, act_kind)
            select gen_random_uuid(), s.id, s.name, s.address, coalesce(s.built_year, c.built_year), :today, :act, :kind
              from registry.import_compound s
              left join registry.import_difference d
                     on d.import_id = s.import_id and d.kind = 'COMPOUND' and d.id = s.id
              left join registry.compound_now c on c.id = s.id
             where s.import_id = :import and d.change in ('NEW', 'CHANGED')""", """
            insert into registry.building_storeys (id, building_id, storeys, from_on, act_id, act_kind)
            select gen_random_uuid(), s.id, s.storeys, :today, :act, :kind
              from registry.import_building s join registry.building_now b on b.id = s.id
             where s.import_id = :import and s.known and s.storeys is distinct from b.storeys and s.storeys is not null""", """
            insert into registry.building (id, compound_id, number, storeys, act_id, act_kind)
            select s.id, c.id, s.number, s.storeys, :act, :kind
              from registry.import_building s
              join registry.import_compound c on c.import_id = s.import_id and c.code = s.compound
             where s.import_id = :import and not s.known""", """
            insert into registry.stairwell (id, building_id, number, act_id, act_kind)
            select s.id, b.id, s.number, :act, :kind
              from registry.import_stairwell s
              join registry.import_compound c on c.import_id = s.import_id and c.code = s.compound
              join registry.building_now b on b.compound_id = c.id and b.number = s.building
             where s.import_id = :import and not s.known""", """
            insert into registry.part_use (id, part_id, use, from_on, act_id, act_kind)
            select gen_random_uuid(), s.id, s.use, :today, :act, :kind
              from registry.import_part s join registry.part_now p on p.id = s.id
             where s.import_id = :import and s.known and p.use <> s.use""", """
            insert into registry.part_area (id, part_id, basis, area_x100, from_on, act_id, act_kind)
            select gen_random_uuid(), a.part_id, a.basis, a.area_x100, :today, :act, :kind
              from registry.import_area a join registry.import_part s on s.import_id = a.import_id and s.id = a.part_id
             where a.import_id = :import and s.known and a.area_x100 is distinct from a.area_now_x100""", """
            insert into registry.part (id, stairwell_id, floor, number, use, act_id, act_kind)
            select s.id, w.id, s.floor, s.number, s.use, :act, :kind
              from registry.import_part s
              join registry.import_stairwell w on w.import_id = s.import_id and w.compound = s.compound
                   and w.building = s.building and w.number = s.stairwell
             where s.import_id = :import and not s.known""", """
            insert into registry.part_area (id, part_id, basis, area_x100, from_on, act_id, act_kind)
            select gen_random_uuid(), p.id, s.basis, s.area_x100, :today, :act, :kind
              from registry.import_part p
              cross join lateral (values ('REGISTERED', p.registered_x100), ('SURVEYED', p.surveyed_x100),
                                         ('CONTRACTED', p.contracted_x100)) s (basis, area_x100)
             where p.import_id = :import and not p.known and s.area_x100 is not null""", """
            insert into registry.ownership_end (id, ownership_id, reason, until_on, act_id, act_kind)
            select gen_random_uuid(), ownership_id, reason, greatest(:today, from_on), :act, :kind
              from registry.import_ending where import_id = :import""", """
            update registry.import_owner t set part_id = s.id
              from registry.import_part s
             where t.import_id = :import and s.import_id = t.import_id and t.part_id is null
               and s.compound = t.compound and s.building = t.building and s.stairwell = t.stairwell
               and s.number = t.number""", """
            insert into registry.ownership (id, part_id, person_id, organisation_id, standing, share_numerator,
                   share_denominator, represents, from_on, act_id, act_kind)
            select b.id, b.part_id, b.person_id, b.organisation_id, b.standing, b.share_numerator, b.share_denominator,
                   b.represents, coalesce(b.since_on, :today), :act, :kind
              from registry.import_beginning b where b.import_id = :import""");
}

-- A workbook on its way into the registry. READING: staged by a job. FAULTY: has errors. READY: differences shown, may be
-- confirmed. CONFIRMED, UNDONE: see the official rows. DROPPED: given up by who sent it.
create table registry.import (
  id            uuid primary key,
  code          text not null unique,
  file_name     text not null,
  file_bytes    bigint not null,
  state         text not null default 'READING'
                check (state in ('READING', 'UNREADABLE', 'FAULTY', 'READY', 'CONFIRMED', 'UNDONE', 'DROPPED')),
  scope         text[] not null,
  rows_total    int not null default 0,
  rows_read     int not null default 0,
  fault_count   int not null default 0,
  difference    bytea check (octet_length(difference) = 32),
  sent_by       uuid not null references access.person,
  sent_at       timestamptz not null
);
create index on registry.import (sent_at);
comment on table registry.import is 'working: workbooks sent for import and how far each is';
create sequence registry.import_code;

-- Kept, encrypted in pieces, until the import is confirmed or dropped: the marked copy is made from it.
create table registry.import_file (
  import_id   uuid not null references registry.import,
  number      int not null,
  content_enc bytea not null,
  primary key (import_id, number)
);
comment on table registry.import_file is 'working: the workbook as sent, encrypted';

-- What is wrong, where. column_key and code name messages; args never hold anything of a person.
create table registry.import_fault (
  import_id  uuid not null references registry.import,
  number     int not null,
  sheet      text,
  row_number int not null,
  column_key text,
  code       text not null,
  args       text[] not null,
  primary key (import_id, number)
);
comment on table registry.import_fault is 'working: errors found in a workbook';

-- Staged rows. id: of the identity row in the registry when known, otherwise the one it will get.
create table registry.import_compound (
  import_id   uuid not null references registry.import,
  row_number  int not null,
  code        text not null,
  name        text not null,
  address     text not null,
  area_id     uuid not null references city.area,
  path        text not null,
  built_year  int,
  id          uuid not null,
  known       boolean not null default false,
  primary key (import_id, code)
);
comment on table registry.import_compound is 'working: staged rows of sheet 小区';

create table registry.import_building (
  import_id  uuid not null references registry.import,
  row_number int not null,
  compound   text not null,
  number     text not null,
  storeys    int,
  id         uuid not null,
  known      boolean not null default false,
  primary key (import_id, compound, number)
);
comment on table registry.import_building is 'working: staged rows of sheet 楼栋';

create table registry.import_stairwell (
  import_id  uuid not null references registry.import,
  compound   text not null,
  building   text not null,
  number     text not null,
  id         uuid not null,
  known      boolean not null default false,
  primary key (import_id, compound, building, number)
);
comment on table registry.import_stairwell is 'working: stairwells that staged parts name';

create table registry.import_part (
  import_id       uuid not null references registry.import,
  row_number      int not null,
  compound        text not null,
  building        text not null,
  stairwell       text not null,
  number          text not null,
  floor           int not null,
  use             text not null,
  registered_x100 bigint,
  surveyed_x100   bigint,
  contracted_x100 bigint,
  id              uuid not null,
  known           boolean not null default false,
  primary key (import_id, compound, building, stairwell, number)
);
create index on registry.import_part (import_id, id);
comment on table registry.import_part is 'working: staged rows of sheet 房屋';

-- part_id, person_id, organisation_id: when known already. by_name: known as the part's present owner of that name.
create table registry.import_owner (
  import_id         uuid not null references registry.import,
  row_number        int not null,
  id                uuid not null,
  compound          text not null,
  building          text not null,
  stairwell         text not null,
  number            text not null,
  part_id           uuid,
  name_enc          bytea,
  phone_enc         bytea,
  identity_enc      bytea,
  person_id         uuid,
  by_name           boolean not null default false,
  organisation      text,
  credit_code       text,
  organisation_id   uuid,
  standing          text not null,
  share_numerator   bigint not null,
  share_denominator bigint not null,
  represents        boolean not null,
  since_on          date,
  primary key (import_id, row_number),
  check ((name_enc is null) <> (organisation is null))
);
create index on registry.import_owner (import_id, compound, building, stairwell, number);
create index on registry.import_owner (import_id, part_id);
comment on table registry.import_owner is 'working: staged rows of sheet 业主; names and numbers encrypted';

-- The areas a staged part states, beside those in force.
create view registry.import_area as
  select p.import_id, p.row_number, p.id as part_id, s.basis, s.area_x100, now.area_x100 as area_now_x100
    from registry.import_part p
    cross join lateral (values ('REGISTERED', p.registered_x100), ('SURVEYED', p.surveyed_x100),
                               ('CONTRACTED', p.contracted_x100)) s (basis, area_x100)
    left join lateral (select a.area_x100 from registry.part_area a
                        where a.part_id = p.id and a.basis = s.basis and a.state = 'STANDING'
                        order by a.from_on desc, a.recorded desc limit 1) now on p.known
   where s.area_x100 is not null;

-- Ownerships in force that a workbook does not repeat for a part it names owners of.
create view registry.import_ending as
  select distinct s.import_id, o.id as ownership_id, o.part_id,
         case when exists (select from registry.import_owner t
                            where t.import_id = s.import_id and t.part_id = o.part_id
                              and (t.person_id = o.person_id or t.organisation_id = o.organisation_id))
              then 'CORRECTED' else 'TRANSFERRED' end as reason, o.from_on
    from (select distinct import_id, part_id from registry.import_owner where part_id is not null) s
    join registry.ownership_now o on o.part_id = s.part_id
   where not exists (
     select from registry.import_owner t
      where t.import_id = s.import_id and t.part_id = o.part_id
        and (t.person_id = o.person_id or t.organisation_id = o.organisation_id)
        and t.standing = o.standing and t.represents = o.represents
        and t.share_numerator * o.share_denominator = o.share_numerator * t.share_denominator
        and (t.since_on is null or t.since_on = o.from_on));

-- Staged ownerships that are not in force yet.
create view registry.import_beginning as
  select t.*
    from registry.import_owner t
   where not exists (
     select from registry.ownership_now o
      where o.part_id = t.part_id
        and (t.person_id = o.person_id or t.organisation_id = o.organisation_id)
        and t.standing = o.standing and t.represents = o.represents
        and t.share_numerator * o.share_denominator = o.share_numerator * t.share_denominator
        and (t.since_on is null or t.since_on = o.from_on));

-- What a workbook would change. Owners are told by part; a name stands nowhere here.
create view registry.import_difference as
  select s.import_id, 'COMPOUND' as kind, s.row_number, s.code as place, s.id,
         case when not s.known then 'NEW'
              when c.name = s.name and c.address = s.address and c.built_year is not distinct from coalesce(s.built_year, c.built_year)
                then 'SAME' else 'CHANGED' end as change,
         concat_ws(', ', c.name, c.address, c.built_year) as was, concat_ws(', ', s.name, s.address, coalesce(s.built_year, c.built_year)) as becomes
    from registry.import_compound s left join registry.compound_now c on c.id = s.id and s.known
  union all
  select s.import_id, 'BUILDING', s.row_number, s.compound || ' ' || s.number, s.id,
         case when not s.known then 'NEW' when s.storeys is null or b.storeys = s.storeys then 'SAME' else 'CHANGED' end,
         b.storeys::text, coalesce(s.storeys, b.storeys)::text
    from registry.import_building s left join registry.building_now b on b.id = s.id and s.known
  union all
  select s.import_id, 'STAIRWELL', 0, s.compound || ' ' || s.building || '-' || s.number, s.id,
         case when s.known then 'SAME' else 'NEW' end, null, null
    from registry.import_stairwell s
  union all
  select s.import_id, 'PART', s.row_number, s.compound || ' ' || s.building || '-' || s.stairwell || '-' || s.number, s.id,
         case when not s.known then 'NEW' when p.use = s.use and a.areas is null then 'SAME' else 'CHANGED' end,
         concat_ws(' ', case when p.use <> s.use then p.use end, a.areas_now),
         concat_ws(' ', case when p.use <> s.use then s.use end, a.areas)
    from registry.import_part s
    left join registry.part_now p on p.id = s.id and s.known
    left join lateral (
      select string_agg(basis || ' ' || area_x100, ' ' order by basis) as areas,
             string_agg(basis || ' ' || coalesce(area_now_x100::text, '-'), ' ' order by basis) as areas_now
        from registry.import_area i
       where i.import_id = s.import_id and i.part_id = s.id and i.area_x100 is distinct from i.area_now_x100) a on s.known
  union all
  select s.import_id, 'OWNERS', s.row_number, s.compound || ' ' || s.building || '-' || s.stairwell || '-' || s.number, s.part_id,
         case when n.count = 0 then 'NEW' when n.ending = 0 and s.beginning = 0 then 'SAME' else 'CHANGED' end,
         n.count::text, s.count::text
    from (select t.import_id, t.compound, t.building, t.stairwell, t.number, t.part_id, min(t.row_number) as row_number,
                 count(*) as count,
                 count(*) filter (where not exists (
                   select from registry.ownership_now o
                    where o.part_id = t.part_id
                      and (t.person_id = o.person_id or t.organisation_id = o.organisation_id)
                      and t.standing = o.standing and t.represents = o.represents
                      and t.share_numerator * o.share_denominator = o.share_numerator * t.share_denominator
                      and (t.since_on is null or t.since_on = o.from_on))) as beginning
            from registry.import_owner t group by 1, 2, 3, 4, 5, 6) s
    cross join lateral (
      select count(*) as count,
             count(*) filter (where not exists (
               select from registry.import_owner t
                where t.part_id = o.part_id and t.import_id = s.import_id
                  and (t.person_id = o.person_id or t.organisation_id = o.organisation_id)
                  and t.standing = o.standing and t.represents = o.represents
                  and t.share_numerator * o.share_denominator = o.share_numerator * t.share_denominator
                  and (t.since_on is null or t.since_on = o.from_on))) as ending
        from registry.ownership_now o where o.part_id = s.part_id) n
  union all
  select s.import_id, 'PART', 0, s.code || ' ' || p.building_number || '-' || p.stairwell_number || '-' || p.number, p.id, 'MISSING', null, null
    from registry.import_compound s
    join registry.part_now p on p.compound_id = s.id
   where s.known
     and exists (select from registry.import_part i where i.import_id = s.import_id and i.compound = s.code)
     and not exists (select from registry.import_part i where i.import_id = s.import_id and i.id = p.id);

create table registry.import_confirmed (
  import_id uuid primary key references registry.import,
  by_person uuid not null references access.person,
  at        timestamptz not null,
  digest    bytea not null check (octet_length(digest) = 32),
  counts    jsonb not null,
  act_id    uuid not null unique,
  act_kind  text not null check (act_kind = 'registry.import.confirmed'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table registry.import_confirmed is 'official: a workbook entered the registry, with the digest of what it wrote';

create table registry.import_undone (
  import_id uuid primary key references registry.import_confirmed,
  by_person uuid not null references access.person,
  at        timestamptz not null,
  reason    text not null check (reason <> ''),
  act_id    uuid not null,
  act_kind  text not null check (act_kind = 'registry.import.undone'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table registry.import_undone is 'official: an import taken back while nothing named its rows';

-- What an import wrote is found again for its digest, for the roles that follow it and when it is taken back.
create index on registry.compound (act_id);
create index on registry.compound_name (act_id);
create index on registry.building (act_id);
create index on registry.building_storeys (act_id);
create index on registry.stairwell (act_id);
create index on registry.part (act_id);
create index on registry.part_use (act_id);
create index on registry.part_area (act_id);
create index on registry.ownership (act_id);
create index on registry.ownership_end (act_id);

-- A trigger because official rows are moved by nothing else: every row the import wrote goes to UNDONE at once.
create function registry.undo_import() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  act uuid := (select c.act_id from registry.import_confirmed c where c.import_id = new.import_id);
  t   text;
begin
  foreach t in array array['compound', 'compound_name', 'building', 'building_storeys', 'stairwell', 'part', 'part_use', 'part_area',
                           'ownership', 'ownership_end'] loop
    execute format('update registry.%I set state = ''UNDONE'' where act_id = $1', t) using act;
  end loop;
  return null;
end $$;
create trigger undo_import after insert on registry.import_undone for each row execute function registry.undo_import();

-- Staging goes from empty to a hundred thousand rows at once; without fresh figures the planner takes it for empty still. Only
-- an owner may analyze, hence the definer.
create function registry.analyze_staging() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  analyze registry.import_compound, registry.import_building, registry.import_stairwell, registry.import_part, registry.import_owner;
end $$;

-- Likewise for the registry, which a first workbook fills from empty: freezing a roll of ten thousand homes took minutes without.
-- What adds a tenth or less to a table leaves its figures as they are until autovacuum's turn.
create function registry.analyze_places() returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  grown text;
begin
  for grown in
    select format('registry.%I', c.relname) from pg_class c
     where c.relnamespace = 'registry'::regnamespace
       and c.relname in ('compound', 'building', 'stairwell', 'part', 'part_use', 'part_area', 'ownership', 'ownership_end')
       and pg_stat_get_xact_tuples_inserted(c.oid) * 10 > c.reltuples
  loop
    execute 'analyze ' || grown;
  end loop;
end $$;

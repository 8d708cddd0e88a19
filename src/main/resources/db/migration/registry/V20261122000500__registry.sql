create schema registry;

-- Identity rows: they never change or vanish. What changes is a dated fact that names them. Of two facts of one day, the
-- later recorded holds.
-- state: STANDING, or UNDONE once the import that wrote the row was taken back (registry.import_undone moves it).
create table registry.compound (
  id         uuid primary key,
  code       text not null check (code ~ '^[A-Z0-9-]{2,20}$'),
  area_id    uuid not null references city.area,
  path       text not null,
  built_year int check (built_year between 1900 and 2100),
  state      text not null default 'STANDING' check (state in ('STANDING', 'UNDONE')),
  act_id     uuid not null,
  act_kind   text not null,
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create unique index compound_code on registry.compound (code) where state = 'STANDING';
create unique index compound_path on registry.compound (path) where state = 'STANDING';
create index on registry.compound (area_id);
comment on table registry.compound is 'official: compounds (小区)';

create table registry.compound_name (
  id          uuid primary key,
  compound_id uuid not null references registry.compound,
  name        text not null check (name <> ''),
  address     text not null,
  built_year  int check (built_year between 1900 and 2100),
  from_on     date not null,
  recorded bigint generated always as identity,
  state       text not null default 'STANDING' check (state in ('STANDING', 'UNDONE')),
  act_id      uuid not null,
  act_kind    text not null,
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on registry.compound_name (compound_id);
comment on table registry.compound_name is 'official: a compound''s name and address from a day on';

-- Buildings, stairwells and parts added later carry the act that added them; without one they stand on their compound's act.
create table registry.building (
  id          uuid primary key,
  compound_id uuid not null references registry.compound,
  number      text not null check (number <> ''),
  storeys     int check (storeys between 1 and 120),
  state       text not null default 'STANDING' check (state in ('STANDING', 'UNDONE')),
  act_id      uuid,
  act_kind    text,
  check ((act_id is null) = (act_kind is null)),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create unique index building_number on registry.building (compound_id, number) where state = 'STANDING';
create index on registry.building (compound_id); -- what was undone, too: roles end with what is taken back
comment on table registry.building is 'part of registry.compound: buildings (楼栋)';

create table registry.stairwell (
  id          uuid primary key,
  building_id uuid not null references registry.building,
  number      text not null check (number <> ''),
  state       text not null default 'STANDING' check (state in ('STANDING', 'UNDONE')),
  act_id      uuid,
  act_kind    text,
  check ((act_id is null) = (act_kind is null)),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create unique index stairwell_number on registry.stairwell (building_id, number) where state = 'STANDING';
create index on registry.stairwell (building_id);
comment on table registry.stairwell is 'part of registry.compound: stairwells (单元)';

create table registry.part (
  id           uuid primary key,
  stairwell_id uuid not null references registry.stairwell,
  floor        int not null,
  number       text not null check (number <> ''),
  use          text not null check (use in ('DWELLING', 'SHOP', 'OFFICE', 'PARKING', 'STORAGE')),
  state       text not null default 'STANDING' check (state in ('STANDING', 'UNDONE')),
  act_id      uuid,
  act_kind    text,
  check ((act_id is null) = (act_kind is null)),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create unique index part_number on registry.part (stairwell_id, number) where state = 'STANDING';
create index on registry.part (stairwell_id);
comment on table registry.part is 'part of registry.compound: exclusive parts (专有部分)';

-- Another use of a part from a day on; its first is the part's own.
create table registry.part_use (
  id       uuid primary key,
  part_id  uuid not null references registry.part,
  use      text not null check (use in ('DWELLING', 'SHOP', 'OFFICE', 'PARKING', 'STORAGE')),
  from_on  date not null,
  recorded bigint generated always as identity,
  state    text not null default 'STANDING' check (state in ('STANDING', 'UNDONE')),
  act_id   uuid not null,
  act_kind text not null,
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on registry.part_use (part_id);
comment on table registry.part_use is 'official: change of a part''s use from a day on';

-- Storeys of a building put right; the first figure is the building's own.
create table registry.building_storeys (
  id          uuid primary key,
  building_id uuid not null references registry.building,
  storeys     int not null check (storeys between 1 and 120),
  from_on     date not null,
  recorded bigint generated always as identity,
  state       text not null default 'STANDING' check (state in ('STANDING', 'UNDONE')),
  act_id      uuid not null,
  act_kind    text not null,
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on registry.building_storeys (building_id);
comment on table registry.building_storeys is 'official: a building''s storeys from a day on';

-- SPC interpretation on building ownership art. 8: registered area, else surveyed, else contracted.
create table registry.part_area (
  id        uuid primary key,
  part_id   uuid not null references registry.part,
  basis     text not null check (basis in ('REGISTERED', 'SURVEYED', 'CONTRACTED')),
  area_x100 bigint not null check (area_x100 between 1 and 100000000),
  from_on   date not null,
  recorded bigint generated always as identity,
  state     text not null default 'STANDING' check (state in ('STANDING', 'UNDONE')),
  act_id    uuid not null,
  act_kind  text not null,
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on registry.part_area (part_id);
comment on table registry.part_area is 'official: area of a part on a basis from a day on, in 0.01 m2';

create table registry.organisation (
  id          uuid primary key,
  name        text not null check (name <> ''),
  credit_code text unique check (credit_code ~ '^[0-9A-Z]{18}$'),
  kind        text not null check (kind in ('DEVELOPER', 'CONTRACTOR', 'SUPERVISOR', 'PROPERTY_FIRM', 'PIPELINE_OPERATOR', 'OFFICE', 'ENTERPRISE', 'PROPERTY_RIGHT_UNIT'))
);
comment on table registry.organisation is 'working: organisations that own, build, supervise or keep';

-- Who works for an organisation: only they act for it, whatever role they hold at the place.
create table registry.member (
  id              uuid primary key,
  person_id       uuid not null references access.person,
  organisation_id uuid not null references registry.organisation,
  from_at         timestamptz not null,
  state           text not null default 'HELD' check (state in ('HELD', 'ENDED')),
  act_id          uuid not null unique,
  act_kind        text not null check (act_kind = 'registry.member.joined'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create unique index on registry.member (person_id, organisation_id) where state = 'HELD';
create index on registry.member (organisation_id);
comment on table registry.member is 'official: people who work for an organisation, from when on';
create trigger starts_held before insert on registry.member for each row when (new.state <> 'HELD') execute function city.refuse_change();

create table registry.member_step (
  id        uuid primary key,
  member_id uuid not null references registry.member,
  to_state  text not null,
  by_person uuid not null references access.person,
  at        timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null,
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on registry.member_step (member_id);
comment on table registry.member_step is 'official: people who no longer work for an organisation';
create trigger moves_state before insert on registry.member_step for each row execute function city.step_moves_state(
  'registry', 'member', 'member_id', 'HELD>ENDED');

-- Who holds a part. standing = how the holder counts: an owner, or a developer's stock (unsold, or sold and not yet
-- delivered: one head per developer, SPC interpretation art. 9).
create table registry.ownership (
  id                uuid primary key,
  part_id           uuid not null references registry.part,
  person_id         uuid references access.person,
  organisation_id   uuid references registry.organisation,
  standing          text not null check (standing in ('OWNED', 'UNSOLD', 'UNDELIVERED')),
  share_numerator   bigint not null default 1 check (share_numerator > 0),
  share_denominator bigint not null default 1 check (share_denominator >= share_numerator),
  represents        boolean not null default true,
  from_on           date not null,
  until_on          date,
  state             text not null default 'STANDING' check (state in ('STANDING', 'UNDONE')),
  act_id            uuid not null,
  act_kind          text not null,
  check ((person_id is null) <> (organisation_id is null)),
  check (standing = 'OWNED' or organisation_id is not null),
  check (until_on is null or until_on > from_on),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on registry.ownership (part_id);
create index on registry.ownership (person_id);
create index on registry.ownership (organisation_id);
comment on table registry.ownership is 'official: who holds a part, with what share, from a day on';

-- The end of an ownership is a fact of its own, so that the row above is never changed.
-- TRANSFERRED: it was so until that day. CORRECTED: it was written down wrongly; the new rows say how it was.
create table registry.ownership_end (
  id           uuid primary key default gen_random_uuid(),
  ownership_id uuid not null references registry.ownership,
  reason       text not null default 'TRANSFERRED' check (reason in ('TRANSFERRED', 'CORRECTED')),
  until_on     date not null,
  state        text not null default 'STANDING' check (state in ('STANDING', 'UNDONE')),
  act_id       uuid not null,
  act_kind     text not null,
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create unique index ownership_end_once on registry.ownership_end (ownership_id) where state = 'STANDING';
comment on table registry.ownership_end is 'official: an ownership ended on a day';

-- A signed-in person bound to the part they own or live in.
create table registry.binding (
  id         uuid primary key,
  person_id  uuid not null references access.person,
  part_id    uuid not null references registry.part,
  capacity   text not null check (capacity in ('OWNER', 'OCCUPANT')),
  bound_at   timestamptz not null,
  ended_at   timestamptz,
  bound_by   uuid references access.person,
  ended_by   uuid references access.person,
  unique (person_id, part_id, bound_at)
);
create unique index binding_once on registry.binding (person_id, part_id) where ended_at is null;
create index on registry.binding (part_id);
comment on table registry.binding is 'working: residents bound to their part';

-- What other modules read.
create view registry.compound_now as
  select c.id, c.code, c.area_id, c.path, coalesce(n.built_year, c.built_year) as built_year, n.name, n.address
    from registry.compound c
    join lateral (select name, address, built_year from registry.compound_name n
                   where n.compound_id = c.id and n.state = 'STANDING' order by from_on desc, recorded desc limit 1) n on true
   where c.state = 'STANDING';

create view registry.building_now as
  select b.id, b.compound_id, b.number, coalesce(s.storeys, b.storeys) as storeys
    from registry.building b
    left join lateral (select storeys from registry.building_storeys s
                        where s.building_id = b.id and s.state = 'STANDING' order by from_on desc, recorded desc limit 1) s on true
   where b.state = 'STANDING';

create view registry.stairwell_now as
  select s.id, s.building_id, s.number, b.number as building_number, b.compound_id
    from registry.stairwell s
    join registry.building b on b.id = s.building_id
   where s.state = 'STANDING';

-- Use and area are asked for in the list of columns, so that whoever names neither pays for neither; a joined look-up is made for
-- every home even when nobody reads it.
create view registry.part_now as
  select p.id, p.floor, p.number,
         coalesce((select u.use from registry.part_use u
                    where u.part_id = p.id and u.state = 'STANDING'
                    order by u.from_on desc, u.recorded desc limit 1), p.use) as use,
         s.id as stairwell_id, s.number as stairwell_number, b.id as building_id, b.number as building_number, b.compound_id,
         (select a.area_x100 from registry.part_area a
           where a.part_id = p.id and a.state = 'STANDING'
           order by array_position(array['REGISTERED', 'SURVEYED', 'CONTRACTED'], a.basis), a.from_on desc, a.recorded desc
           limit 1) as area_x100,
         (select a.basis from registry.part_area a
           where a.part_id = p.id and a.state = 'STANDING'
           order by array_position(array['REGISTERED', 'SURVEYED', 'CONTRACTED'], a.basis), a.from_on desc, a.recorded desc
           limit 1) as basis
    from registry.part p
    join registry.stairwell s on s.id = p.stairwell_id
    join registry.building b on b.id = s.building_id
   where p.state = 'STANDING';

-- How large a compound is, for pages that only count. Set-wise: part_now looks up use and area of each part by itself, which for
-- a count of five hundred homes takes six times as long.
create view registry.compound_size as
  select c.id as compound_id,
         (select count(*) from registry.building b where b.compound_id = c.id and b.state = 'STANDING') as buildings,
         (select count(*) from registry.stairwell_now s where s.compound_id = c.id) as stairwells,
         p.parts, p.area_x100
    from registry.compound c
    cross join lateral (
      select count(*) as parts, sum(a.area_x100)::bigint as area_x100
        from registry.building b
        join registry.stairwell s on s.building_id = b.id
        join registry.part p on p.stairwell_id = s.id and p.state = 'STANDING'
        left join (
          select distinct on (a.part_id) a.part_id, a.area_x100
            from registry.building b
            join registry.stairwell s on s.building_id = b.id
            join registry.part p on p.stairwell_id = s.id
            join registry.part_area a on a.part_id = p.id and a.state = 'STANDING'
           where b.compound_id = c.id
           order by a.part_id, array_position(array['REGISTERED', 'SURVEYED', 'CONTRACTED'], a.basis), a.from_on desc,
                    a.recorded desc) a on a.part_id = p.id
       where b.compound_id = c.id) p;

create view registry.ownership_now as
  select o.id, o.part_id, o.person_id, o.organisation_id, o.standing, o.share_numerator, o.share_denominator,
         o.represents, o.from_on
    from registry.ownership o
   where o.until_on is null and o.state = 'STANDING'
     and not exists (select from registry.ownership_end e where e.ownership_id = o.id and e.state = 'STANDING');

create view registry.binding_now as
  select id, person_id, part_id, capacity, bound_at
    from registry.binding
   where ended_at is null;

create schema registry;

-- Identity rows: they never change or vanish. What changes is a dated fact that names them.
create table registry.compound (
  id         uuid primary key,
  code       text not null unique check (code ~ '^[A-Z0-9-]{2,20}$'),
  area_id    uuid not null references city.area,
  path       text not null unique,
  built_year int check (built_year between 1900 and 2100),
  act_id     uuid not null,
  act_kind   text not null,
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on registry.compound (area_id);
comment on table registry.compound is 'official: compounds (小区)';

create table registry.compound_name (
  id          uuid primary key,
  compound_id uuid not null references registry.compound,
  name        text not null check (name <> ''),
  address     text not null,
  from_on     date not null,
  act_id      uuid not null,
  act_kind    text not null,
  unique (compound_id, from_on),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table registry.compound_name is 'official: a compound''s name and address from a day on';

create table registry.building (
  id          uuid primary key,
  compound_id uuid not null references registry.compound,
  number      text not null check (number <> ''),
  storeys     int check (storeys between 1 and 120),
  unique (compound_id, number)
);
comment on table registry.building is 'part of registry.compound: buildings (楼栋)';

create table registry.stairwell (
  id          uuid primary key,
  building_id uuid not null references registry.building,
  number      text not null check (number <> ''),
  unique (building_id, number)
);
comment on table registry.stairwell is 'part of registry.compound: stairwells (单元)';

create table registry.part (
  id           uuid primary key,
  stairwell_id uuid not null references registry.stairwell,
  floor        int not null,
  number       text not null check (number <> ''),
  use          text not null check (use in ('DWELLING', 'SHOP', 'OFFICE', 'PARKING', 'STORAGE')),
  unique (stairwell_id, number)
);
comment on table registry.part is 'part of registry.compound: exclusive parts (专有部分)';

-- SPC interpretation on building ownership art. 8: registered area, else surveyed, else contracted.
create table registry.part_area (
  id        uuid primary key,
  part_id   uuid not null references registry.part,
  basis     text not null check (basis in ('REGISTERED', 'SURVEYED', 'CONTRACTED')),
  area_x100 bigint not null check (area_x100 between 1 and 100000000),
  from_on   date not null,
  act_id    uuid not null,
  act_kind  text not null,
  unique (part_id, basis, from_on),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table registry.part_area is 'official: area of a part on a basis from a day on, in 0.01 m2';

create table registry.organisation (
  id          uuid primary key,
  name        text not null check (name <> ''),
  credit_code text unique check (credit_code ~ '^[0-9A-Z]{18}$'),
  kind        text not null check (kind in ('DEVELOPER', 'CONTRACTOR', 'SUPERVISOR', 'PROPERTY_FIRM', 'PIPELINE_OPERATOR', 'OFFICE', 'ENTERPRISE', 'PROPERTY_RIGHT_UNIT'))
);
comment on table registry.organisation is 'working: organisations that own, build, supervise or keep';

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
  act_id            uuid not null,
  act_kind          text not null,
  check ((person_id is null) <> (organisation_id is null)),
  check (standing = 'OWNED' or organisation_id is not null),
  check (until_on is null or until_on > from_on),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on registry.ownership (part_id);
create index on registry.ownership (person_id);
comment on table registry.ownership is 'official: who holds a part, with what share, from a day on';

-- The end of an ownership is a fact of its own, so that the row above is never changed.
create table registry.ownership_end (
  ownership_id uuid primary key references registry.ownership,
  until_on     date not null,
  act_id       uuid not null,
  act_kind     text not null,
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table registry.ownership_end is 'official: an ownership ended on a day';

-- A signed-in person bound to the part they own or live in.
create table registry.binding (
  id         uuid primary key,
  person_id  uuid not null references access.person,
  part_id    uuid not null references registry.part,
  capacity   text not null check (capacity in ('OWNER', 'OCCUPANT')),
  bound_at   timestamptz not null,
  ended_at   timestamptz,
  unique (person_id, part_id, bound_at)
);
create index on registry.binding (part_id);
comment on table registry.binding is 'working: residents bound to their part';

-- What other modules read.
create view registry.compound_now as
  select c.id, c.code, c.area_id, c.path, c.built_year, n.name, n.address
    from registry.compound c
    join lateral (select name, address from registry.compound_name n
                   where n.compound_id = c.id order by from_on desc limit 1) n on true;

create view registry.part_now as
  select p.id, p.floor, p.number, p.use, s.id as stairwell_id, s.number as stairwell_number,
         b.id as building_id, b.number as building_number, b.compound_id,
         a.area_x100, a.basis
    from registry.part p
    join registry.stairwell s on s.id = p.stairwell_id
    join registry.building b on b.id = s.building_id
    left join lateral (
      select area_x100, basis from registry.part_area a
       where a.part_id = p.id
       order by array_position(array['REGISTERED', 'SURVEYED', 'CONTRACTED'], a.basis), a.from_on desc
       limit 1) a on true;

create view registry.ownership_now as
  select o.id, o.part_id, o.person_id, o.organisation_id, o.standing, o.share_numerator, o.share_denominator,
         o.represents, o.from_on
    from registry.ownership o
   where o.until_on is null
     and not exists (select from registry.ownership_end e where e.ownership_id = o.id);

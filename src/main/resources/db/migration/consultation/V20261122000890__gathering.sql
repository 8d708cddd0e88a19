create schema consultation;

create sequence consultation.gathering_code;

-- Neighbours meet: in the courtyard (坝坝会), in the evening (五福夜话), in the pavilion (议事亭), or as the self-government group
-- (民情理事会). What they say there counts as opinions; no owners' decision is taken there, which is vote's.
create table consultation.gathering (
  id          uuid primary key,
  code        text not null unique,
  compound_id uuid not null references registry.compound,
  form        text not null check (form in ('COURTYARD', 'EVENING', 'PAVILION', 'STAIRWELL', 'COUNCIL')),
  stairwell_id uuid references registry.stairwell,
  title       text not null check (char_length(title) between 2 and 60),
  venue       text not null check (char_length(venue) between 2 and 60),
  topics      text not null check (char_length(topics) between 2 and 1000),
  at          timestamptz not null,
  called_by   uuid not null references access.person,
  called_at   timestamptz not null,
  state       text not null default 'CALLED' check (state in ('CALLED', 'HELD', 'PUBLISHED', 'CANCELLED')),
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'consultation.gathering.called'),
  check ((form = 'STAIRWELL') = (stairwell_id is not null)),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on consultation.gathering (compound_id, at);
comment on table consultation.gathering is 'official: neighbours were called together';
create trigger starts_called before insert on consultation.gathering for each row when (new.state <> 'CALLED') execute function city.refuse_change();

-- What was talked about, anew whenever it is corrected before publication; the highest number stands. `note` never leaves the desk.
create table consultation.minutes (
  gathering_id uuid not null references consultation.gathering,
  number       int not null check (number > 0),
  text         text not null check (char_length(text) between 4 and 4000),
  note         text check (char_length(note) between 2 and 2000),
  walk_ins     int not null check (walk_ins between 0 and 5000),
  by_person    uuid not null references access.person,
  at           timestamptz not null,
  primary key (gathering_id, number),
  act_id       uuid not null,
  act_kind     text not null check (act_kind = 'consultation.gathering.recorded'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table consultation.minutes is 'official: minutes of a gathering; text for everybody (PUBLIC), note for the desk (INTERNAL), and how many came without a name';

create table consultation.resolution (
  gathering_id uuid not null,
  number       int not null,
  position     int not null check (position > 0),
  text         text not null check (char_length(text) between 2 and 200),
  primary key (gathering_id, number, position),
  foreign key (gathering_id, number) references consultation.minutes
);
comment on table consultation.resolution is 'part of consultation.minutes: what those present agreed on, one line each';

create table consultation.gathering_step (
  id           uuid primary key,
  gathering_id uuid not null references consultation.gathering,
  to_state     text not null,
  reason       text check (char_length(reason) between 2 and 500),
  named        int check (named >= 0),
  walk_ins     int check (walk_ins >= 0),
  by_person    uuid not null references access.person,
  at           timestamptz not null,
  act_id       uuid not null,
  act_kind     text not null check (act_kind in ('consultation.gathering.recorded', 'consultation.gathering.published', 'consultation.gathering.cancelled')),
  check (to_state <> 'CANCELLED' or reason is not null),
  check ((to_state = 'PUBLISHED') = (named is not null and walk_ins is not null)),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on consultation.gathering_step (gathering_id);
comment on table consultation.gathering_step is 'official: a gathering was held, its minutes published with how many came, or it was cancelled';
create trigger moves_state before insert on consultation.gathering_step for each row execute function city.step_moves_state(
  'consultation', 'gathering', 'gathering_id', 'CALLED>HELD', 'CALLED>CANCELLED', 'HELD>PUBLISHED');

-- Who wrote the minutes that stand does not publish them.
create function consultation.another_publishes() returns trigger language plpgsql as $$
begin
  if new.by_person = (select by_person from consultation.minutes where gathering_id = new.gathering_id order by number desc limit 1) then
    raise exception 'minutes are published by somebody else than their writer' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger another_publishes before insert on consultation.gathering_step
  for each row when (new.to_state = 'PUBLISHED') execute function consultation.another_publishes();

-- Who came, until the minutes are published: then only the numbers are public, and the list stands in the act's sealed part.
create table consultation.attendance (
  gathering_id uuid not null references consultation.gathering,
  person_id    uuid not null references access.person,
  way          text not null check (way in ('TICKED', 'SIGNED_IN')),
  at           timestamptz not null,
  primary key (gathering_id, person_id)
);
create index on consultation.attendance (person_id);
comment on table consultation.attendance is 'working: who came to a gathering, ticked off or signed in by phone, until its minutes are published';
create function consultation.attendance_open() returns trigger language plpgsql as $$
begin
  if exists (select from consultation.gathering where id = coalesce(new.gathering_id, old.gathering_id) and state in ('PUBLISHED', 'CANCELLED')) then
    raise exception 'who came is settled' using errcode = 'check_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger attendance_open before insert or update or delete on consultation.attendance
  for each row execute function consultation.attendance_open();

-- The self-government group of a compound (小区提升改造自治小组).
create table consultation.self_group (
  id          uuid primary key,
  compound_id uuid not null unique references registry.compound,
  name        text not null check (char_length(name) between 2 and 60),
  formed_on   date not null,
  formed_by   uuid not null references access.person,
  formed_at   timestamptz not null,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'consultation.group.formed'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table consultation.self_group is 'official: the self-government group of a compound';

create table consultation.member (
  id        uuid primary key,
  group_id  uuid not null references consultation.self_group,
  person_id uuid not null references access.person,
  speaks_for text not null check (speaks_for in ('PARTY_MEMBERS', 'OWNERS', 'RESIDENTS')),
  named_by  uuid not null references access.person,
  named_at  timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind = 'consultation.member.named'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on consultation.member (group_id);
create index on consultation.member (person_id);
comment on table consultation.member is 'official: who speaks in a self-government group, and for whom';

create table consultation.member_end (
  member_id uuid primary key references consultation.member,
  reason    text not null check (char_length(reason) between 2 and 500),
  by_person uuid not null references access.person,
  at        timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind = 'consultation.member.left'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table consultation.member_end is 'official: somebody left a self-government group, with the reason';

create view consultation.member_now as
  select m.id, m.group_id, g.compound_id, m.person_id, m.speaks_for, m.named_at
    from consultation.member m join consultation.self_group g on g.id = m.group_id
   where not exists (select from consultation.member_end e where e.member_id = m.id);

-- Micro-grids (微网格): whole stairwells that one lead looks after. One that is split is gone, and two stand in its place.
create table consultation.micro_grid (
  id          uuid primary key,
  compound_id uuid not null references registry.compound,
  name        text not null check (char_length(name) between 2 and 20),
  households  int not null check (households > 0),
  split_from  uuid references consultation.micro_grid,
  drawn_by    uuid not null references access.person,
  drawn_at    timestamptz not null,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = case when split_from is null then 'consultation.micro_grid.drawn' else 'consultation.micro_grid.split' end),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on consultation.micro_grid (compound_id);
comment on table consultation.micro_grid is 'official: a micro-grid was drawn, with its households that day';

create table consultation.micro_grid_stairwell (
  micro_grid_id uuid not null references consultation.micro_grid,
  stairwell_id  uuid not null references registry.stairwell,
  primary key (micro_grid_id, stairwell_id)
);
create index on consultation.micro_grid_stairwell (stairwell_id);
comment on table consultation.micro_grid_stairwell is 'part of consultation.micro_grid: its stairwells';

create table consultation.micro_grid_end (
  micro_grid_id uuid primary key references consultation.micro_grid,
  by_person     uuid not null references access.person,
  at            timestamptz not null,
  act_id        uuid not null,
  act_kind      text not null check (act_kind = 'consultation.micro_grid.split'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table consultation.micro_grid_end is 'official: a micro-grid was split';

create view consultation.micro_grid_now as
  select g.id, g.compound_id, g.name, g.drawn_at,
         (select count(*) from consultation.micro_grid_stairwell s join registry.part_now p on p.stairwell_id = s.stairwell_id
           where s.micro_grid_id = g.id and p.use = 'DWELLING') as households
    from consultation.micro_grid g
   where not exists (select from consultation.micro_grid_end e where e.micro_grid_id = g.id);

-- Who stands for what in a compound: party branch, building party groups, open-door homes (党员中心户), leaders of groups, heads of
-- buildings, leads of micro-grids, and the volunteers (两代表一委员、居民代表、党员).
create table consultation.office (
  id            uuid primary key,
  compound_id   uuid not null references registry.compound,
  kind          text not null check (kind in ('BRANCH_SECRETARY', 'BUILDING_PARTY_LEADER', 'PARTY_HOUSEHOLD', 'GROUP_LEADER', 'BUILDING_HEAD', 'GRID_LEAD', 'VOLUNTEER')),
  building_id   uuid references registry.building,
  micro_grid_id uuid references consultation.micro_grid,
  standing      text check (standing in ('PARTY_DEPUTY', 'PEOPLES_DEPUTY', 'CONSULTATIVE_MEMBER', 'RESIDENT', 'PARTY_MEMBER')),
  task          text check (task in ('PUBLICISE', 'MOBILISE', 'COORDINATE')),
  person_id     uuid not null references access.person,
  given_by      uuid not null references access.person,
  given_at      timestamptz not null,
  act_id        uuid not null,
  act_kind      text not null check (act_kind = 'consultation.office.given'),
  check ((kind in ('BUILDING_PARTY_LEADER', 'PARTY_HOUSEHOLD', 'GROUP_LEADER', 'BUILDING_HEAD')) = (building_id is not null)),
  check ((kind = 'GRID_LEAD') = (micro_grid_id is not null)),
  check (num_nonnulls(standing, task) = case when kind = 'VOLUNTEER' then 2 else 0 end),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on consultation.office (compound_id);
create index on consultation.office (person_id);
comment on table consultation.office is 'official: somebody stands for something in a compound';

create table consultation.office_end (
  office_id uuid primary key references consultation.office,
  reason    text not null check (char_length(reason) between 2 and 500),
  by_person uuid not null references access.person,
  at        timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind = 'consultation.office.ended'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table consultation.office_end is 'official: somebody holds an office no more, with the reason';

-- The lead of a micro-grid that was split leads nothing; who leads each half is given anew.
create view consultation.office_now as
  select o.id, o.compound_id, o.kind, o.building_id, o.micro_grid_id, o.standing, o.task, o.person_id, o.given_at
    from consultation.office o
   where not exists (select from consultation.office_end e where e.office_id = o.id)
     and not exists (select from consultation.micro_grid_end g where g.micro_grid_id = o.micro_grid_id);

-- A group acts once party members, owners and residents each have a voice in it.
create view consultation.group_now as
  select g.id, g.compound_id, g.name, g.formed_on,
         count(m.id) as members,
         count(m.id) filter (where m.speaks_for = 'PARTY_MEMBERS') as party_members,
         count(m.id) filter (where m.speaks_for = 'OWNERS') as owners,
         count(m.id) filter (where m.speaks_for = 'RESIDENTS') as residents
    from consultation.self_group g left join consultation.member_now m on m.group_id = g.id
   group by g.id, g.compound_id, g.name, g.formed_on;

-- People of a compound, by their homes: its owners and those bound to a home of it.
create view consultation.neighbour as
  select p.compound_id, o.person_id, min(p.building_number || '-' || p.stairwell_number || '-' || p.number) as door
    from registry.part_now p
    join (select part_id, person_id from registry.ownership_now where person_id is not null
          union select part_id, person_id from registry.binding_now) o on o.part_id = p.id
   group by p.compound_id, o.person_id;

-- Whom a gathering is for: all neighbours, or those of the one stairwell that talks about its own stairs.
create view consultation.invited as
  select g.id as gathering_id, n.person_id, n.door
    from consultation.gathering g join consultation.neighbour n on n.compound_id = g.compound_id
   where g.stairwell_id is null
  union all
  select g.id, o.person_id, min(p.building_number || '-' || p.stairwell_number || '-' || p.number)
    from consultation.gathering g
    join registry.part_now p on p.stairwell_id = g.stairwell_id
    join (select part_id, person_id from registry.ownership_now where person_id is not null
          union select part_id, person_id from registry.binding_now) o on o.part_id = p.id
   group by g.id, o.person_id;

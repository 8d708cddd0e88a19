create schema programme;

-- The reserve (储备库): compounds put forward for renovation. Households and area are those of the register on that day.
create table programme.reserve (
  id            uuid primary key,
  compound_id   uuid not null references registry.compound,
  households    int not null check (households >= 0),
  area_x100     bigint not null check (area_x100 >= 0),
  estimated_fen bigint not null check (estimated_fen > 0),
  wished_year   int not null check (wished_year between 2000 and 2100),
  grounds       text not null check (char_length(grounds) between 2 and 500),
  state         text not null default 'RESERVED' check (state in ('RESERVED', 'IN_BATCH', 'WITHDRAWN')),
  entered_by    uuid not null references access.person,
  entered_at    timestamptz not null,
  act_id        uuid not null,
  act_kind      text not null check (act_kind = 'programme.reserve.entered'),
  unique (id, compound_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create unique index one_standing_entry on programme.reserve (compound_id) where state <> 'WITHDRAWN';
comment on table programme.reserve is 'official: compounds put forward for renovation, with what they will cost';
create trigger starts_reserved before insert on programme.reserve for each row when (new.state <> 'RESERVED') execute function city.refuse_change();

create table programme.reserve_step (
  id         uuid primary key,
  reserve_id uuid not null references programme.reserve,
  to_state   text not null,
  reason     text not null default '',
  by_person  uuid not null references access.person,
  at         timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind in ('programme.batch.announced', 'programme.batch.withdrawn', 'programme.reserve.withdrawn')),
  check (to_state <> 'WITHDRAWN' or reason <> ''),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on programme.reserve_step (reserve_id);
comment on table programme.reserve_step is 'official: an entry went into a batch, came back or was withdrawn';
create trigger moves_state before insert on programme.reserve_step for each row execute function city.step_moves_state(
  'programme', 'reserve', 'reserve_id', 'RESERVED>IN_BATCH', 'IN_BATCH>RESERVED', 'RESERVED>WITHDRAWN');

-- A batch being put together. Nothing binds until somebody else announces it.
create table programme.proposal (
  id           uuid primary key,
  name         text not null check (char_length(name) between 2 and 60),
  year         int not null check (year between 2000 and 2100),
  area_id      uuid not null references city.area,
  budget_fen   bigint not null check (budget_fen > 0),
  grounds      text not null default '' check (char_length(grounds) <= 500),
  drafted_by   uuid not null references access.person,
  drafted_at   timestamptz not null,
  submitted_at timestamptz,
  batch_id     uuid
);
comment on table programme.proposal is 'working: batches being put together; submitted_at = waits for the announcement, batch_id = announced as';

create table programme.proposal_reserve (
  proposal_id uuid not null references programme.proposal on delete cascade,
  reserve_id  uuid not null references programme.reserve,
  primary key (proposal_id, reserve_id)
);
create index on programme.proposal_reserve (reserve_id);
comment on table programme.proposal_reserve is 'working: the compounds of a proposal';

create table programme.batch (
  id           uuid primary key,
  code         text not null unique check (code ~ '^PC-[0-9]{4}-[0-9]{4,}$'),
  name         text not null check (name <> ''),
  year         int not null check (year between 2000 and 2100),
  area_id      uuid not null references city.area,
  budget_fen   bigint not null check (budget_fen > 0),
  grounds      text not null,
  edition_id   uuid not null references policy.edition,
  state        text not null default 'ANNOUNCED' check (state in ('ANNOUNCED', 'WITHDRAWN')),
  proposed_by  uuid not null references access.person,
  announced_by uuid not null references access.person,
  announced_at timestamptz not null,
  act_id       uuid not null,
  act_kind     text not null check (act_kind = 'programme.batch.announced'),
  check (proposed_by <> announced_by),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on programme.batch (year);
comment on table programme.batch is 'official: batches announced for a year; edition_id = the rules their ranking was made under';
create sequence programme.code;
create trigger starts_announced before insert on programme.batch for each row when (new.state <> 'ANNOUNCED') execute function city.refuse_change();

-- rank and points as they were on that day, so that a choice out of order can be seen.
create table programme.batch_compound (
  batch_id      uuid not null references programme.batch,
  reserve_id    uuid not null,
  compound_id   uuid not null,
  rank          int not null check (rank > 0),
  points        int not null check (points >= 0),
  households    int not null,
  area_x100     bigint not null,
  estimated_fen bigint not null,
  primary key (batch_id, reserve_id),
  foreign key (reserve_id, compound_id) references programme.reserve (id, compound_id)
);
create index on programme.batch_compound (compound_id);
create index on programme.batch_compound (reserve_id);
comment on table programme.batch_compound is 'part of programme.batch: its compounds, and where each stood in the ranking';
create trigger comes_with_parent before insert on programme.batch_compound for each row execute function city.comes_with_parent('programme', 'batch', 'batch_id', 'ANNOUNCED');

create table programme.batch_step (
  id        uuid primary key,
  batch_id  uuid not null references programme.batch,
  to_state  text not null check (to_state = 'WITHDRAWN'),
  reason    text not null check (char_length(reason) between 2 and 500),
  by_person uuid not null references access.person,
  at        timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind = 'programme.batch.withdrawn'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on programme.batch_step (batch_id);
comment on table programme.batch_step is 'official: a batch was withdrawn, and why';
create trigger moves_state before insert on programme.batch_step for each row execute function city.step_moves_state(
  'programme', 'batch', 'batch_id', 'ANNOUNCED>WITHDRAWN');

-- What other modules read.
create view programme.planned as
  select p.compound_id, b.id as batch_id, b.code, b.name, b.year
    from programme.batch_compound p
    join programme.batch b on b.id = p.batch_id
   where b.state = 'ANNOUNCED';

create view programme.todo (role, place_id, subject_kind, subject_id, since, due_on) as
  select r.role, p.area_id, 'proposal', p.id, p.submitted_at, null::date
    from programme.proposal p
   cross join (values ('SUBDISTRICT_LEADER'), ('HOUSING_BUREAU')) r(role)
   where p.submitted_at is not null and p.batch_id is null;

create view programme.timeline (project_id, occurred_at, kind, subject_id) as
  select a.project_id, b.announced_at, 'programme.batch.announced', b.id
    from programme.batch b
    join programme.batch_compound p on p.batch_id = b.id
    join project.place a on a.compound_id = p.compound_id
  union all
  select a.project_id, s.at, 'programme.batch.withdrawn', s.batch_id
    from programme.batch_step s
    join programme.batch_compound p on p.batch_id = s.batch_id
    join project.place a on a.compound_id = p.compound_id;

create schema project;

create table project.project (
  id           uuid primary key,
  code         text not null unique check (code ~ '^XM-[0-9]{4}-[0-9]{4}$'),
  name         text not null check (name <> ''),
  edition_id   uuid not null references policy.edition,
  state        text not null check (state in ('G0', 'G1', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'G9', 'G10', 'G11')),
  recorded_from_on date,
  opened_at    timestamptz not null,
  act_id       uuid not null,
  act_kind     text not null check (act_kind = 'project.project.opened'),
  unique (id, recorded_from_on),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table project.project is 'official: undertakings; state = the stage they are at (G0 reserve … G11 post-evaluation); recorded_from_on = go-live day, earlier facts are recorded later (补录)';
comment on column project.project.recorded_from_on is 'follows: the go-live day, by approved changes';
create trigger starts_in_reserve before insert on project.project for each row when (new.state <> 'G0') execute function city.refuse_change();
create sequence project.code;

-- The places an undertaking covers: compound, building or stairwell.
create table project.place (
  project_id   uuid not null references project.project,
  compound_id  uuid not null references registry.compound,
  building_id  uuid references registry.building,
  stairwell_id uuid references registry.stairwell,
  unique nulls not distinct (project_id, compound_id, building_id, stairwell_id)
);
create index on project.place (compound_id);
comment on table project.place is 'part of project.project: places an undertaking covers';

create table project.stage_step (
  id         uuid primary key,
  project_id uuid not null references project.project,
  to_state   text not null,
  reason     text,
  by_person  uuid references access.person,
  at         timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind in ('project.stage.advanced', 'project.stage.returned')),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on project.stage_step (project_id, at);
comment on table project.stage_step is 'official: moves between stages';
create trigger moves_state before insert on project.stage_step for each row execute function city.step_moves_state(
  'project', 'project', 'project_id',
  'G0>G1', 'G1>G2', 'G2>G3', 'G3>G4', 'G4>G5', 'G5>G6', 'G6>G7', 'G7>G8', 'G8>G9', 'G9>G10', 'G10>G11',
  'G1>G0', 'G2>G1', 'G3>G2', 'G4>G3', 'G5>G4', 'G6>G5', 'G7>G6', 'G8>G7', 'G9>G8', 'G10>G9', 'G11>G10');

-- A condition of a gate has come true, said by the module that knows; withdrawn by a row of its own.
create table project.gate_fact (
  id           uuid primary key,
  project_id   uuid not null references project.project,
  condition    text not null,
  by_id        uuid,
  met_at       timestamptz not null,
  act_id       uuid not null references evidence.act deferrable initially deferred,
  withdraws    uuid references project.gate_fact,
  recorded_later boolean not null default false
);
create index on project.gate_fact (project_id, condition);
create unique index withdrawn_once on project.gate_fact (withdraws) where withdraws is not null;
comment on table project.gate_fact is 'part of project.project: conditions met, each on the act that made it true';

-- A fact from before the office's go-live day, entered by a named person (补录). Shown grey, never as verified.
create table project.recorded_fact (
  fact_id       uuid primary key references project.gate_fact,
  occurred_on   date not null,
  reason        text not null check (char_length(reason) between 2 and 500),
  attachment_id uuid not null references attachment.file,
  by_person     uuid not null references access.person,
  act_id        uuid not null,
  act_kind      text not null check (act_kind in ('project.fact.recorded_later', 'project.recorded_batch.confirmed')),
  row_id        uuid unique,
  check ((row_id is null) = (act_kind = 'project.fact.recorded_later')),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table project.recorded_fact is 'official: gate facts recorded later: who, when it was, on what paper';

-- From the go-live day on, facts come from the modules alone; where an undertaking began here nothing is recorded later.
create function project.happened_before_go_live() returns trigger language plpgsql as $$
begin
  if not exists (select from project.gate_fact f join project.project p on p.id = f.project_id
                  where f.id = new.fact_id and f.recorded_later and f.withdraws is null and new.occurred_on < p.recorded_from_on) then
    raise exception 'only a fact from before the go-live day is recorded later' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger happened_before_go_live before insert on project.recorded_fact for each row execute function project.happened_before_go_live();

-- A fact recorded later that was a mistake; the fact stays, and this says why it no longer holds.
create table project.recorded_fact_withdrawal (
  fact_id   uuid primary key references project.gate_fact,
  reason    text not null check (char_length(reason) between 2 and 500),
  by_person uuid not null references access.person,
  act_id    uuid not null,
  act_kind  text not null check (act_kind in ('project.fact.withdrawn', 'project.recorded_batch.withdrawn')),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table project.recorded_fact_withdrawal is 'official: facts recorded later that were taken back: who and why';

-- A list of such facts from a spreadsheet, of several undertakings: one person enters it, another confirms it, and only then the
-- facts hold. Withdrawn, it takes back those of its facts that still stand.
create table project.recorded_batch (
  id          uuid primary key,
  code        text not null unique check (code ~ '^BF-[0-9]{4}-[0-9]{4,}$'),
  facts       int not null check (facts between 1 and 500),
  rows_sha256 text not null check (rows_sha256 ~ '^[0-9a-f]{64}$'),
  vouched_by  text not null check (char_length(vouched_by) between 1 and 80),
  state       text not null default 'ENTERED' check (state in ('ENTERED', 'CONFIRMED', 'WITHDRAWN')),
  entered_at  timestamptz not null,
  entered_by  uuid not null references access.person,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'project.recorded_batch.entered'),
  unique (id, entered_by),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table project.recorded_batch is 'official: lists of facts from before the go-live day (补录), entered at once; the digest is that of its rows';
create sequence project.recorded_batch_code;
create trigger starts_entered before insert on project.recorded_batch for each row when (new.state <> 'ENTERED') execute function city.refuse_change();

create table project.recorded_row (
  id          uuid primary key,
  batch_id    uuid not null references project.recorded_batch,
  number      int not null check (number between 1 and 500),
  project_id  uuid not null references project.project,
  condition   text not null,
  occurred_on date not null,
  reason      text not null check (char_length(reason) between 2 and 500),
  unique (batch_id, number),
  unique (batch_id, project_id, condition)
);
create index on project.recorded_row (project_id);
comment on table project.recorded_row is 'part of project.recorded_batch: one fact of the list, as its paper tells it';
create trigger comes_with_parent before insert on project.recorded_row for each row execute function city.comes_with_parent('project', 'recorded_batch', 'batch_id', 'ENTERED');

create table project.recorded_batch_scan (
  batch_id      uuid not null references project.recorded_batch,
  number        int not null check (number between 1 and 10),
  attachment_id uuid not null references attachment.file,
  primary key (batch_id, number),
  unique (batch_id, attachment_id)
);
comment on table project.recorded_batch_scan is 'part of project.recorded_batch: the papers the list was entered from';
create trigger comes_with_parent before insert on project.recorded_batch_scan for each row execute function city.comes_with_parent('project', 'recorded_batch', 'batch_id', 'ENTERED');

-- A trigger, since it looks at other rows: a list says how many facts it has, and has its scans.
create function project.recorded_batch_is_whole() returns trigger language plpgsql as $$
begin
  if (select count(*) from project.recorded_row where batch_id = new.id) <> new.facts
     or not exists (select from project.recorded_batch_scan where batch_id = new.id) then
    raise exception 'list % does not have as many facts as it says, or no scan', new.code using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger is_whole after insert on project.recorded_batch deferrable initially deferred for each row execute function project.recorded_batch_is_whole();

-- Only what nobody has confirmed yet is withdrawn by whoever entered it; everything else is another's word.
create table project.recorded_batch_step (
  id         uuid primary key,
  batch_id   uuid not null,
  entered_by uuid not null,
  was        text not null,
  to_state   text not null check (to_state in ('CONFIRMED', 'WITHDRAWN')),
  reason     text not null,
  by_person  uuid not null references access.person,
  at         timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind in ('project.recorded_batch.confirmed', 'project.recorded_batch.withdrawn')),
  constraint another_says_so check (by_person <> entered_by or was = 'ENTERED' and to_state = 'WITHDRAWN'),
  check (to_state = 'CONFIRMED' or char_length(reason) between 2 and 500),
  foreign key (batch_id, entered_by) references project.recorded_batch (id, entered_by),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on project.recorded_batch_step (batch_id);
comment on table project.recorded_batch_step is 'official: a list of facts recorded later was confirmed by another, or withdrawn with a reason';

create trigger marks_state before insert on project.recorded_batch_step for each row execute function city.step_marks_state('project', 'recorded_batch', 'batch_id');
create trigger moves_state before insert on project.recorded_batch_step for each row execute function city.step_moves_state(
  'project', 'recorded_batch', 'batch_id', 'ENTERED>CONFIRMED', 'ENTERED>WITHDRAWN', 'CONFIRMED>WITHDRAWN');

-- A fact of a list holds only once the list is confirmed.
alter table project.recorded_fact add foreign key (row_id) references project.recorded_row;
create function project.list_is_confirmed() returns trigger language plpgsql as $$
begin
  if not exists (select from project.recorded_row r join project.recorded_batch b on b.id = r.batch_id where r.id = new.row_id and b.state = 'CONFIRMED') then
    raise exception 'the list of this fact is not confirmed' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger list_is_confirmed before insert on project.recorded_fact for each row when (new.row_id is not null) execute function project.list_is_confirmed();

-- Another go-live day, asked for by one person and approved by another: what is recorded later stands or falls with it.
create table project.go_live (
  id          uuid primary key,
  project_id  uuid not null references project.project,
  was_on      date,
  go_live_on  date not null,
  reason      text not null check (char_length(reason) between 2 and 500),
  state       text not null default 'PROPOSED' check (state in ('PROPOSED', 'APPROVED', 'DECLINED')),
  proposed_by uuid not null references access.person,
  proposed_at timestamptz not null,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'project.go_live.proposed'),
  unique (id, proposed_by),
  check (go_live_on is distinct from was_on),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on project.go_live (project_id);
create unique index one_go_live_open on project.go_live (project_id) where state = 'PROPOSED';
comment on table project.go_live is 'official: go-live days proposed for undertakings that began before they came in here';
create trigger starts_proposed before insert on project.go_live for each row when (new.state <> 'PROPOSED') execute function city.refuse_change();

create table project.go_live_step (
  id          uuid primary key,
  go_live_id  uuid not null,
  proposed_by uuid not null,
  to_state    text not null check (to_state in ('APPROVED', 'DECLINED')),
  reason      text not null,
  by_person   uuid not null references access.person,
  at          timestamptz not null,
  act_id      uuid not null,
  act_kind    text not null check (act_kind in ('project.go_live.approved', 'project.go_live.declined')),
  constraint another_approves check (to_state = 'DECLINED' or by_person <> proposed_by),
  check (to_state = 'APPROVED' or char_length(reason) between 2 and 500),
  foreign key (go_live_id, proposed_by) references project.go_live (id, proposed_by),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on project.go_live_step (go_live_id);
comment on table project.go_live_step is 'official: a proposed go-live day was approved by another, or declined with a reason';
create trigger moves_state before insert on project.go_live_step for each row execute function city.step_moves_state(
  'project', 'go_live', 'go_live_id', 'PROPOSED>APPROVED', 'PROPOSED>DECLINED');

-- Moves the undertaking's day, unless something recorded later would no longer lie before it or the undertaking came in here
-- before it. Rows of other modules that lie before the day carry it and refuse for themselves.
create function project.go_live_moves() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  g record;
begin
  select project_id, go_live_on into g from project.go_live where id = new.go_live_id;
  if exists (select from project.project p where p.id = g.project_id and g.go_live_on > (p.opened_at at time zone 'Asia/Shanghai')::date)
     or exists (select from project.gate_fact_now f join project.recorded_fact r on r.fact_id = f.id
                 where f.project_id = g.project_id and r.occurred_on >= g.go_live_on) then
    raise exception 'facts lie on the wrong side of the go-live day %', g.go_live_on using errcode = '23514';
  end if;
  update project.project set recorded_from_on = g.go_live_on where id = g.project_id;
  return new;
end $$;
create trigger moves_the_day before insert on project.go_live_step for each row when (new.to_state = 'APPROVED')
  execute function project.go_live_moves();

create view project.todo (role, place_id, subject_kind, subject_id, since, due_on) as
  select r.role, l.compound_id, 'go_live', g.project_id, g.proposed_at, null::date
    from project.go_live g
    join lateral (select compound_id from project.place l where l.project_id = g.project_id order by compound_id limit 1) l on true
   cross join (values ('SUBDISTRICT_LEADER'), ('HOUSING_BUREAU')) r (role)
   where g.state = 'PROPOSED'
  union all
  select r.role, l.compound_id, 'recorded_batch', b.id, b.entered_at, null::date
    from project.recorded_batch b
    join lateral (select l.compound_id from project.recorded_row w join project.place l on l.project_id = w.project_id
                   where w.batch_id = b.id order by w.number, l.compound_id limit 1) l on true
   cross join (values ('SUBDISTRICT_LEADER'), ('HOUSING_BUREAU')) r (role)
   where b.state = 'ENTERED';

-- The undertaking of a compound that was opened last; the planner sees through it.
create function project.latest(compound uuid) returns table (id uuid, code text, name text, edition_id uuid, state text) language sql stable as $$
  select p.id, p.code, p.name, p.edition_id, p.state
    from project.place l join project.project p on p.id = l.project_id
   where l.compound_id = compound order by p.opened_at desc, p.id desc limit 1 $$;

create view project.gate_fact_now as
  select f.id, f.project_id, f.condition, f.by_id, f.met_at, f.act_id, f.recorded_later
    from project.gate_fact f
   where f.withdraws is null
     and not exists (select from project.gate_fact w where w.withdraws = f.id);

-- A survey round: one compound looked at with sets of indicators, by the edition of the day it began.
create table survey.round (
  id          uuid primary key,
  code        text not null unique check (code ~ '^TJ-[0-9]{4}-[0-9]{4,}$'),
  compound_id uuid not null references registry.compound,
  sets        text[] not null check (cardinality(sets) > 0),
  edition_id  uuid not null references policy.edition,
  surveyed_on date not null,
  surveyor_id uuid not null references access.person,
  state       text not null default 'OPEN' check (state in ('OPEN', 'COMPLETED', 'ABANDONED')),
  opened_at   timestamptz not null,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'survey.round.opened'),
  unique (id, state),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on survey.round (compound_id, opened_at);
-- Two rounds side by side in one compound would each be half of one.
create unique index one_round_open on survey.round (compound_id) where state = 'OPEN';
comment on table survey.round is 'official: survey rounds of compounds';
create sequence survey.code;
create trigger starts_open before insert on survey.round for each row when (new.state <> 'OPEN') execute function city.refuse_change();

create table survey.round_step (
  id        uuid primary key,
  round_id  uuid not null references survey.round,
  to_state  text not null,
  reason    text,
  by_person uuid references access.person,
  at        timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind in ('survey.round.completed', 'survey.round.abandoned')),
  check (act_kind = 'survey.round.' || lower(to_state)),
  check (to_state = 'COMPLETED' or reason <> ''),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on survey.round_step (round_id);
comment on table survey.round_step is 'official: a round was completed or abandoned';
create trigger moves_state before insert on survey.round_step for each row execute function city.step_moves_state(
  'survey', 'round', 'round_id', 'OPEN>COMPLETED', 'OPEN>ABANDONED');

-- What was found. An answer is never written over: the last one counts, and the earlier ones say who thought otherwise.
-- The value is amount / of: "of" is 1000 where it is a plain amount, the whole where it is a share of counted things.
create table survey.answer (
  id             uuid primary key,
  number         bigint generated always as identity,
  round_id       uuid not null references survey.round,
  indicator      text not null,
  building_id    uuid references registry.building,
  applicable     boolean not null,
  amount_milli   bigint check (amount_milli >= 0),
  of_milli       bigint check (of_milli > 0),
  reason         text not null default '',
  note           text not null default '' check (char_length(note) <= 500),
  danger         boolean not null default false,
  person_id      uuid not null references access.person,
  recorded_at    timestamptz not null,
  check (applicable = (amount_milli is not null) and applicable = (of_milli is not null)),
  check (applicable or reason <> ''),
  check (applicable or not danger)
);
create index on survey.answer (round_id, indicator, building_id, number);
create index on survey.answer (building_id);
comment on table survey.answer is 'part of survey.round: what was found, each answer as it was given; the last one counts';

-- A trigger because answers come in while the round is open, long after the round's own row.
create function survey.round_is_open() returns trigger language plpgsql as $$
begin
  if (select state from survey.round where id = new.round_id) <> 'OPEN' then
    raise exception 'round % is not open', new.round_id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger round_is_open before insert on survey.answer for each row execute function survey.round_is_open();

create table survey.answer_issue (
  answer_id uuid not null references survey.answer,
  issue     text not null,
  primary key (answer_id, issue)
);
comment on table survey.answer_issue is 'part of survey.answer: kinds of defect seen';
create trigger comes_with_parent before insert on survey.answer_issue for each row execute function city.comes_with_parent('survey', 'answer', 'answer_id');

create table survey.answer_photo (
  answer_id uuid not null references survey.answer,
  file_id   uuid not null references attachment.file,
  primary key (answer_id, file_id)
);
create index on survey.answer_photo (file_id);
comment on table survey.answer_photo is 'part of survey.answer: photos taken on the spot';
create trigger comes_with_parent before insert on survey.answer_photo for each row execute function city.comes_with_parent('survey', 'answer', 'answer_id');

create view survey.answer_now as
  select distinct on (round_id, indicator, building_id)
         id, round_id, indicator, building_id, applicable, amount_milli, of_milli, reason, note, danger, person_id, recorded_at
    from survey.answer
   order by round_id, indicator, building_id, number desc;

-- What a completed round comes to, copied so that a later change of rules leaves it as it was.
create table survey.result (
  round_id             uuid primary key references survey.round,
  round_state          text not null default 'COMPLETED' check (round_state = 'COMPLETED'),
  households           int not null check (households >= 0),
  buildings            int not null check (buildings >= 0),
  score_milli          int not null check (score_milli between 0 and 100000),
  safety_milli         int check (safety_milli between 0 and 100000),
  infrastructure_milli int check (infrastructure_milli between 0 and 100000),
  demand_milli         int check (demand_milli between 0 and 100000),
  readiness_milli      int check (readiness_milli between 0 and 100000),
  priority_milli       int not null check (priority_milli between 0 and 100000),
  class                text not null,
  quadrant             text not null check (quadrant in ('FIRST', 'PUSH', 'QUICK', 'LATER')),
  danger               boolean not null,
  foreign key (round_id, round_state) references survey.round (id, state)
);
comment on table survey.result is 'part of survey.round: score, order and class; safety and infrastructure are gaps, demand and readiness what there is, null where nobody asked';

create table survey.result_line (
  round_id             uuid not null references survey.result,
  indicator            text not null,
  weight               int not null check (weight > 0),
  attained_numerator   bigint not null check (attained_numerator >= 0),
  attained_denominator bigint not null check (attained_denominator > 0),
  counted              int not null,
  points_milli         int not null check (points_milli >= 0),
  most_milli           int not null check (most_milli >= points_milli),
  primary key (round_id, indicator),
  check (attained_numerator <= attained_denominator)
);
comment on table survey.result_line is 'part of survey.round: what each indicator adds to the score; the points of all lines are the score';

-- A value short of its threshold, by building where it was found by building.
create table survey.gap (
  id           uuid primary key,
  round_id     uuid not null references survey.result,
  indicator    text not null,
  building_id  uuid references registry.building,
  answer_id    uuid not null references survey.answer,
  severity     int not null check (severity between 1 and 3),
  ease         int not null check (ease between 1 and 3),
  quadrant     text not null check (quadrant in ('FIRST', 'PUSH', 'QUICK', 'LATER')),
  danger       boolean not null,
  unique nulls not distinct (round_id, indicator, building_id)
);
create index on survey.gap (building_id);
create index on survey.gap (answer_id);
comment on table survey.gap is 'part of survey.round: values short of their threshold';

-- A person's word on a gap: it became a need, or it did not and why.
create table survey.judgement (
  gap_id    uuid primary key references survey.gap,
  need_id   uuid references survey.need,
  reason    text not null default '',
  by_person uuid not null references access.person,
  at        timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind in ('survey.need.recorded', 'survey.gap.dismissed')),
  check ((need_id is not null) = (act_kind = 'survey.need.recorded')),
  check (need_id is not null or reason <> ''),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on survey.judgement (need_id);
comment on table survey.judgement is 'official: gaps confirmed as needs, or dismissed with a reason';

-- Danger to life does not wait for a ranking: it is raised the moment it is seen, and stays until somebody says what was done.
create table survey.alarm (
  id          uuid primary key,
  compound_id uuid not null references registry.compound,
  answer_id   uuid unique references survey.answer,
  need_id     uuid unique references survey.need,
  state       text not null default 'OPEN' check (state in ('OPEN', 'SETTLED')),
  raised_by   uuid not null references access.person,
  raised_at   timestamptz not null,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'survey.alarm.raised'),
  check ((answer_id is null) <> (need_id is null)),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on survey.alarm (compound_id) where state = 'OPEN';
comment on table survey.alarm is 'official: danger to life, seen in a survey or reported with a need';
create trigger starts_open before insert on survey.alarm for each row when (new.state <> 'OPEN') execute function city.refuse_change();

create table survey.alarm_step (
  id        uuid primary key,
  alarm_id  uuid not null references survey.alarm,
  to_state  text not null,
  measure   text not null check (measure <> ''),
  by_person uuid references access.person,
  at        timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind = 'survey.alarm.settled'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on survey.alarm_step (alarm_id);
comment on table survey.alarm_step is 'official: what was done about a danger';
create trigger moves_state before insert on survey.alarm_step for each row execute function city.step_moves_state(
  'survey', 'alarm', 'alarm_id', 'OPEN>SETTLED');

-- The last completed round of each compound, for ranking and for other modules.
create view survey.standing as
  select distinct on (r.compound_id)
         r.compound_id, r.id as round_id, r.code, r.surveyed_on, s.at as completed_at, x.households, x.buildings, x.score_milli,
         x.safety_milli, x.infrastructure_milli, x.demand_milli, x.readiness_milli, x.priority_milli, x.class, x.quadrant, r.edition_id,
         exists (select from survey.alarm a where a.compound_id = r.compound_id and a.state = 'OPEN') as danger
    from survey.round r
    join survey.result x on x.round_id = r.id
    join survey.round_step s on s.round_id = r.id and s.to_state = 'COMPLETED'
   order by r.compound_id, s.at desc, r.id desc;

create view survey.round_answer as
  select r.id as round_id, r.compound_id, r.surveyed_on, r.state, r.edition_id, a.id as answer_id, a.indicator, a.building_id,
         a.applicable, a.amount_milli, a.of_milli
    from survey.round r join survey.answer_now a on a.round_id = r.id;

-- Who has something to do. place_id is the compound.
create view survey.todo (role, place_id, subject_kind, subject_id, since, due_on) as
  select 'SUBDISTRICT_LEADER', compound_id, 'alarm', id, raised_at, (raised_at at time zone 'Asia/Shanghai')::date
    from survey.alarm where state = 'OPEN'
  union all
  select 'GRID_WORKER', compound_id, 'survey_round', id, opened_at, null::date
    from survey.round where state = 'OPEN'
  union all
  select 'SUBDISTRICT_CLERK', r.compound_id, 'survey_gaps', r.id, s.at, null::date
    from survey.round r join survey.round_step s on s.round_id = r.id and s.to_state = 'COMPLETED'
   where exists (select from survey.gap g where g.round_id = r.id and not exists (select from survey.judgement j where j.gap_id = g.id));

create view survey.timeline (project_id, occurred_at, kind, subject_id) as
  select l.project_id, s.at, 'survey.round.completed', r.id
    from survey.round r join survey.round_step s on s.round_id = r.id and s.to_state = 'COMPLETED'
    join (select distinct project_id, compound_id from project.place) l on l.compound_id = r.compound_id
  union all
  select l.project_id, a.raised_at, 'survey.alarm.raised', a.id
    from survey.alarm a join (select distinct project_id, compound_id from project.place) l on l.compound_id = a.compound_id
  union all
  select l.project_id, n.recorded_at, 'survey.need.recorded', n.id
    from survey.need n join (select distinct project_id, compound_id from project.place) l on l.compound_id = n.compound_id;

create schema survey;

-- A need: a confirmed gap, request or opinion that calls for an item.
create table survey.need (
  id          uuid primary key,
  compound_id uuid not null references registry.compound,
  topic       text not null,
  title       text not null check (char_length(title) between 2 and 60),
  description text not null check (char_length(description) <= 2000),
  source      text not null check (source in ('FIELD_SURVEY', 'RESIDENT_REPORT', 'MEETING', 'REQUEST', 'CONSULTATION')),
  danger      boolean not null default false,
  request_id  uuid references request.request,
  occurred_on date not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references access.person,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'survey.need.recorded'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on survey.need (compound_id);
create index on survey.need (request_id);
comment on table survey.need is 'official: needs with their source';

create table survey.need_part (
  need_id uuid not null references survey.need,
  part_id uuid not null references registry.part,
  primary key (need_id, part_id)
);
create index on survey.need_part (part_id);
comment on table survey.need_part is 'part of survey.need: the households it touches';

create table survey.need_withdrawal (
  need_id  uuid primary key references survey.need,
  reason   text not null check (reason <> ''),
  at       timestamptz not null,
  act_id   uuid not null,
  act_kind text not null check (act_kind = 'survey.need.withdrawn'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table survey.need_withdrawal is 'official: a need was recorded in error or is gone';

create view survey.thread (late_kind, late_id, early_kind, early_id) as
  select 'need', need_id, 'part', part_id from survey.need_part
  union all
  select 'need', id, 'request', request_id from survey.need where request_id is not null;

-- What other modules read.
create view survey.need_now as
  select n.id, n.compound_id, n.topic, n.title, n.source, n.danger, n.occurred_on, n.recorded_at,
         w.need_id is not null as withdrawn
    from survey.need n
    left join survey.need_withdrawal w on w.need_id = n.id;

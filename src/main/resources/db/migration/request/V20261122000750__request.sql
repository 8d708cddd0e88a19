create schema request;

-- What a resident asks for. Its deadlines are those of the rules pinned when it came in; nothing that happens later moves them
-- but an extension or a reopening, each on record with its reason.
-- accept_by_at, handle_by_at = when it rises from the first rung if nobody there takes it in hand, or takes it and does not solve it.
create table request.request (
  id           uuid primary key,
  code         text not null unique check (code ~ '^SQ-[0-9]{4}-[0-9]{4,}$'),
  tracking     bytea not null unique check (octet_length(tracking) = 32),
  compound_id  uuid not null references registry.compound,
  building_id  uuid references registry.building,
  stairwell_id uuid references registry.stairwell,
  spot         text not null check (char_length(spot) <= 60),
  topic        text not null,
  level        text not null check (level in ('EMERGENCY', 'URGENT', 'CONSULTATION', 'ORDINARY', 'DIFFICULT')),
  title        text not null check (char_length(title) between 2 and 40),
  description_enc bytea,
  channel      text not null check (channel in ('SCAN', 'PHONE', 'CALL', 'VISIT')),
  reporter_id  uuid references access.person,
  received_by  uuid references access.person,
  edition_id   uuid not null references policy.edition,
  first_rung   text not null check (first_rung in ('BUILDING_HEAD', 'GRID', 'COMMUNITY', 'STREET')),
  received_at  timestamptz not null,
  acknowledge_due_at timestamptz not null,
  resolve_due_at     timestamptz not null,
  accept_by_at timestamptz not null,
  handle_by_at timestamptz not null,
  state        text not null default 'RECEIVED' check (state in ('RECEIVED', 'ACCEPTED', 'ANSWERED', 'CLOSED', 'DUPLICATE', 'NOT_ACCEPTED')),
  act_id       uuid not null,
  act_kind     text not null check (act_kind = 'request.request.received'),
  check (acknowledge_due_at > received_at and resolve_due_at >= acknowledge_due_at),
  check ((channel in ('CALL', 'VISIT')) = (received_by is not null)),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on request.request (compound_id, received_at);
create index on request.request (reporter_id);
create index on request.request (received_at) where state in ('RECEIVED', 'ACCEPTED', 'ANSWERED');
comment on table request.request is 'official: residents'' requests; tracking = keyed digest of the code their reporter holds';
create trigger starts_received before insert on request.request for each row when (new.state <> 'RECEIVED') execute function city.refuse_change();
create sequence request.code;

create table request.household (
  request_id uuid not null references request.request,
  part_id    uuid not null references registry.part,
  primary key (request_id, part_id)
);
create index on request.household (part_id);
comment on table request.household is 'part of request.request: whose home it is about, where known';
create trigger comes_with_parent before insert on request.household for each row execute function city.comes_with_parent('request', 'request', 'request_id', 'RECEIVED');

create table request.photo (
  request_id uuid not null references request.request,
  file_id    uuid not null references attachment.file,
  primary key (request_id, file_id)
);
comment on table request.photo is 'part of request.request: pictures sent with it';
create trigger comes_with_parent before insert on request.photo for each row execute function city.comes_with_parent('request', 'request', 'request_id', 'RECEIVED');

-- A number left by somebody who did not sign in. Forgotten some days after the request has ended.
create table request.contact (
  request_id uuid primary key references request.request,
  phone_enc  bytea not null
);
comment on table request.contact is 'working: telephone numbers left with requests, encrypted, deleted when they are no longer needed';

-- "Here too": another household with the same trouble.
create table request.voice (
  id         uuid primary key,
  request_id uuid not null references request.request,
  part_id    uuid not null references registry.part,
  by_person  uuid not null references access.person,
  at         timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind = 'request.voice.raised'),
  unique (request_id, part_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on request.voice (part_id);
comment on table request.voice is 'official: further households with the same request';

create table request.step (
  id           uuid primary key,
  request_id   uuid not null references request.request,
  to_state     text not null,
  reason       text not null,
  channel      text not null default '',
  duplicate_of uuid references request.request,
  by_person    uuid references access.person,
  at           timestamptz not null,
  act_id       uuid not null,
  act_kind     text not null check (act_kind in ('request.request.accepted', 'request.request.answered', 'request.request.closed',
                 'request.request.reopened', 'request.request.merged', 'request.request.not_accepted')),
  check ((to_state = 'DUPLICATE') = (duplicate_of is not null)),
  check (to_state <> 'NOT_ACCEPTED' or (reason <> '' and channel <> '')),
  check (duplicate_of <> request_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on request.step (request_id, at);
create index on request.step (duplicate_of);
comment on table request.step is 'official: moves between states; nobody where time alone moved it';
create trigger moves_state before insert on request.step for each row execute function city.step_moves_state(
  'request', 'request', 'request_id',
  'RECEIVED>ACCEPTED', 'RECEIVED>DUPLICATE', 'RECEIVED>NOT_ACCEPTED', 'ACCEPTED>ANSWERED', 'ACCEPTED>DUPLICATE', 'ACCEPTED>NOT_ACCEPTED',
  'ANSWERED>CLOSED', 'ANSWERED>ACCEPTED');

-- Up the ladder, once for each number; two that try at the same moment meet here. from = to at the top, when it is reopened there.
create table request.rise (
  request_id uuid not null references request.request,
  number     int not null check (number between 1 and 9),
  from_rung  text not null check (from_rung in ('BUILDING_HEAD', 'GRID', 'COMMUNITY', 'STREET')),
  to_rung    text not null check (to_rung in ('BUILDING_HEAD', 'GRID', 'COMMUNITY', 'STREET')),
  kind       text not null check (kind in ('VACANT', 'UNTOUCHED', 'UNSOLVED', 'PASSED_UP', 'TAKEN_UP', 'REOPENED')),
  reason     text not null,
  by_person  uuid references access.person,
  at         timestamptz not null,
  accept_by_at timestamptz not null,
  handle_by_at timestamptz not null,
  resolve_due_at timestamptz,
  act_id     uuid not null,
  act_kind   text not null check (act_kind = 'request.request.risen'),
  primary key (request_id, number),
  check ((kind in ('VACANT', 'UNTOUCHED', 'UNSOLVED')) = (by_person is null) or kind = 'REOPENED'),
  check (kind in ('VACANT', 'UNTOUCHED', 'UNSOLVED') or reason <> ''),
  check ((kind = 'REOPENED') = (resolve_due_at is not null)),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table request.rise is 'official: how a request climbed the ladder: from whom, why, when';

-- Who took it in hand on each rung; number 0 is the first.
create table request.taking (
  request_id uuid not null references request.request,
  number     int not null,
  by_person  uuid not null references access.person,
  at         timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind = 'request.request.taken'),
  primary key (request_id, number),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table request.taking is 'official: who took a request in hand on each rung';

create table request.remark (
  id         uuid primary key,
  request_id uuid not null references request.request,
  kind       text not null check (kind in ('VISIT', 'CONSULTATION', 'RESOLUTION', 'MESSAGE', 'NOTE', 'WORK_BEGUN', 'WORK_DONE', 'NEED_RECORDED')),
  text_enc   bytea not null,
  by_person  uuid not null references access.person,
  at         timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind = 'request.remark.made'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on request.remark (request_id, at);
comment on table request.remark is 'official: visits, consultations at the grid, resolutions of the community, messages and notes; none of them stops a clock';

create table request.extension (
  request_id uuid primary key references request.request,
  until_at   timestamptz not null,
  reason     text not null check (reason <> ''),
  by_person  uuid not null references access.person,
  at         timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind = 'request.request.extended'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table request.extension is 'official: more time, once, with the reason';

-- The street whistles, the department comes (街道吹哨、部门报到).
create table request.whistle (
  id              uuid primary key,
  request_id      uuid not null references request.request,
  organisation_id uuid not null references registry.organisation,
  asked           text not null check (asked <> ''),
  due_at          timestamptz not null,
  by_person       uuid not null references access.person,
  at              timestamptz not null,
  act_id          uuid not null,
  act_kind        text not null check (act_kind = 'request.whistle.blown'),
  unique (request_id, organisation_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table request.whistle is 'official: departments called, what for, and by when they answer';

create table request.whistle_answer (
  whistle_id uuid primary key references request.whistle,
  came       boolean not null,
  answer     text not null check (answer <> ''),
  by_person  uuid not null references access.person,
  at         timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind = 'request.whistle.answered'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table request.whistle_answer is 'official: what the department answered, and whether it came';

create table request.answer (
  id         uuid primary key,
  request_id uuid not null references request.request,
  round      int not null check (round in (1, 2)),
  outcome    text not null check (outcome in ('FIXED', 'EXPLAINED', 'PLANNED', 'PASSED_ON')),
  text_enc   bytea not null,
  by_person  uuid not null references access.person,
  at         timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind = 'request.request.answered'),
  unique (request_id, round),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table request.answer is 'official: answers; a second one only after a reopening';

create table request.proof (
  answer_id uuid not null references request.answer,
  file_id   uuid not null references attachment.file,
  primary key (answer_id, file_id)
);
comment on table request.proof is 'part of request.answer: pictures of what was done';
create trigger comes_with_parent before insert on request.proof for each row execute function city.comes_with_parent('request', 'answer', 'answer_id');

create table request.rating (
  answer_id uuid primary key references request.answer,
  solved    boolean not null,
  stars     int not null check (stars between 1 and 5),
  way       text not null check (way in ('SIGNED_IN', 'TRACKING', 'CALL_BACK')),
  by_person uuid references access.person,
  at        timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind = 'request.answer.rated'),
  check ((way = 'TRACKING') = (by_person is null)),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table request.rating is 'official: whether it was solved and how well, said by the resident; by_person on a call-back = who asked';

-- A petition (信访) keeps the clock of its regulation beside that of the request.
create table request.petition (
  request_id uuid primary key references request.request,
  decide_due_on date not null,
  reason     text not null check (reason <> ''),
  by_person  uuid not null references access.person,
  at         timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind = 'request.petition.marked'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table request.petition is 'official: requests that are petitions';

create table request.petition_step (
  request_id uuid not null references request.petition,
  kind       text not null check (kind in ('ADMITTED', 'NOT_ADMITTED', 'EXTENDED', 'CONCLUDED')),
  finish_due_on date,
  reason     text not null check (reason <> ''),
  by_person  uuid not null references access.person,
  at         timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind = 'request.petition.moved'),
  primary key (request_id, kind),
  check ((kind in ('ADMITTED', 'EXTENDED')) = (finish_due_on is not null)),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table request.petition_step is 'official: what became of a petition';

-- Who was shown a number that was left with a request.
create table request.contact_look (
  id         uuid primary key,
  request_id uuid not null references request.request,
  by_person  uuid not null references access.person,
  at         timestamptz not null
);
create index on request.contact_look (request_id);
comment on table request.contact_look is 'part of request.request: who looked at the number left with it';

-- Reports about officials, fraud and retaliation. In the public record they look like any other request; here nobody but an
-- auditor is shown them, and no view, list, count or search of the module reads these tables.
create table request.sealed_report (
  id           uuid primary key,
  tracking     bytea not null unique check (octet_length(tracking) = 32),
  compound_id  uuid not null references registry.compound,
  text_enc     bytea not null,
  contact_enc  bytea,
  received_at  timestamptz not null,
  acknowledge_due_at timestamptz not null,
  state        text not null default 'RECEIVED' check (state in ('RECEIVED', 'ACKNOWLEDGED', 'CLOSED')),
  act_id       uuid not null,
  act_kind     text not null check (act_kind = 'request.request.received'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table request.sealed_report is 'official: sealed reports; subject, text and contact encrypted, for auditors alone';
create trigger starts_received before insert on request.sealed_report for each row when (new.state <> 'RECEIVED') execute function city.refuse_change();

create table request.sealed_step (
  id        uuid primary key,
  report_id uuid not null references request.sealed_report,
  to_state  text not null,
  note_enc  bytea not null,
  by_person uuid not null references access.person,
  at        timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind in ('request.request.accepted', 'request.request.closed')),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on request.sealed_step (report_id);
comment on table request.sealed_step is 'official: what an auditor did with a sealed report';
create trigger moves_state before insert on request.sealed_step for each row execute function city.step_moves_state(
  'request', 'sealed_report', 'report_id', 'RECEIVED>ACKNOWLEDGED', 'ACKNOWLEDGED>CLOSED');

create table request.sealed_look (
  id        uuid primary key,
  report_id uuid not null references request.sealed_report,
  by_person uuid not null references access.person,
  at        timestamptz not null
);
create index on request.sealed_look (report_id);
comment on table request.sealed_look is 'part of request.sealed_report: which auditor opened it, and when';

-- A request as it stands: on which rung, in whose hand, by when. rises_at = when it climbs by itself; at the top it is overdue instead.
create view request.request_now as
  select r.id, r.code, r.compound_id, r.building_id, r.stairwell_id, r.spot, r.topic, r.level, r.title, r.channel, r.reporter_id,
         r.received_by, r.edition_id, r.received_at, r.acknowledge_due_at, r.state,
         coalesce(l.number, 0) as number, coalesce(l.to_rung, r.first_rung) as rung, coalesce(l.at, r.received_at) as came_at,
         t.by_person as taken_by, t.at as taken_at,
         (select min(x.at) from request.taking x where x.request_id = r.id) as acknowledged_at,
         coalesce(o.resolve_due_at, e.until_at, r.resolve_due_at) as resolve_due_at,
         case when r.state in ('RECEIVED', 'ACCEPTED')
              then case when t.at is null then coalesce(l.accept_by_at, r.accept_by_at) else coalesce(l.handle_by_at, r.handle_by_at) end
         end as rises_at,
         a.id as answer_id, a.round, a.outcome, a.at as answered_at, a.by_person as answered_by,
         (select min(y.at) from request.answer y where y.request_id = r.id) as first_answered_at,
         g.solved, g.stars, o.at as reopened_at,
         exists (select from request.petition p where p.request_id = r.id) as petition
    from request.request r
    left join lateral (select * from request.rise x where x.request_id = r.id order by number desc limit 1) l on true
    left join request.taking t on t.request_id = r.id and t.number = coalesce(l.number, 0)
    left join lateral (select * from request.rise x where x.request_id = r.id and x.kind = 'REOPENED') o on true
    left join request.extension e on e.request_id = r.id
    left join lateral (select * from request.answer x where x.request_id = r.id order by round desc limit 1) a on true
    left join request.rating g on g.answer_id = a.id;

-- Every household a request speaks for, each once: its own, those that joined, and those of its duplicates.
create view request.household_now (request_id, part_id) as
  select request_id, part_id from request.household
  union
  select request_id, part_id from request.voice
  union
  select s.duplicate_of, h.part_id from request.step s join request.household h on h.request_id = s.request_id where s.to_state = 'DUPLICATE'
  union
  select s.duplicate_of, v.part_id from request.step s join request.voice v on v.request_id = s.request_id where s.to_state = 'DUPLICATE';

create view request.thread (late_kind, late_id, early_kind, early_id) as
  select 'request', request_id, 'part', part_id from request.household
  union all
  select 'request', request_id, 'part', part_id from request.voice;

create view request.todo (role, place_id, subject_kind, subject_id, since, due_on) as
  select case n.rung when 'BUILDING_HEAD' then 'BUILDING_HEAD' when 'GRID' then 'GRID_WORKER' when 'COMMUNITY' then 'COMMUNITY_WORKER'
                     else 'SUBDISTRICT_CLERK' end,
         n.compound_id, 'request', n.id, n.came_at, (least(n.rises_at, n.resolve_due_at) at time zone 'Asia/Shanghai')::date
    from request.request_now n where n.state in ('RECEIVED', 'ACCEPTED')
  union all
  -- A whistle is answered on its request's page.
  select 'DEPARTMENT', r.compound_id, 'whistle', r.id, min(w.at), (min(w.due_at) at time zone 'Asia/Shanghai')::date
    from request.whistle w join request.request r on r.id = w.request_id
   where r.state in ('RECEIVED', 'ACCEPTED') and not exists (select from request.whistle_answer a where a.whistle_id = w.id)
   group by r.compound_id, r.id;

create view request.timeline (project_id, occurred_at, kind, subject_id) as
  select p.project_id, r.received_at, 'request.request.received', r.id
    from request.request r join project.place p on p.compound_id = r.compound_id
  union all
  select p.project_id, s.at, s.act_kind, s.request_id
    from request.step s join request.request r on r.id = s.request_id join project.place p on p.compound_id = r.compound_id
   where s.to_state = 'CLOSED';

-- Requests of a compound that were due or done by a day: the numerators and denominators of its published rates are counted from here.
create view request.counted as
  select n.id, n.compound_id, n.received_at, n.acknowledge_due_at, n.acknowledged_at, n.state, n.stars, n.solved, n.first_answered_at, n.answered_at
    from request.request_now n
   where n.state not in ('DUPLICATE', 'NOT_ACCEPTED');

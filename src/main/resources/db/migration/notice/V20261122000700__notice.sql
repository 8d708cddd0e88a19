create schema notice;
create sequence notice.code;

-- What is being prepared: changed as often as needed, gone once it is released. A higher module that publishes its own
-- (a plan, a result, a price) names what it is about; it is then drafted there and not edited here.
create table notice.draft (
  id           uuid primary key,
  kind         text not null check (kind ~ '^[A-Z][A-Z_]{1,39}$'),
  place_path   text not null check (place_path ~ '^/'),
  place_id     uuid not null,
  compound_id  uuid references registry.compound,
  title        text not null check (char_length(title) between 4 and 80),
  body         text not null check (char_length(body) between 1 and 20000),
  days         int not null check (days between 1 and 365),
  subject_kind text check (subject_kind ~ '^[a-z_]{2,40}$'),
  subject_id   uuid,
  file_id      uuid references attachment.file,
  supersedes   uuid,
  revision     int not null default 1 check (revision >= 1),
  writers      uuid[] not null check (cardinality(writers) >= 1),
  drafted_by   uuid not null references access.person,
  drafted_at   timestamptz not null,
  returned     text,
  check ((subject_kind is null) = (subject_id is null))
);
create index on notice.draft (place_path text_pattern_ops);
comment on table notice.draft is 'working: notices being prepared, with all who wrote in them, until somebody else releases them';

-- What hung, word for word. content_hash is the SHA-256 of the text that /notices/{id}.txt hands out.
create table notice.notice (
  id           uuid primary key,
  code         text not null unique check (code ~ '^GS-[0-9]{4}-[0-9]{4,}$'),
  kind         text not null,
  place_path   text not null,
  place_id     uuid not null,
  compound_id  uuid references registry.compound,
  title        text not null,
  body         text not null,
  content_hash bytea not null check (octet_length(content_hash) = 32),
  edition_id   uuid not null references policy.edition,
  subject_kind text,
  subject_id   uuid,
  file_id      uuid references attachment.file,
  supersedes   uuid unique references notice.notice,
  drafted_by   uuid not null references access.person,
  released_by  uuid not null references access.person,
  released_at  timestamptz not null,
  days         int not null,
  last_on      date not null,
  closes_at    timestamptz not null,
  numbers_reason text check (char_length(numbers_reason) between 4 and 200),
  state        text not null default 'PUBLISHED' check (state in ('PUBLISHED', 'CLOSED', 'SUPERSEDED', 'WITHDRAWN')),
  act_id       uuid not null,
  act_kind     text not null check (act_kind = 'notice.notice.published'),
  check (drafted_by <> released_by),
  check (closes_at > released_at),
  check ((subject_kind is null) = (subject_id is null)),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on notice.notice (compound_id);
create index on notice.notice (place_path text_pattern_ops);
create index on notice.notice (subject_id, subject_kind, kind);
create index on notice.notice (released_at);
comment on table notice.notice is 'official: notices as they hung; drafter and releaser are two people';
alter table notice.draft add foreign key (supersedes) references notice.notice;

create trigger starts_published before insert on notice.notice for each row when (new.state <> 'PUBLISHED') execute function city.refuse_change();

create table notice.notice_step (
  id        uuid primary key,
  notice_id uuid not null references notice.notice,
  to_state  text not null,
  reason    text check (char_length(reason) between 2 and 500),
  by_person uuid not null references access.person,
  at        timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind in ('notice.notice.closed', 'notice.notice.superseded', 'notice.notice.withdrawn')),
  check (to_state <> 'WITHDRAWN' or reason is not null),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on notice.notice_step (notice_id, at);
comment on table notice.notice_step is 'official: a notice was closed without open objections, replaced by a new version, or withdrawn';
create trigger moves_state before insert on notice.notice_step for each row execute function city.step_moves_state(
  'notice', 'notice', 'notice_id',
  'PUBLISHED>CLOSED', 'PUBLISHED>SUPERSEDED', 'PUBLISHED>WITHDRAWN', 'CLOSED>SUPERSEDED', 'CLOSED>WITHDRAWN');

-- Objections are between the resident and the office: the text is encrypted, the public sees the number and the answers.
create table notice.objection (
  id         uuid primary key,
  notice_id  uuid not null references notice.notice,
  number     int not null check (number >= 1),
  channel    text not null check (channel in ('ONLINE', 'MEETING', 'PHONE', 'PAPER')),
  text_enc   bytea not null,
  person_id  uuid references access.person,
  entered_by uuid references access.person,
  raised_on  date not null,
  recorded_at timestamptz not null,
  answer_by  date not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind = 'notice.objection.raised'),
  unique (notice_id, number),
  check ((channel = 'ONLINE') = (entered_by is null)),
  check (channel <> 'ONLINE' or person_id is not null),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on notice.objection (person_id);
comment on table notice.objection is 'official: objections to a notice; who and what encrypted, number and time public';

create table notice.answer (
  objection_id uuid primary key references notice.objection,
  outcome      text not null check (outcome in ('UPHELD', 'REJECTED', 'ANSWERED')),
  text         text not null check (char_length(text) between 2 and 1000),
  by_person    uuid not null references access.person,
  at           timestamptz not null,
  act_id       uuid not null,
  act_kind     text not null check (act_kind = 'notice.objection.answered'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table notice.answer is 'official: the office''s answer to an objection, public word for word';

-- What other modules read.
create view notice.notice_now as
  select n.id, n.code, n.kind, n.place_path, n.place_id, n.compound_id, n.title, n.state, n.released_at, n.last_on, n.closes_at,
         n.subject_kind, n.subject_id, n.content_hash, n.supersedes,
         (select l.id from notice.notice l where l.supersedes = n.id) as superseded_by,
         (select count(*) from notice.objection o where o.notice_id = n.id) as objections,
         (select count(*) from notice.objection o where o.notice_id = n.id
            and not exists (select from notice.answer a where a.objection_id = o.id)) as open_objections,
         (select count(*) from notice.objection o join notice.answer a on a.objection_id = o.id
           where o.notice_id = n.id and a.outcome = 'UPHELD') as upheld_objections
    from notice.notice n;

create view notice.todo (role, place_id, subject_kind, subject_id, since, due_on) as
  select 'SUBDISTRICT_LEADER', place_id, 'notice_draft', id, drafted_at, null::date from notice.draft where returned is null
  union all
  select 'SUBDISTRICT_CLERK', place_id, 'notice_draft', id, drafted_at, null::date from notice.draft where returned is not null
  union all
  select 'SUBDISTRICT_CLERK', n.place_id, 'notice', n.id, min(o.recorded_at), min(o.answer_by)
    from notice.objection o join notice.notice n on n.id = o.notice_id
   where n.state in ('PUBLISHED', 'SUPERSEDED') and not exists (select from notice.answer a where a.objection_id = o.id)
   group by n.place_id, n.id
  union all
  -- From the moment in "since" on, it only waits to be closed.
  select 'SUBDISTRICT_CLERK', n.place_id, 'notice_over', n.id, n.closes_at, null::date
    from notice.notice n
   where n.state = 'PUBLISHED'
     and not exists (select from notice.objection o where o.notice_id = n.id
                       and not exists (select from notice.answer a where a.objection_id = o.id));

create view notice.timeline (project_id, occurred_at, kind, subject_id) as
  select l.project_id, n.released_at, n.act_kind, n.id from notice.notice n join project.place l on l.compound_id = n.compound_id
  union all
  select l.project_id, s.at, s.act_kind, n.id
    from notice.notice_step s join notice.notice n on n.id = s.notice_id join project.place l on l.compound_id = n.compound_id;

-- Joint review (联合审查): all departments look at one file at the same time; papers that may come later are named, with who
-- brings them and until when (容缺受理; 《优化营商环境条例》第11条 idea: accept first, list what is missing).
create table works.review (
  id           uuid primary key,
  code         text not null unique check (code ~ '^LS-[0-9]{4}-[0-9]{4,}$'),
  project_id   uuid not null references project.project,
  edition_id   uuid not null references policy.edition,
  due_on       date not null,
  state        text not null default 'UNDER_REVIEW' check (state in ('UNDER_REVIEW', 'CONDITIONAL', 'APPROVED', 'SUSPENDED', 'RETURNED')),
  submitted_by uuid not null references access.person,
  submitted_at timestamptz not null,
  act_id       uuid not null,
  act_kind     text not null check (act_kind = 'works.review.submitted'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on works.review (project_id);
create unique index one_review_at_a_time on works.review (project_id) where state <> 'RETURNED';
comment on table works.review is 'official: joint reviews of an undertaking''s scheme; due_on = last working day for the departments'' opinions';
create trigger starts_under_review before insert on works.review for each row when (new.state <> 'UNDER_REVIEW') execute function city.refuse_change();

create table works.review_document (
  review_id uuid not null references works.review,
  type      text not null check (type ~ '^[A-Z][A-Z_]+$'),
  number    text not null default '',
  file_id   uuid references attachment.file,
  due_on    date,
  owner     text not null default '',
  primary key (review_id, type),
  check ((due_on is null) = (owner = '')),
  check ((due_on is not null) = (number = '' and file_id is null))
);
comment on table works.review_document is 'part of works.review: its file; due_on and owner = accepted as missing, who brings it until when';
create trigger comes_with_parent before insert on works.review_document for each row execute function city.comes_with_parent('works', 'review', 'review_id', 'UNDER_REVIEW');

create table works.review_opinion (
  review_id uuid not null references works.review,
  reviewer  text not null check (reviewer ~ '^[A-Z][A-Z_]+$'),
  person_id uuid not null references access.person,
  opinion   text not null check (opinion in ('AGREE', 'AGREE_WITH_CONDITIONS', 'OBJECT')),
  remark    text not null default '',
  given_at  timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind = 'works.review.opined'),
  primary key (review_id, reviewer),
  unique (review_id, person_id),
  check (opinion = 'AGREE' or remark <> ''),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table works.review_opinion is 'official: opinions of the departments; one person speaks for one of them';

create table works.review_supplement (
  review_id  uuid not null,
  type       text not null,
  number     text not null default '',
  file_id    uuid references attachment.file,
  brought_by uuid not null references access.person,
  brought_at timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind = 'works.review.supplemented'),
  primary key (review_id, type),
  check (number <> '' or file_id is not null),
  foreign key (review_id, type) references works.review_document (review_id, type),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table works.review_supplement is 'official: papers that had been accepted as missing and were brought';

create table works.review_step (
  id        uuid primary key,
  review_id uuid not null references works.review,
  to_state  text not null,
  remark    text not null default '',
  by_person uuid references access.person,
  at        timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind in ('works.review.conditional', 'works.review.approved', 'works.review.suspended', 'works.review.returned')),
  check (act_kind = 'works.review.' || lower(to_state)),
  check (to_state <> 'RETURNED' or remark <> ''),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on works.review_step (review_id);
comment on table works.review_step is 'official: a joint review was concluded, completed, or suspended because a paper did not come in time';
create trigger moves_state before insert on works.review_step for each row execute function city.step_moves_state(
  'works', 'review', 'review_id', 'UNDER_REVIEW>CONDITIONAL', 'UNDER_REVIEW>APPROVED', 'UNDER_REVIEW>RETURNED',
  'CONDITIONAL>APPROVED', 'CONDITIONAL>SUSPENDED', 'SUSPENDED>APPROVED', 'SUSPENDED>RETURNED');

-- What was accepted as missing and has not come.
create view works.missing_document as
  select d.review_id, r.project_id, r.state, d.type, d.owner, d.due_on
    from works.review_document d
    join works.review r on r.id = d.review_id
   where d.due_on is not null
     and r.state <> 'RETURNED'
     and not exists (select from works.review_supplement s where s.review_id = d.review_id and s.type = d.type);

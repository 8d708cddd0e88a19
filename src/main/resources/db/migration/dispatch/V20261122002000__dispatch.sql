create schema dispatch;

-- What waits for whom, in all modules; what has its "since" in the future does not wait yet. One branch for each module that has something waiting; DispatchViewsTest holds it.
-- firm_id = of those with the role only the people of this firm are asked (registry.member).
create view dispatch.todo (role, place_id, subject_kind, subject_id, since, due_on, firm_id) as
  select role, place_id, subject_kind, subject_id, since, due_on, null::uuid from notice.todo
  union all
  select role, place_id, subject_kind, subject_id, since, due_on, null::uuid from project.todo
  union all
  select role, place_id, subject_kind, subject_id, since, due_on, null::uuid from fund.todo
  union all
  select role, place_id, subject_kind, subject_id, since, due_on, null::uuid from programme.todo
  union all
  select role, place_id, subject_kind, subject_id, since, due_on, firm_id from works.todo
  union all
  select role, place_id, subject_kind, subject_id, since, due_on, firm_id from payment.todo
  union all
  select role, place_id, subject_kind, subject_id, since, due_on, null::uuid from request.todo
  union all
  select role, place_id, subject_kind, subject_id, since, due_on, null::uuid from survey.todo
  union all
  select role, place_id, subject_kind, subject_id, since, due_on, null::uuid from consultation.todo
  union all
  select role, place_id, subject_kind, subject_id, since, due_on, null::uuid from vote.todo
  union all
  select role, place_id, subject_kind, subject_id, since, due_on, null::uuid from plan.todo
  union all
  select role, place_id, subject_kind, subject_id, since, due_on, firm_id from stewardship.todo
  union all
  select role, place_id, subject_kind, subject_id, since, due_on, null::uuid from review.todo;

-- A progress meeting (进度例会): called for a place, held, its minutes frozen.
create table dispatch.meeting (
  id         uuid primary key,
  code       text not null unique check (code ~ '^LH-[0-9]{4}-[0-9]{4,}$'),
  area_id    uuid not null references city.area,
  title      text not null check (char_length(title) between 2 and 60),
  venue      text not null check (char_length(venue) between 2 and 60),
  meets_at   timestamptz not null,
  state      text not null default 'CALLED' check (state in ('CALLED', 'HELD', 'CANCELLED')),
  called_by  uuid not null references access.person,
  called_at  timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind = 'dispatch.meeting.called'),
  unique (id, state),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on dispatch.meeting (area_id);
comment on table dispatch.meeting is 'official: progress meetings';
create sequence dispatch.meeting_code;
create trigger starts_called before insert on dispatch.meeting for each row when (new.state <> 'CALLED') execute function city.refuse_change();

create table dispatch.meeting_step (
  id         uuid primary key,
  meeting_id uuid not null references dispatch.meeting,
  to_state   text not null check (to_state in ('HELD', 'CANCELLED')),
  note       text not null check (note <> ''),
  by_person  uuid not null references access.person,
  at         timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind in ('dispatch.meeting.minuted', 'dispatch.meeting.cancelled')),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on dispatch.meeting_step (meeting_id);
comment on table dispatch.meeting_step is 'official: a meeting was held (note = who was there) or cancelled (note = why)';
create trigger moves_state before insert on dispatch.meeting_step for each row execute function city.step_moves_state(
  'dispatch', 'meeting', 'meeting_id', 'CALLED>HELD', 'CALLED>CANCELLED');

-- What the meeting talks about, and what it came to; free to change until the minutes are frozen.
create table dispatch.agenda_item (
  id           uuid primary key,
  meeting_id   uuid not null references dispatch.meeting,
  position     int not null check (position > 0),
  compound_id  uuid references registry.compound,
  subject_kind text,
  subject_id   uuid,
  what         text not null check (char_length(what) between 2 and 200),
  conclusion   text not null default '' check (char_length(conclusion) <= 500),
  check ((subject_kind is null) = (subject_id is null)),
  unique (meeting_id, position)
);
create unique index subject_once on dispatch.agenda_item (meeting_id, subject_kind, subject_id) where subject_id is not null;
comment on table dispatch.agenda_item is 'working: agenda of a meeting to come; composed from what is late, and added by hand';

create table dispatch.task_draft (
  id             uuid primary key,
  meeting_id     uuid not null references dispatch.meeting,
  agenda_item_id uuid references dispatch.agenda_item on delete set null,
  what           text not null check (char_length(what) between 2 and 200),
  owner_id       uuid not null references access.person,
  owner_role     text not null,
  due_on         date not null
);
create index on dispatch.task_draft (meeting_id);
comment on table dispatch.task_draft is 'working: tasks noted while the meeting goes on';

create table dispatch.minute (
  meeting_id  uuid not null references dispatch.meeting,
  position    int not null check (position > 0),
  compound_id uuid references registry.compound,
  what        text not null,
  conclusion  text not null check (conclusion <> ''),
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'dispatch.meeting.minuted'),
  primary key (meeting_id, position),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table dispatch.minute is 'official: minutes as frozen (会议纪要)';

create table dispatch.task (
  id          uuid primary key,
  code        text not null unique check (code ~ '^RW-[0-9]{4}-[0-9]{4,}$'),
  meeting_id  uuid not null references dispatch.meeting,
  position    int,
  what        text not null check (char_length(what) between 2 and 200),
  owner_id    uuid not null references access.person,
  owner_role  text not null,
  due_on      date not null,
  given_at    timestamptz not null,
  state       text not null default 'OPEN' check (state in ('OPEN', 'DONE', 'DROPPED')),
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'dispatch.meeting.minuted'),
  foreign key (meeting_id, position) references dispatch.minute (meeting_id, position),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on dispatch.task (meeting_id);
create index on dispatch.task (owner_id) where state = 'OPEN';
comment on table dispatch.task is 'official: tasks a meeting gave, to whom and until when';
create sequence dispatch.task_code;
create trigger starts_open before insert on dispatch.task for each row when (new.state <> 'OPEN') execute function city.refuse_change();

create table dispatch.task_step (
  id        uuid primary key,
  task_id   uuid not null references dispatch.task,
  to_state  text not null check (to_state in ('DONE', 'DROPPED', 'OPEN')),
  note      text not null check (char_length(note) between 2 and 500),
  by_person uuid not null references access.person,
  at        timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind in ('dispatch.task.done', 'dispatch.task.dropped', 'dispatch.task.reopened')),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on dispatch.task_step (task_id);
comment on table dispatch.task_step is 'official: a task was done, dropped or opened again, with what was said';
create trigger moves_state before insert on dispatch.task_step for each row execute function city.step_moves_state(
  'dispatch', 'task', 'task_id', 'OPEN>DONE', 'OPEN>DROPPED', 'DONE>OPEN');

-- The first steps of a new city that belong to no other module; the others are told by what they left.
create table dispatch.set_up (
  id        uuid primary key,
  by_person uuid not null references access.person,
  at        timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind in ('dispatch.city.named', 'dispatch.guide.dismissed')),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table dispatch.set_up is 'official: the city was named, or the guide of its first steps put away';

-- One reminder a day at most for one person, however many nodes and jobs there are.
create table dispatch.reminder (
  person_id uuid not null references access.person,
  on_day    date not null,
  things    integer not null check (things > 0),
  late      integer not null check (late between 0 and things),
  primary key (person_id, on_day)
);
comment on table dispatch.reminder is 'working: who was reminded on which day of how many things';

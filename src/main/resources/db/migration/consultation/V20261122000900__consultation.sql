-- What somebody said, in the words it is on record with. Whoever says it need not be known; text is shown to the public, without
-- anybody's name, once a person has sorted it.
create table consultation.opinion (
  id          uuid primary key,
  code        text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{14}$'),
  compound_id uuid not null references registry.compound,
  topic       text not null,
  text        text not null check (char_length(text) between 4 and 500),
  channel     text not null check (channel in ('QUESTIONNAIRE', 'VISIT', 'PHONE', 'MEETING', 'QR', 'RESIDENT')),
  occurred_on date not null,
  recorded_at timestamptz not null,
  person_id   uuid references access.person,
  entered_by  uuid references access.person,
  gathering_id uuid references consultation.gathering,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'consultation.opinion.recorded'),
  check (gathering_id is null or channel = 'MEETING'),
  check ((channel in ('QR', 'RESIDENT')) = (entered_by is null)),
  check ((channel = 'RESIDENT') = (person_id is not null and entered_by is null)),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on consultation.opinion (compound_id, recorded_at);
create index on consultation.opinion (person_id);
create index on consultation.opinion (gathering_id);
comment on table consultation.opinion is 'official: opinions with their channel';

-- Where to tell somebody without an account what became of their opinion; forgotten once they have been told.
create table consultation.contact (
  opinion_id uuid primary key references consultation.opinion,
  phone_enc  bytea not null
);
comment on table consultation.contact is 'working: phones left with opinions, encrypted, until their authors are told';

create table consultation.consensus (
  id          uuid primary key,
  compound_id uuid not null references registry.compound,
  topic       text not null,
  title       text not null check (char_length(title) between 2 and 60),
  statement   text not null check (char_length(statement) <= 1000),
  reached_on  date not null,
  reached_by  uuid not null references access.person,
  recorded_at timestamptz not null,
  state       text not null default 'OPEN' check (state in ('OPEN', 'TAKEN_UP', 'DECLINED')),
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'consultation.consensus.reached'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on consultation.consensus (compound_id);
comment on table consultation.consensus is 'official: what opinions that belong together say';
create trigger starts_open before insert on consultation.consensus for each row when (new.state <> 'OPEN') execute function city.refuse_change();

create table consultation.consensus_step (
  id           uuid primary key,
  consensus_id uuid not null references consultation.consensus,
  to_state     text not null,
  reason       text check (char_length(reason) between 2 and 500),
  by_person    uuid not null references access.person,
  at           timestamptz not null,
  act_id       uuid not null,
  act_kind     text not null check (act_kind in ('consultation.consensus.taken_up', 'consultation.consensus.declined')),
  check (to_state <> 'DECLINED' or reason is not null),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on consultation.consensus_step (consensus_id);
comment on table consultation.consensus_step is 'official: a consensus became a need, or was declined with its reason';
create trigger moves_state before insert on consultation.consensus_step for each row execute function city.step_moves_state(
  'consultation', 'consensus', 'consensus_id', 'OPEN>TAKEN_UP', 'OPEN>DECLINED');

-- An opinion belongs to one consensus.
create table consultation.consensus_opinion (
  id           uuid primary key,
  opinion_id   uuid not null references consultation.opinion,
  consensus_id uuid not null references consultation.consensus,
  by_person    uuid not null references access.person,
  at           timestamptz not null,
  act_id       uuid not null,
  act_kind     text not null check (act_kind in ('consultation.consensus.reached', 'consultation.consensus.joined')),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on consultation.consensus_opinion (consensus_id);
create index on consultation.consensus_opinion (opinion_id);
comment on table consultation.consensus_opinion is 'official: which opinions a consensus stands on';

-- Grouping taken back: the opinion waits again.
create table consultation.parting (
  joined_id uuid primary key references consultation.consensus_opinion,
  by_person uuid not null references access.person,
  at        timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind = 'consultation.consensus.parted'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table consultation.parting is 'official: an opinion was taken out of a consensus again';

-- The opinions a consensus stands on now.
create view consultation.grouped as
  select o.id, o.opinion_id, o.consensus_id from consultation.consensus_opinion o
   where not exists (select from consultation.parting p where p.joined_id = o.id);

-- A trigger because "one at a time" spans two tables: an opinion stands in one consensus.
create function consultation.one_consensus() returns trigger language plpgsql as $$
begin
  if exists (select from consultation.grouped where opinion_id = new.opinion_id and id <> new.id) then
    raise exception 'opinion % stands in a consensus already', new.opinion_id using errcode = '23505';
  end if;
  return new;
end $$;
create trigger one_consensus after insert on consultation.consensus_opinion for each row execute function consultation.one_consensus();

create table consultation.consensus_need (
  consensus_id uuid primary key references consultation.consensus,
  need_id      uuid not null unique references survey.need,
  act_id       uuid not null,
  act_kind     text not null check (act_kind = 'consultation.consensus.taken_up'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table consultation.consensus_need is 'official: the need that a consensus became';

-- What became of each opinion; said once.
create table consultation.fate (
  opinion_id uuid primary key references consultation.opinion,
  fate       text not null check (fate in ('IN_SCOPE', 'ALREADY_SOLVED', 'OTHER_CHANNEL', 'LATER', 'NOT_FEASIBLE')),
  reason     text not null check (char_length(reason) <= 500),
  by_person  uuid not null references access.person,
  at         timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind in ('consultation.consensus.taken_up', 'consultation.consensus.declined', 'consultation.opinion.concluded')),
  check (fate = 'IN_SCOPE' or char_length(reason) >= 2),
  check ((fate = 'IN_SCOPE') = (act_kind = 'consultation.consensus.taken_up')),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table consultation.fate is 'official: what became of an opinion, and why';

create sequence consultation.willingness_code;

-- A round in which every exclusive part is asked once (居民意愿表); not an owners' decision, which is vote's.
create table consultation.willingness (
  id          uuid primary key,
  code        text not null unique,
  compound_id uuid not null references registry.compound,
  question    text not null check (char_length(question) between 4 and 300),
  from_on     date not null,
  until_on    date not null check (until_on >= from_on),
  edition_id  uuid not null references policy.edition,
  asked_by    uuid not null references access.person,
  asked_at    timestamptz not null,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'consultation.willingness.asked'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on consultation.willingness (compound_id);
comment on table consultation.willingness is 'official: rounds of willingness forms, with the rules pinned';

create table consultation.willingness_item (
  willingness_id uuid not null references consultation.willingness,
  code           text not null,
  name_zh        text not null,
  name_en        text not null,
  primary key (willingness_id, code)
);
comment on table consultation.willingness_item is 'part of consultation.willingness: what may be wished for, as the catalogue called it that day';

create table consultation.willingness_form (
  id             uuid primary key,
  willingness_id uuid not null references consultation.willingness,
  part_id        uuid not null references registry.part,
  serial         int not null check (serial > 0),
  unique (willingness_id, part_id),
  unique (willingness_id, serial),
  unique (id, willingness_id)
);
create index on consultation.willingness_form (part_id);
comment on table consultation.willingness_form is 'part of consultation.willingness: one form for each exclusive part';

create table consultation.willingness_answer (
  id             uuid primary key,
  form_id        uuid not null,
  willingness_id uuid not null,
  willing        text not null check (willing in ('WILLING', 'UNWILLING', 'UNDECIDED')),
  given_on       date not null,
  person_id      uuid references access.person,
  entered_by     uuid references access.person,
  recorded       bigint generated always as identity,
  recorded_at    timestamptz not null,
  act_id         uuid not null,
  act_kind       text not null check (act_kind = 'consultation.willingness.answered'),
  unique (id, willingness_id),
  check ((person_id is null) <> (entered_by is null)),
  foreign key (form_id, willingness_id) references consultation.willingness_form (id, willingness_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on consultation.willingness_answer (form_id);
create index on consultation.willingness_answer (willingness_id);
comment on table consultation.willingness_answer is 'official: answers to willingness forms; of several for one form the one given last counts';

create table consultation.willingness_wish (
  answer_id      uuid not null,
  willingness_id uuid not null,
  code           text not null,
  primary key (answer_id, code),
  foreign key (answer_id, willingness_id) references consultation.willingness_answer (id, willingness_id),
  foreign key (willingness_id, code) references consultation.willingness_item
);
comment on table consultation.willingness_wish is 'part of consultation.willingness_answer: the items wished for';

create table consultation.willingness_closing (
  willingness_id uuid primary key references consultation.willingness,
  closed_on      date not null,
  closed_by      uuid not null references access.person,
  closed_at      timestamptz not null,
  issued         bigint not null check (issued > 0),
  willing        bigint not null,
  unwilling      bigint not null,
  undecided      bigint not null,
  reached        boolean not null,
  act_id         uuid not null,
  act_kind       text not null check (act_kind = 'consultation.willingness.closed'),
  check (willing >= 0 and unwilling >= 0 and undecided >= 0 and willing + unwilling + undecided <= issued),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table consultation.willingness_closing is 'official: what a round of willingness forms came to';

-- Two tables are involved, so no constraint can say it: an answer is given within the period, and none after the count.
create function consultation.answer_in_time() returns trigger language plpgsql as $$
begin
  if not exists (select from consultation.willingness w where w.id = new.willingness_id and new.given_on between w.from_on and w.until_on) then
    raise exception 'an answer is given within the period of its round' using errcode = 'check_violation';
  end if;
  if exists (select from consultation.willingness_closing c where c.willingness_id = new.willingness_id) then
    raise exception 'a round that was counted takes no answer' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger answer_in_time before insert on consultation.willingness_answer for each row execute function consultation.answer_in_time();

-- The answer of a form that counts: the one given last; of one day, the one recorded last.
create view consultation.willingness_standing as
  select distinct on (form_id) id, form_id, willingness_id, willing, given_on, entered_by is not null as on_paper
    from consultation.willingness_answer order by form_id, given_on desc, recorded desc;

create view consultation.thread (late_kind, late_id, early_kind, early_id) as
  select 'need', need_id, 'consensus', consensus_id from consultation.consensus_need
  union all
  select 'consensus', consensus_id, 'opinion', opinion_id from consultation.grouped;

create view consultation.todo (role, place_id, subject_kind, subject_id, since, due_on) as
  select 'COMMUNITY_WORKER', o.compound_id, 'opinion', o.id, o.recorded_at, o.recorded_at::date + 30
    from consultation.opinion o
   where not exists (select from consultation.grouped c where c.opinion_id = o.id)
     and not exists (select from consultation.fate f where f.opinion_id = o.id)
  union all
  select 'SUBDISTRICT_CLERK', compound_id, 'consensus', id, recorded_at, recorded_at::date + 30
    from consultation.consensus where state = 'OPEN'
  union all
  select r.role, w.compound_id, 'willingness', w.id, w.asked_at, w.until_on
    from consultation.willingness w cross join (values ('SUBDISTRICT_CLERK'), ('BUILDING_HEAD')) r (role)
   where not exists (select from consultation.willingness_closing c where c.willingness_id = w.id)
  union all
  select 'COMMUNITY_WORKER', g.compound_id, 'gathering', g.id, g.at, (g.at at time zone 'Asia/Shanghai')::date + 7
    from consultation.gathering g where g.state in ('CALLED', 'HELD');

create view consultation.timeline (project_id, occurred_at, kind, subject_id) as
  select l.project_id, c.recorded_at, c.act_kind, c.id from consultation.consensus c join project.place l on l.compound_id = c.compound_id
  union all
  select l.project_id, s.at, s.act_kind, c.id
    from consultation.consensus_step s join consultation.consensus c on c.id = s.consensus_id join project.place l on l.compound_id = c.compound_id
  union all
  select l.project_id, w.asked_at, w.act_kind, w.id from consultation.willingness w join project.place l on l.compound_id = w.compound_id
  union all
  select l.project_id, c.closed_at, c.act_kind, w.id
    from consultation.willingness_closing c join consultation.willingness w on w.id = c.willingness_id join project.place l on l.compound_id = w.compound_id
  union all
  select l.project_id, g.called_at, g.act_kind, g.id from consultation.gathering g join project.place l on l.compound_id = g.compound_id
  union all
  select l.project_id, s.at, s.act_kind, g.id
    from consultation.gathering_step s join consultation.gathering g on g.id = s.gathering_id join project.place l on l.compound_id = g.compound_id;

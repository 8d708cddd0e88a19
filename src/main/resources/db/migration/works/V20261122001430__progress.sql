-- The schedule of a contract (节点计划): set once, in one act; what was reached when is a fact of its own.
create table works.milestone (
  id          uuid primary key,
  contract_id uuid not null references works.contract,
  number      int not null check (number > 0),
  title       text not null check (title <> ''),
  percent     int not null check (percent between 1 and 100),
  planned_on  date not null,
  set_by      uuid not null references access.person,
  set_at      timestamptz not null,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'works.schedule.set'),
  unique (contract_id, number),
  unique (contract_id, percent),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table works.milestone is 'official: milestones of a contract; percent = share of the whole that is done when it is reached';

create table works.milestone_reached (
  milestone_id uuid primary key references works.milestone,
  reached_on   date not null,
  remark       text not null default '',
  said_by      uuid not null references access.person,
  said_at      timestamptz not null,
  act_id       uuid not null,
  act_kind     text not null check (act_kind = 'works.milestone.reached'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table works.milestone_reached is 'official: a milestone was reached on this day';

-- The daily log (施工日志): one a day for each contract; what was wrong is corrected by an entry of its own.
create table works.log_entry (
  id          uuid primary key,
  contract_id uuid not null references works.contract,
  day         date not null,
  weather     text not null check (weather in ('FINE', 'CLOUDY', 'RAIN', 'SNOW', 'WIND', 'HEAT')),
  headcount   int not null check (headcount between 0 and 2000),
  done        text not null check (done <> ''),
  note        text not null default '',
  corrects    uuid unique references works.log_entry,
  written_by  uuid not null references access.person,
  written_at  timestamptz not null,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'works.log.written'),
  unique (id, contract_id, day),
  foreign key (corrects, contract_id, day) references works.log_entry (id, contract_id, day),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create unique index one_log_a_day on works.log_entry (contract_id, day) where corrects is null;
comment on table works.log_entry is 'official: daily logs of the site; corrects = the entry it takes the place of';

create table works.log_photo (
  entry_id uuid not null references works.log_entry,
  file_id  uuid not null references attachment.file,
  primary key (entry_id, file_id)
);
comment on table works.log_photo is 'part of works.log_entry: photographs';
create trigger comes_with_parent before insert on works.log_photo for each row execute function city.comes_with_parent('works', 'log_entry', 'entry_id');

-- Entry training (教育培训) and technical briefing (技术交底), given by the contractor before people work on the site.
create table works.briefing (
  id               uuid primary key,
  code             text not null unique check (code ~ '^JD-[0-9]{4}-[0-9]{4,}$'),
  contract_id      uuid not null references works.contract,
  kind             text not null check (kind in ('ENTRY_TRAINING', 'TECHNICAL_BRIEFING')),
  contract_line_id uuid,
  held_on          date not null,
  topic            text not null check (topic <> ''),
  giver            text not null check (giver <> ''),
  people           int not null check (people between 1 and 2000),
  passed           int not null check (passed between 0 and people),
  sheet_id         uuid not null references attachment.file,
  entered_by       uuid not null references access.person,
  entered_at       timestamptz not null,
  act_id           uuid not null,
  act_kind         text not null check (act_kind = 'works.briefing.held'),
  foreign key (contract_id, contract_line_id) references works.contract_line (contract_id, id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on works.briefing (contract_id);
create index on works.briefing (contract_line_id);
comment on table works.briefing is 'official: trainings and briefings before work; passed = of those present, who passed the test or signed; sheet_id = what they signed';

-- What a contract asks its people to be told first and nobody has been told by a day.
create function works.untold(contract uuid, by_day date) returns setof text language sql stable as $$
  select asked.kind from works.contract c cross join unnest(c.briefed_first) as asked (kind)
   where c.id = contract
     and not exists (select from works.briefing b where b.contract_id = c.id and b.kind = asked.kind and b.passed > 0 and b.held_on <= by_day)
$$;

-- A trigger because the fact depends on rows of another table: no work before people were told how.
create function works.people_were_told() returns trigger language plpgsql as $$
begin
  if exists (select from works.untold(new.contract_id, new.day)) then
    raise exception 'nobody was told how to work by %', new.day using errcode = '23514';
  end if;
  return new;
end $$;
create trigger people_were_told before insert on works.log_entry for each row execute function works.people_were_told();

create view works.log_now as
  select l.* from works.log_entry l where not exists (select from works.log_entry later where later.corrects = l.id);

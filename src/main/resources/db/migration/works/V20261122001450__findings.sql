-- The residents' supervision group (改造监督小组) of an undertaking: owners or residents who may go onto the site and say what is wrong.
create table works.group_member (
  id         uuid primary key,
  project_id uuid not null references project.project,
  person_id  uuid not null references access.person,
  from_on    date not null,
  state      text not null default 'SERVING' check (state in ('SERVING', 'LEFT')),
  entered_by uuid not null references access.person,
  entered_at timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind = 'works.group.joined'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create unique index on works.group_member (project_id, person_id) where state = 'SERVING';
comment on table works.group_member is 'official: members of the residents'' supervision group of an undertaking';
create trigger starts_serving before insert on works.group_member for each row when (new.state <> 'SERVING') execute function city.refuse_change();

create table works.group_step (
  id        uuid primary key,
  member_id uuid not null references works.group_member,
  to_state  text not null,
  by_person uuid not null references access.person,
  at        timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind = 'works.group.left'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on works.group_step (member_id);
comment on table works.group_step is 'official: a member left the supervision group';
create trigger moves_state before insert on works.group_step for each row execute function city.step_moves_state(
  'works', 'group_member', 'member_id', 'SERVING>LEFT');

-- Findings (质量安全问题): what is wrong, by when the contractor mends it. Whether it stands in the way of acceptance is written
-- with it, as the contract's rules had it.
create table works.finding (
  id               uuid primary key,
  code             text not null unique check (code ~ '^WT-[0-9]{4}-[0-9]{4,}$'),
  contract_id      uuid not null references works.contract,
  contract_line_id uuid,
  finder           text not null check (finder in ('SUPERVISOR', 'OFFICE', 'CONTRACTOR', 'RESIDENTS')),
  severity         text not null check (severity in ('MINOR', 'MAJOR', 'STOP')),
  blocks           boolean not null,
  what             text not null check (what <> ''),
  place            text not null check (place <> ''),
  photo_id         uuid not null references attachment.file,
  due_on           date not null,
  state            text not null default 'OPEN' check (state in ('OPEN', 'MENDED', 'CLOSED')),
  filed_by         uuid not null references access.person,
  filed_at         timestamptz not null,
  act_id           uuid not null,
  act_kind         text not null check (act_kind = 'works.finding.filed'),
  unique (id, contract_id),
  foreign key (contract_id, contract_line_id) references works.contract_line (contract_id, id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on works.finding (contract_id);
create index on works.finding (contract_line_id);
comment on table works.finding is 'official: what was found wrong at the works; due_on = last day for mending; blocks = stands in the way of acceptance while open';
create trigger starts_open before insert on works.finding for each row when (new.state <> 'OPEN') execute function city.refuse_change();

-- The contractor mends, the other side looks: never the contractor at its own work.
create table works.finding_step (
  id         uuid primary key,
  finding_id uuid not null references works.finding,
  to_state   text not null,
  side       text not null check (side in ('SUPERVISOR', 'OFFICE', 'CONTRACTOR', 'RESIDENTS')),
  note       text not null check (note <> ''),
  photo_id   uuid references attachment.file,
  by_person  uuid not null references access.person,
  at         timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind in ('works.finding.mended', 'works.finding.closed', 'works.finding.sent_back')),
  check (act_kind = case to_state when 'OPEN' then 'works.finding.sent_back' else 'works.finding.' || lower(to_state) end),
  check ((to_state = 'MENDED') = (side = 'CONTRACTOR')),
  check (to_state <> 'MENDED' or photo_id is not null),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on works.finding_step (finding_id);
comment on table works.finding_step is 'official: a finding was mended (with a photograph), found good, or sent back';
create trigger moves_state before insert on works.finding_step for each row execute function city.step_moves_state(
  'works', 'finding', 'finding_id', 'OPEN>MENDED', 'MENDED>CLOSED', 'MENDED>OPEN');

-- Open findings that stand in the way of an acceptance: of its lines, and at completion of the whole contract.
create view works.standing_finding (acceptance_id, finding_id, code) as
  select a.id, f.id, f.code
    from works.acceptance a
    join works.finding f on f.contract_id = a.contract_id and f.blocks and f.state <> 'CLOSED'
   where a.kind = 'COMPLETION'
      or exists (select from works.accepted_line l where l.acceptance_id = a.id and l.contract_line_id = f.contract_line_id);

-- A trigger because passing depends on rows of another table. It comes after acceptance_may_pass, which locks the contract.
create function works.nothing_stands_against() returns trigger language plpgsql as $$
begin
  if new.to_state = 'PASSED' and exists (select from works.standing_finding where acceptance_id = new.acceptance_id) then
    raise exception 'a finding stands against acceptance %', new.acceptance_id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger nothing_stands_against before insert on works.acceptance_step for each row execute function works.nothing_stands_against();

-- What the public is told: how many on a day, never who.
create function works.finding_count(today date) returns table (project_id uuid, open bigint, overdue bigint, closed bigint)
language sql stable as $$
  select c.project_id, count(*) filter (where f.state <> 'CLOSED'), count(*) filter (where f.state <> 'CLOSED' and f.due_on < today),
         count(*) filter (where f.state = 'CLOSED')
    from works.finding f join works.contract c on c.id = f.contract_id
   group by c.project_id
$$;

create schema works;

create table works.contract (
  id            uuid primary key,
  code          text not null unique check (code ~ '^HT-[0-9]{4}-[0-9]{4}$'),
  project_id    uuid not null references project.project,
  edition_id    uuid not null references policy.edition,
  contractor_id uuid not null references registry.organisation,
  supervisor_id uuid not null references registry.organisation,
  number        text not null check (number <> ''),
  procurement   text not null check (procurement in ('OPEN_TENDER', 'INVITED_TENDER', 'NEGOTIATION', 'DIRECT')),
  progress_numerator   bigint not null check (progress_numerator > 0),
  progress_denominator bigint not null check (progress_denominator >= progress_numerator),
  signed_on     date not null,
  recorded_at   timestamptz not null,
  recorded_by   uuid not null references access.person,
  act_id        uuid not null,
  act_kind      text not null check (act_kind = 'works.contract.signed'),
  check (contractor_id <> supervisor_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on works.contract (project_id);
comment on table works.contract is 'official: works contracts; progress = share of accepted value payable as progress payment';
create sequence works.code;

create table works.contract_line (
  id             uuid primary key,
  contract_id    uuid not null references works.contract,
  item_id        uuid not null references plan.item,
  number         text not null check (number <> ''),
  title          text not null check (title <> ''),
  unit           text not null,
  quantity_milli bigint not null check (quantity_milli > 0),
  price_fen      bigint not null check (price_fen > 0),
  warranty_months int not null check (warranty_months between 0 and 600),
  unique (contract_id, number),
  unique (contract_id, id)
);
create index on works.contract_line (item_id);
comment on table works.contract_line is 'part of works.contract: priced lines, each for an item of the plan';

-- The money a contract line was signed against.
create table works.contract_line_allocation (
  contract_line_id uuid not null references works.contract_line,
  allocation_id    uuid not null references fund.allocation,
  primary key (contract_line_id, allocation_id)
);
create index on works.contract_line_allocation (allocation_id);
comment on table works.contract_line_allocation is 'part of works.contract: allocations that fund a line';

create table works.acceptance (
  id          uuid primary key,
  code        text not null unique check (code ~ '^YS-[0-9]{4}-[0-9]{4}$'),
  contract_id uuid not null references works.contract,
  kind        text not null check (kind in ('STAGE', 'COMPLETION')),
  occurred_on date not null,
  state       text not null default 'OPEN' check (state in ('OPEN', 'PASSED', 'FAILED', 'REVERSED')),
  measured_by uuid not null references access.person,
  recorded_at timestamptz not null,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'works.acceptance.measured'),
  unique (id, state),
  unique (id, contract_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on works.acceptance (contract_id);
comment on table works.acceptance is 'official: acceptances of measured work';

create table works.accepted_line (
  id               uuid primary key,
  acceptance_id    uuid not null,
  contract_id      uuid not null,
  contract_line_id uuid not null,
  building_id      uuid references registry.building,
  quantity_milli   bigint not null check (quantity_milli > 0),
  unique nulls not distinct (acceptance_id, contract_line_id, building_id),
  foreign key (acceptance_id, contract_id) references works.acceptance (id, contract_id),
  foreign key (contract_id, contract_line_id) references works.contract_line (contract_id, id)
);
create index on works.accepted_line (contract_line_id);
comment on table works.accepted_line is 'part of works.acceptance: measured quantities by line and building';

create table works.acceptance_signature (
  acceptance_id uuid not null references works.acceptance,
  party         text not null check (party in ('CONTRACTOR', 'SUPERVISOR', 'OFFICE', 'RESIDENTS')),
  person_id     uuid not null references access.person,
  opinion       text not null check (opinion in ('QUALIFIED', 'NOT_QUALIFIED')),
  remark        text not null default '',
  signed_at     timestamptz not null,
  act_id        uuid not null,
  act_kind      text not null check (act_kind = 'works.acceptance.signed'),
  primary key (acceptance_id, party),
  unique (acceptance_id, person_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table works.acceptance_signature is 'official: signatures of the four parties (四方签字)';

create table works.acceptance_step (
  id            uuid primary key,
  acceptance_id uuid not null references works.acceptance,
  to_state      text not null,
  reason        text,
  by_person     uuid references access.person,
  at            timestamptz not null,
  act_id        uuid not null,
  act_kind      text not null check (act_kind in ('works.acceptance.passed', 'works.acceptance.failed', 'works.acceptance.reversed')),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on works.acceptance_step (acceptance_id);
comment on table works.acceptance_step is 'official: an acceptance passed, failed or was reversed';
create trigger moves_state before insert on works.acceptance_step for each row execute function city.step_moves_state(
  'works', 'acceptance', 'acceptance_id', 'OPEN>PASSED', 'OPEN>FAILED', 'PASSED>REVERSED');

-- A trigger because passing depends on rows of two other tables: all four parties have signed "qualified" (Regulation on
-- construction quality art. 37: no payment and no acceptance without the chief supervising engineer), and nothing beyond
-- the contracted quantity is accepted. The contract's row is locked so that two acceptances cannot pass side by side.
create function works.acceptance_may_pass() returns trigger language plpgsql as $$
begin
  if new.to_state <> 'PASSED' then
    return new;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('contract:' || a.contract_id, 0)) from works.acceptance a where a.id = new.acceptance_id;
  if (select count(*) from works.acceptance_signature where acceptance_id = new.acceptance_id and opinion = 'QUALIFIED') <> 4 then
    raise exception 'acceptance % lacks signatures', new.acceptance_id using errcode = '23514';
  end if;
  if exists (
      select from works.accepted_line l join works.contract_line c on c.id = l.contract_line_id
       where l.contract_line_id in (select contract_line_id from works.accepted_line where acceptance_id = new.acceptance_id)
         and (l.acceptance_id = new.acceptance_id
              or exists (select from works.acceptance a where a.id = l.acceptance_id and a.state = 'PASSED'))
       group by c.id, c.quantity_milli having sum(l.quantity_milli) > c.quantity_milli) then
    raise exception 'accepted more than contracted' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger acceptance_may_pass before insert on works.acceptance_step for each row execute function works.acceptance_may_pass();

-- The warranty starts with the acceptance (Regulation on construction quality art. 40).
create table works.warranty (
  id               uuid primary key,
  accepted_line_id uuid not null unique references works.accepted_line,
  from_on          date not null,
  until_on         date not null,
  act_id           uuid not null,
  act_kind         text not null check (act_kind = 'works.acceptance.passed'),
  check (until_on >= from_on),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table works.warranty is 'official: warranties of accepted work';

create view works.thread (late_kind, late_id, early_kind, early_id) as
  select 'contract_line', id, 'item', item_id from works.contract_line
  union all
  select 'contract_line', contract_line_id, 'allocation', allocation_id from works.contract_line_allocation
  union all
  select 'contract_line', id, 'contract', contract_id from works.contract_line
  union all
  select 'accepted_line', id, 'contract_line', contract_line_id from works.accepted_line;

create schema works;

create table works.contract (
  id            uuid primary key,
  code          text not null unique check (code ~ '^HT-[0-9]{4}-[0-9]{4,}$'),
  project_id    uuid not null references project.project,
  edition_id    uuid not null references policy.edition,
  contractor_id uuid not null references registry.organisation,
  supervisor_id uuid not null references registry.organisation,
  number        text not null check (number <> ''),
  procurement   text not null check (procurement in ('OPEN_TENDER', 'INVITED_TENDER', 'NEGOTIATION', 'DIRECT')),
  -- What people are told before the first day of work, as the contract's rules had it.
  briefed_first text[] not null default '{}' check (briefed_first <@ array['ENTRY_TRAINING', 'TECHNICAL_BRIEFING']),
  progress_numerator   bigint not null check (progress_numerator > 0),
  progress_denominator bigint not null check (progress_denominator >= progress_numerator),
  signed_on     date not null,
  recorded_at   timestamptz not null,
  recorded_by   uuid not null references access.person,
  act_id        uuid not null,
  act_kind      text not null check (act_kind = 'works.contract.signed'),
  unique (project_id, number),
  unique (id, progress_numerator, progress_denominator),
  check (contractor_id <> supervisor_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table works.contract is 'official: works contracts; progress = share of accepted value payable as progress payment';
-- Each kind of thing at the works counts for itself: HT-2026-0001, YS-2026-0001.
create sequence works.code_ht;
create sequence works.code_ls;
create sequence works.code_bg;
create sequence works.code_ys;
create sequence works.code_cl;
create sequence works.code_yb;
create sequence works.code_cq;
create sequence works.code_jc;
create sequence works.code_cj;
create sequence works.code_wt;
create sequence works.code_jd;

-- So that a line's unit can be held against its item by foreign key.
create unique index item_of_unit on plan.item (id, unit);

create table works.contract_line (
  id             uuid primary key,
  contract_id    uuid not null references works.contract,
  item_id        uuid not null references plan.item,
  number         text not null check (number <> ''),
  title          text not null check (title <> ''),
  unit           text not null,
  -- As signed; 0 = the line came with a change order. What holds now is signed plus approved changes.
  signed_milli   bigint not null check (signed_milli >= 0),
  quantity_milli bigint not null check (quantity_milli >= 0),
  price_fen      bigint not null check (price_fen > 0),
  warranty_months int not null check (warranty_months between 0 and 600),
  change_id      uuid,
  -- Has hidden parts, as the contract's rules had it.
  hidden         boolean not null default false,
  check ((change_id is null) = (signed_milli > 0)),
  unique (contract_id, number),
  unique (contract_id, id),
  unique (id, item_id),
  foreign key (item_id, unit) references plan.item (id, unit)
);
create index on works.contract_line (item_id);
comment on table works.contract_line is 'part of works.contract: priced lines, each for an item of the plan; quantity_milli = signed_milli and what approved change orders made of it';
comment on column works.contract_line.quantity_milli is 'follows: signed_milli and what approved change orders made of it';
create trigger comes_with_parent before insert on works.contract_line for each row when (new.change_id is null)
  execute function city.comes_with_parent('works', 'contract', 'contract_id');
create trigger begins_as_signed before insert on works.contract_line for each row when (new.change_id is null and new.quantity_milli <> new.signed_milli)
  execute function city.refuse_change();

-- The money a contract line was signed against; pinned, so that it cannot be released while the contract stands on it.
create table works.contract_line_allocation (
  contract_line_id uuid not null references works.contract_line,
  allocation_id    uuid not null references fund.allocation,
  item_id          uuid not null,
  allocation_state text not null default 'SET_ASIDE' check (allocation_state = 'SET_ASIDE'),
  primary key (contract_line_id, allocation_id),
  foreign key (contract_line_id, item_id) references works.contract_line (id, item_id),
  foreign key (allocation_id, item_id) references fund.allocation (id, item_id),
  foreign key (allocation_id, allocation_state) references fund.allocation (id, state)
);
create index on works.contract_line_allocation (allocation_id);
comment on table works.contract_line_allocation is 'part of works.contract: allocations that fund a line';
create trigger comes_with_parent before insert on works.contract_line_allocation for each row execute function city.comes_with_parent('works', 'contract_line', 'contract_line_id');

-- A constraint trigger because it compares sums of two tables: no construction on a contractor's advance (Government
-- Investment Regulation art. 22). All contracts for an item together are worth no more than what was set aside for it.
create function works.contract_is_funded() returns trigger language plpgsql as $$
declare
  line record;
begin
  if not exists (select from works.contract_line where contract_id = new.id) then
    raise exception 'contract % has no line', new.code using errcode = '23514';
  end if;
  for line in select distinct item_id from works.contract_line where contract_id = new.id order by item_id loop
    perform pg_advisory_xact_lock(hashtextextended('item:' || line.item_id, 0));
    if not exists (select from plan.item i join plan.plan p on p.id = i.plan_id where i.id = line.item_id and p.project_id = new.project_id) then
      raise exception 'contract % has a line for another undertaking', new.code using errcode = '23514';
    end if;
    if (select sum(div(quantity_milli::numeric * price_fen, 1000)) from works.contract_line where item_id = line.item_id)
       > (select coalesce(sum(amount_fen), 0) from fund.allocation_now where item_id = line.item_id and state = 'SET_ASIDE')
       or exists (select from works.contract_line l where l.contract_id = new.id and l.item_id = line.item_id
                   and not exists (select from works.contract_line_allocation f where f.contract_line_id = l.id)) then
      raise exception 'contract % is not funded', new.code using errcode = '23514';
    end if;
  end loop;
  return null;
end $$;
create constraint trigger contract_is_funded after insert on works.contract deferrable initially deferred
  for each row execute function works.contract_is_funded();

create table works.acceptance (
  id          uuid primary key,
  code        text not null unique check (code ~ '^YS-[0-9]{4}-[0-9]{4,}$'),
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
create trigger starts_open before insert on works.acceptance for each row when (new.state <> 'OPEN') execute function city.refuse_change();

-- What was measured is written with the acceptance: those who sign sign exactly this.
create table works.accepted_line (
  id               uuid primary key,
  acceptance_id    uuid not null,
  contract_id      uuid not null,
  contract_line_id uuid not null,
  building_id      uuid references registry.building,
  quantity_milli   bigint not null check (quantity_milli > 0),
  unique nulls not distinct (acceptance_id, contract_line_id, building_id),
  unique (id, acceptance_id),
  foreign key (acceptance_id, contract_id) references works.acceptance (id, contract_id),
  foreign key (contract_id, contract_line_id) references works.contract_line (contract_id, id)
);
create index on works.accepted_line (contract_line_id);
comment on table works.accepted_line is 'part of works.acceptance: measured quantities by line and building';
create trigger comes_with_parent before insert on works.accepted_line for each row execute function city.comes_with_parent('works', 'acceptance', 'acceptance_id', 'OPEN');

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
  check (opinion = 'QUALIFIED' or remark <> ''),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table works.acceptance_signature is 'official: signatures of the four parties (四方签字)';

-- A trigger because a signature asks for the acceptance's present state, which must be free to change afterwards.
create function works.acceptance_is_open() returns trigger language plpgsql as $$
begin
  if (select state from works.acceptance where id = new.acceptance_id) <> 'OPEN' then
    raise exception 'acceptance % is not open', new.acceptance_id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger acceptance_is_open before insert on works.acceptance_signature for each row execute function works.acceptance_is_open();

create table works.acceptance_step (
  id            uuid primary key,
  acceptance_id uuid not null references works.acceptance,
  to_state      text not null,
  reason        text,
  by_person     uuid references access.person,
  at            timestamptz not null,
  act_id        uuid not null,
  act_kind      text not null check (act_kind in ('works.acceptance.passed', 'works.acceptance.failed', 'works.acceptance.reversed')),
  check (act_kind = 'works.acceptance.' || lower(to_state)),
  check (to_state = 'PASSED' or reason <> ''),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on works.acceptance_step (acceptance_id);
comment on table works.acceptance_step is 'official: an acceptance passed, failed or was reversed';
create trigger moves_state before insert on works.acceptance_step for each row execute function city.step_moves_state(
  'works', 'acceptance', 'acceptance_id', 'OPEN>PASSED', 'OPEN>FAILED', 'PASSED>REVERSED');

-- A trigger because passing depends on rows of two other tables: all four parties have signed "qualified" (Regulation on
-- construction quality art. 37: no payment and no acceptance without the chief supervising engineer), and nothing beyond
-- the contracted quantity is accepted. The contract is locked so that two acceptances cannot pass side by side.
create function works.acceptance_may_pass() returns trigger language plpgsql as $$
begin
  if new.to_state <> 'PASSED' then
    return new;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('contract:' || a.contract_id, 0)) from works.acceptance a where a.id = new.acceptance_id;
  if (select count(*) from works.acceptance_signature where acceptance_id = new.acceptance_id and opinion = 'QUALIFIED') <> 4 then
    raise exception 'acceptance % lacks signatures', new.acceptance_id using errcode = '23514';
  end if;
  if not exists (select from works.accepted_line where acceptance_id = new.acceptance_id) then
    raise exception 'acceptance % measures nothing', new.acceptance_id using errcode = '23514';
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

-- What other modules read: measured work with its contract value (quantity × price, rounded down to the fen).
create view works.accepted as
  select l.id as accepted_line_id, l.acceptance_id, a.state, a.occurred_on, l.contract_id, l.contract_line_id, c.item_id,
         l.building_id, l.quantity_milli, c.unit, c.price_fen,
         div(l.quantity_milli::numeric * c.price_fen, 1000)::bigint as value_fen,
         w.from_on as warranty_from_on, w.until_on as warranty_until_on
    from works.accepted_line l
    join works.acceptance a on a.id = l.acceptance_id
    join works.contract_line c on c.id = l.contract_line_id
    left join works.warranty w on w.accepted_line_id = l.id;

-- The links of the thread, what waits (todo) and what happened (timeline) stand in V20261122001490, after the tables they read.

-- Money received for running a compound (OPERATION) or for the upkeep of its facilities (UPKEEP), spent: asked for with an invoice
-- and held, approved by another, paid by a third, or given back. What it is for exists already: a repair that was confirmed,
-- upkeep that was done, a service contract, a room.
create table stewardship.expense (
  id             uuid primary key,
  code           text not null unique check (code ~ '^YH-[0-9]{4}-[0-9]{4,}$'),
  compound_id    uuid not null references registry.compound,
  lot_id         uuid not null,
  source         text not null,
  purpose        text not null check (purpose in ('OPERATION', 'UPKEEP')),
  order_id       uuid,
  task_id        uuid,
  asset_id       uuid,
  contract_id    uuid,
  room_id        uuid,
  matter_id      uuid,
  matter_verdict text check (matter_verdict = 'PASSED'),
  payee_id       uuid not null references registry.organisation,
  what           text not null check (char_length(what) between 2 and 200),
  invoice        text not null check (invoice <> ''),
  invoice_id     uuid not null references attachment.file,
  amount_fen     bigint not null check (amount_fen > 0),
  hold_id        uuid not null unique,
  hold_kind      text not null default 'HOLD' check (hold_kind = 'HOLD'),
  state          text not null default 'HELD' check (state in ('HELD', 'APPROVED', 'PAID', 'REJECTED', 'REVERSED')),
  asked_by       uuid not null references access.person,
  asked_at       timestamptz not null,
  act_id         uuid not null,
  act_kind       text not null check (act_kind = 'stewardship.expense.asked'),
  unique (id, hold_id),
  unique (id, asked_by),
  check (num_nonnulls(order_id, task_id, contract_id, room_id) = 1),
  check ((purpose = 'UPKEEP') = (order_id is not null or task_id is not null)),
  check ((task_id is null) = (asset_id is null)),
  check ((matter_id is null) = (matter_verdict is null)),
  check (source <> 'MAINTENANCE_FUND' or matter_id is not null),
  foreign key (lot_id, purpose) references fund.lot_purpose (lot_id, purpose),
  foreign key (lot_id, source) references fund.lot (id, source),
  foreign key (order_id, compound_id) references stewardship.work_order (id, compound_id),
  foreign key (task_id, asset_id) references stewardship.upkeep_task (id, asset_id),
  foreign key (contract_id, compound_id) references stewardship.service_contract (id, compound_id),
  foreign key (room_id, compound_id) references stewardship.room (id, compound_id),
  foreign key (matter_id, matter_verdict) references vote.result (matter_id, verdict),
  foreign key (hold_id, hold_kind) references fund.journal (id, kind),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on stewardship.expense (compound_id);
create index on stewardship.expense (lot_id);
create index on stewardship.expense (order_id);
create index on stewardship.expense (task_id);
create index on stewardship.expense (asset_id);
create index on stewardship.expense (matter_id);
create unique index invoice_is_paid_once on stewardship.expense (payee_id, invoice) where state in ('HELD', 'APPROVED', 'PAID');
comment on table stewardship.expense is 'official: money for running and upkeep asked for, with its invoice, and held in the ledger';
create trigger starts_held before insert on stewardship.expense for each row when (new.state <> 'HELD') execute function city.refuse_change();
create sequence stewardship.expense_code;

-- Asked for, approved and paid by three people; what comes back is confirmed by the bank too, and not by whoever asked.
create table stewardship.expense_step (
  id             uuid primary key,
  expense_id     uuid not null references stewardship.expense,
  hold_id        uuid not null,
  asked_by       uuid not null,
  to_state       text not null check (to_state in ('APPROVED', 'PAID', 'REJECTED', 'REVERSED')),
  reason         text,
  bank_reference text unique,
  journal_id     uuid,
  journal_kind   text generated always as (case to_state when 'PAID' then 'POST_HOLD' when 'REJECTED' then 'VOID_HOLD' when 'REVERSED' then 'POST' end) stored,
  resolves       uuid generated always as (case when to_state in ('PAID', 'REJECTED') then hold_id end) stored,
  by_person      uuid not null references access.person,
  occurred_on    date not null,
  at             timestamptz not null,
  act_id         uuid not null,
  act_kind       text not null check (act_kind in ('stewardship.expense.approved', 'stewardship.expense.paid', 'stewardship.expense.rejected', 'stewardship.expense.reversed')),
  check (act_kind = 'stewardship.expense.' || lower(to_state)),
  check ((to_state in ('PAID', 'REVERSED')) = (bank_reference is not null)),
  check ((to_state <> 'APPROVED') = (journal_id is not null)),
  check (to_state not in ('REJECTED', 'REVERSED') or reason <> ''),
  constraint not_who_asked check (by_person <> asked_by or to_state = 'REJECTED'),
  foreign key (expense_id, hold_id) references stewardship.expense (id, hold_id),
  foreign key (expense_id, asked_by) references stewardship.expense (id, asked_by),
  foreign key (journal_id, resolves) references fund.journal (id, hold_id),
  foreign key (journal_id, journal_kind) references fund.journal (id, kind),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on stewardship.expense_step (expense_id);
create index on stewardship.expense_step (journal_id);
create unique index one_person_one_word on stewardship.expense_step (expense_id, by_person) where to_state in ('APPROVED', 'PAID');
comment on table stewardship.expense_step is 'official: an expense was approved, paid or given back (bank reference), or rejected';
create trigger moves_state before insert on stewardship.expense_step for each row execute function city.step_moves_state(
  'stewardship', 'expense', 'expense_id', 'HELD>APPROVED', 'HELD>REJECTED', 'APPROVED>PAID', 'APPROVED>REJECTED', 'PAID>REVERSED');

-- A trigger because the money's undertaking, the state of what is paid for and what was asked for before are rows of other
-- tables: the lot belongs to this compound and is no other's, a repair costs no more than whoever did it said.
create function stewardship.expense_fits() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('repair:' || new.order_id, 0));
  if not exists (select from fund.lot l join project.place p on p.project_id = l.project_id
                  where l.id = new.lot_id and l.state = 'RECEIVED' and p.compound_id = new.compound_id)
     or new.task_id is not null and not exists (
          select from stewardship.upkeep_done d join stewardship.upkeep_task t on t.id = d.task_id join stewardship.asset a on a.id = t.asset_id
           where t.id = new.task_id and a.compound_id = new.compound_id)
     or new.order_id is not null and not exists (
          select from stewardship.work_order_now w
           where w.id = new.order_id and w.state = 'CONFIRMED' and w.account = 'UPKEEP_MONEY'
             and w.cost_fen >= new.amount_fen + (select coalesce(sum(e.amount_fen), 0) from stewardship.expense e
                                                  where e.order_id = new.order_id and e.state in ('HELD', 'APPROVED', 'PAID'))) then
    raise exception 'expense % does not fit what it is for', new.code using errcode = '23514';
  end if;
  return new;
end $$;
create trigger expense_fits before insert on stewardship.expense for each row execute function stewardship.expense_fits();

-- A trigger because one line of the bank pays one thing, be it for works or for what comes after.
create function stewardship.bank_line_is_free() returns trigger language plpgsql as $$
begin
  if exists (select from payment.bank_line where reference = new.bank_reference) then
    raise exception 'bank line % was used', new.bank_reference using errcode = '23514';
  end if;
  return new;
end $$;
create trigger bank_line_is_free before insert on stewardship.expense_step for each row
  when (new.bank_reference is not null) execute function stewardship.bank_line_is_free();

-- On the ledger of the module below, because only here it is known what running money is for: it is held, spent, freed and given
-- back by an expense and its steps, the whole amount, of the expense's own lot and purpose, and nothing beside it.
create function stewardship.running_is_by_expense() returns trigger language plpgsql as $$
begin
  if exists (select from fund.posting p join fund.account a on a.id = p.account_id where p.journal_id = new.id and a.kind = 'USED')
     and not exists (
       select from stewardship.expense e left join stewardship.expense_step s on s.expense_id = e.id and s.journal_id = new.id
        where case new.kind when 'HOLD' then e.hold_id = new.id when 'POST_HOLD' then s.to_state = 'PAID'
                            when 'VOID_HOLD' then s.to_state = 'REJECTED' else s.to_state = 'REVERSED' end
          and (select count(*) from fund.posting where journal_id = new.id) = 4
          and exists (select from fund.posting p join fund.account a on a.id = p.account_id
                       where p.journal_id = new.id and a.kind = 'USED' and a.lot_id = e.lot_id and a.purpose = e.purpose and abs(p.amount_fen) = e.amount_fen)) then
    raise exception 'journal % of kind % belongs to no expense', new.id, new.kind using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger running_is_by_expense after insert on fund.journal deferrable initially deferred
  for each row execute function stewardship.running_is_by_expense();

-- An expense as everybody in the compound may know it.
create view stewardship.expense_now as
  select e.id, e.code, e.compound_id, e.lot_id, l.project_id, l.code as lot, e.purpose, e.order_id, e.task_id, e.contract_id, e.room_id,
         coalesce(w.code, a.name, c.code, r.name) as subject, e.asset_id, e.payee_id, o.name as payee, e.what, e.invoice, e.invoice_id,
         e.amount_fen, e.hold_id, e.state, e.asked_by, e.asked_at,
         s.by_person as approved_by, s.occurred_on as approved_on, p.by_person as paid_by, p.occurred_on as paid_on, p.bank_reference,
         b.occurred_on as over_on, b.reason
    from stewardship.expense e
    join fund.lot l on l.id = e.lot_id
    join registry.organisation o on o.id = e.payee_id
    left join stewardship.work_order w on w.id = e.order_id
    left join stewardship.asset a on a.id = e.asset_id
    left join stewardship.service_contract c on c.id = e.contract_id
    left join stewardship.room r on r.id = e.room_id
    left join stewardship.expense_step s on s.expense_id = e.id and s.to_state = 'APPROVED'
    left join stewardship.expense_step p on p.expense_id = e.id and p.to_state = 'PAID'
    left join stewardship.expense_step b on b.expense_id = e.id and b.to_state in ('REJECTED', 'REVERSED');

create schema payment;

-- Money leaves only through a clearance. Each kind demands its own references; a progress payment and the wages in it are
-- pinned to a passed acceptance until they are returned, one of each at a time; the other kinds stand on the contract.
create table payment.clearance (
  id               uuid primary key,
  code             text not null unique check (code ~ '^QS-[0-9]{4}-[0-9]{4,}$'),
  kind             text not null check (kind in ('ADVANCE', 'PROGRESS', 'WAGE', 'COMPLETION', 'SETTLEMENT', 'RETENTION')),
  contract_id      uuid not null references works.contract,
  acceptance_id    uuid,
  state            text not null default 'OPEN' check (state in ('OPEN', 'CLEARED', 'RETURNED')),
  acceptance_state text generated always as (case when state <> 'RETURNED' then 'PASSED' end) stored,
  requested_by     uuid not null references access.person,
  requested_at     timestamptz not null,
  act_id           uuid not null,
  act_kind         text not null check (act_kind = 'payment.clearance.requested'),
  unique (id, state),
  unique (id, acceptance_id),
  unique (id, contract_id),
  unique (id, kind),
  check ((kind in ('PROGRESS', 'WAGE')) = (acceptance_id is not null)),
  foreign key (acceptance_id, contract_id) references works.acceptance (id, contract_id),
  foreign key (acceptance_id, acceptance_state) references works.acceptance (id, state),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on payment.clearance (acceptance_id);
create unique index one_clearance_at_a_time on payment.clearance (acceptance_id, kind) where state <> 'RETURNED';
create unique index one_stage_at_a_time on payment.clearance (contract_id, kind) where state <> 'RETURNED' and acceptance_id is null;
comment on table payment.clearance is 'official: clearances; progress and wages stand on a passed acceptance, the other kinds on the contract';
create trigger starts_open before insert on payment.clearance for each row when (new.state <> 'OPEN') execute function city.refuse_change();
create sequence payment.code_qs;
create sequence payment.code_fk;

-- The checklist, copied from the edition the contract pinned.
create table payment.required_document (
  clearance_id uuid not null references payment.clearance,
  type         text not null check (type <> ''),
  primary key (clearance_id, type)
);
comment on table payment.required_document is 'part of payment.clearance: types of documents it cannot do without';
create trigger comes_with_parent before insert on payment.required_document for each row execute function city.comes_with_parent('payment', 'clearance', 'clearance_id', 'OPEN');

create table payment.document (
  id            uuid primary key,
  clearance_id  uuid not null references payment.clearance,
  type          text not null,
  title         text not null check (title <> ''),
  attachment_id uuid,
  number        text not null default '',
  submitted_by  uuid not null references access.person,
  submitted_at  timestamptz not null,
  act_id        uuid not null,
  act_kind      text not null check (act_kind = 'payment.document.submitted'),
  unique (id, clearance_id),
  check (attachment_id is not null or number <> ''),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on payment.document (clearance_id);
comment on table payment.document is 'official: documents submitted for a clearance';

-- Separate duties: on one clearance, and the payment that follows from it, one person does one duty.
create table payment.duty (
  clearance_id uuid not null references payment.clearance,
  duty         text not null check (duty in ('REQUESTER', 'QUANTITY_CONFIRMER', 'DOCUMENT_CHECKER', 'APPROVER_OFFICE', 'APPROVER_FINANCE', 'BANK_CONFIRMER')),
  person_id    uuid not null references access.person,
  at           timestamptz not null,
  act_id       uuid not null,
  act_kind     text not null check (act_kind like 'payment.%'),
  primary key (clearance_id, duty),
  unique (clearance_id, person_id),
  unique (clearance_id, duty, person_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table payment.duty is 'official: who did which duty on a clearance and its payment; no person two';

-- Who asked is the requester, on record from the start.
alter table payment.clearance add column requester_duty text generated always as ('REQUESTER') stored;
alter table payment.clearance add foreign key (id, requester_duty, requested_by)
  references payment.duty (clearance_id, duty, person_id) deferrable initially deferred;

-- Only the one who has the checker's duty reviews.
create table payment.document_review (
  document_id  uuid primary key references payment.document,
  clearance_id uuid not null,
  duty         text not null default 'DOCUMENT_CHECKER' check (duty = 'DOCUMENT_CHECKER'),
  verdict      text not null check (verdict in ('APPROVED', 'REJECTED')),
  remark       text not null default '',
  by_person    uuid not null references access.person,
  at           timestamptz not null,
  act_id       uuid not null,
  act_kind     text not null check (act_kind = 'payment.document.reviewed'),
  check (verdict = 'APPROVED' or remark <> ''),
  foreign key (document_id, clearance_id) references payment.document (id, clearance_id),
  foreign key (clearance_id, duty, by_person) references payment.duty (clearance_id, duty, person_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table payment.document_review is 'official: the checker''s word on a document';

-- A trigger because documents and reviews ask for the clearance's present state, which must be free to change afterwards.
create function payment.clearance_is_open() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('clearance:' || new.clearance_id, 0));
  if (select state from payment.clearance where id = new.clearance_id) <> 'OPEN' then
    raise exception 'clearance % is not open', new.clearance_id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger clearance_is_open before insert on payment.document for each row execute function payment.clearance_is_open();
create trigger clearance_is_open before insert on payment.document_review for each row execute function payment.clearance_is_open();

create table payment.clearance_step (
  id           uuid primary key,
  clearance_id uuid not null references payment.clearance,
  to_state     text not null,
  reason       text,
  by_person    uuid references access.person,
  at           timestamptz not null,
  act_id       uuid not null,
  act_kind     text not null check (act_kind in ('payment.clearance.cleared', 'payment.clearance.returned')),
  check (act_kind = 'payment.clearance.' || lower(to_state)),
  check (to_state = 'CLEARED' or reason <> ''),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on payment.clearance_step (clearance_id);
comment on table payment.clearance_step is 'official: a clearance was given or returned with reasons';
create trigger moves_state before insert on payment.clearance_step for each row execute function city.step_moves_state(
  'payment', 'clearance', 'clearance_id', 'OPEN>CLEARED', 'OPEN>RETURNED', 'CLEARED>RETURNED');

-- A trigger because clearing depends on rows of other tables: the duties before it are done, every document has the
-- checker's word, and for every type the list asks for and every type handed in the newest is approved.
create function payment.may_clear() returns trigger language plpgsql as $$
begin
  if new.to_state = 'CLEARED' then
    perform pg_advisory_xact_lock(hashtextextended('clearance:' || new.clearance_id, 0));
    if (select count(*) from payment.duty where clearance_id = new.clearance_id
         and duty in ('REQUESTER', 'QUANTITY_CONFIRMER', 'DOCUMENT_CHECKER')) <> 3 then
      raise exception 'clearance % lacks duties', new.clearance_id using errcode = '23514';
    end if;
    if not exists (select from payment.required_document where clearance_id = new.clearance_id)
       or exists (
         select from (select type from payment.required_document where clearance_id = new.clearance_id
                      union select type from payment.document where clearance_id = new.clearance_id) t
          where coalesce((select r.verdict from payment.document d left join payment.document_review r on r.document_id = d.id
                           where d.clearance_id = new.clearance_id and d.type = t.type
                           order by d.submitted_at desc, d.id desc limit 1), '') <> 'APPROVED')
       or exists (select from payment.document d left join payment.document_review r on r.document_id = d.id
                   where d.clearance_id = new.clearance_id and r.document_id is null) then
      raise exception 'clearance % has documents missing or not approved', new.clearance_id using errcode = '23514';
    end if;
  end if;
  return new;
end $$;
create trigger may_clear before insert on payment.clearance_step for each row execute function payment.may_clear();

-- The calculation stands in the row and the database does it again: the ratio of the base, less the advance recovered, the
-- wages paid apart, the retention and what was paid or is held. A rejected payment lets go of its clearance.
create table payment.payment (
  id                uuid primary key,
  code              text not null unique check (code ~ '^FK-[0-9]{4}-[0-9]{4,}$'),
  clearance_id      uuid not null unique,
  kind              text not null default 'PROGRESS',
  contract_id       uuid not null,
  acceptance_id     uuid,
  hold_id           uuid not null unique,
  hold_kind         text not null default 'HOLD' check (hold_kind = 'HOLD'),
  value_fen         bigint not null check (value_fen >= 0),
  earlier_value_fen bigint not null check (earlier_value_fen >= 0),
  base_fen          bigint not null check (base_fen > 0),
  recovered_fen     bigint not null default 0 check (recovered_fen >= 0),
  wage_fen          bigint not null default 0 check (wage_fen >= 0),
  retained_fen      bigint not null default 0 check (retained_fen >= 0),
  earlier_paid_fen  bigint not null check (earlier_paid_fen >= 0),
  ratio_numerator   bigint not null,
  ratio_denominator bigint not null,
  amount_fen        bigint not null check (amount_fen > 0),
  state             text not null default 'HELD' check (state in ('HELD', 'APPROVED', 'PAID', 'REJECTED')),
  clearance_state   text generated always as (case when state <> 'REJECTED' then 'CLEARED' end) stored,
  requested_by      uuid not null references access.person,
  requested_at      timestamptz not null,
  act_id            uuid not null,
  act_kind          text not null check (act_kind = 'payment.payment.requested'),
  unique (id, hold_id),
  progress_numerator   bigint generated always as (case when kind = 'PROGRESS' then ratio_numerator end) stored,
  progress_denominator bigint generated always as (case when kind = 'PROGRESS' then ratio_denominator end) stored,
  check (amount_fen = div(base_fen::numeric * ratio_numerator, ratio_denominator) - recovered_fen - wage_fen - retained_fen - earlier_paid_fen),
  check (kind <> 'PROGRESS' or base_fen = earlier_value_fen + value_fen),
  check ((kind in ('PROGRESS', 'WAGE')) = (acceptance_id is not null) and (kind in ('PROGRESS', 'WAGE')) = (value_fen > 0)),
  foreign key (clearance_id, clearance_state) references payment.clearance (id, state),
  foreign key (clearance_id, acceptance_id) references payment.clearance (id, acceptance_id),
  foreign key (clearance_id, contract_id) references payment.clearance (id, contract_id),
  foreign key (clearance_id, kind) references payment.clearance (id, kind),
  foreign key (contract_id, progress_numerator, progress_denominator) references works.contract (id, progress_numerator, progress_denominator),
  foreign key (hold_id, hold_kind) references fund.journal (id, kind),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on payment.payment (contract_id);
create index on payment.payment (acceptance_id);
comment on table payment.payment is 'official: payments; each stands on one clearance and one hold of the ledger';
create trigger starts_held before insert on payment.payment for each row when (new.state <> 'HELD') execute function city.refuse_change();

create table payment.line (
  id               uuid primary key,
  payment_id       uuid not null references payment.payment,
  accepted_line_id uuid not null references works.accepted_line,
  quantity_milli   bigint not null check (quantity_milli > 0),
  value_fen        bigint not null check (value_fen >= 0),
  unique (payment_id, accepted_line_id)
);
create index on payment.line (accepted_line_id);
comment on table payment.line is 'part of payment.payment: accepted work that it pays for, at its contract value';
create trigger comes_with_parent before insert on payment.line for each row execute function city.comes_with_parent('payment', 'payment', 'payment_id', 'HELD');

create table payment.source (
  payment_id    uuid not null references payment.payment,
  allocation_id uuid not null references fund.allocation,
  amount_fen    bigint not null check (amount_fen > 0),
  primary key (payment_id, allocation_id)
);
create index on payment.source (allocation_id);
comment on table payment.source is 'part of payment.payment: which allocation each fen comes from';
create trigger comes_with_parent before insert on payment.source for each row execute function city.comes_with_parent('payment', 'payment', 'payment_id', 'HELD');

-- The step that pays names the journal that posts this payment's own hold, the step that rejects the one that voids it.
create table payment.payment_step (
  id         uuid primary key,
  payment_id uuid not null references payment.payment,
  to_state   text not null check (to_state in ('APPROVED', 'PAID', 'REJECTED')),
  reason     text,
  bank_reference text,
  journal_id uuid,
  journal_kind text generated always as (case to_state when 'PAID' then 'POST_HOLD' when 'REJECTED' then 'VOID_HOLD' end) stored,
  hold_id    uuid not null,
  by_person  uuid not null references access.person,
  occurred_on date not null,
  at         timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind in ('payment.payment.approved', 'payment.payment.paid', 'payment.payment.rejected')),
  check (act_kind = 'payment.payment.' || lower(to_state)),
  check ((to_state = 'PAID') = (bank_reference is not null)),
  check ((to_state <> 'APPROVED') = (journal_id is not null)),
  check (to_state <> 'REJECTED' or reason <> ''),
  foreign key (payment_id, hold_id) references payment.payment (id, hold_id),
  foreign key (journal_id, hold_id) references fund.journal (id, hold_id),
  foreign key (journal_id, journal_kind) references fund.journal (id, kind),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create unique index bank_reference_once on payment.payment_step (bank_reference) where bank_reference is not null;
create index on payment.payment_step (payment_id);
create index on payment.payment_step (journal_id);
comment on table payment.payment_step is 'official: a payment was approved, paid (bank reference) or rejected';
create trigger moves_state before insert on payment.payment_step for each row execute function city.step_moves_state(
  'payment', 'payment', 'payment_id', 'HELD>APPROVED', 'APPROVED>PAID', 'HELD>REJECTED', 'APPROVED>REJECTED');

-- A trigger because approval and payment depend on rows of payment.duty: both approvers have signed; the one who confirms
-- the bank's word has that duty.
create function payment.duties_are_done() returns trigger language plpgsql as $$
begin
  if new.to_state = 'APPROVED' and (select count(*) from payment.duty d join payment.payment p on p.clearance_id = d.clearance_id
       where p.id = new.payment_id and d.duty in ('APPROVER_OFFICE', 'APPROVER_FINANCE')) <> 2
     or new.to_state = 'PAID' and not exists (select from payment.duty d join payment.payment p on p.clearance_id = d.clearance_id
       where p.id = new.payment_id and d.duty = 'BANK_CONFIRMER' and d.person_id = new.by_person) then
    raise exception 'payment % lacks duties', new.payment_id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger duties_are_done before insert on payment.payment_step for each row execute function payment.duties_are_done();

-- A trigger because the order of duties follows from the states of clearance and payment: nobody approves in advance.
create function payment.duty_is_due() returns trigger language plpgsql as $$
begin
  if not (case
      when new.duty in ('APPROVER_OFFICE', 'APPROVER_FINANCE') then
        exists (select from payment.payment where clearance_id = new.clearance_id and state = 'HELD')
      when new.duty = 'BANK_CONFIRMER' then
        exists (select from payment.payment where clearance_id = new.clearance_id and state = 'APPROVED')
      else exists (select from payment.clearance where id = new.clearance_id and state = 'OPEN') end) then
    raise exception '% is not due on clearance %', new.duty, new.clearance_id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger duty_is_due before insert on payment.duty for each row execute function payment.duty_is_due();

-- On the ledger of the module below, because only here it is known what a hold is for: nothing is reserved but for a
-- payment, nothing leaves but by the step that pays, and then the whole amount. Running and upkeep, which no contract for works
-- stands behind, answer to the module that keeps the compound.
create function payment.money_leaves_by_payment() returns trigger language plpgsql as $$
begin
  if exists (select from fund.posting p join fund.account a on a.id = p.account_id where p.journal_id = new.id)
     and not exists (select from fund.posting p join fund.account a on a.id = p.account_id where p.journal_id = new.id and a.allocation_id is not null) then
    return null;
  end if;
  if not (case new.kind
      when 'HOLD' then exists (select from payment.payment where hold_id = new.id)
      when 'POST_HOLD' then exists (
        select from payment.payment_step s join payment.payment p on p.id = s.payment_id
         where s.journal_id = new.id and s.to_state = 'PAID'
           and p.amount_fen = (select sum(amount_fen) from fund.taken where journal_id = new.id))
      else exists (select from payment.payment_step where journal_id = new.id and to_state = 'REJECTED') end) then
    raise exception 'journal % of kind % belongs to no payment', new.id, new.kind using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger money_leaves_by_payment after insert on fund.journal deferrable initially deferred
  for each row when (new.kind <> 'POST') execute function payment.money_leaves_by_payment();

-- Every line of the bank that was used up, with the number of what it paid.
create view payment.bank_line (reference, code) as
  select s.bank_reference, p.code from payment.payment_step s join payment.payment p on p.id = s.payment_id where s.bank_reference is not null;

create view payment.thread (late_kind, late_id, early_kind, early_id) as
  select 'payment', payment_id, 'accepted_line', accepted_line_id from payment.line
  union all
  -- What is not for lines of accepted work of its own stands on the contract.
  select 'payment', id, 'contract', contract_id from payment.payment where kind <> 'PROGRESS'
  union all
  select 'payment', payment_id, 'allocation', allocation_id from payment.source
  union all
  select 'payment', id, 'clearance', clearance_id from payment.payment;

-- Each clearance waits for the duties that nobody has done; a payment for its approvals, then for the bank's word.
create view payment.todo (role, place_id, subject_kind, subject_id, since, due_on, firm_id) as
  select r.role, l.compound_id, 'clearance', q.id, q.requested_at, null::date, case r.role when 'SUPERVISOR' then c.supervisor_id end
    from payment.clearance q
    join works.contract c on c.id = q.contract_id
    join lateral (select compound_id from project.place l where l.project_id = c.project_id order by compound_id limit 1) l on true
   cross join (values ('QUANTITY_CONFIRMER', 'SUPERVISOR'), ('DOCUMENT_CHECKER', 'SUBDISTRICT_CLERK')) r (duty, role)
   where q.state = 'OPEN'
     and not exists (select from payment.duty d where d.clearance_id = q.id and d.duty = r.duty)
  union all
  select r.role, l.compound_id, 'payment', p.id, p.requested_at, null::date, null
    from payment.payment p
    join payment.clearance q on q.id = p.clearance_id
    join works.contract c on c.id = q.contract_id
    join lateral (select compound_id from project.place l where l.project_id = c.project_id order by compound_id limit 1) l on true
   cross join (values ('HELD', 'APPROVER_OFFICE', 'SUBDISTRICT_LEADER'), ('HELD', 'APPROVER_FINANCE', 'FINANCE_BUREAU'),
                      ('APPROVED', 'BANK_CONFIRMER', 'FINANCE_BUREAU')) r (state, duty, role)
   where p.state = r.state
     and not exists (select from payment.duty d where d.clearance_id = q.id and d.duty = r.duty);

create view payment.timeline (project_id, occurred_at, kind, subject_id) as
  select c.project_id, q.requested_at, q.act_kind, q.id from payment.clearance q join works.contract c on c.id = q.contract_id
  union all
  select c.project_id, s.at, s.act_kind, s.payment_id
    from payment.payment_step s join payment.payment p on p.id = s.payment_id
    join payment.clearance q on q.id = p.clearance_id join works.contract c on c.id = q.contract_id;

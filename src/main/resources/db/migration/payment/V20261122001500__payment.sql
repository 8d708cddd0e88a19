create schema payment;

-- Money leaves only through a clearance. Each kind demands its own references.
create table payment.clearance (
  id               uuid primary key,
  code             text not null unique check (code ~ '^QS-[0-9]{4}-[0-9]{4}$'),
  kind             text not null check (kind in ('PROGRESS')),
  contract_id      uuid not null references works.contract,
  acceptance_id    uuid not null,
  acceptance_state text not null default 'PASSED' check (acceptance_state = 'PASSED'),
  state            text not null default 'OPEN' check (state in ('OPEN', 'CLEARED', 'RETURNED')),
  requested_by     uuid not null references access.person,
  requested_at     timestamptz not null,
  act_id           uuid not null,
  act_kind         text not null check (act_kind = 'payment.clearance.requested'),
  unique (id, state),
  unique (id, acceptance_id),
  foreign key (acceptance_id, acceptance_state) references works.acceptance (id, state),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on payment.clearance (acceptance_id);
comment on table payment.clearance is 'official: clearances; a progress payment stands on a passed acceptance';
create sequence payment.code;

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
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on payment.document (clearance_id);
comment on table payment.document is 'official: documents submitted for a clearance';

create table payment.document_review (
  document_id uuid primary key references payment.document,
  verdict     text not null check (verdict in ('APPROVED', 'REJECTED')),
  remark      text not null default '',
  by_person   uuid not null references access.person,
  at          timestamptz not null,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'payment.document.reviewed'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table payment.document_review is 'official: the checker''s word on a document';

-- Separate duties: on one clearance, and the payment that follows from it, one person does one duty.
create table payment.duty (
  clearance_id uuid not null references payment.clearance,
  duty         text not null check (duty in ('REQUESTER', 'QUANTITY_CONFIRMER', 'DOCUMENT_CHECKER', 'APPROVER_OFFICE', 'APPROVER_FINANCE', 'BANK_CONFIRMER')),
  person_id    uuid not null references access.person,
  at           timestamptz not null,
  act_id       uuid not null,
  act_kind     text not null,
  primary key (clearance_id, duty),
  unique (clearance_id, person_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table payment.duty is 'official: who did which duty on a clearance and its payment; no person two';

create table payment.clearance_step (
  id           uuid primary key,
  clearance_id uuid not null references payment.clearance,
  to_state     text not null,
  reason       text,
  by_person    uuid references access.person,
  at           timestamptz not null,
  act_id       uuid not null,
  act_kind     text not null check (act_kind in ('payment.clearance.cleared', 'payment.clearance.returned')),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on payment.clearance_step (clearance_id);
comment on table payment.clearance_step is 'official: a clearance was given or returned with reasons';
create trigger moves_state before insert on payment.clearance_step for each row execute function city.step_moves_state(
  'payment', 'clearance', 'clearance_id', 'OPEN>CLEARED', 'OPEN>RETURNED');

-- A trigger because clearing depends on rows of other tables: the duties before it are done, every document is approved.
create function payment.may_clear() returns trigger language plpgsql as $$
begin
  if new.to_state = 'CLEARED' then
    if (select count(*) from payment.duty where clearance_id = new.clearance_id
         and duty in ('REQUESTER', 'QUANTITY_CONFIRMER', 'DOCUMENT_CHECKER')) <> 3 then
      raise exception 'clearance % lacks duties', new.clearance_id using errcode = '23514';
    end if;
    if not exists (select from payment.document where clearance_id = new.clearance_id)
       or exists (select from payment.document d left join payment.document_review r on r.document_id = d.id
                   where d.clearance_id = new.clearance_id and r.document_id is null) then
      raise exception 'clearance % has documents not reviewed', new.clearance_id using errcode = '23514';
    end if;
  end if;
  return new;
end $$;
create trigger may_clear before insert on payment.clearance_step for each row execute function payment.may_clear();

create table payment.payment (
  id              uuid primary key,
  code            text not null unique check (code ~ '^FK-[0-9]{4}-[0-9]{4}$'),
  clearance_id    uuid not null unique,
  clearance_state text not null default 'CLEARED' check (clearance_state = 'CLEARED'),
  acceptance_id   uuid not null,
  hold_id         uuid not null unique references fund.journal,
  amount_fen      bigint not null check (amount_fen > 0),
  state           text not null default 'HELD' check (state in ('HELD', 'APPROVED', 'PAID', 'REJECTED')),
  requested_at    timestamptz not null,
  act_id          uuid not null,
  act_kind        text not null check (act_kind = 'payment.payment.requested'),
  foreign key (clearance_id, clearance_state) references payment.clearance (id, state),
  foreign key (clearance_id, acceptance_id) references payment.clearance (id, acceptance_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table payment.payment is 'official: payments; each stands on one clearance and one hold of the ledger';

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

create table payment.source (
  payment_id    uuid not null references payment.payment,
  allocation_id uuid not null references fund.allocation,
  amount_fen    bigint not null check (amount_fen > 0),
  primary key (payment_id, allocation_id)
);
create index on payment.source (allocation_id);
comment on table payment.source is 'part of payment.payment: which allocation each fen comes from';

-- A constraint trigger because three sums must agree: sources = amount = what the hold reserves.
create function payment.sums_agree() returns trigger language plpgsql as $$
begin
  if (select coalesce(sum(amount_fen), 0) from payment.source where payment_id = new.id) <> new.amount_fen
     or (select coalesce(sum(amount_fen) filter (where amount_fen > 0), 0) from fund.posting where journal_id = new.hold_id) <> new.amount_fen
     or not exists (select from payment.line where payment_id = new.id) then
    raise exception 'payment % does not add up', new.id using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger sums_agree after insert on payment.payment deferrable initially deferred
  for each row execute function payment.sums_agree();

create table payment.payment_step (
  id         uuid primary key,
  payment_id uuid not null references payment.payment,
  to_state   text not null,
  reason     text,
  bank_reference text,
  journal_id uuid references fund.journal,
  by_person  uuid references access.person,
  occurred_on date not null,
  at         timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind in ('payment.payment.approved', 'payment.payment.paid', 'payment.payment.rejected')),
  check (to_state <> 'PAID' or (bank_reference is not null and journal_id is not null)),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create unique index bank_reference_once on payment.payment_step (bank_reference) where bank_reference is not null;
comment on table payment.payment_step is 'official: a payment was approved, paid (bank reference) or rejected';
create trigger moves_state before insert on payment.payment_step for each row execute function city.step_moves_state(
  'payment', 'payment', 'payment_id', 'HELD>APPROVED', 'APPROVED>PAID', 'HELD>REJECTED', 'APPROVED>REJECTED');

-- A trigger because approval depends on rows of payment.duty: both approvers have signed.
create function payment.duties_are_done() returns trigger language plpgsql as $$
begin
  if new.to_state = 'APPROVED' and (select count(*) from payment.duty d join payment.payment p on p.clearance_id = d.clearance_id
       where p.id = new.payment_id and d.duty in ('APPROVER_OFFICE', 'APPROVER_FINANCE')) <> 2 then
    raise exception 'payment % lacks duties', new.payment_id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger duties_are_done before insert on payment.payment_step for each row execute function payment.duties_are_done();

create view payment.thread (late_kind, late_id, early_kind, early_id) as
  select 'payment', payment_id, 'accepted_line', accepted_line_id from payment.line
  union all
  select 'payment', payment_id, 'allocation', allocation_id from payment.source
  union all
  select 'payment', id, 'clearance', clearance_id from payment.payment;

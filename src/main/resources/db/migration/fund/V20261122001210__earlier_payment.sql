-- A payment from before the office's go-live day, entered later (补录) from its papers. No acceptance, review or bank's word stands
-- behind it here, so it is never one of the payments, and its sum is always told on its own. Somebody else confirms it against the
-- scan. The go-live day stands on each row and follows the undertaking's: a day that would leave the payment behind it is refused.
create table fund.earlier_payment (
  id             uuid primary key,
  code           text not null unique check (code ~ '^BL-[0-9]{4}-[0-9]{4,}$'),
  project_id     uuid not null,
  go_live_on     date not null,
  paid_on        date not null,
  payee          text not null check (char_length(payee) between 1 and 80),
  source         text not null check (source in ('CENTRAL_SUBSIDY', 'PROVINCIAL_SUBSIDY', 'CITY_MATCH', 'DISTRICT_MATCH', 'SPECIAL_BOND', 'MAINTENANCE_FUND', 'OWNER_CONTRIBUTION', 'PUBLIC_REVENUE', 'PIPELINE_OPERATOR', 'SOCIAL_CAPITAL', 'DONATION')),
  amount_fen     bigint not null check (amount_fen > 0),
  purpose        text not null check (char_length(purpose) between 1 and 200),
  bank_reference text not null check (char_length(bank_reference) between 1 and 80),
  vouched_by     text not null check (char_length(vouched_by) between 1 and 80),
  attachment_id  uuid not null references attachment.file,
  state          text not null default 'ENTERED' check (state in ('ENTERED', 'CONFIRMED', 'WITHDRAWN')),
  entered_at     timestamptz not null,
  entered_by     uuid not null references access.person,
  act_id         uuid not null,
  act_kind       text not null check (act_kind = 'fund.earlier_payment.entered'),
  unique (id, entered_by),
  check (state = 'WITHDRAWN' or paid_on < go_live_on),
  foreign key (project_id, go_live_on) references project.project (id, recorded_from_on) on update cascade,
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on fund.earlier_payment (project_id);
create unique index entered_once on fund.earlier_payment (project_id, bank_reference, source) where state <> 'WITHDRAWN';
comment on table fund.earlier_payment is 'official: payments from before the go-live day, recorded later (补录) with scan and named person; never among the payments';
comment on column fund.earlier_payment.go_live_on is 'follows: the go-live day of the undertaking';
create sequence fund.earlier_payment_code;
create trigger starts_entered before insert on fund.earlier_payment for each row when (new.state <> 'ENTERED') execute function city.refuse_change();

-- Only what nobody has confirmed yet is withdrawn by whoever entered it; everything else is another's word.
create table fund.earlier_payment_step (
  id         uuid primary key,
  payment_id uuid not null,
  entered_by uuid not null,
  was        text not null,
  to_state   text not null check (to_state in ('CONFIRMED', 'WITHDRAWN')),
  reason     text not null,
  by_person  uuid not null references access.person,
  at         timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind in ('fund.earlier_payment.confirmed', 'fund.earlier_payment.withdrawn')),
  constraint another_says_so check (by_person <> entered_by or was = 'ENTERED' and to_state = 'WITHDRAWN'),
  check (to_state = 'CONFIRMED' or char_length(reason) between 2 and 500),
  foreign key (payment_id, entered_by) references fund.earlier_payment (id, entered_by),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on fund.earlier_payment_step (payment_id);
comment on table fund.earlier_payment_step is 'official: an earlier payment was confirmed by another, or withdrawn with a reason';

-- The state it leaves is read, never said.
create function fund.earlier_payment_was() returns trigger language plpgsql as $$
begin
  new.was := (select state from fund.earlier_payment where id = new.payment_id);
  return new;
end $$;
create trigger marks_state before insert on fund.earlier_payment_step for each row execute function fund.earlier_payment_was();
create trigger moves_state before insert on fund.earlier_payment_step for each row execute function city.step_moves_state(
  'fund', 'earlier_payment', 'payment_id', 'ENTERED>CONFIRMED', 'ENTERED>WITHDRAWN', 'CONFIRMED>WITHDRAWN');

-- What counts of them: confirmed by a second person, by source. Never added to what was paid here.
create view fund.earlier_paid (project_id, source, payments, amount_fen, first_on, last_on) as
  select project_id, source, count(*), sum(amount_fen)::bigint, min(paid_on), max(paid_on)
    from fund.earlier_payment where state = 'CONFIRMED' group by project_id, source;

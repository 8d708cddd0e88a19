-- A payment from before the office's go-live day, entered later (补录) from its papers. No acceptance, review or bank's word stands
-- behind it here, so it is never one of the payments, and its sum is always told on its own. Somebody else confirms it against the
-- scan. The go-live day stands on each row and follows the undertaking's: a day that would leave the payment behind it is refused.
--
-- A list of them from a spreadsheet is a batch: one act, one person who vouches, the same scans, confirmed or withdrawn together.
create table fund.earlier_batch (
  id          uuid primary key,
  code        text not null unique check (code ~ '^BP-[0-9]{4}-[0-9]{4,}$'),
  project_id  uuid not null references project.project,
  payments    int not null check (payments between 1 and 500),
  amount_fen  bigint not null check (amount_fen > 0),
  rows_sha256 text not null check (rows_sha256 ~ '^[0-9a-f]{64}$'),
  entered_at  timestamptz not null,
  entered_by  uuid not null references access.person,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'fund.earlier_batch.entered'),
  unique (id, project_id, entered_by),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on fund.earlier_batch (project_id);
comment on table fund.earlier_batch is 'official: lists of payments from before the go-live day, entered at once; the digest is that of its rows';
create sequence fund.earlier_batch_code;

create table fund.earlier_batch_scan (
  batch_id      uuid not null references fund.earlier_batch,
  number        int not null check (number between 1 and 10),
  attachment_id uuid not null references attachment.file,
  primary key (batch_id, number),
  unique (batch_id, attachment_id)
);
comment on table fund.earlier_batch_scan is 'part of fund.earlier_batch: the papers a list was entered from';
create trigger comes_with_parent before insert on fund.earlier_batch_scan for each row execute function city.comes_with_parent('fund', 'earlier_batch', 'batch_id');

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
  act_kind       text not null check (act_kind in ('fund.earlier_payment.entered', 'fund.earlier_batch.entered')),
  batch_id       uuid,
  unique (id, entered_by),
  check ((batch_id is null) = (act_kind = 'fund.earlier_payment.entered')),
  foreign key (batch_id, project_id, entered_by) references fund.earlier_batch (id, project_id, entered_by),
  check (state = 'WITHDRAWN' or paid_on < go_live_on),
  foreign key (project_id, go_live_on) references project.project (id, recorded_from_on) on update cascade,
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on fund.earlier_payment (project_id);
create index on fund.earlier_payment (batch_id);
create unique index entered_once on fund.earlier_payment (project_id, bank_reference, source) where state <> 'WITHDRAWN';
comment on table fund.earlier_payment is 'official: payments from before the go-live day, recorded later (补录) with scan and named person; never among the payments';
comment on column fund.earlier_payment.go_live_on is 'follows: the go-live day of the undertaking';
create sequence fund.earlier_payment_code;
create trigger comes_with_parent before insert on fund.earlier_payment for each row execute function city.comes_with_parent('fund', 'earlier_batch', 'batch_id');

-- A trigger, since it looks at other rows: a batch says how many payments and how much it is, and has its scans.
create function fund.earlier_batch_is_whole() returns trigger language plpgsql as $$
begin
  if (select count(*) <> new.payments or sum(amount_fen) <> new.amount_fen from fund.earlier_payment where batch_id = new.id)
     or not exists (select from fund.earlier_batch_scan where batch_id = new.id) then
    raise exception 'batch % is not the sum of its payments, or has no scan', new.code using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger is_whole after insert on fund.earlier_batch deferrable initially deferred for each row execute function fund.earlier_batch_is_whole();
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
  act_kind   text not null check (act_kind in ('fund.earlier_payment.confirmed', 'fund.earlier_payment.withdrawn', 'fund.earlier_batch.confirmed', 'fund.earlier_batch.withdrawn')),
  constraint another_says_so check (by_person <> entered_by or was = 'ENTERED' and to_state = 'WITHDRAWN'),
  check (to_state = 'CONFIRMED' or char_length(reason) between 2 and 500),
  foreign key (payment_id, entered_by) references fund.earlier_payment (id, entered_by),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on fund.earlier_payment_step (payment_id);
comment on table fund.earlier_payment_step is 'official: an earlier payment was confirmed by another, or withdrawn with a reason';

create trigger marks_state before insert on fund.earlier_payment_step for each row execute function city.step_marks_state('fund', 'earlier_payment', 'payment_id');
create trigger moves_state before insert on fund.earlier_payment_step for each row execute function city.step_moves_state(
  'fund', 'earlier_payment', 'payment_id', 'ENTERED>CONFIRMED', 'ENTERED>WITHDRAWN', 'CONFIRMED>WITHDRAWN');

-- What counts of them: confirmed by a second person, by source. Never added to what was paid here.
create view fund.earlier_paid (project_id, source, payments, amount_fen, first_on, last_on) as
  select project_id, source, count(*), sum(amount_fen)::bigint, min(paid_on), max(paid_on)
    from fund.earlier_payment where state = 'CONFIRMED' group by project_id, source;

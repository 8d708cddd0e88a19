-- Idle land put to use (闲置地块): who gives it, who builds, who runs it, where the income goes.
create table stewardship.parcel (
  id           uuid primary key,
  compound_id  uuid not null references registry.compound,
  name         text not null check (char_length(name) between 2 and 60),
  area_x100    bigint not null check (area_x100 > 0),
  use          text not null check (use <> ''),
  giver_id     uuid not null references registry.organisation,
  builder_id   uuid not null references registry.organisation,
  operator_id  uuid not null references registry.organisation,
  income_to    text not null check (income_to in ('PROPERTY_SERVICE', 'MAINTENANCE_FUND', 'PUBLIC_USE')),
  income_numerator   bigint not null check (income_numerator > 0),
  income_denominator bigint not null check (income_denominator >= income_numerator),
  agreement    text not null check (agreement <> ''),
  from_on      date not null,
  until_on     date not null check (until_on > from_on),
  recorded_by  uuid not null references access.person,
  recorded_at  timestamptz not null,
  act_id       uuid not null,
  act_kind     text not null check (act_kind = 'stewardship.parcel.agreed'),
  unique (id, compound_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on stewardship.parcel (compound_id);
comment on table stewardship.parcel is 'official: idle land in use: agreement between giver, builder and operator, and the compound''s share of the income';

-- The compound's public income (Civil Code art. 282): what came in, what was spent, what went into a lot of the fund.
create table stewardship.income_entry (
  id           uuid primary key,
  code         text not null unique check (code ~ '^SY-[0-9]{4}-[0-9]{4,}$'),
  compound_id  uuid not null references registry.compound,
  direction    text not null check (direction in ('RECEIPT', 'EXPENSE', 'TO_FUND')),
  kind         text not null check (kind ~ '^[A-Z_]{2,40}$'),
  occurred_on  date not null,
  period_from_on date not null,
  period_until_on date not null check (period_until_on >= period_from_on),
  amount_fen   bigint not null check (amount_fen > 0),
  counterparty text not null check (counterparty <> ''),
  paper        text not null check (paper <> ''),
  note         text not null,
  voucher_id   uuid references attachment.file,
  parcel_id    uuid,
  lot_id       uuid unique references fund.lot,
  matter_id    uuid,
  matter_verdict text check (matter_verdict = 'PASSED'),
  recorded_by  uuid not null references access.person,
  recorded_at  timestamptz not null,
  act_id       uuid not null,
  act_kind     text not null check (act_kind in ('stewardship.income.received', 'stewardship.income.spent', 'stewardship.income.transferred')),
  check ((direction = 'TO_FUND') = (lot_id is not null)),
  check (direction <> 'EXPENSE' or voucher_id is not null),
  check (parcel_id is null or direction = 'RECEIPT'),
  check ((matter_id is null) = (matter_verdict is null)),
  unique (id, compound_id),
  foreign key (parcel_id, compound_id) references stewardship.parcel (id, compound_id),
  foreign key (matter_id, matter_verdict) references vote.result (matter_id, verdict),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on stewardship.income_entry (compound_id, occurred_on);
create index on stewardship.income_entry (matter_id);
comment on table stewardship.income_entry is 'official: public income received, spent with a voucher, or passed to the fund';
create sequence stewardship.income_code;

-- A wrong entry is reversed, never changed; the reversal counts on its own day, so a published quarter stays as it was.
create table stewardship.income_reversal (
  id          uuid primary key,
  entry_id    uuid not null unique,
  compound_id uuid not null,
  occurred_on date not null,
  reason      text not null check (reason <> ''),
  by_person   uuid not null references access.person,
  at          timestamptz not null,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'stewardship.income.reversed'),
  foreign key (entry_id, compound_id) references stewardship.income_entry (id, compound_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table stewardship.income_reversal is 'official: entries reversed, with the reason';

-- Every line of the book with its sign.
create view stewardship.income_line as
  select e.id, e.id as entry_id, false as reversal, e.compound_id, e.direction, e.kind, e.occurred_on, e.amount_fen as signed_fen, e.recorded_by
    from stewardship.income_entry e
  union all
  select r.id, e.id, true, e.compound_id, e.direction, e.kind, r.occurred_on, -e.amount_fen, r.by_person
    from stewardship.income_reversal r join stewardship.income_entry e on e.id = r.entry_id;

-- What owners under the trust model (信托制) decided to spend in a year, line by line; a later version of the year takes the place of
-- the one before it. Spent against it is what the book says.
create table stewardship.trust_budget (
  id             uuid primary key,
  compound_id    uuid not null references registry.compound,
  year           int not null check (year between 2000 and 2199),
  version        int not null check (version > 0),
  matter_id      uuid not null,
  matter_verdict text not null default 'PASSED' check (matter_verdict = 'PASSED'),
  paper          text not null check (paper <> ''),
  adopted_by     uuid not null references access.person,
  adopted_at     timestamptz not null,
  act_id         uuid not null,
  act_kind       text not null check (act_kind = 'stewardship.budget.adopted'),
  unique (compound_id, year, version),
  foreign key (matter_id, matter_verdict) references vote.result (matter_id, verdict),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on stewardship.trust_budget (matter_id);
comment on table stewardship.trust_budget is 'official: yearly budgets of compounds under the trust model, as their owners passed them';
create function stewardship.trust_alone_has_budget() returns trigger language plpgsql as $$
begin
  if not exists (select from stewardship.service_now where compound_id = new.compound_id and model = 'TRUST') then
    raise exception 'compound % is not served in trust', new.compound_id using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger trust_alone_has_budget before insert on stewardship.trust_budget
  for each row execute function stewardship.trust_alone_has_budget();

create table stewardship.trust_budget_line (
  budget_id  uuid not null references stewardship.trust_budget,
  kind       text not null check (kind ~ '^[A-Z_]{2,40}$'),
  amount_fen bigint not null check (amount_fen > 0),
  primary key (budget_id, kind)
);
comment on table stewardship.trust_budget_line is 'part of stewardship.trust_budget: what may be spent on one kind of expense';
create trigger comes_with_parent before insert on stewardship.trust_budget_line for each row execute function city.comes_with_parent('stewardship', 'trust_budget', 'budget_id');

create table stewardship.income_statement (
  id            uuid primary key,
  compound_id   uuid not null references registry.compound,
  year          int not null check (year between 2000 and 2199),
  quarter       int not null check (quarter between 1 and 4),
  opening_fen   bigint not null,
  receipts_fen  bigint not null,
  expenses_fen  bigint not null,
  to_fund_fen   bigint not null,
  closing_fen   bigint not null,
  fund_due_fen  bigint not null check (fund_due_fen >= 0),
  fund_paid_fen bigint not null,
  share_numerator   bigint not null,
  share_denominator bigint not null check (share_denominator > 0),
  lines         int not null check (lines >= 0),
  digest        bytea not null check (octet_length(digest) = 32),
  edition_id    uuid not null references policy.edition,
  published_by  uuid not null references access.person,
  published_at  timestamptz not null,
  act_id        uuid not null,
  act_kind      text not null check (act_kind = 'stewardship.income.published'),
  unique (compound_id, year, quarter),
  check (closing_fen = opening_fen + receipts_fen - expenses_fen - to_fund_fen),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table stewardship.income_statement is 'official: quarters of public income as published; fund_due = least share of all net income so far that belongs in the fund';

create table stewardship.income_statement_line (
  statement_id uuid not null references stewardship.income_statement,
  line_id      uuid not null unique,
  direction    text not null,
  signed_fen   bigint not null,
  primary key (statement_id, line_id)
);
comment on table stewardship.income_statement_line is 'part of stewardship.income_statement: entries and reversals it holds, each in one quarter only';
create trigger comes_with_parent before insert on stewardship.income_statement_line for each row execute function city.comes_with_parent('stewardship', 'income_statement', 'statement_id');

-- A trigger because no constraint reaches another table's sums: nothing is added to a published quarter, and a statement adds
-- up to its lines. Both take the compound's lock, so a late entry and the publication cannot pass each other.
create function stewardship.quarter_is_open() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('income:' || new.compound_id, 0));
  if exists (select from stewardship.income_statement s
              where s.compound_id = new.compound_id
                and (s.year, s.quarter) >= (extract(year from new.occurred_on)::int, extract(quarter from new.occurred_on)::int)) then
    raise exception 'the quarter is published' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger quarter_is_open before insert on stewardship.income_entry for each row execute function stewardship.quarter_is_open();
create trigger quarter_is_open before insert on stewardship.income_reversal for each row execute function stewardship.quarter_is_open();

create function stewardship.statement_adds_up() returns trigger language plpgsql as $$
declare
  n record;
begin
  select count(*) as lines,
         coalesce(sum(signed_fen) filter (where direction = 'RECEIPT'), 0) as receipts,
         coalesce(sum(signed_fen) filter (where direction = 'EXPENSE'), 0) as expenses,
         coalesce(sum(signed_fen) filter (where direction = 'TO_FUND'), 0) as to_fund
    into n from stewardship.income_statement_line where statement_id = new.id;
  if (n.lines, n.receipts, n.expenses, n.to_fund) is distinct from (new.lines, new.receipts_fen, new.expenses_fen, new.to_fund_fen) then
    raise exception 'the statement does not add up to its lines' using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger adds_up after insert on stewardship.income_statement deferrable initially deferred
  for each row execute function stewardship.statement_adds_up();

-- Rooms for everybody; the welfare hours are free, the others below the market price (PY-12).
create table stewardship.room (
  id            uuid primary key,
  compound_id   uuid not null references registry.compound,
  name          text not null check (char_length(name) between 2 and 40),
  seats         int not null check (seats between 1 and 1000),
  opens_hour    int not null check (opens_hour between 0 and 23),
  closes_hour   int not null check (closes_hour between 1 and 24),
  price_fen     bigint not null check (price_fen >= 0),
  market_fen    bigint not null,
  market_source text not null check (market_source <> ''),
  opened_by     uuid not null references access.person,
  opened_at     timestamptz not null,
  act_id        uuid not null,
  act_kind      text not null check (act_kind = 'stewardship.room.opened'),
  check (closes_hour > opens_hour),
  check (price_fen < market_fen),
  unique (compound_id, name),
  unique (id, compound_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table stewardship.room is 'official: rooms to book, with price per hour and the market price it stays below';

create table stewardship.room_use (
  id           uuid primary key,
  room_id      uuid not null references stewardship.room,
  kind         text not null check (kind in ('BOOKING', 'CLOSURE')),
  from_at      timestamptz not null,
  until_at     timestamptz not null check (until_at > from_at),
  purpose      text not null check (purpose <> ''),
  free_minutes int not null check (free_minutes >= 0),
  paid_minutes int not null check (paid_minutes >= 0),
  fee_fen      bigint not null check (fee_fen >= 0),
  state        text not null default 'BOOKED' check (state in ('BOOKED', 'CANCELLED')),
  person_id    uuid not null references access.person,
  booked_at    timestamptz not null,
  act_id       uuid not null,
  act_kind     text not null check (act_kind in ('stewardship.room.booked', 'stewardship.room.closed')),
  check (fee_fen = 0 or paid_minutes > 0),
  check (extract(epoch from until_at - from_at) = 60 * (free_minutes + paid_minutes)),
  exclude using gist (stewardship.uuid_range(room_id, room_id, '[]') with &&, tstzrange(from_at, until_at) with &&) where (state = 'BOOKED'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on stewardship.room_use (person_id, from_at);
comment on table stewardship.room_use is 'official: a room booked or closed for a time; never two at once';
create trigger starts_booked before insert on stewardship.room_use for each row when (new.state <> 'BOOKED') execute function city.refuse_change();

create table stewardship.room_use_step (
  id        uuid primary key,
  use_id    uuid not null references stewardship.room_use,
  to_state  text not null check (to_state = 'CANCELLED'),
  by_person uuid not null references access.person,
  at        timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind = 'stewardship.room.cancelled'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on stewardship.room_use_step (use_id);
comment on table stewardship.room_use_step is 'official: bookings cancelled';
create trigger moves_state before insert on stewardship.room_use_step for each row execute function city.step_moves_state(
  'stewardship', 'room_use', 'use_id', 'BOOKED>CANCELLED');

-- Fees waived for households in hardship (EP-07): a code of the ground, never its story. Published as count and sum only.
create table stewardship.fee_waiver (
  id             uuid primary key,
  compound_id    uuid not null references registry.compound,
  part_id        uuid not null references registry.part,
  ground         text not null check (ground ~ '^[A-Z_]{2,40}$'),
  borne_by       text not null check (borne_by in ('PROPERTY_FIRM', 'PUBLIC_INCOME', 'OFFICE', 'OTHER_OWNERS')),
  amount_fen     bigint not null check (amount_fen > 0),
  from_on        date not null,
  until_on       date not null check (until_on > from_on),
  paper          text not null check (paper <> ''),
  matter_id      uuid not null,
  matter_verdict text not null default 'PASSED' check (matter_verdict = 'PASSED'),
  state          text not null default 'GRANTED' check (state in ('GRANTED', 'ENDED')),
  granted_by     uuid not null references access.person,
  granted_at     timestamptz not null,
  act_id         uuid not null,
  act_kind       text not null check (act_kind = 'stewardship.waiver.granted'),
  exclude using gist (stewardship.uuid_range(part_id, part_id, '[]') with &&, daterange(from_on, until_on, '[]') with &&) where (state = 'GRANTED'),
  foreign key (matter_id, matter_verdict) references vote.result (matter_id, verdict),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on stewardship.fee_waiver (compound_id);
create index on stewardship.fee_waiver (part_id);
create index on stewardship.fee_waiver (matter_id);
comment on table stewardship.fee_waiver is 'official: fees waived, by which owners'' decision, who bears them; never two at once for a home';
create trigger starts_granted before insert on stewardship.fee_waiver for each row when (new.state <> 'GRANTED') execute function city.refuse_change();

create table stewardship.fee_waiver_step (
  id        uuid primary key,
  waiver_id uuid not null references stewardship.fee_waiver,
  to_state  text not null check (to_state = 'ENDED'),
  reason    text not null check (reason <> ''),
  by_person uuid not null references access.person,
  at        timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind = 'stewardship.waiver.ended'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on stewardship.fee_waiver_step (waiver_id);
comment on table stewardship.fee_waiver_step is 'official: waivers ended before their last day';
create trigger moves_state before insert on stewardship.fee_waiver_step for each row execute function city.step_moves_state(
  'stewardship', 'fee_waiver', 'waiver_id', 'GRANTED>ENDED');

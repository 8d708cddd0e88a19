create schema fund;

-- One receipt of money is one lot; it never mixes with another.
create table fund.lot (
  id           uuid primary key,
  code         text not null unique check (code ~ '^ZJ-[0-9]{4}-[0-9]{4}$'),
  project_id   uuid not null references project.project,
  source       text not null check (source in ('CENTRAL_SUBSIDY', 'PROVINCIAL_SUBSIDY', 'CITY_MATCH', 'DISTRICT_MATCH', 'SPECIAL_BOND', 'MAINTENANCE_FUND', 'OWNER_CONTRIBUTION', 'PUBLIC_REVENUE', 'PIPELINE_OPERATOR', 'SOCIAL_CAPITAL', 'DONATION')),
  funder       text not null check (funder <> ''),
  document_number text not null check (document_number <> ''),
  earmark      text not null default '',
  received_fen bigint not null check (received_fen > 0),
  received_on  date not null,
  recorded_at  timestamptz not null,
  recorded_by  uuid not null references access.person,
  act_id       uuid not null,
  act_kind     text not null check (act_kind = 'fund.lot.received'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on fund.lot (project_id);
comment on table fund.lot is 'official: lots of money received, with source, earmark and document number (指标文号)';
create sequence fund.code;

-- What a lot may be used for: classes of items (BASIC …) or single catalogue codes (B01 …).
create table fund.lot_purpose (
  lot_id  uuid not null references fund.lot,
  purpose text not null,
  primary key (lot_id, purpose)
);
comment on table fund.lot_purpose is 'part of fund.lot: the earmark as codes';

-- Money of a lot set aside for an item. Where owners must agree, the matter that passed is named, pinned to PASSED.
create table fund.allocation (
  id             uuid primary key,
  item_id        uuid not null references plan.item,
  lot_id         uuid not null references fund.lot,
  purpose        text not null,
  matter_id      uuid,
  matter_verdict text check (matter_verdict = 'PASSED'),
  amount_fen     bigint not null check (amount_fen > 0),
  allocated_at   timestamptz not null,
  allocated_by   uuid not null references access.person,
  act_id         uuid not null,
  act_kind       text not null check (act_kind = 'fund.allocation.made'),
  unique (item_id, lot_id),
  check ((matter_id is null) = (matter_verdict is null)),
  foreign key (lot_id, purpose) references fund.lot_purpose (lot_id, purpose),
  foreign key (matter_id, matter_verdict) references vote.result (matter_id, verdict),
  foreign key (item_id, matter_id) references plan.item_decision (item_id, matter_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on fund.allocation (lot_id);
create index on fund.allocation (matter_id);
comment on table fund.allocation is 'official: money of a lot set aside for an item';

-- The double-entry ledger. Debit positive, credit negative; every journal adds up to nothing.
create table fund.account (
  id      uuid primary key,
  code    text not null unique check (code ~ '^[a-z]+(:[A-Za-z0-9-]{1,40}){1,4}$'),
  side    text not null check (side in ('DEBIT', 'CREDIT')),
  lot_id  uuid references fund.lot,
  allocation_id uuid references fund.allocation
);
create index on fund.account (lot_id);
create index on fund.account (allocation_id);
comment on table fund.account is 'part of fund.journal: accounts; side = the side on which a balance is normal';

create table fund.journal (
  id          uuid primary key,
  kind        text not null check (kind in ('POST', 'HOLD', 'POST_HOLD', 'VOID_HOLD')),
  hold_id     uuid references fund.journal,
  token       uuid not null,
  occurred_on date not null,
  posted_at   timestamptz not null,
  memo        text not null,
  act_id      uuid not null,
  act_kind    text not null,
  check ((kind in ('POST_HOLD', 'VOID_HOLD')) = (hold_id is not null)),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create unique index hold_is_resolved_once on fund.journal (hold_id) where hold_id is not null;
comment on table fund.journal is 'official: journals of the ledger; a hold reserves, and is posted or voided once';

create table fund.posting (
  journal_id uuid not null references fund.journal,
  line       smallint not null check (line > 0),
  account_id uuid not null references fund.account,
  amount_fen bigint not null check (amount_fen <> 0),
  primary key (journal_id, line)
);
create index on fund.posting (account_id);
comment on table fund.posting is 'part of fund.journal: signed lines, debit positive';

-- Balances, kept by trigger so that an overdraft is impossible, not merely noticed.
create table fund.balance (
  account_id     uuid primary key references fund.account,
  side           text not null,
  debit_fen      bigint not null default 0 check (debit_fen >= 0),
  credit_fen     bigint not null default 0 check (credit_fen >= 0),
  held_debit_fen bigint not null default 0 check (held_debit_fen >= 0),
  held_credit_fen bigint not null default 0 check (held_credit_fen >= 0),
  constraint no_overdraft check (case side when 'CREDIT' then debit_fen + held_debit_fen <= credit_fen
                                           else credit_fen + held_credit_fen <= debit_fen end)
);
comment on table fund.balance is 'derived: balances of accounts, by trigger on postings';

create function fund.account_opens() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into fund.balance (account_id, side) values (new.id, new.side);
  return null;
end $$;
create trigger account_opens after insert on fund.account for each row execute function fund.account_opens();

-- Lines belong to the transaction that made the journal: it alone knows the journal's token (kept in a setting that ends
-- with the transaction), so no balanced pair can be slipped into an old journal.
create function fund.posting_applies() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  j record;
  h bigint;
begin
  select kind, hold_id, token into j from fund.journal where id = new.journal_id;
  if j.token::text is distinct from current_setting('anju.journal_token', true) then
    raise exception 'journal % is closed', new.journal_id using errcode = '23514';
  end if;
  if j.kind = 'POST' then
    update fund.balance set debit_fen = debit_fen + greatest(new.amount_fen, 0), credit_fen = credit_fen + greatest(-new.amount_fen, 0)
     where account_id = new.account_id;
  elsif j.kind = 'HOLD' then
    update fund.balance set held_debit_fen = held_debit_fen + greatest(new.amount_fen, 0), held_credit_fen = held_credit_fen + greatest(-new.amount_fen, 0)
     where account_id = new.account_id;
  else
    select amount_fen into h from fund.posting where journal_id = j.hold_id and line = new.line and account_id = new.account_id;
    if h is null or sign(h) <> sign(new.amount_fen) or abs(new.amount_fen) > abs(h) then
      raise exception 'line % exceeds the hold', new.line using errcode = '23514';
    end if;
    update fund.balance set
        held_debit_fen = held_debit_fen - greatest(h, 0), held_credit_fen = held_credit_fen - greatest(-h, 0),
        debit_fen = debit_fen + case j.kind when 'POST_HOLD' then greatest(new.amount_fen, 0) else 0 end,
        credit_fen = credit_fen + case j.kind when 'POST_HOLD' then greatest(-new.amount_fen, 0) else 0 end
     where account_id = new.account_id;
  end if;
  return null;
end $$;
create trigger posting_applies after insert on fund.posting for each row execute function fund.posting_applies();

-- A constraint trigger because balance is a fact about all lines together; checked at commit.
create function fund.journal_balances() returns trigger language plpgsql as $$
begin
  if (select count(*) < 2 or sum(amount_fen) <> 0 from fund.posting where journal_id = new.id)
     or (new.hold_id is not null and (select count(*) from fund.posting where journal_id = new.id)
                                  <> (select count(*) from fund.posting where journal_id = new.hold_id)) then
    raise exception 'journal % does not balance', new.id using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger journal_balances after insert on fund.journal deferrable initially deferred
  for each row execute function fund.journal_balances();

create view fund.thread (late_kind, late_id, early_kind, early_id) as
  select 'allocation', id, 'item', item_id from fund.allocation
  union all
  select 'allocation', id, 'lot', lot_id from fund.allocation
  union all
  select 'allocation', id, 'matter', matter_id from fund.allocation where matter_id is not null;

-- One receipt of money is one lot; it never mixes with another.
create table fund.lot (
  id           uuid primary key,
  code         text not null unique check (code ~ '^ZJ-[0-9]{4}-[0-9]{4,}$'),
  project_id   uuid not null references project.project,
  source       text not null check (source in ('CENTRAL_SUBSIDY', 'PROVINCIAL_SUBSIDY', 'CITY_MATCH', 'DISTRICT_MATCH', 'SPECIAL_BOND', 'MAINTENANCE_FUND', 'OWNER_CONTRIBUTION', 'PUBLIC_REVENUE', 'PIPELINE_OPERATOR', 'SOCIAL_CAPITAL', 'DONATION')),
  funder       text not null check (funder <> ''),
  document_number text not null check (document_number <> ''),
  -- The treasury's numbers, so that its books can be found from ours: 项目编码, 科目, 凭证号.
  project_code text not null default '',
  subject      text not null default '',
  voucher      text not null default '',
  earmark      text not null default '',
  received_fen bigint not null check (received_fen > 0),
  received_on  date not null,
  recorded_at  timestamptz not null,
  recorded_by  uuid not null references access.person,
  state        text not null default 'RECEIVED' check (state in ('RECEIVED', 'REVERSED')),
  -- Not received here: what was left of it when the office joined.
  opening_id    uuid unique,
  opening_state text generated always as (case when opening_id is not null then 'CONFIRMED' end) stored,
  act_id       uuid not null,
  act_kind     text not null check (act_kind = case when opening_id is null then 'fund.lot.received' else 'fund.opening.confirmed' end),
  unique (id, source),
  foreign key (opening_id, opening_state) references fund.opening (id, state),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on fund.lot (project_id);
comment on table fund.lot is 'official: lots of money received, with source, earmark and document number (指标文号)';
create trigger starts_received before insert on fund.lot for each row when (new.state <> 'RECEIVED') execute function city.refuse_change();
create sequence fund.code;

-- A receipt booked by mistake, or money the funder called back: a contra of the whole lot, while none of it is set aside.
create table fund.lot_step (
  id              uuid primary key,
  lot_id          uuid not null references fund.lot,
  to_state        text not null check (to_state = 'REVERSED'),
  document_number text not null check (document_number <> ''),
  reason          text not null check (reason <> ''),
  by_person       uuid not null references access.person,
  at              timestamptz not null,
  act_id          uuid not null,
  act_kind        text not null check (act_kind = 'fund.lot.reversed'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on fund.lot_step (lot_id);
comment on table fund.lot_step is 'official: a receipt was reversed, with the paper that says so';
create trigger moves_state before insert on fund.lot_step for each row execute function city.step_moves_state(
  'fund', 'lot', 'lot_id', 'RECEIVED>REVERSED');

-- What a lot may be used for: classes of items (BASIC …) or single catalogue codes (B01 …); or what comes after the works,
-- running the compound (OPERATION) and its facilities' upkeep (UPKEEP), which no item of the works can take.
create table fund.lot_purpose (
  lot_id  uuid not null references fund.lot,
  purpose text not null check (purpose in ('BASIC', 'IMPROVE', 'UPGRADE', 'SAFETY', 'OPERATION', 'UPKEEP') or purpose ~ '^[A-Z][0-9]{2}$'),
  primary key (lot_id, purpose)
);
comment on table fund.lot_purpose is 'part of fund.lot: the earmark as codes';
create trigger comes_with_parent before insert on fund.lot_purpose for each row execute function city.comes_with_parent('fund', 'lot', 'lot_id');

-- So that an allocation's purpose can be held against its item by foreign key.
create unique index item_of_class on plan.item (id, class);
create unique index item_of_code on plan.item (id, catalogue_code);

-- Money of a lot set aside for an item. The purpose is one of the lot's and is the item's own class or code. Where owners
-- must agree, the matter that passed is named, pinned to PASSED; the maintenance fund is theirs (Civil Code art. 281).
create table fund.allocation (
  id             uuid primary key,
  item_id        uuid not null references plan.item,
  lot_id         uuid not null references fund.lot,
  source         text not null,
  purpose        text not null,
  by_class       text generated always as (case when purpose ~ '^[A-Z][0-9]{2}$' then null else purpose end) stored,
  by_code        text generated always as (case when purpose ~ '^[A-Z][0-9]{2}$' then purpose end) stored,
  matter_id      uuid,
  matter_verdict text check (matter_verdict = 'PASSED'),
  amount_fen     bigint not null check (amount_fen > 0),
  state          text not null default 'SET_ASIDE' check (state in ('SET_ASIDE', 'RELEASED')),
  allocated_at   timestamptz not null,
  allocated_by   uuid not null references access.person,
  act_id         uuid not null,
  act_kind       text not null check (act_kind = 'fund.allocation.made'),
  unique (id, lot_id),
  unique (id, item_id),
  unique (id, state),
  check ((matter_id is null) = (matter_verdict is null)),
  check (source <> 'MAINTENANCE_FUND' or matter_id is not null),
  foreign key (lot_id, source) references fund.lot (id, source),
  foreign key (lot_id, purpose) references fund.lot_purpose (lot_id, purpose),
  foreign key (item_id, by_class) references plan.item (id, class),
  foreign key (item_id, by_code) references plan.item (id, catalogue_code),
  foreign key (matter_id, matter_verdict) references vote.result (matter_id, verdict),
  foreign key (item_id, matter_id) references plan.item_decision (item_id, matter_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on fund.allocation (item_id);
create index on fund.allocation (lot_id);
create index on fund.allocation (matter_id);
comment on table fund.allocation is 'official: money of a lot set aside for an item';
create trigger starts_set_aside before insert on fund.allocation for each row when (new.state <> 'SET_ASIDE') execute function city.refuse_change();

create table fund.allocation_step (
  id            uuid primary key,
  allocation_id uuid not null references fund.allocation,
  to_state      text not null check (to_state = 'RELEASED'),
  reason        text not null check (reason <> ''),
  by_person     uuid not null references access.person,
  at            timestamptz not null,
  act_id        uuid not null,
  act_kind      text not null check (act_kind = 'fund.allocation.released'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on fund.allocation_step (allocation_id);
comment on table fund.allocation_step is 'official: an allocation no contract stands on was given back to its lot';
create trigger moves_state before insert on fund.allocation_step for each row execute function city.step_moves_state(
  'fund', 'allocation', 'allocation_id', 'SET_ASIDE>RELEASED');

-- The double-entry ledger. Debit positive, credit negative; every journal adds up to nothing, lot by lot. For each lot
-- BANK (what came in and is still there), AVAILABLE (not set aside yet); for each allocation ALLOCATED (not spent yet),
-- SPENT (funds used) and WORKS (what they bought); for each purpose after the works that the lot has, USED and RUNNING: what
-- running and upkeep took and what it bought, with no item between; and OPENING, what was there when the office joined. No account is shared by lots, so none is hot.
create table fund.account (
  id      uuid primary key,
  kind    text not null check (kind in ('BANK', 'AVAILABLE', 'ALLOCATED', 'SPENT', 'WORKS', 'USED', 'RUNNING', 'OPENING')),
  code    text not null unique check (code ~ '^[a-z]+(:[A-Za-z0-9-]{1,40}){1,4}$'),
  side    text not null generated always as (case when kind in ('BANK', 'WORKS', 'RUNNING') then 'DEBIT' else 'CREDIT' end) stored,
  lot_id  uuid not null references fund.lot,
  allocation_id uuid,
  purpose text check (purpose in ('OPERATION', 'UPKEEP')),
  check ((allocation_id is not null) = (kind in ('ALLOCATED', 'SPENT', 'WORKS'))),
  check ((purpose is not null) = (kind in ('USED', 'RUNNING'))),
  unique nulls not distinct (lot_id, allocation_id, purpose, kind),
  foreign key (lot_id, purpose) references fund.lot_purpose (lot_id, purpose),
  foreign key (allocation_id, lot_id) references fund.allocation (id, lot_id)
);
create index on fund.account (allocation_id);
comment on table fund.account is 'part of fund.journal: accounts; side = the side on which a balance is normal';

create table fund.journal (
  id          uuid primary key,
  kind        text not null check (kind in ('OPENING', 'POST', 'HOLD', 'POST_HOLD', 'VOID_HOLD')),
  hold_id     uuid,
  hold_kind   text generated always as (case when hold_id is not null then 'HOLD' end) stored,
  occurred_on date not null,
  posted_at   timestamptz not null,
  memo        text not null,
  act_id      uuid not null,
  act_kind    text not null,
  unique (id, kind),
  unique (id, hold_id),
  check ((kind in ('POST_HOLD', 'VOID_HOLD')) = (hold_id is not null)),
  foreign key (hold_id, hold_kind) references fund.journal (id, kind),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create unique index hold_is_resolved_once on fund.journal (hold_id) where hold_id is not null;
create index on fund.journal (act_id);
comment on table fund.journal is 'official: journals of the ledger; a hold reserves, and is posted or voided once';

-- Lines are written with their journal, so no balanced pair can be slipped into an old one.
create table fund.posting (
  journal_id uuid not null references fund.journal,
  line       smallint not null check (line > 0),
  account_id uuid not null references fund.account,
  amount_fen bigint not null check (amount_fen <> 0),
  primary key (journal_id, line)
);
create index on fund.posting (account_id);
comment on table fund.posting is 'part of fund.journal: signed lines, debit positive';
create trigger comes_with_parent before insert on fund.posting for each row execute function city.comes_with_parent('fund', 'journal', 'journal_id');

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

-- A trigger because a balance is the sum of its lines. Money comes in, is set aside and comes back by POST; it leaves a lot only
-- by a hold that is posted.
create function fund.posting_applies() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  j record;
  a text;
  h bigint;
begin
  select kind, hold_id into j from fund.journal where id = new.journal_id;
  select kind || case when new.amount_fen > 0 then '+' else '-' end into a from fund.account where id = new.account_id;
  if not a = any (case j.kind when 'OPENING' then array['BANK+', 'OPENING-', 'OPENING+', 'AVAILABLE-'] when 'POST' then array['BANK+', 'BANK-', 'AVAILABLE+', 'AVAILABLE-', 'ALLOCATED+', 'ALLOCATED-', 'USED+', 'RUNNING-']
                              else array['ALLOCATED+', 'SPENT-', 'WORKS+', 'AVAILABLE+', 'USED-', 'RUNNING+', 'BANK-'] end) then
    raise exception 'a journal of kind % cannot move %', j.kind, a using errcode = '23514';
  end if;
  if j.kind in ('OPENING', 'POST') then
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

-- What came into a lot's bank account, less what came back of its own running expenses.
create function fund.brought(lot uuid) returns numeric language sql stable as $$
  select coalesce(sum(b.debit_fen) filter (where a.kind = 'BANK'), 0) - coalesce(sum(b.debit_fen) filter (where a.kind = 'USED'), 0)
    from fund.account a join fund.balance b on b.account_id = a.id where a.lot_id = lot $$;

-- A constraint trigger because balance is a fact about all lines together; checked at commit. Nothing adds up across lots;
-- spending adds up within its allocation or its purpose; a POST cannot make more money than the lot brought, running gave back
-- or the allocation set aside.
create function fund.journal_balances() returns trigger language plpgsql as $$
begin
  if (select count(*) < 2 from fund.posting where journal_id = new.id)
     or exists (select from fund.posting p join fund.account a on a.id = p.account_id
                 where p.journal_id = new.id group by a.lot_id having sum(p.amount_fen) <> 0)
     or (new.kind not in ('OPENING', 'POST') and exists (
           select from fund.posting p join fund.account a on a.id = p.account_id
            where p.journal_id = new.id
            group by a.lot_id, a.side = 'DEBIT', case when a.side = 'CREDIT' then a.allocation_id end
           having sum(p.amount_fen) <> 0))
     or exists (select from fund.posting p join fund.account a on a.id = p.account_id
                 where p.journal_id = new.id and a.purpose is not null group by a.lot_id, a.purpose having sum(p.amount_fen) <> 0)
     or (new.hold_id is not null and (select count(*) from fund.posting where journal_id = new.id)
                                  <> (select count(*) from fund.posting where journal_id = new.hold_id)) then
    raise exception 'journal % does not balance', new.id using errcode = '23514';
  end if;
  if new.kind = 'OPENING' and not exists (
      select from fund.posting p join fund.account a on a.id = p.account_id join fund.lot l on l.id = a.lot_id
       where p.journal_id = new.id and l.opening_id is not null and l.act_id = new.act_id
       group by l.id
      having count(distinct a.lot_id) = 1
         and sum(p.amount_fen) filter (where a.kind = 'OPENING' and p.amount_fen < 0) = -max(l.received_fen)
         and coalesce(sum(p.amount_fen) filter (where a.kind = 'OPENING'), 0) = 0) then
    raise exception 'journal % opens no balance that two people entered', new.id using errcode = '23514';
  end if;
  if new.kind in ('OPENING', 'POST') and exists (
      select from fund.posting p
        join fund.account a on a.id = p.account_id
        join fund.balance b on b.account_id = a.id
        join fund.lot l on l.id = a.lot_id
        left join fund.allocation x on x.id = a.allocation_id
       where p.journal_id = new.id
         and (a.kind in ('BANK', 'USED') and fund.brought(l.id) <> l.received_fen
              or a.kind = 'BANK' and p.amount_fen < 0 and (l.state <> 'REVERSED' or p.amount_fen <> -l.received_fen)
              or a.kind = 'ALLOCATED' and b.credit_fen <> x.amount_fen
              or a.kind = 'ALLOCATED' and p.amount_fen > 0 and (x.state <> 'RELEASED' or p.amount_fen <> x.amount_fen))) then
    raise exception 'journal % books what was not received, set aside or released', new.id using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger journal_balances after insert on fund.journal deferrable initially deferred
  for each row execute function fund.journal_balances();

-- Constraint triggers because fact and booking are rows of different tables: no lot, allocation or release without its
-- journal, and an allocation stays within the undertaking its lot was received for.
create function fund.lot_is_booked() returns trigger language plpgsql as $$
begin
  if not exists (select from fund.account a join fund.balance b on b.account_id = a.id
                  where a.lot_id = new.id and a.kind = 'BANK' and b.debit_fen = new.received_fen)
     or (new.opening_id is not null) <> exists (select from fund.journal j where j.act_id = new.act_id and j.kind = 'OPENING') then
    raise exception 'lot % is not booked', new.code using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger lot_is_booked after insert on fund.lot deferrable initially deferred for each row execute function fund.lot_is_booked();

create function fund.reversal_is_booked() returns trigger language plpgsql as $$
begin
  if not exists (select from fund.account a join fund.balance b on b.account_id = a.id
                  where a.lot_id = new.lot_id and a.kind = 'BANK' and b.debit_fen = b.credit_fen) then
    raise exception 'reversal of lot % is not booked', new.lot_id using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger reversal_is_booked after insert on fund.lot_step deferrable initially deferred
  for each row execute function fund.reversal_is_booked();

create function fund.allocation_is_booked() returns trigger language plpgsql as $$
begin
  if not exists (select from fund.account a join fund.balance b on b.account_id = a.id
                  where a.allocation_id = new.id and a.kind = 'ALLOCATED' and b.credit_fen = new.amount_fen)
     or not exists (select from fund.lot l join plan.item i on i.id = new.item_id join plan.plan p on p.id = i.plan_id
                     where l.id = new.lot_id and p.project_id = l.project_id) then
    raise exception 'allocation % is not booked, or for another undertaking', new.id using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger allocation_is_booked after insert on fund.allocation deferrable initially deferred
  for each row execute function fund.allocation_is_booked();

create function fund.release_is_booked() returns trigger language plpgsql as $$
begin
  if not exists (select from fund.account a join fund.balance b on b.account_id = a.id
                  where a.allocation_id = new.allocation_id and a.kind = 'ALLOCATED' and b.debit_fen = b.credit_fen) then
    raise exception 'release of allocation % is not booked', new.allocation_id using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger release_is_booked after insert on fund.allocation_step deferrable initially deferred
  for each row execute function fund.release_is_booked();

-- What other modules and pages read. Per lot: received = available + allocated + held + spent, to the fen; a reversed lot
-- brought nothing.
create view fund.lot_balance as
  select l.id as lot_id, l.project_id, case l.state when 'RECEIVED' then l.received_fen else 0 end as received_fen,
         coalesce(sum(b.credit_fen - b.debit_fen - b.held_debit_fen) filter (where a.kind = 'AVAILABLE'), 0)::bigint as available_fen,
         coalesce(sum(b.credit_fen - b.debit_fen - b.held_debit_fen) filter (where a.kind = 'ALLOCATED'), 0)::bigint as allocated_fen,
         coalesce(sum(b.held_debit_fen) filter (where a.kind in ('AVAILABLE', 'ALLOCATED')), 0)::bigint as held_fen,
         coalesce(sum(b.credit_fen - b.debit_fen) filter (where a.kind in ('SPENT', 'USED')), 0)::bigint as spent_fen
    from fund.lot l
    join fund.account a on a.lot_id = l.id
    join fund.balance b on b.account_id = a.id
   group by l.id;

create view fund.allocation_now as
  select x.id, x.item_id, x.lot_id, l.project_id, x.source, x.purpose, x.matter_id, x.amount_fen, x.state, x.allocated_at,
         (b.credit_fen - b.debit_fen - b.held_debit_fen) as left_fen,
         b.held_debit_fen as held_fen,
         coalesce((select s.credit_fen from fund.account sa join fund.balance s on s.account_id = sa.id
                    where sa.allocation_id = x.id and sa.kind = 'SPENT'), 0) as spent_fen
    from fund.allocation x
    join fund.lot l on l.id = x.lot_id
    join fund.account a on a.allocation_id = x.id and a.kind = 'ALLOCATED'
    join fund.balance b on b.account_id = a.id;

-- What a hold, or the journal that resolves it, takes from which allocation.
create view fund.taken (journal_id, journal_kind, hold_id, allocation_id, amount_fen) as
  select j.id, j.kind, j.hold_id, a.allocation_id, p.amount_fen
    from fund.journal j
    join fund.posting p on p.journal_id = j.id
    join fund.account a on a.id = p.account_id
   where j.kind not in ('OPENING', 'POST') and a.kind = 'ALLOCATED';

create view fund.thread (late_kind, late_id, early_kind, early_id) as
  select 'allocation', id, 'item', item_id from fund.allocation
  union all
  select 'allocation', id, 'lot', lot_id from fund.allocation
  union all
  select 'allocation', id, 'matter', matter_id from fund.allocation where matter_id is not null;

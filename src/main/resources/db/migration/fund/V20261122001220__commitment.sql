-- Money promised: a budget document, a grant, an agreement or a pledge. It arrives in tranches, each on its day; what has
-- arrived is a lot. A giver who is a company may be named in public if it agreed; a home never is.
create table fund.commitment (
  id              uuid primary key,
  code            text not null unique check (code ~ '^XD-[0-9]{4}-[0-9]{4,}$'),
  project_id      uuid not null references project.project,
  source          text not null check (source in ('CENTRAL_SUBSIDY', 'PROVINCIAL_SUBSIDY', 'CITY_MATCH', 'DISTRICT_MATCH', 'SPECIAL_BOND', 'MAINTENANCE_FUND', 'OWNER_CONTRIBUTION', 'PUBLIC_REVENUE', 'PIPELINE_OPERATOR', 'SOCIAL_CAPITAL', 'DONATION')),
  funder          text not null check (funder <> ''),
  named           boolean not null default false,
  document_number text not null check (document_number <> ''),
  earmark         text not null default '',
  total_fen       bigint not null check (total_fen > 0),
  use_by          date,
  state           text not null default 'STANDING' check (state in ('STANDING', 'ENDED')),
  recorded_at     timestamptz not null,
  recorded_by     uuid not null references access.person,
  act_id          uuid not null,
  act_kind        text not null check (act_kind = 'fund.commitment.made'),
  unique (id, source),
  check (not named or source in ('DONATION', 'SOCIAL_CAPITAL', 'PIPELINE_OPERATOR')),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on fund.commitment (project_id);
comment on table fund.commitment is 'official: money promised to an undertaking (资金下达、出资协议、认捐); named = the giver agreed to be named in public';
create sequence fund.commitment_code;
create trigger starts_standing before insert on fund.commitment for each row when (new.state <> 'STANDING') execute function city.refuse_change();

create table fund.commitment_purpose (
  commitment_id uuid not null references fund.commitment,
  purpose       text not null check (purpose in ('BASIC', 'IMPROVE', 'UPGRADE', 'SAFETY', 'OPERATION', 'UPKEEP') or purpose ~ '^[A-Z][0-9]{2}$'),
  primary key (commitment_id, purpose)
);
comment on table fund.commitment_purpose is 'part of fund.commitment: the earmark as codes';
create trigger comes_with_parent before insert on fund.commitment_purpose for each row execute function city.comes_with_parent('fund', 'commitment', 'commitment_id');

create table fund.tranche (
  id            uuid primary key,
  commitment_id uuid not null references fund.commitment,
  number        int not null check (number > 0),
  planned_on    date not null,
  amount_fen    bigint not null check (amount_fen > 0),
  unique (commitment_id, number)
);
comment on table fund.tranche is 'part of fund.commitment: when how much is to arrive';
create trigger comes_with_parent before insert on fund.tranche for each row execute function city.comes_with_parent('fund', 'commitment', 'commitment_id');

create table fund.commitment_step (
  id            uuid primary key,
  commitment_id uuid not null references fund.commitment,
  to_state      text not null check (to_state = 'ENDED'),
  reason        text not null check (reason <> ''),
  by_person     uuid not null references access.person,
  at            timestamptz not null,
  act_id        uuid not null,
  act_kind      text not null check (act_kind = 'fund.commitment.ended'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on fund.commitment_step (commitment_id);
comment on table fund.commitment_step is 'official: nothing more comes of a commitment, and why';
create trigger moves_state before insert on fund.commitment_step for each row execute function city.step_moves_state(
  'fund', 'commitment', 'commitment_id', 'STANDING>ENDED');

-- Which tranche a lot belongs to; a tranche may come in several lots.
create table fund.tranche_lot (
  lot_id     uuid primary key references fund.lot,
  tranche_id uuid not null references fund.tranche
);
create index on fund.tranche_lot (tranche_id);
comment on table fund.tranche_lot is 'part of fund.lot: the tranche that arrived';
create trigger comes_with_parent before insert on fund.tranche_lot for each row execute function city.comes_with_parent('fund', 'lot', 'lot_id');

-- Constraint triggers because sums of other rows must agree: the tranches are the whole, and no tranche brings more than it says.
create function fund.tranches_add_up() returns trigger language plpgsql as $$
begin
  if new.total_fen <> (select coalesce(sum(amount_fen), 0) from fund.tranche where commitment_id = new.id) then
    raise exception 'the tranches of commitment % are not its total', new.code using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger tranches_add_up after insert on fund.commitment deferrable initially deferred
  for each row execute function fund.tranches_add_up();

create function fund.tranche_fits() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('tranche:' || new.tranche_id, 0));
  if not exists (select from fund.lot l join fund.tranche t on t.id = new.tranche_id
                   join fund.commitment c on c.id = t.commitment_id
                  where l.id = new.lot_id and l.project_id = c.project_id and l.source = c.source)
     or (select t.amount_fen from fund.tranche t where t.id = new.tranche_id)
        < (select sum(l.received_fen) from fund.tranche_lot r join fund.lot l on l.id = r.lot_id
            where r.tranche_id = new.tranche_id and l.state = 'RECEIVED') then
    raise exception 'lot % does not fit its tranche', new.lot_id using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger tranche_fits after insert on fund.tranche_lot deferrable initially deferred
  for each row execute function fund.tranche_fits();

-- Money that is promised but not here, spoken for by an item; only where the pack allows it. It pays nothing: contracts stand
-- on allocations, and a reservation becomes one when money arrives.
create table fund.reservation (
  id             uuid primary key,
  commitment_id  uuid not null references fund.commitment,
  item_id        uuid not null references plan.item,
  purpose        text not null,
  by_class       text generated always as (case when purpose ~ '^[A-Z][0-9]{2}$' then null else purpose end) stored,
  by_code        text generated always as (case when purpose ~ '^[A-Z][0-9]{2}$' then purpose end) stored,
  amount_fen     bigint not null check (amount_fen > 0),
  state          text not null default 'STANDING' check (state in ('STANDING', 'SET_ASIDE', 'DROPPED')),
  made_at        timestamptz not null,
  made_by        uuid not null references access.person,
  act_id         uuid not null,
  act_kind       text not null check (act_kind = 'fund.reservation.made'),
  foreign key (commitment_id, purpose) references fund.commitment_purpose (commitment_id, purpose),
  foreign key (item_id, by_class) references plan.item (id, class),
  foreign key (item_id, by_code) references plan.item (id, catalogue_code),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on fund.reservation (commitment_id);
create index on fund.reservation (item_id);
comment on table fund.reservation is 'official: money promised, spoken for by an item before it is here (预安排)';
create trigger starts_standing before insert on fund.reservation for each row when (new.state <> 'STANDING') execute function city.refuse_change();

create table fund.reservation_step (
  id             uuid primary key,
  reservation_id uuid not null references fund.reservation,
  to_state       text not null check (to_state in ('SET_ASIDE', 'DROPPED')),
  allocation_id  uuid unique references fund.allocation,
  reason         text not null default '',
  by_person      uuid not null references access.person,
  at             timestamptz not null,
  act_id         uuid not null,
  act_kind       text not null check (act_kind in ('fund.allocation.made', 'fund.reservation.dropped')),
  check (case to_state when 'SET_ASIDE' then allocation_id is not null and act_kind = 'fund.allocation.made'
                       else allocation_id is null and reason <> '' and act_kind = 'fund.reservation.dropped' end),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on fund.reservation_step (reservation_id);
comment on table fund.reservation_step is 'official: a reservation became an allocation, or was dropped with its reason';
create trigger moves_state before insert on fund.reservation_step for each row execute function city.step_moves_state(
  'fund', 'reservation', 'reservation_id', 'STANDING>SET_ASIDE', 'STANDING>DROPPED');

create view fund.tranche_now as
  select t.id, t.commitment_id, c.project_id, t.number, t.planned_on, t.amount_fen, c.state = 'ENDED' as ended,
         coalesce((select sum(l.received_fen) from fund.tranche_lot r join fund.lot l on l.id = r.lot_id
                    where r.tranche_id = t.id and l.state = 'RECEIVED'), 0)::bigint as received_fen
    from fund.tranche t
    join fund.commitment c on c.id = t.commitment_id;

-- Promised, received, set aside and paid of each commitment.
create view fund.commitment_now as
  select c.id, c.code, c.project_id, c.source, c.funder, c.named, c.document_number, c.earmark, c.total_fen, c.use_by, c.state,
         coalesce(b.received_fen, 0)::bigint as received_fen,
         coalesce(b.allocated_fen + b.held_fen + b.spent_fen, 0)::bigint as earmarked_fen,
         coalesce(b.spent_fen, 0)::bigint as spent_fen,
         coalesce((select sum(r.amount_fen) from fund.reservation r where r.commitment_id = c.id and r.state = 'STANDING'), 0)::bigint as reserved_fen
    from fund.commitment c
    left join lateral (select sum(n.received_fen) as received_fen, sum(n.allocated_fen) as allocated_fen, sum(n.held_fen) as held_fen,
                              sum(n.spent_fen) as spent_fen
                         from fund.tranche t join fund.tranche_lot r on r.tranche_id = t.id join fund.lot_balance n on n.lot_id = r.lot_id
                        where t.commitment_id = c.id) b on true;

-- What was given other than cash: each kind apart, none of it in the ledger. Private works inside homes are known but are
-- no part of the undertaking's funding.
create table fund.contribution (
  id              uuid primary key,
  code            text not null unique check (code ~ '^GX-[0-9]{4}-[0-9]{4,}$'),
  project_id      uuid not null references project.project,
  item_id         uuid references plan.item,
  kind            text not null check (kind in ('IN_KIND', 'LABOUR', 'OWN_WORKS', 'PRIVATE')),
  purpose         text not null check (purpose in ('WORKS', 'OPERATION', 'UPKEEP')),
  what            text not null check (what <> ''),
  giver           text not null check (giver in ('ORGANISATION', 'RESIDENTS')),
  organisation_id uuid references registry.organisation,
  named           boolean not null default false,
  people          int check (people > 0),
  minutes         bigint check (minutes > 0),
  rate_fen        bigint check (rate_fen > 0),
  valuation       text not null check (valuation in ('INVOICE', 'MARKET', 'APPRAISAL', 'STATED', 'RATE')),
  document_number text not null default '',
  value_fen       bigint not null check (value_fen > 0),
  given_on        date not null,
  state           text not null default 'RECORDED' check (state in ('RECORDED', 'REVERSED')),
  recorded_at     timestamptz not null,
  recorded_by     uuid not null references access.person,
  act_id          uuid not null,
  act_kind        text not null check (act_kind = 'fund.contribution.recorded'),
  check ((giver = 'ORGANISATION') = (organisation_id is not null)),
  check ((giver = 'RESIDENTS') = (people is not null)),
  check (not named or giver = 'ORGANISATION'),
  check (case kind when 'LABOUR' then valuation = 'RATE' and minutes is not null and rate_fen is not null
                                      and value_fen = div(minutes::numeric * rate_fen, 60)
                   else valuation <> 'RATE' and minutes is null and rate_fen is null end),
  check (valuation not in ('INVOICE', 'APPRAISAL') or document_number <> ''),
  check (kind <> 'OWN_WORKS' or giver = 'ORGANISATION'),
  check (kind <> 'PRIVATE' or giver = 'RESIDENTS' and purpose = 'WORKS'),
  check (item_id is null or purpose = 'WORKS'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on fund.contribution (project_id);
create index on fund.contribution (item_id);
comment on table fund.contribution is 'official: goods, labour, an operator''s own works and private works, each valued as stated; never cash';
create sequence fund.contribution_code;
create trigger starts_recorded before insert on fund.contribution for each row when (new.state <> 'RECORDED') execute function city.refuse_change();

create table fund.contribution_step (
  id              uuid primary key,
  contribution_id uuid not null references fund.contribution,
  to_state        text not null check (to_state = 'REVERSED'),
  reason          text not null check (reason <> ''),
  by_person       uuid not null references access.person,
  at              timestamptz not null,
  act_id          uuid not null,
  act_kind        text not null check (act_kind = 'fund.contribution.reversed'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on fund.contribution_step (contribution_id);
comment on table fund.contribution_step is 'official: a contribution was recorded by mistake or taken back';
create trigger moves_state before insert on fund.contribution_step for each row execute function city.step_moves_state(
  'fund', 'contribution', 'contribution_id', 'RECORDED>REVERSED');

-- Every kind of contribution on its own row; adding the rows up would add cash to things that are not.
create view fund.given (project_id, kind, times, value_fen, minutes) as
  select project_id, 'CASH', count(*), sum(received_fen)::bigint, null::bigint from fund.lot where state = 'RECEIVED' group by project_id
  union all
  select project_id, kind, count(*), sum(value_fen)::bigint, sum(minutes)::bigint
    from fund.contribution where state = 'RECORDED' group by project_id, kind;

-- A tranche waits from the day it should have come; the commitment's page is where it is received.
create view fund.todo (role, place_id, subject_kind, subject_id, since, due_on) as
  select r.role, l.compound_id, 'tranche', t.commitment_id, t.planned_on::timestamp at time zone 'Asia/Shanghai', t.planned_on
    from fund.tranche_now t
    join lateral (select compound_id from project.place l where l.project_id = t.project_id order by compound_id limit 1) l on true
   cross join (values ('SUBDISTRICT_CLERK'), ('FINANCE_BUREAU')) r (role)
   where not t.ended and t.received_fen < t.amount_fen
  union all
  select r.role, l.compound_id, 'earlier_payment', p.id, p.entered_at, null::date
    from fund.earlier_payment p
    join lateral (select compound_id from project.place l where l.project_id = p.project_id order by compound_id limit 1) l on true
   cross join (values ('SUBDISTRICT_LEADER'), ('FINANCE_BUREAU')) r (role)
   where p.state = 'ENTERED' and p.batch_id is null
  union all
  select r.role, l.compound_id, 'earlier_batch', b.id, b.entered_at, null::date
    from fund.earlier_batch b
    join lateral (select compound_id from project.place l where l.project_id = b.project_id order by compound_id limit 1) l on true
   cross join (values ('SUBDISTRICT_LEADER'), ('FINANCE_BUREAU')) r (role)
   where exists (select from fund.earlier_payment p where p.batch_id = b.id and p.state = 'ENTERED')
  union all
  select r.role, l.compound_id, 'opening', o.id, o.entered_at, null::date
    from fund.opening o
    join lateral (select compound_id from project.place l where l.project_id = o.project_id order by compound_id limit 1) l on true
   cross join (values ('SUBDISTRICT_LEADER'), ('FINANCE_BUREAU')) r (role)
   where o.state = 'ENTERED';

create view fund.timeline (project_id, occurred_at, kind, subject_id) as
  select project_id, recorded_at, act_kind, id from fund.commitment
  union all
  select project_id, recorded_at, act_kind, id from fund.lot
  union all
  select l.project_id, s.at, s.act_kind, s.lot_id from fund.lot_step s join fund.lot l on l.id = s.lot_id
  union all
  select project_id, recorded_at, act_kind, id from fund.contribution where state = 'RECORDED';

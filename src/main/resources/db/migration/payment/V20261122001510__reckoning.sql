-- What the parties agreed about paying a contract, set once and before the first payment. The bounds here are those of the
-- law (Caijian [2004] 369: an advance of at most 30 per cent; Jianzhi [2017] 138 arts 2 and 7: at most 3 per cent kept back,
-- for at most 24 months); the pack of the contract's edition may be narrower.
create table payment.terms (
  contract_id        uuid primary key references works.contract,
  contract_fen       bigint not null check (contract_fen > 0),
  advance_percent    int not null check (advance_percent between 0 and 30),
  wage_percent       int not null check (wage_percent between 0 and 60),
  completion_percent int not null check (completion_percent between 1 and 97),
  retention_percent  int not null check (retention_percent between 0 and 3),
  defect_months      int not null check (defect_months between 1 and 24),
  wage_holder        text not null default '',
  wage_bank          text not null default '',
  wage_account       text not null default '' check (wage_account ~ '^[0-9]*$'),
  agreed_by          uuid not null references access.person,
  agreed_at          timestamptz not null,
  act_id             uuid not null,
  act_kind           text not null check (act_kind = 'payment.terms.agreed'),
  check ((wage_percent = 0) = (wage_account = '') and (wage_account = '') = (wage_holder = '') and (wage_account = '') = (wage_bank = '')),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table payment.terms is 'official: how a contract is paid: advance, wages'' account, completion, retention';

-- The settled price, reviewed by somebody with a name; never more than was contracted, approved change orders included.
create table payment.settlement (
  contract_id   uuid primary key references payment.terms,
  claimed_fen   bigint not null check (claimed_fen > 0),
  settled_fen   bigint not null check (settled_fen > 0),
  reviewer      text not null check (reviewer <> ''),
  reviewer_firm text not null check (reviewer_firm <> ''),
  report_number text not null check (report_number <> ''),
  reviewed_on   date not null,
  recorded_by   uuid not null references access.person,
  recorded_at   timestamptz not null,
  act_id        uuid not null,
  act_kind      text not null check (act_kind = 'payment.settlement.reviewed'),
  check (settled_fen <= claimed_fen),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table payment.settlement is 'official: settled price of a contract (结算审定), with the reviewer''s name and report';

-- What a clearance lets out, reckoned from the contract's own books; "but" is the payment that is being looked at. One law for
-- all kinds: an advance is earned back in proportion to accepted value, the wages' share of each progress payment goes to the
-- wages' account (State Council Order 724 art. 26 ff.), completion counts all accepted work, settlement the settled price.
create function payment.reckoned(clearance uuid, but uuid)
  returns table (base_fen numeric, ratio_numerator bigint, ratio_denominator bigint, recovered_fen numeric, wage_fen numeric,
                 retained_fen numeric, earlier_value_fen numeric, value_fen numeric, earlier_paid_fen numeric)
  language sql stable as $$
  with book as (
    select q.kind, c.progress_numerator as n, c.progress_denominator as d, t.contract_fen, coalesce(t.wage_percent, 0) as wage,
           t.advance_percent, t.completion_percent, t.retention_percent, s.settled_fen,
           (select coalesce(sum(a.value_fen), 0) from works.accepted a where a.acceptance_id = q.acceptance_id) as value,
           (select coalesce(sum(a.value_fen), 0) from works.accepted a where a.contract_id = c.id and a.state = 'PASSED') as accepted,
           coalesce(sum(p.amount_fen), 0) as paid,
           coalesce(sum(p.amount_fen) filter (where p.kind = 'ADVANCE'), 0) as advance,
           coalesce(sum(p.amount_fen) filter (where p.kind = 'WAGE'), 0) as wages,
           coalesce(sum(p.amount_fen) filter (where p.kind = q.kind), 0) as paid_same,
           coalesce(sum(p.value_fen) filter (where p.kind = q.kind), 0) as value_same
      from payment.clearance q
      join works.contract c on c.id = q.contract_id
      left join payment.terms t on t.contract_id = c.id
      left join payment.settlement s on s.contract_id = c.id
      left join payment.payment p on p.contract_id = c.id and p.state <> 'REJECTED' and p.id <> but
     where q.id = clearance
     group by q.id, c.id, t.contract_id, s.contract_id)
  select case kind when 'ADVANCE' then contract_fen when 'PROGRESS' then value_same + value
                   when 'WAGE' then div((value_same + value) * n, d) when 'COMPLETION' then accepted else settled_fen end,
         case kind when 'ADVANCE' then advance_percent when 'PROGRESS' then n when 'WAGE' then wage
                   when 'COMPLETION' then completion_percent else 1 end,
         case when kind = 'PROGRESS' then d when kind in ('SETTLEMENT', 'RETENTION') then 1 else 100 end,
         case when kind = 'PROGRESS' and advance > 0 then least(advance, div(advance * (value_same + value), contract_fen)) else 0 end,
         case kind when 'PROGRESS' then div(div((value_same + value) * n, d) * wage, 100)
                   when 'COMPLETION' then div(div(accepted * n, d) * wage, 100) - wages
                   when 'SETTLEMENT' then div(div(accepted * n, d) * wage, 100) - wages else 0 end,
         case when kind = 'SETTLEMENT' then div(settled_fen::numeric * retention_percent, 100) else 0 end,
         case when kind in ('PROGRESS', 'WAGE') then value_same else 0 end,
         case when kind in ('PROGRESS', 'WAGE') then value else 0 end,
         case when kind in ('ADVANCE', 'PROGRESS', 'WAGE') then paid_same else paid end
    from book $$;

-- The stages follow each other: no advance once anything was paid, no progress after completion, nothing but the retention
-- after settlement; the retention only when its time is over.
create function payment.stage_is_due(pay payment.payment) returns boolean language sql stable as $$
  select case pay.kind
      when 'PROGRESS' then not exists (select from payment.payment where contract_id = pay.contract_id and id <> pay.id and state <> 'REJECTED' and kind in ('COMPLETION', 'SETTLEMENT', 'RETENTION'))
      when 'ADVANCE' then not exists (select from payment.payment where contract_id = pay.contract_id and id <> pay.id and state <> 'REJECTED')
      when 'WAGE' then not exists (select from payment.payment where contract_id = pay.contract_id and id <> pay.id and state <> 'REJECTED' and kind in ('SETTLEMENT', 'RETENTION'))
      when 'COMPLETION' then done.last_on is not null and not exists (select from payment.payment where contract_id = pay.contract_id and id <> pay.id and state <> 'REJECTED' and kind in ('SETTLEMENT', 'RETENTION'))
      when 'SETTLEMENT' then done.last_on is not null and pay.wage_fen = 0 and not exists (select from payment.payment where contract_id = pay.contract_id and id <> pay.id and state <> 'REJECTED' and kind = 'RETENTION')
      else exists (select from payment.payment where contract_id = pay.contract_id and id <> pay.id and state <> 'REJECTED' and kind = 'SETTLEMENT' and state = 'PAID')
           and (done.last_on + make_interval(months => t.defect_months))::date <= (pay.requested_at at time zone 'Asia/Shanghai')::date end
    from (select max(occurred_on) as last_on from works.acceptance where contract_id = pay.contract_id and kind = 'COMPLETION' and state = 'PASSED') done
    left join payment.terms t on t.contract_id = pay.contract_id $$;

-- A constraint trigger because sums of four tables must agree: the row is what the books say, the lines are the accepted work,
-- the sources are what the hold takes and belong to what the contract was signed against. The contract is locked so that two
-- payments cannot be reckoned side by side.
create function payment.adds_up() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('contract:' || new.contract_id, 0));
  if (new.kind = 'PROGRESS' and exists (select accepted_line_id, quantity_milli, value_fen from works.accepted where acceptance_id = new.acceptance_id
             except select accepted_line_id, quantity_milli, value_fen from payment.line where payment_id = new.id))
     or exists (select accepted_line_id, quantity_milli, value_fen from payment.line where payment_id = new.id
                except select accepted_line_id, quantity_milli, value_fen from works.accepted where acceptance_id = new.acceptance_id and new.kind = 'PROGRESS')
     or not exists (select from payment.reckoned(new.clearance_id, new.id) r
           where (r.base_fen, r.ratio_numerator, r.ratio_denominator, r.recovered_fen, r.wage_fen, r.retained_fen,
                  r.earlier_value_fen, r.value_fen, r.earlier_paid_fen)
               = (new.base_fen, new.ratio_numerator, new.ratio_denominator, new.recovered_fen, new.wage_fen, new.retained_fen,
                  new.earlier_value_fen, new.value_fen, new.earlier_paid_fen)) then
    raise exception 'payment % is not reckoned from what was accepted and paid', new.code using errcode = '23514';
  end if;
  if payment.stage_is_due(new) is distinct from true then
    raise exception 'payment % is not at its stage', new.code using errcode = '23514';
  end if;
  if exists (select allocation_id, amount_fen from payment.source where payment_id = new.id
             except select allocation_id, amount_fen from fund.taken where journal_id = new.hold_id)
     or exists (select allocation_id, amount_fen from fund.taken where journal_id = new.hold_id
                except select allocation_id, amount_fen from payment.source where payment_id = new.id)
     or new.amount_fen <> (select coalesce(sum(amount_fen), 0) from payment.source where payment_id = new.id)
     or exists (select from payment.source s where s.payment_id = new.id and not exists (
           select from works.contract_line c
             join works.contract_line_allocation f on f.contract_line_id = c.id
            where c.contract_id = new.contract_id and f.allocation_id = s.allocation_id
              and (new.kind <> 'PROGRESS' or exists (select from payment.line l join works.accepted_line a on a.id = l.accepted_line_id
                                                      where l.payment_id = new.id and a.contract_line_id = c.id)))) then
    raise exception 'payment % does not add up', new.code using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger adds_up after insert on payment.payment deferrable initially deferred
  for each row execute function payment.adds_up();

-- Terms come before money and name the contract's own sum; a settlement is of finished work, within the contract, and not less
-- than what was paid.
create function payment.terms_fit() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('contract:' || new.contract_id, 0));
  if new.contract_fen <> (select sum(div(quantity_milli::numeric * price_fen, 1000)) from works.contract_line where contract_id = new.contract_id)
     or exists (select from payment.payment where contract_id = new.contract_id and state <> 'REJECTED') then
    raise exception 'terms of contract % come before its payments and name its sum', new.contract_id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger terms_fit before insert on payment.terms for each row execute function payment.terms_fit();
create function payment.settlement_fits() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('contract:' || new.contract_id, 0));
  if new.settled_fen > (select sum(div(quantity_milli::numeric * price_fen, 1000)) from works.contract_line where contract_id = new.contract_id)
     or new.settled_fen < (select coalesce(sum(amount_fen), 0) from payment.payment where contract_id = new.contract_id and state <> 'REJECTED')
     or not exists (select from works.acceptance where contract_id = new.contract_id and kind = 'COMPLETION' and state = 'PASSED') then
    raise exception 'settlement of contract % does not fit', new.contract_id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger settlement_fits before insert on payment.settlement for each row execute function payment.settlement_fits();

-- Of the advance paid on a contract, what progress has not earned back; completion counts what was advanced as paid.
create view payment.unearned (contract_id, advance_fen, unearned_fen) as
  select contract_id, sum(amount_fen) filter (where kind = 'ADVANCE'),
         case when bool_or(kind in ('COMPLETION', 'SETTLEMENT', 'RETENTION')) then 0
              else sum(amount_fen) filter (where kind = 'ADVANCE') - coalesce(max(recovered_fen) filter (where kind = 'PROGRESS'), 0) end
    from payment.payment where state = 'PAID' group by contract_id having bool_or(kind = 'ADVANCE');

-- A payment as everybody may know it.
create view payment.payment_now as
  select p.id, p.code, p.clearance_id, c.contract_id, p.kind, p.amount_fen, p.state, o.name as contractor,
         case when p.kind = 'WAGE' then w.wage_holder else o.name end as payee, p.requested_at,
         (select s.occurred_on from payment.payment_step s where s.payment_id = p.id and s.to_state = 'PAID') as paid_on
    from payment.payment p
    join payment.clearance c on c.id = p.clearance_id
    join works.contract t on t.id = c.contract_id
    join registry.organisation o on o.id = t.contractor_id
    left join payment.terms w on w.contract_id = t.id;

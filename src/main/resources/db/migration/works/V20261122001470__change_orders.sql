-- Change orders (变更签证): what is built differs from what was signed. Asked for by the contractor or the supervisor, agreed by
-- the other of the two, approved by the office; from then on the contract's lines are what they are now, and nothing beyond
-- them is accepted or settled. base_fen, leader_over_fen, notice_over_fen and most_fen are what the contract's rules came to.
create table works.change_order (
  id              uuid primary key,
  code            text not null unique check (code ~ '^BG-[0-9]{4}-[0-9]{4,}$'),
  contract_id     uuid not null references works.contract,
  side            text not null check (side in ('CONTRACTOR', 'SUPERVISOR')),
  reason          text not null check (reason <> ''),
  base_fen        bigint not null check (base_fen > 0),
  leader_over_fen bigint not null check (leader_over_fen >= 0),
  notice_over_fen bigint not null check (notice_over_fen >= leader_over_fen),
  most_fen        bigint not null check (most_fen >= notice_over_fen),
  state           text not null default 'PROPOSED' check (state in ('PROPOSED', 'AGREED', 'APPROVED', 'REFUSED', 'WITHDRAWN')),
  proposed_by     uuid not null references access.person,
  proposed_at     timestamptz not null,
  act_id          uuid not null,
  act_kind        text not null check (act_kind = 'works.change.proposed'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on works.change_order (contract_id);
comment on table works.change_order is 'official: change orders of a contract, with the sums above which the leader, and a notice to the owners, are needed';
create trigger starts_proposed before insert on works.change_order for each row when (new.state <> 'PROPOSED') execute function city.refuse_change();

create table works.change_item (
  id               uuid primary key,
  change_id        uuid not null references works.change_order,
  contract_id      uuid not null,
  -- More or less of a line that is there already; none = a new line, with its price and what the price rests on.
  contract_line_id uuid,
  item_id          uuid not null,
  number           text not null check (number <> ''),
  title            text not null check (title <> ''),
  unit             text not null,
  quantity_milli   bigint not null check (quantity_milli <> 0),
  price_fen        bigint not null check (price_fen > 0),
  amount_fen       bigint not null,
  warranty_months  int not null check (warranty_months between 0 and 600),
  basis            text not null default '',
  hidden           boolean not null default false,
  unique (change_id, number),
  check (amount_fen = sign(quantity_milli) * div(abs(quantity_milli)::numeric * price_fen, 1000)),
  check ((contract_line_id is null) = (basis <> '')),
  check (contract_line_id is not null or quantity_milli > 0),
  foreign key (contract_id, contract_line_id) references works.contract_line (contract_id, id),
  foreign key (item_id, unit) references plan.item (id, unit)
);
create index on works.change_item (change_id);
create index on works.change_item (contract_line_id);
comment on table works.change_item is 'part of works.change_order: more or less of a line, or a new line with the basis of its price';
create trigger comes_with_parent before insert on works.change_item for each row execute function city.comes_with_parent('works', 'change_order', 'change_id', 'PROPOSED');

-- A trigger because the price of a line that is there is the contract's, and a change belongs to one contract.
create function works.change_item_fits() returns trigger language plpgsql as $$
begin
  if new.contract_id <> (select contract_id from works.change_order where id = new.change_id)
     or (new.contract_line_id is not null and not exists (
           select from works.contract_line l where l.id = new.contract_line_id
              and (l.item_id, l.number, l.unit, l.price_fen) = (new.item_id, new.number, new.unit, new.price_fen))) then
    raise exception 'change % does not fit its contract', new.change_id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger change_item_fits before insert on works.change_item for each row execute function works.change_item_fits();

create table works.change_photo (
  change_id uuid not null references works.change_order,
  file_id   uuid not null references attachment.file,
  primary key (change_id, file_id)
);
comment on table works.change_photo is 'part of works.change_order: photographs of why';
create trigger comes_with_parent before insert on works.change_photo for each row execute function city.comes_with_parent('works', 'change_order', 'change_id', 'PROPOSED');

create table works.change_step (
  id        uuid primary key,
  change_id uuid not null references works.change_order,
  to_state  text not null,
  remark    text not null default '',
  notice_id uuid references notice.notice,
  by_person uuid not null references access.person,
  at        timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind in ('works.change.agreed', 'works.change.approved', 'works.change.refused', 'works.change.withdrawn')),
  check (act_kind = 'works.change.' || lower(to_state)),
  check (to_state <> 'REFUSED' or remark <> ''),
  check (notice_id is null or to_state = 'APPROVED'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on works.change_step (change_id);
create index on works.change_step (notice_id);
comment on table works.change_step is 'official: a change was agreed by the other side, approved (notice_id = the owners'' notice it needed), refused or withdrawn';
create trigger moves_state before insert on works.change_step for each row execute function city.step_moves_state(
  'works', 'change_order', 'change_id', 'PROPOSED>AGREED', 'PROPOSED>REFUSED', 'AGREED>APPROVED', 'AGREED>REFUSED', 'PROPOSED>WITHDRAWN', 'AGREED>WITHDRAWN');

-- Increases of a contract by approved changes; what was left out does not make room for what was added.
create view works.contract_increase as
  select o.contract_id, coalesce(sum(i.amount_fen) filter (where i.amount_fen > 0), 0)::bigint as increase_fen
    from works.change_order o join works.change_item i on i.change_id = o.id where o.state = 'APPROVED' group by o.contract_id;

-- A trigger because approving changes the contract's lines, which nobody else may: it locks the contract and the items, writes
-- the lines and what funds them, and holds them against the money set aside, the work accepted, and the limits. It comes after
-- moves_state; it runs as its owner, since lines are otherwise never changed.
create function works.takes_effect() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  o    works.change_order;
  more bigint;
  i    record;
begin
  select * into o from works.change_order where id = new.change_id;
  if new.to_state in ('AGREED', 'APPROVED') and (new.by_person = o.proposed_by or exists (
       select from works.change_step s where s.change_id = o.id and s.id <> new.id and s.by_person = new.by_person)) then
    raise exception 'change % is asked for, agreed and approved by three people', o.code using errcode = '23514';
  end if;
  if new.to_state <> 'APPROVED' then
    return null;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('contract:' || o.contract_id, 0));
  select increase_fen into more from works.contract_increase where contract_id = o.contract_id;
  if more > o.most_fen then
    raise exception 'change % goes beyond what a contract may grow', o.code using errcode = '23514';
  end if;
  if more > o.notice_over_fen and exists (select from works.change_item x where x.change_id = o.id and x.amount_fen > 0)
     and not exists (select from notice.notice_now n where n.id = new.notice_id and n.subject_kind = 'change' and n.subject_id = o.id
                        and n.state in ('PUBLISHED', 'CLOSED') and n.closes_at <= new.at and n.open_objections = 0) then
    raise exception 'change % needs a notice to the owners', o.code using errcode = '23514';
  end if;
  if exists (select from works.acceptance a where a.contract_id = o.contract_id and a.kind = 'COMPLETION' and a.state = 'PASSED') then
    raise exception 'contract of change % is completed', o.code using errcode = '23514';
  end if;
  insert into works.contract_line (id, contract_id, item_id, number, title, unit, signed_milli, quantity_milli, price_fen, warranty_months, change_id, hidden)
    select x.id, o.contract_id, x.item_id, x.number, x.title, x.unit, 0, x.quantity_milli, x.price_fen, x.warranty_months, o.id, x.hidden
      from works.change_item x where x.change_id = o.id and x.contract_line_id is null;
  update works.contract_line l set quantity_milli = l.quantity_milli + x.quantity_milli
    from works.change_item x where x.change_id = o.id and x.contract_line_id = l.id;
  if exists (select from works.change_item x join works.contract_line l on l.id = x.contract_line_id
              where x.change_id = o.id
                and l.quantity_milli < (select coalesce(sum(q.quantity_milli), 0) from works.accepted q
                                         where q.contract_line_id = l.id and q.state in ('OPEN', 'PASSED'))) then
    raise exception 'change % leaves less than was accepted', o.code using errcode = '23514';
  end if;
  for i in select distinct item_id from works.change_item where change_id = o.id order by item_id loop
    perform pg_advisory_xact_lock(hashtextextended('item:' || i.item_id, 0));
    insert into works.contract_line_allocation (contract_line_id, allocation_id, item_id)
      select coalesce(x.contract_line_id, x.id), a.id, i.item_id
        from works.change_item x join fund.allocation_now a on a.item_id = x.item_id and a.state = 'SET_ASIDE'
       where x.change_id = o.id and x.item_id = i.item_id
    on conflict do nothing;
    if (select sum(div(quantity_milli::numeric * price_fen, 1000)) from works.contract_line where item_id = i.item_id)
       > (select coalesce(sum(amount_fen), 0) from fund.allocation_now where item_id = i.item_id and state = 'SET_ASIDE') then
      raise exception 'change % is not funded', o.code using errcode = '23514';
    end if;
    if not exists (select from plan.item p join plan.plan d on d.id = p.plan_id join works.contract c on c.project_id = d.project_id
                    where p.id = i.item_id and c.id = o.contract_id) then
      raise exception 'change % has a line for another undertaking', o.code using errcode = '23514';
    end if;
  end loop;
  return null;
end $$;
create trigger takes_effect after insert on works.change_step for each row execute function works.takes_effect();

-- A trigger because a line that was not signed exists only through the change that was just approved, as that change has it.
alter table works.contract_line add foreign key (change_id) references works.change_order;
create index on works.contract_line (change_id);
create function works.line_was_approved() returns trigger language plpgsql as $$
begin
  if not exists (select from works.change_item x join works.change_order o on o.id = x.change_id
                  where x.id = new.id and o.id = new.change_id and o.state = 'APPROVED' and o.contract_id = new.contract_id
                    and (x.item_id, x.number, x.unit, x.quantity_milli, x.price_fen)
                      = (new.item_id, new.number, new.unit, new.quantity_milli, new.price_fen)) then
    raise exception 'line % was not approved', new.number using errcode = '23514';
  end if;
  return new;
end $$;
create trigger line_was_approved before insert on works.contract_line for each row when (new.change_id is not null)
  execute function works.line_was_approved();

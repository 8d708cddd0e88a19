-- Repairs that no warranty covers (维修工单): ordered of the firm that keeps the compound, done with a picture, looked at by somebody else.
create table stewardship.work_order (
  id          uuid primary key,
  code        text not null unique check (code ~ '^WX-[0-9]{4}-[0-9]{4,}$'),
  compound_id uuid not null references registry.compound,
  asset_id    uuid references stewardship.asset,
  request_id  uuid references request.request,
  keeper_id   uuid not null references registry.organisation,
  what        text not null check (char_length(what) between 2 and 500),
  due_on      date not null,
  state       text not null default 'ORDERED' check (state in ('ORDERED', 'DONE', 'CONFIRMED', 'CANCELLED')),
  ordered_by  uuid not null references access.person,
  ordered_at  timestamptz not null,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'stewardship.repair.ordered'),
  unique (id, compound_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on stewardship.work_order (compound_id);
create index on stewardship.work_order (asset_id);
create index on stewardship.work_order (request_id);
comment on table stewardship.work_order is 'official: repairs ordered, of whom, by when, and for which request';
create trigger starts_ordered before insert on stewardship.work_order for each row when (new.state <> 'ORDERED') execute function city.refuse_change();
create sequence stewardship.work_order_code;

-- What a repair cost and what paid for it: the service fee (nothing extra), the public income (an expense of its book), the
-- maintenance fund (its paper), or money set apart for upkeep, of which an expense is asked for once the repair is confirmed.
create table stewardship.work_order_step (
  id          uuid primary key,
  order_id    uuid not null,
  compound_id uuid not null,
  to_state    text not null,
  note        text not null check (note <> ''),
  photo_id    uuid references attachment.file,
  account     text check (account in ('SERVICE_FEE', 'PUBLIC_INCOME', 'UPKEEP_MONEY', 'MAINTENANCE_FUND')),
  cost_fen    bigint check (cost_fen >= 0),
  entry_id    uuid,
  paper       text,
  by_person   uuid not null references access.person,
  at          timestamptz not null,
  act_id      uuid not null,
  act_kind    text not null check (act_kind in ('stewardship.repair.done', 'stewardship.repair.confirmed', 'stewardship.repair.returned', 'stewardship.repair.cancelled')),
  check ((to_state = 'DONE') = (photo_id is not null and account is not null and cost_fen is not null)),
  check (account is null or (account = 'SERVICE_FEE') = (cost_fen = 0)),
  check (account is null or (account = 'PUBLIC_INCOME') = (entry_id is not null)),
  check (account is null or (account = 'MAINTENANCE_FUND') = (paper is not null)),
  foreign key (order_id, compound_id) references stewardship.work_order (id, compound_id),
  foreign key (entry_id, compound_id) references stewardship.income_entry (id, compound_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on stewardship.work_order_step (order_id);
create index on stewardship.work_order_step (entry_id);
comment on table stewardship.work_order_step is 'official: repairs done with picture and cost, confirmed, sent back or cancelled';
create trigger moves_state before insert on stewardship.work_order_step for each row execute function city.step_moves_state(
  'stewardship', 'work_order', 'order_id', 'ORDERED>DONE', 'DONE>CONFIRMED', 'DONE>ORDERED', 'ORDERED>CANCELLED');

-- A repair with the last word of whoever did it; a repair that was sent back costs nothing until it is done again.
create view stewardship.work_order_now as
  select w.id, w.code, w.compound_id, w.asset_id, a.name as asset, w.request_id, w.keeper_id, k.name as keeper, w.what, w.due_on, w.state,
         w.ordered_by, w.ordered_at, d.by_person as done_by, d.at as done_at, d.note, d.photo_id, d.account, d.cost_fen, d.entry_id, d.paper
    from stewardship.work_order w
    join registry.organisation k on k.id = w.keeper_id
    left join stewardship.asset a on a.id = w.asset_id
    left join lateral (select * from stewardship.work_order_step s where s.order_id = w.id and s.to_state = 'DONE' order by s.at desc, s.id desc limit 1) d
           on w.state in ('DONE', 'CONFIRMED');

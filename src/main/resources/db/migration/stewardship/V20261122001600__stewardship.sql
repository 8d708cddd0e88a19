create schema stewardship;

create table stewardship.asset (
  id            uuid primary key,
  code          text not null unique check (code ~ '^ZC-[0-9]{4}-[0-9]{4,}$'),
  compound_id   uuid not null references registry.compound,
  building_id   uuid references registry.building,
  name          text not null check (char_length(name) between 2 and 60),
  keeper_id     uuid not null references registry.organisation,
  upkeep        text not null check (upkeep <> ''),
  upkeep_every_months int not null check (upkeep_every_months between 1 and 240),
  in_use_from_on date not null,
  life_years    int check (life_years between 1 and 100),
  registered_by uuid not null references access.person,
  registered_at timestamptz not null,
  act_id        uuid not null,
  act_kind      text not null check (act_kind = 'stewardship.asset.registered'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on stewardship.asset (compound_id);
comment on table stewardship.asset is 'official: assets in use, their keeper and upkeep';
create sequence stewardship.code;

-- Pinned to a passed acceptance: what is kept was accepted, and its acceptance cannot be reversed behind its back.
create table stewardship.asset_origin (
  asset_id         uuid not null references stewardship.asset,
  accepted_line_id uuid not null references works.accepted_line,
  acceptance_id    uuid not null,
  acceptance_state text not null default 'PASSED' check (acceptance_state = 'PASSED'),
  primary key (asset_id, accepted_line_id),
  foreign key (accepted_line_id, acceptance_id) references works.accepted_line (id, acceptance_id),
  foreign key (acceptance_id, acceptance_state) references works.acceptance (id, state)
);
create index on stewardship.asset_origin (accepted_line_id);
comment on table stewardship.asset_origin is 'part of stewardship.asset: the accepted work it came from, and so its warranty';
create trigger comes_with_parent before insert on stewardship.asset_origin for each row execute function city.comes_with_parent('stewardship', 'asset', 'asset_id');

-- An asset with the last day of the warranty that came with its work.
create view stewardship.asset_now as
  select s.id, s.code, s.compound_id, s.building_id, b.number as building, s.name, s.keeper_id, k.name as keeper, s.upkeep,
         s.upkeep_every_months, s.in_use_from_on, s.life_years, w.from_on as warranty_from_on, w.until_on as warranty_until_on
    from stewardship.asset s
    join registry.organisation k on k.id = s.keeper_id
    left join registry.building_now b on b.id = s.building_id
    left join lateral (select min(a.warranty_from_on) as from_on, max(a.warranty_until_on) as until_on
                         from stewardship.asset_origin o join works.accepted a on a.accepted_line_id = o.accepted_line_id
                        where o.asset_id = s.id) w on true;

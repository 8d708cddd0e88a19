create schema stewardship;

create table stewardship.asset (
  id            uuid primary key,
  code          text not null unique check (code ~ '^ZC-[0-9]{4}-[0-9]{4}$'),
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

create table stewardship.asset_origin (
  asset_id         uuid not null references stewardship.asset,
  accepted_line_id uuid not null references works.accepted_line,
  primary key (asset_id, accepted_line_id)
);
create index on stewardship.asset_origin (accepted_line_id);
comment on table stewardship.asset_origin is 'part of stewardship.asset: the accepted work it came from, and so its warranty';

create view stewardship.thread (late_kind, late_id, early_kind, early_id) as
  select 'asset', asset_id, 'accepted_line', accepted_line_id from stewardship.asset_origin;

-- Spot checks (双随机、一公开；国办发〔2015〕58号): a random contract, random inspectors, the result public. Who may be drawn stands on a list.
create table works.inspector (
  id              uuid primary key,
  number          text not null unique check (number ~ '^JC-[0-9]{4}-[0-9]{4,}$'),
  person_id       uuid not null references access.person,
  place_path      text not null,
  -- The firm or office the person belongs to or has ties with; whoever has ties with a contract's firms does not inspect it.
  organisation_id uuid references registry.organisation,
  state           text not null default 'LISTED' check (state in ('LISTED', 'STRUCK')),
  listed_by       uuid not null references access.person,
  listed_at       timestamptz not null,
  act_id          uuid not null,
  act_kind        text not null check (act_kind = 'works.inspector.listed'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create unique index on works.inspector (person_id, place_path) where state = 'LISTED';
comment on table works.inspector is 'official: inspectors who may be drawn at a place, with the firm they have ties with';
create trigger starts_listed before insert on works.inspector for each row when (new.state <> 'LISTED') execute function city.refuse_change();

create table works.inspector_step (
  id           uuid primary key,
  inspector_id uuid not null references works.inspector,
  to_state     text not null,
  by_person    uuid not null references access.person,
  at           timestamptz not null,
  act_id       uuid not null,
  act_kind     text not null check (act_kind = 'works.inspector.struck'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on works.inspector_step (inspector_id);
comment on table works.inspector_step is 'official: inspectors struck off the list';
create trigger moves_state before insert on works.inspector_step for each row execute function city.step_moves_state(
  'works', 'inspector', 'inspector_id', 'LISTED>STRUCK');

-- A draw is prepared first: its lists by digest and a secret number by hash go on the public record, then the entry that follows
-- on that record makes the seed. Nobody knows it beforehand, and anybody can repeat the draw once the secret is told.
create table works.draw (
  id              uuid primary key,
  code            text not null unique check (code ~ '^CJ-[0-9]{4}-[0-9]{4,}$'),
  place_path      text not null,
  objects         int not null check (objects between 1 and 200),
  inspectors_each int not null check (inspectors_each between 1 and 10),
  list            text not null check (list <> ''),
  secret          bytea not null check (octet_length(secret) = 32),
  state           text not null default 'PREPARED' check (state in ('PREPARED', 'DRAWN', 'TOLD')),
  prepared_by     uuid not null references access.person,
  prepared_at     timestamptz not null,
  act_id          uuid not null,
  act_kind        text not null check (act_kind = 'works.draw.prepared'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table works.draw is 'official: draws of spot checks; list = the objects and inspectors drawn from; secret is told when all checks are done';
create trigger starts_prepared before insert on works.draw for each row when (new.state <> 'PREPARED') execute function city.refuse_change();

create table works.draw_step (
  id        uuid primary key,
  draw_id   uuid not null references works.draw,
  to_state  text not null,
  entry     bytea check (octet_length(entry) = 32),
  by_person uuid not null references access.person,
  at        timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind in ('works.draw.drawn', 'works.draw.told')),
  check (act_kind = 'works.draw.' || lower(to_state)),
  check ((to_state = 'DRAWN') = (entry is not null)),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on works.draw_step (draw_id);
comment on table works.draw_step is 'official: a draw was made (entry = leaf hash of the entry after the preparation) and its secret told';
create trigger moves_state before insert on works.draw_step for each row execute function city.step_moves_state(
  'works', 'draw', 'draw_id', 'PREPARED>DRAWN', 'DRAWN>TOLD');

create table works.spot_check (
  id          uuid primary key,
  draw_id     uuid not null references works.draw,
  contract_id uuid not null references works.contract,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'works.draw.drawn'),
  unique (draw_id, contract_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on works.spot_check (contract_id);
comment on table works.spot_check is 'official: contracts drawn for a spot check';

create table works.spot_check_inspector (
  check_id     uuid not null references works.spot_check,
  inspector_id uuid not null references works.inspector,
  primary key (check_id, inspector_id)
);
comment on table works.spot_check_inspector is 'part of works.spot_check: inspectors drawn for it';
create trigger comes_with_parent before insert on works.spot_check_inspector for each row execute function city.comes_with_parent('works', 'spot_check', 'check_id');

create table works.spot_check_result (
  check_id   uuid primary key references works.spot_check,
  found      boolean not null,
  note       text not null check (note <> ''),
  photo_id   uuid not null references attachment.file,
  visited_on date not null,
  by_person  uuid not null references access.person,
  at         timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind = 'works.spot_check.reported'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table works.spot_check_result is 'official: what a spot check found; found = false says "nothing found"';

create table works.spot_check_finding (
  check_id   uuid not null references works.spot_check_result,
  finding_id uuid not null unique references works.finding,
  primary key (check_id, finding_id)
);
comment on table works.spot_check_finding is 'part of works.spot_check_result: findings filed at a spot check';

-- A workbook on its way into the registry. READING: staged by a job. FAULTY: has errors. READY: differences shown, may be
-- confirmed. CONFIRMED, UNDONE: see the official rows. DROPPED: given up by who sent it.
create table registry.import (
  id            uuid primary key,
  code          text not null unique,
  file_name     text not null,
  file_bytes    bigint not null,
  state         text not null default 'READING'
                check (state in ('READING', 'UNREADABLE', 'FAULTY', 'READY', 'CONFIRMED', 'UNDONE', 'DROPPED')),
  scope         text[] not null,
  rows_total    int not null default 0,
  rows_read     int not null default 0,
  fault_count   int not null default 0,
  difference    bytea check (octet_length(difference) = 32),
  sent_by       uuid not null references access.person,
  sent_at       timestamptz not null
);
create index on registry.import (sent_at);
comment on table registry.import is 'working: workbooks sent for import and how far each is';
create sequence registry.import_code;

-- Kept, encrypted, until the import is confirmed or dropped: the marked copy is made from it.
create table registry.import_file (
  import_id   uuid primary key references registry.import,
  content_enc bytea not null
);
comment on table registry.import_file is 'working: the workbook as sent, encrypted';

-- What is wrong, where. column_key and code name messages; values never hold anything of a person.
create table registry.import_fault (
  import_id  uuid not null references registry.import,
  number     int not null,
  sheet      text not null,
  row_number int not null,
  column_key text,
  code       text not null,
  args       text[] not null,
  primary key (import_id, number)
);
comment on table registry.import_fault is 'working: errors found in a workbook';

create table registry.import_compound (
  import_id   uuid not null references registry.import,
  row_number  int not null,
  code        text not null,
  name        text not null,
  address     text not null,
  area_id     uuid not null references city.area,
  path        text not null,
  built_year  int,
  new_id      uuid not null,
  primary key (import_id, code)
);
comment on table registry.import_compound is 'working: staged rows of sheet 小区';

create table registry.import_building (
  import_id  uuid not null references registry.import,
  row_number int not null,
  compound   text not null,
  number     text not null,
  storeys    int,
  new_id     uuid not null,
  primary key (import_id, compound, number)
);
comment on table registry.import_building is 'working: staged rows of sheet 楼栋';

create table registry.import_stairwell (
  import_id  uuid not null references registry.import,
  compound   text not null,
  building   text not null,
  number     text not null,
  new_id     uuid not null,
  primary key (import_id, compound, building, number)
);
comment on table registry.import_stairwell is 'working: stairwells that staged parts name';

create table registry.import_part (
  import_id       uuid not null references registry.import,
  row_number      int not null,
  compound        text not null,
  building        text not null,
  stairwell       text not null,
  number          text not null,
  floor           int not null,
  use             text not null,
  registered_x100 bigint,
  surveyed_x100   bigint,
  contracted_x100 bigint,
  new_id          uuid not null,
  primary key (import_id, compound, building, stairwell, number)
);
comment on table registry.import_part is 'working: staged rows of sheet 房屋';

-- One row for each person or organisation of the workbook. person_id: known already; otherwise enrolled when confirmed.
create table registry.import_holder (
  import_id       uuid not null references registry.import,
  number          int not null,
  name_enc        bytea,
  phone_enc       bytea,
  identity_enc    bytea,
  person_id       uuid,
  organisation    text,
  credit_code     text,
  developer       boolean not null default false,
  organisation_id uuid,
  primary key (import_id, number)
);
comment on table registry.import_holder is 'working: people (encrypted) and organisations of sheet 业主';

create table registry.import_owner (
  import_id         uuid not null references registry.import,
  row_number        int not null,
  compound          text not null,
  building          text not null,
  stairwell         text not null,
  number            text not null,
  holder            int not null,
  standing          text not null,
  share_numerator   bigint not null,
  share_denominator bigint not null,
  represents        boolean not null,
  since_on          date,
  new_id            uuid not null,
  primary key (import_id, row_number)
);
create index on registry.import_owner (import_id, compound, building, stairwell, number);
comment on table registry.import_owner is 'working: staged rows of sheet 业主';

create table registry.import_confirmed (
  import_id uuid primary key references registry.import,
  by_person uuid not null references access.person,
  at        timestamptz not null,
  digest    bytea not null check (octet_length(digest) = 32),
  counts    jsonb not null,
  act_id    uuid not null unique,
  act_kind  text not null check (act_kind = 'registry.import.confirmed'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table registry.import_confirmed is 'official: a workbook entered the registry, with the digest of what it wrote';

create table registry.import_undone (
  import_id uuid primary key references registry.import_confirmed,
  by_person uuid not null references access.person,
  at        timestamptz not null,
  reason    text not null check (reason <> ''),
  act_id    uuid not null,
  act_kind  text not null check (act_kind = 'registry.import.undone'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table registry.import_undone is 'official: an import taken back while nothing named its rows';

-- A trigger because official rows are moved by nothing else: every row the import wrote goes to UNDONE at once.
create function registry.undo_import() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  act uuid := (select c.act_id from registry.import_confirmed c where c.import_id = new.import_id);
  t   text;
begin
  foreach t in array array['compound', 'compound_name', 'building', 'building_storeys', 'stairwell', 'part', 'part_use', 'part_area',
                           'ownership', 'ownership_end'] loop
    execute format('update registry.%I set state = ''UNDONE'' where act_id = $1', t) using act;
  end loop;
  return null;
end $$;
create trigger undo_import after insert on registry.import_undone for each row execute function registry.undo_import();

-- One row for each city that this installation keeps. Everything else about a city is in its own database and folder.
create table city (
  code       text primary key check (code ~ '^[a-z][a-z0-9]{1,30}$'),
  name       text not null,
  kind       text not null check (kind in ('LIVE', 'DEMO', 'TEST')),
  host       text unique check (host = lower(host)),
  founded_at timestamptz not null default now()
);
comment on table city is 'working: the directory of cities';

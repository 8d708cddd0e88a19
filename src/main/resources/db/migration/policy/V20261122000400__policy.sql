create schema policy;

-- One dated state of a pack, stored once under the hash of its content. Running business pins it.
create table policy.edition (
  id       uuid primary key,
  pack     text not null,
  from_on  date not null,
  digest   bytea not null unique check (octet_length(digest) = 32),
  content  text not null,
  stored_at timestamptz not null
);
comment on table policy.edition is 'part of policy.adoption: content-hashed editions of packs';

-- An area adopts a pack from a date; the nearest adoption above a place holds.
create table policy.adoption (
  id       uuid primary key,
  area_id  uuid not null references city.area,
  pack     text not null,
  from_on  date not null,
  act_id   uuid not null,
  act_kind text not null check (act_kind = 'policy.pack.adopted'),
  unique (area_id, from_on),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table policy.adoption is 'official: an area adopted a pack from a date';

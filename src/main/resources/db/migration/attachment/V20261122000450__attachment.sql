create schema attachment;

-- Files lie in the city's folder under the hash of their bytes, on disk before this row commits, and never change.
-- content_hash = the file as it came (encrypted at rest when PERSONAL); shown_hash = the copy of a picture that people
-- see: re-encoded, without metadata, watermarked.
create table attachment.file (
  id           uuid primary key,
  class        text not null check (class in ('PUBLIC', 'INTERNAL', 'PERSONAL')),
  use          text not null check (use ~ '^[a-z]+\.[a-z_]+$'),
  place_path   text not null check (place_path ~ '^/'),
  type         text not null check (type in ('PDF', 'JPEG', 'PNG', 'XLSX', 'DOCX', 'CSV')),
  name         text not null check (char_length(name) between 1 and 120),
  bytes        bigint not null check (bytes > 0),
  content_hash bytea not null check (octet_length(content_hash) = 32),
  shown_hash   bytea check (octet_length(shown_hash) = 32),
  width        int,
  height       int,
  taken_at     timestamptz,
  longitude_e6 int check (longitude_e6 between -180000000 and 180000000),
  latitude_e6  int check (latitude_e6 between -90000000 and 90000000),
  -- Empty where it came through a page that asks for no sign-in.
  uploaded_by  uuid references access.person,
  uploaded_at  timestamptz not null,
  act_id       uuid not null,
  act_kind     text not null check (act_kind = 'attachment.file.received'),
  check ((shown_hash is not null) = (type in ('JPEG', 'PNG'))),
  check ((longitude_e6 is null) = (latitude_e6 is null)),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on attachment.file (place_path text_pattern_ops);
comment on table attachment.file is 'official: files received; immutable, named by hash, with class of secrecy, use and place';

-- Every look at a personal file (个人信息保护法第51条).
create table attachment.opening (
  id        uuid primary key,
  file_id   uuid not null references attachment.file,
  by_person uuid not null references access.person,
  at        timestamptz not null
);
create index on attachment.opening (file_id, at);
comment on table attachment.opening is 'part of attachment.file: who opened a personal file and when';

-- What an office prints from instead of the built-in template. The newest version of an area holds for it and everything below,
-- until it is withdrawn; then the template of the next area above holds, and at the end the built-in one.
create table attachment.template (
  id        uuid primary key,
  kind      text not null check (kind ~ '^[A-Z][A-Z_]{1,39}$'),
  area_id   uuid not null references city.area,
  version   int not null check (version >= 1),
  file_id   uuid not null unique references attachment.file,
  set_by    uuid not null references access.person,
  set_at    timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind = 'attachment.template.set'),
  unique (area_id, kind, version),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table attachment.template is 'official: templates of documents that offices have put in place of the built-in ones; every version is kept';

create table attachment.template_withdrawal (
  template_id  uuid primary key references attachment.template,
  withdrawn_by uuid not null references access.person,
  withdrawn_at timestamptz not null,
  act_id       uuid not null,
  act_kind     text not null check (act_kind = 'attachment.template.withdrawn'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table attachment.template_withdrawal is 'official: templates taken back, so that the one above or the built-in one holds again';

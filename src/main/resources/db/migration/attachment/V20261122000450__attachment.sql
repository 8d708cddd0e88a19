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

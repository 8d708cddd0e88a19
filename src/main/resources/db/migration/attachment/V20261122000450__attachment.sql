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

-- The sign an office writes before its numbers (发文机关代字, GB/T 9704-2012 7.2.5). An office that joins in the middle of a year goes
-- on where its paper register stopped.
create table attachment.number_series (
  id           uuid primary key,
  area_id      uuid not null references city.area,
  prefix       text not null unique check (prefix ~ '^[^0-9\s〔〕\[\]()（）]{1,12}$'),
  first_year   int not null check (first_year between 2000 and 2999),
  first_number int not null check (first_number between 1 and 99999),
  act_id       uuid not null,
  act_kind     text not null check (act_kind = 'attachment.prefix.set'),
  unique (id, prefix),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table attachment.number_series is 'official: series of file numbers, one for each sign of an office';

create table attachment.number_prefix (
  id        uuid primary key,
  area_id   uuid not null references city.area,
  series_id uuid not null references attachment.number_series,
  set_by    uuid not null references access.person,
  set_at    timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind = 'attachment.prefix.set'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on attachment.number_prefix (area_id, set_at);
comment on table attachment.number_prefix is 'official: which series an office gives numbers from; the newest holds';

-- No leading zeros and no 第 (GB/T 9704-2012 7.2.5).
create function attachment.number_text(prefix text, year int, number int) returns text language sql immutable as $$
  select prefix || '〔' || year::text || '〕' || number::text || '号'
$$;

create table attachment.file_number (
  id         uuid primary key,
  series_id  uuid not null,
  prefix     text not null,
  year       int not null check (year between 2000 and 2999),
  number     int not null check (number >= 1),
  text       text not null generated always as (attachment.number_text(prefix, year, number)) stored,
  kind       text not null check (kind ~ '^[A-Z][A-Z_]{1,39}$'),
  subject_id uuid not null,
  code       text not null,
  title      text not null,
  place_path text not null check (place_path ~ '^/'),
  issued_by  uuid not null references access.person,
  issued_at  timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind = 'attachment.number.issued'),
  unique (series_id, year, number),
  foreign key (series_id, prefix) references attachment.number_series (id, prefix),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create unique index on attachment.file_number (text);
create index on attachment.file_number (kind, subject_id);
create index on attachment.file_number (place_path text_pattern_ops);
comment on table attachment.file_number is 'official: file numbers given to documents, without gaps within a series and year';

create table attachment.file_number_void (
  number_id uuid primary key references attachment.file_number,
  reason    text not null check (char_length(reason) between 2 and 200),
  voided_by uuid not null references access.person,
  voided_at timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind = 'attachment.number.voided'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table attachment.file_number_void is 'official: file numbers that no longer hold, with the reason; they stay in the register and are never given again';

-- A constraint cannot say "the number before this one exists", nor look into another table for what is void.
create function attachment.number_is_next() returns trigger language plpgsql as $$
declare
  expected int;
begin
  perform pg_advisory_xact_lock(hashtextextended('number:' || new.series_id, 0));
  perform pg_advisory_xact_lock(hashtextextended('numbered:' || new.kind || new.subject_id, 0));
  select coalesce(max(n.number) + 1,
                  (select case when s.first_year = new.year then s.first_number else 1 end
                     from attachment.number_series s where s.id = new.series_id))
    into expected from attachment.file_number n where n.series_id = new.series_id and n.year = new.year;
  if new.number <> expected then
    raise exception 'file number % of this series and year is not the next, which is %', new.number, expected
      using errcode = 'check_violation';
  end if;
  if exists (select from attachment.file_number n
              where n.kind = new.kind and n.subject_id = new.subject_id
                and not exists (select from attachment.file_number_void v where v.number_id = n.id)) then
    raise exception 'this record has a file number that holds' using errcode = 'unique_violation';
  end if;
  return new;
end $$;
create trigger number_is_next before insert on attachment.file_number
  for each row execute function attachment.number_is_next();

-- Scans that came in and wait for the person who sent them to say where they belong.
create table attachment.arrived_scan (
  id         uuid primary key,
  file_id    uuid not null unique references attachment.file,
  name       text not null,
  finding    text not null check (finding in ('FOUND', 'NO_CODE', 'FOREIGN', 'NO_RECORD')),
  address    text,
  kind       text,
  subject_id uuid,
  sent_by    uuid not null references access.person,
  sent_at    timestamptz not null,
  check ((finding = 'FOUND') = (subject_id is not null)),
  check ((kind is null) = (subject_id is null))
);
create index on attachment.arrived_scan (sent_by, sent_at);
comment on table attachment.arrived_scan is 'working: scans that wait until their sender says where they belong';

create table attachment.scan (
  id         uuid primary key,
  file_id    uuid not null unique references attachment.file,
  kind       text not null check (kind ~ '^[A-Z][A-Z_]{1,39}$'),
  subject_id uuid not null,
  filed_by   uuid not null references access.person,
  filed_at   timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind = 'attachment.scan.filed'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on attachment.scan (kind, subject_id);
comment on table attachment.scan is 'official: stamped scans filed with the records of their documents';

-- Filed with the wrong record: the scan and its taking back both stay to be seen, and another is filed.
create table attachment.scan_reversal (
  id        uuid primary key,
  scan_id   uuid not null unique references attachment.scan,
  reason    text not null check (char_length(reason) between 2 and 200),
  by_person uuid not null references access.person,
  at        timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind = 'attachment.scan.taken_back'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table attachment.scan_reversal is 'official: stamped scans that were filed wrongly and taken back: who and why';

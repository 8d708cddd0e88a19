create schema access;

-- The city's data key, wrapped by the master key that lies outside the database and its backups.
create table access.data_key (
  one        boolean primary key default true check (one),
  wrapped    bytea not null,
  master_id  text not null check (master_id ~ '^[0-9a-f]{16}$'),
  created_at timestamptz not null
);
comment on table access.data_key is 'working: the key that personal fields are encrypted with, itself encrypted';

-- The only home of names, phone numbers and identity numbers. Encrypted with the city's key; phone and identity number
-- are found by HMAC, exactly. Everything else names person_id.
create table access.person (
  id             uuid primary key,
  name_enc       bytea not null,
  phone_enc      bytea,
  phone_hmac     bytea check (octet_length(phone_hmac) = 32),
  identity_enc   bytea,
  identity_hmac  bytea unique check (octet_length(identity_hmac) = 32),
  created_at     timestamptz not null,
  check ((phone_enc is null) = (phone_hmac is null)),
  check ((identity_enc is null) = (identity_hmac is null))
);
create index on access.person (phone_hmac);
comment on table access.person is 'working: people; names and numbers encrypted';

-- A role held for a place and everything below it. Its act is the giving, or what made somebody an owner: an import, a transfer.
create table access.role_grant (
  id         uuid primary key,
  person_id  uuid not null references access.person,
  role       text not null,
  place_path text not null check (place_path ~ '^(/[A-Za-z0-9_-]{1,40}){1,8}$'),
  from_at    timestamptz not null,
  state      text not null default 'HELD' check (state in ('HELD', 'ENDED')),
  granted_by uuid references access.person,
  act_id     uuid not null,
  act_kind   text not null,
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on access.role_grant (person_id);
create unique index on access.role_grant (person_id, role, place_path) where state = 'HELD';
create index on access.role_grant (place_path, role) where state = 'HELD';
comment on table access.role_grant is 'official: roles of people within a scope of places';
create trigger starts_held before insert on access.role_grant for each row when (new.state <> 'HELD') execute function city.refuse_change();

create table access.role_step (
  id        uuid primary key,
  grant_id  uuid not null references access.role_grant,
  to_state  text not null,
  by_person uuid not null references access.person,
  at        timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null,
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on access.role_step (grant_id);
comment on table access.role_step is 'official: roles taken back, or lost with the last home';
create trigger moves_state before insert on access.role_step for each row execute function city.step_moves_state(
  'access', 'role_grant', 'grant_id', 'HELD>ENDED');

-- Those who work at a desk sign in by name and password (Argon2id in its standard string form).
create table access.account (
  person_id   uuid primary key references access.person,
  login       text not null unique check (login ~ '^[a-z][a-z0-9._-]{2,39}$'),
  password    text not null check (password like '$argon2id$%'),
  must_change boolean not null,
  is_disabled boolean not null default false,
  created_at  timestamptz not null,
  changed_at  timestamptz not null
);
comment on table access.account is 'working: sign-in names of those who work at a desk';

-- One-time codes sent to a phone. A code for a phone that nobody has is kept alike, so that both answers are the same.
create table access.sign_in_code (
  id         uuid primary key,
  phone_enc  bytea not null,
  phone_hmac bytea not null check (octet_length(phone_hmac) = 32),
  code_enc   bytea not null,
  tries      int not null default 0 check (tries between 0 and 5),
  issued_at  timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index on access.sign_in_code (phone_hmac, issued_at);
create index on access.sign_in_code (issued_at);
comment on table access.sign_in_code is 'working: one-time codes of a few minutes';

-- Who failed to sign in how often; subject = HMAC of a sign-in name, phone or network address.
create table access.brake (
  subject  bytea primary key check (octet_length(subject) = 32),
  tries    int not null check (tries >= 0),
  last_at  timestamptz not null,
  free_at  timestamptz not null
);
create index on access.brake (last_at);
comment on table access.brake is 'working: delays after failed sign-ins';

-- Who looked at whose whole data.
create table access.audit (
  id         uuid primary key,
  at         timestamptz not null,
  by_person  uuid not null references access.person,
  person_id  uuid not null references access.person,
  field      text not null check (field in ('NAME', 'PHONE', 'IDENTITY')),
  purpose    text not null check (purpose ~ '^[A-Z_]{3,40}$'),
  place_path text not null
);
create index on access.audit (at);
create index on access.audit (person_id, at);
create index on access.audit (by_person, at);
comment on table access.audit is 'part of access.person: who looked at whose whole data, when and why; inserted only';

-- Accounts that the sign-in page of a demonstration city offers by one click.
create table access.demo_account (
  person_id uuid primary key references access.person,
  position  int not null,
  hint_key  text not null check (hint_key ~ '^[a-z0-9._-]{3,80}$')
);
comment on table access.demo_account is 'working: people whom visitors of a demonstration city may try';

-- Spring Session's tables, in its own layout.
create table access.session (
  primary_id            char(36) primary key,
  session_id            char(36) not null unique,
  creation_time         bigint not null,
  last_access_time      bigint not null,
  max_inactive_interval int not null,
  expiry_time           bigint not null,
  principal_name        varchar(100)
);
create index on access.session (expiry_time);
create index on access.session (principal_name);
comment on table access.session is 'working: people signed in at this moment';

create table access.session_attributes (
  session_primary_id char(36) not null references access.session (primary_id) on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea not null,
  primary key (session_primary_id, attribute_name)
);
comment on table access.session_attributes is 'working: what a session remembers';

create schema access;

-- The only home of names, phone numbers and identity numbers. Encrypted with the city's key; phone and identity number
-- are found by HMAC, exactly. Everything else names person_id.
create table access.person (
  id             uuid primary key,
  name_enc       bytea not null,
  phone_enc      bytea,
  phone_hmac     bytea check (octet_length(phone_hmac) = 32),
  identity_enc   bytea,
  identity_hmac  bytea unique check (octet_length(identity_hmac) = 32),
  created_at     timestamptz not null
);
create index on access.person (phone_hmac);
comment on table access.person is 'working: people; names and numbers encrypted';

-- A role held for a place and everything below it. Ended, not deleted.
create table access.role_grant (
  id         uuid primary key,
  person_id  uuid not null references access.person,
  role       text not null,
  place_path text not null,
  from_at    timestamptz not null,
  until_at   timestamptz,
  granted_by uuid references access.person,
  check (until_at is null or until_at > from_at)
);
create index on access.role_grant (person_id);
comment on table access.role_grant is 'working: roles of people within a scope of places';

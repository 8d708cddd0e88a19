create schema message;

-- Messages to people, written in the business transaction and delivered by a job, at least once. Every one is about a
-- person, so address and body are always sealed; a code's body is forgotten once sent, any other after 30 days.
create table message.outgoing (
  id          uuid primary key,
  person_id   uuid references access.person,
  address_enc bytea,
  template    text not null check (template ~ '^[a-z]+(\.[a-z0-9-]+)+$'),
  body_enc    bytea,
  state       text not null check (state in ('WAITING', 'SENT', 'FAILED', 'EXPIRED', 'NO_ADDRESS')),
  tries       int not null default 0 check (tries >= 0),
  failure     text check (failure ~ '^[A-Za-z]{1,80}$'),
  queued_at   timestamptz not null,
  expires_at  timestamptz,
  changed_at  timestamptz not null,
  check ((person_id is null) <> (address_enc is null)),
  check (state <> 'WAITING' or body_enc is not null)
);
create index on message.outgoing (queued_at, id);
create index on message.outgoing (state, queued_at);
create index on message.outgoing (person_id);
create index on message.outgoing (changed_at) where body_enc is not null and state <> 'WAITING';
comment on table message.outgoing is 'working: messages waiting, sent or failed; address and body encrypted';

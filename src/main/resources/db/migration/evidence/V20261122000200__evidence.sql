create schema evidence;

-- An act is a decision of the office that an outsider could hold it to. entry = the exact public bytes (RCJ-1), hashed
-- and served as stored. Official rows of every module refer to (id, kind), deferred.
create table evidence.act (
  id         uuid primary key,
  kind       text not null check (kind ~ '^[a-z]+(\.[a-z_]+){2}$'),
  entry      bytea not null check (octet_length(entry) between 2 and 65535),
  created_at timestamptz not null,
  unique (id, kind)
);
comment on table evidence.act is 'official: acts; the root of the public record';

-- What an act says in private, openable by whoever holds salt and payload.
create table evidence.sealed (
  act_id    uuid primary key references evidence.act,
  salt      bytea not null check (octet_length(salt) = 32),
  payload   bytea not null
);
comment on table evidence.sealed is 'part of evidence.act: salt and private payload behind the commitment';

-- Acts that wait for the sequencer. Filled by trigger, so that no act can be forgotten; nobody else may write here, and acts never
-- vanish, so a foreign key would only lock each act once more.
create table evidence.queue (
  act_id uuid primary key
);
comment on table evidence.queue is 'derived: acts not numbered yet';

create function evidence.enqueue() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into evidence.queue (act_id) values (new.id);
  return null;
end $$;
create trigger enqueue after insert on evidence.act for each row execute function evidence.enqueue();

create table evidence.leaf (
  idx       bigint primary key check (idx >= 0),
  act_id    uuid not null unique references evidence.act,
  leaf_hash bytea not null check (octet_length(leaf_hash) = 32)
);
comment on table evidence.leaf is 'derived: numbers of acts in the public record, given by the sequencer';

-- A trigger because no constraint can say "the number before this one exists". Leaves come by the hundred: with distinct numbers,
-- as many as there are from the first to the last, and the first the next one, none is missing.
create function evidence.leaf_is_next() returns trigger language plpgsql as $$
declare
  lowest  bigint;
  highest bigint;
  many    bigint;
begin
  select min(idx), max(idx), count(*) into lowest, highest, many from leaves;
  if highest - lowest + 1 <> many or lowest <> coalesce((select max(idx) + 1 from evidence.leaf where idx < lowest), 0) then
    raise exception 'gap before leaf %', highest using errcode = '23514';
  end if;
  return null;
end $$;
create trigger leaf_is_next after insert on evidence.leaf referencing new table as leaves
  for each statement execute function evidence.leaf_is_next();
create trigger append_only before update or delete on evidence.leaf for each row execute function city.refuse_change();
create trigger append_only_truncate before truncate on evidence.leaf for each statement execute function city.refuse_change();

-- Every head ever signed. One root for each size: signing another is impossible.
create table evidence.signed_head (
  size      bigint primary key check (size >= 0),
  root      bytea not null check (octet_length(root) = 32),
  note      text not null,
  signed_at timestamptz not null
);
comment on table evidence.signed_head is 'derived: checkpoints signed by the sequencer';
create trigger append_only before update or delete on evidence.signed_head for each row execute function city.refuse_change();
create trigger append_only_truncate before truncate on evidence.signed_head for each statement execute function city.refuse_change();

-- A command is applied once; a repeat gets the outcome stored here.
create table evidence.command (
  id          uuid primary key,
  actor       uuid,
  kind        text not null,
  fingerprint bytea not null check (octet_length(fingerprint) = 32),
  outcome     text not null,
  at          timestamptz not null
);
comment on table evidence.command is 'part of evidence.act: commands applied and their outcome (ids and numbers only)';

-- Waits until nobody else applies this command, then tells what it brought, in one call for every verb. In plpgsql because there
-- the second statement sees what was committed while the first one waited.
create function evidence.applied(command uuid)
  returns table (actor uuid, kind text, fingerprint bytea, outcome text) language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('command:' || command, 0));
  return query select c.actor, c.kind, c.fingerprint, c.outcome from evidence.command c where c.id = command;
end $$;

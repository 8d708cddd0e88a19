create schema evidence;

-- An act is a decision of the office that an outsider could hold it to. entry = the exact public bytes (RCJ-1), hashed
-- and served as stored. Official rows of every module refer to (id, kind), deferred.
create table evidence.act (
  id         uuid primary key,
  kind       text not null check (kind ~ '^[a-z]+(\.[a-z_]+){2}$'),
  entry      bytea not null check (octet_length(entry) between 2 and 65535),
  created_at timestamptz not null,
  unique (id, kind),
  -- What rows refer to and what the public reads are one.
  constraint entry_says_the_same check ((convert_from(entry, 'UTF8')::jsonb ->> 'id') = id::text
                                    and (convert_from(entry, 'UTF8')::jsonb ->> 'kind') = kind)
);
comment on table evidence.act is 'official: acts; the root of the public record';

-- What an act says in private, openable by whoever holds salt and payload.
create table evidence.sealed (
  act_id    uuid primary key references evidence.act,
  salt      bytea not null check (octet_length(salt) = 32),
  payload   bytea not null
);
comment on table evidence.sealed is 'part of evidence.act: salt and private payload behind the commitment';

-- A trigger because the promise stands in another table: nothing is kept as what an act said that does not open it.
create function evidence.sealed_opens_its_act() returns trigger language plpgsql as $$
begin
  if exists (
    select from opened s join evidence.act a on a.id = s.act_id
     where convert_from(a.entry, 'UTF8')::jsonb ->> 'com' is distinct from
           'sha256:' || encode(sha256(
             convert_to('anju/commit/v1', 'UTF8') || '\x00'::bytea || substr(int4send(octet_length(a.kind)), 4) || convert_to(a.kind, 'UTF8')
             || s.salt || int4send(octet_length(s.payload)) || s.payload), 'hex')) then
    raise exception 'salt and payload do not open the act' using errcode = '23514';
  end if;
  return null;
end $$;
create trigger sealed_opens_its_act after insert on evidence.sealed referencing new table as opened
  for each statement execute function evidence.sealed_opens_its_act();

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

-- A trigger because no constraint reaches from what leaves a table to what another holds: an act stops waiting when it is numbered.
create function evidence.waits_until_numbered() returns trigger language plpgsql as $$
begin
  if exists (select from done d where not exists (select from evidence.leaf l where l.act_id = d.act_id)) then
    raise exception 'an act that is not numbered waits' using errcode = '23514';
  end if;
  return null;
end $$;
create trigger waits_until_numbered after delete on evidence.queue referencing old table as done
  for each statement execute function evidence.waits_until_numbered();
create trigger append_only before update on evidence.queue for each row execute function city.refuse_change();
create trigger append_only_truncate before truncate on evidence.queue for each statement execute function city.refuse_change();

create table evidence.leaf (
  idx       bigint primary key check (idx >= 0),
  act_id    uuid not null unique references evidence.act,
  leaf_hash bytea not null check (octet_length(leaf_hash) = 32)
);
comment on table evidence.leaf is 'derived: numbers of acts in the public record, given by the sequencer';

-- A trigger because no constraint can say "the number before this one exists", or "of those bytes over there". Leaves come by the hundred: with distinct numbers,
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
  if exists (select from leaves l join evidence.act a on a.id = l.act_id where l.leaf_hash <> sha256('\x00'::bytea || a.entry)) then
    raise exception 'a leaf is the hash of its act' using errcode = '23514';
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
-- A trigger because the size is a count of another table: no more is signed than was numbered, and sizes only grow.
create function evidence.head_is_of_the_record() returns trigger language plpgsql as $$
begin
  if new.size > (select coalesce(max(idx) + 1, 0) from evidence.leaf) or new.size <= (select max(size) from evidence.signed_head) then
    raise exception 'a head of % entries is none of this record', new.size using errcode = '23514';
  end if;
  return new;
end $$;
create trigger head_is_of_the_record before insert on evidence.signed_head for each row execute function evidence.head_is_of_the_record();
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

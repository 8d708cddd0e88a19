create schema city;

-- How far this city's clock runs ahead of the machine's; other than 0 only in demonstration and test cities.
create table city.clock (
  one       boolean primary key default true check (one),
  offset_ms bigint not null
);
comment on table city.clock is 'derived: offset of the city''s clock, set by the directory';
insert into city.clock (offset_ms) values (0);

create table city.area (
  id        uuid primary key,
  parent_id uuid references city.area,
  kind      text not null check (kind in ('CITY', 'DISTRICT', 'STREET', 'COMMUNITY')),
  name      text not null check (name <> ''),
  path      text not null unique check (path ~ '^(/[a-z0-9]{1,20}){1,4}$'),
  check ((kind = 'CITY') = (parent_id is null))
);
create index on city.area (parent_id);
comment on table city.area is 'working: the tree of areas above the compound; path = codes of the ancestors';

-- db-scheduler's table, in its own layout.
create table city.scheduled_task (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
create index on city.scheduled_task (execution_time);
create index on city.scheduled_task (last_heartbeat);
comment on table city.scheduled_task is 'working: background jobs waiting or running';

-- Official rows and their parts are inserted once. The one thing that moves is a row's state, and only by its steps;
-- columns generated from it follow. Also refuses a row that is born in a later state ("when (new.state <> 'OPEN')").
-- A column whose comment begins 'follows:' moves with steps, too.
create function city.refuse_change() returns trigger language plpgsql as $$
declare
  follows text[] := array(select attname::text from pg_attribute where attrelid = tg_relid
                            and (attgenerated <> '' or col_description(attrelid, attnum) like 'follows:%')) || 'state'::text;
begin
  if tg_op = 'UPDATE' and pg_trigger_depth() > 1
     and to_jsonb(new) - follows = to_jsonb(old) - follows then
    return new;
  end if;
  raise exception 'append-only: % on %.%', tg_op, tg_table_schema, tg_table_name using errcode = '23514';
end $$;

-- A step is the truth about a thing's state; this moves the copy on the thing itself.
-- Arguments: the thing's schema and table, the step's column that names it, then the allowed moves as 'FROM>TO'.
create function city.step_moves_state() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  thing uuid := (to_jsonb(new) ->> tg_argv[2])::uuid;
  was   text;
begin
  execute format('select state from %I.%I where id = $1 for update', tg_argv[0], tg_argv[1]) into was using thing;
  if not (was || '>' || new.to_state = any (tg_argv[3:])) then
    raise exception '%.% cannot go from % to %', tg_argv[0], tg_argv[1], was, new.to_state using errcode = '23514';
  end if;
  execute format('update %I.%I set state = $1 where id = $2', tg_argv[0], tg_argv[1]) using new.to_state, thing;
  return new;
end $$;

-- The state a step leaves is read, never said. Fires before the one above: triggers fire in the order of their names.
-- Arguments: the thing's schema and table, the step's column that names it.
create function city.step_marks_state() returns trigger language plpgsql as $$
begin
  execute format('select state from %I.%I where id = $1', tg_argv[0], tg_argv[1]) into new.was using (to_jsonb(new) ->> tg_argv[2])::uuid;
  return new;
end $$;

-- Parts are written in the transaction that makes their parent, while it is in its first state; afterwards nobody can add
-- one. (xmin is the transaction that wrote the row we see; a restore gives rows new ones, older than any to come.)
-- Arguments: the parent's schema and table, the part's column that names it, the parent's first state if it has states.
create function city.comes_with_parent() returns trigger language plpgsql as $$
declare
  fresh boolean;
begin
  execute format('select p.xmin = pg_current_xact_id()::xid and (%L is null or to_jsonb(p) ->> ''state'' = %L) from %I.%I p where p.id = $1',
                 tg_argv[3], tg_argv[3], tg_argv[0], tg_argv[1])
     into fresh using (to_jsonb(new) ->> tg_argv[2])::uuid;
  if fresh is false then
    raise exception '%.% is closed: nothing is added to it later', tg_argv[0], tg_argv[1] using errcode = '23514';
  end if;
  return new;
end $$;

-- Runs after every migration, as the owner. What may be done to a table follows from the first word of its comment:
--   official …          inserted once, with an act; never changed or deleted   app: select, insert
--   part of <table> …   likewise, carried by its parent's act                  app: select, insert
--   working …           changed freely                                         app: select, insert, update, delete
--   derived …           written only by triggers or the sequencer              app: select
do $$
declare
  t record;
begin
  for t in
    select n.nspname as schema, c.relname as name, c.relkind as relkind, coalesce(obj_description(c.oid, 'pg_class'), '') as comment,
           exists (select from pg_trigger g where g.tgrelid = c.oid and g.tgname = 'append_only') as guarded
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'v', 'S') and n.nspname not in ('public', 'information_schema') and n.nspname not like 'pg\_%'
  loop
    execute format('grant usage on schema %I to anju_app, anju_seq', t.schema);
    if t.relkind = 'S' then
      execute format('grant usage on sequence %I.%I to anju_app', t.schema, t.name);
      continue;
    end if;
    execute format('grant select on %I.%I to anju_app', t.schema, t.name);
    if t.comment like 'official%' or t.comment like 'part of %' then
      execute format('grant insert on %I.%I to anju_app', t.schema, t.name);
      if not t.guarded then
        execute format('create trigger append_only before update or delete on %I.%I for each row execute function city.refuse_change()', t.schema, t.name);
        execute format('create trigger append_only_truncate before truncate on %I.%I for each statement execute function city.refuse_change()', t.schema, t.name);
      end if;
    elsif t.comment like 'working%' then
      execute format('grant insert, update, delete on %I.%I to anju_app', t.schema, t.name);
    end if;
  end loop;
end $$;
-- A trigger's function may act with the owner's rights. Whoever could hang it on a table of their own, and anybody may make a
-- temporary one, would have those rights too: could move any state, any balance. Triggers that are there fire without this right.
do $$
declare
  f regprocedure;
begin
  for f in
    select p.oid from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.prorettype = 'trigger'::regtype and n.nspname not in ('public', 'information_schema') and n.nspname not like 'pg\_%'
  loop
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
grant select on evidence.act, evidence.leaf, evidence.queue, evidence.signed_head to anju_seq;
grant insert on evidence.leaf, evidence.signed_head to anju_seq;
grant delete on evidence.queue to anju_seq;

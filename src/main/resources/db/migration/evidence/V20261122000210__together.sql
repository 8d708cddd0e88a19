-- Acts that come by the batch are queued by the batch.
drop trigger enqueue on evidence.act;
create or replace function evidence.enqueue() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into evidence.queue (act_id) select id from acts;
  return null;
end $$;
create trigger enqueue after insert on evidence.act referencing new table as acts
  for each statement execute function evidence.enqueue();

-- Of these commands, those nobody applied before and nobody applies at this moment; their turns are taken. It never waits, so two
-- batches of two nodes cannot wait for each other. In plpgsql because there the second statement sees what was committed before the
-- turns were taken.
create function evidence.fresh(commands uuid[]) returns setof uuid language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  taken uuid[];
begin
  taken := array(select c from unnest(commands) c where pg_try_advisory_xact_lock(hashtextextended('command:' || c, 0)));
  return query select t from unnest(taken) t where (select k.id from evidence.command k where k.id = t) is null;
end $$;

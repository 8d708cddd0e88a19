-- Encroachments on common ground (违建、占用): found, talked about, removed by consent or after a notice, the ground used again.
-- Whose they are stands nowhere here: the register is of the ground.
create table works.encroachment (
  id          uuid primary key,
  code        text not null unique check (code ~ '^CQ-[0-9]{4}-[0-9]{4,}$'),
  compound_id uuid not null references registry.compound,
  kind        text not null check (kind in ('SHED', 'RAIN_SHED', 'FLOWER_BED', 'WALL', 'PARKING_LOCK', 'CLUTTER')),
  place       text not null check (place <> ''),
  area_x100   bigint not null check (area_x100 > 0),
  fire_lane   boolean not null,
  photo_id    uuid references attachment.file,
  state       text not null default 'FOUND' check (state in ('FOUND', 'TALKED', 'CONSENTED', 'ORDERED', 'REMOVED', 'REUSED')),
  found_by    uuid not null references access.person,
  found_at    timestamptz not null,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'works.encroachment.found'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on works.encroachment (compound_id);
comment on table works.encroachment is 'official: what stands on common ground without right; place is for staff, the public reads kinds and areas';
create trigger starts_found before insert on works.encroachment for each row when (new.state <> 'FOUND') execute function city.refuse_change();

create table works.encroachment_step (
  id              uuid primary key,
  encroachment_id uuid not null references works.encroachment,
  to_state        text not null,
  note            text not null check (note <> ''),
  photo_id        uuid references attachment.file,
  by_person       uuid not null references access.person,
  at              timestamptz not null,
  act_id          uuid not null,
  act_kind        text not null check (act_kind in ('works.encroachment.talked', 'works.encroachment.consented', 'works.encroachment.ordered',
                                                    'works.encroachment.removed', 'works.encroachment.reused')),
  check (act_kind = 'works.encroachment.' || lower(to_state)),
  check (to_state <> 'REMOVED' or photo_id is not null),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on works.encroachment_step (encroachment_id);
comment on table works.encroachment_step is 'official: talked about, consented or ordered, removed (with a photograph), ground used again';
create trigger moves_state before insert on works.encroachment_step for each row execute function city.step_moves_state(
  'works', 'encroachment', 'encroachment_id', 'FOUND>TALKED', 'TALKED>CONSENTED', 'TALKED>ORDERED', 'ORDERED>CONSENTED',
  'CONSENTED>REMOVED', 'ORDERED>REMOVED', 'REMOVED>REUSED');

-- Who went over an undertaking's ground and found it clear; withdrawn by whatever is found there afterwards.
create table works.ground_clear (
  id         uuid primary key,
  project_id uuid not null references project.project,
  note       text not null check (note <> ''),
  by_person  uuid not null references access.person,
  at         timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind = 'works.ground.cleared'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on works.ground_clear (project_id);
comment on table works.ground_clear is 'official: the ground of an undertaking was gone over and nothing encroaches on it';

-- What still stands on the ground of an undertaking.
create view works.standing_encroachment (project_id, encroachment_id, code) as
  select distinct p.project_id, e.id, e.code
    from works.encroachment e join project.place p on p.compound_id = e.compound_id
   where e.state not in ('REMOVED', 'REUSED');

-- A trigger because the fact depends on rows of another table: ground is not clear while something stands on it.
create function works.ground_is_clear() returns trigger language plpgsql as $$
begin
  if exists (select from works.standing_encroachment where project_id = new.project_id) then
    raise exception 'something stands on the ground of undertaking %', new.project_id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger ground_is_clear before insert on works.ground_clear for each row execute function works.ground_is_clear();

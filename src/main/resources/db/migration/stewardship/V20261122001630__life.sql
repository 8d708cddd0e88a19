-- Neighbours who do something together (活力小分队): proposed by one, formed once enough are willing.
create table stewardship.team (
  id          uuid primary key,
  compound_id uuid not null references registry.compound,
  name        text not null check (char_length(name) between 2 and 20),
  purpose     text not null check (purpose in ('WASTE', 'PROPERTY', 'MEDIATION', 'ELDERLY', 'CHILDREN', 'GREENING', 'SAFETY', 'OTHER')),
  at_least    int not null check (at_least between 2 and 50),
  state       text not null default 'PROPOSED' check (state in ('PROPOSED', 'FORMED', 'DISSOLVED')),
  proposed_by uuid not null references access.person,
  proposed_at timestamptz not null,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'stewardship.team.proposed'),
  unique (id, compound_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on stewardship.team (compound_id);
create unique index on stewardship.team (compound_id, name) where state <> 'DISSOLVED';
comment on table stewardship.team is 'official: neighbours'' teams; at_least = how many had to be willing under the rules of that day';
create trigger starts_proposed before insert on stewardship.team for each row when (new.state <> 'PROPOSED') execute function city.refuse_change();

-- Who is in a team is the neighbours' own affair: they come and go, and only how many is told.
create table stewardship.team_member (
  team_id   uuid not null references stewardship.team,
  person_id uuid not null references access.person,
  since     timestamptz not null,
  primary key (team_id, person_id)
);
create index on stewardship.team_member (person_id);
comment on table stewardship.team_member is 'working: who is in a team at this moment';

create table stewardship.team_step (
  id        uuid primary key,
  team_id   uuid not null references stewardship.team,
  to_state  text not null,
  members   int not null check (members >= 0),
  reason    text not null,
  by_person uuid not null references access.person,
  at        timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind in ('stewardship.team.formed', 'stewardship.team.dissolved')),
  check ((to_state = 'DISSOLVED') = (reason <> '')),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on stewardship.team_step (team_id);
comment on table stewardship.team_step is 'official: a team came together with so many members, or was given up';
create trigger moves_state before insert on stewardship.team_step for each row execute function city.step_moves_state(
  'stewardship', 'team', 'team_id', 'PROPOSED>FORMED', 'PROPOSED>DISSOLVED', 'FORMED>DISSOLVED');

-- A trigger because "enough members" counts rows of another table.
create function stewardship.team_is_enough() returns trigger language plpgsql as $$
begin
  if new.to_state = 'FORMED'
     and (select count(*) from stewardship.team_member where team_id = new.team_id) < (select at_least from stewardship.team where id = new.team_id) then
    raise exception 'team % has too few members', new.team_id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger is_enough before insert on stewardship.team_step for each row execute function stewardship.team_is_enough();

-- What is on in a compound: volunteers' days, meals, classes. Counted by heads, never by name.
create table stewardship.activity (
  id          uuid primary key,
  compound_id uuid not null references registry.compound,
  team_id     uuid,
  kind        text not null check (kind in ('VOLUNTEER', 'MEAL', 'HEALTH', 'CULTURE', 'CLASS', 'OTHER')),
  title       text not null check (char_length(title) between 2 and 40),
  venue       text not null check (char_length(venue) between 2 and 40),
  starts_at   timestamptz not null,
  state       text not null default 'PLANNED' check (state in ('PLANNED', 'HELD', 'CANCELLED')),
  planned_by  uuid not null references access.person,
  planned_at  timestamptz not null,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'stewardship.activity.planned'),
  foreign key (team_id, compound_id) references stewardship.team (id, compound_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on stewardship.activity (compound_id, starts_at);
create index on stewardship.activity (team_id);
comment on table stewardship.activity is 'official: activities for neighbours, planned, held or cancelled';
create trigger starts_planned before insert on stewardship.activity for each row when (new.state <> 'PLANNED') execute function city.refuse_change();

create table stewardship.activity_step (
  id          uuid primary key,
  activity_id uuid not null references stewardship.activity,
  to_state    text not null,
  heads       int check (heads between 0 and 5000),
  volunteers  int check (volunteers between 0 and heads),
  reason      text not null,
  by_person   uuid not null references access.person,
  at          timestamptz not null,
  act_id      uuid not null,
  act_kind    text not null check (act_kind in ('stewardship.activity.held', 'stewardship.activity.cancelled')),
  check ((to_state = 'HELD') = (heads is not null)),
  check ((heads is null) = (volunteers is null)),
  check ((to_state = 'CANCELLED') = (reason <> '')),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on stewardship.activity_step (activity_id);
comment on table stewardship.activity_step is 'official: an activity took place with so many heads, volunteers among them, or was called off';
create trigger moves_state before insert on stewardship.activity_step for each row execute function city.step_moves_state(
  'stewardship', 'activity', 'activity_id', 'PLANNED>HELD', 'PLANNED>CANCELLED');

create view stewardship.activity_now as
  select a.id, a.compound_id, a.team_id, t.name as team, a.kind, a.title, a.venue, a.starts_at, a.state, a.planned_by, s.heads, s.volunteers
    from stewardship.activity a
    left join stewardship.team t on t.id = a.team_id
    left join stewardship.activity_step s on s.activity_id = a.id and s.to_state = 'HELD';

-- Between the agenda and the freezing owners look at the draft roll and say what is wrong with it; each is answered before the roll
-- is frozen (Guiding rules for owners' assemblies, art. 12: the preparatory group records objections and answers them).

alter table vote.vote
  -- Whole days from the agenda's publication in which the roll may not be frozen; nobody sets it later.
  add column roll_objection_days int not null default 0 check (roll_objection_days between 0 and 60);

-- What the register says, on the record day, of that which an objection of this ground disputes; another digest, another roll.
create function vote.draft_line(of_vote uuid, of_part uuid, ground text) returns bytea language sql stable as $$
  select sha256(convert_to(coalesce(
    case ground
      when 'AREA' then (
        select concat_ws(' ', p.use, p.area_x100, p.basis)
          from registry.parts_on(v.compound_id, v.record_on) p where p.part_id = of_part)
      when 'MISSING_PART' then (
        select string_agg(p.part_id || ' ' || p.use, E'\n' order by p.part_id)
          from registry.parts_on(v.compound_id, v.record_on) p)
      else (
        select string_agg(concat_ws(' ', h.person_id, h.organisation_id, h.standing,
                                    case when ground = 'REPRESENTATIVE' then h.represents end), E'\n'
                          order by h.person_id, h.organisation_id, h.standing, h.represents)
          from registry.holders_on(v.compound_id, v.record_on) h
          join registry.parts_on(v.compound_id, v.record_on) p on p.part_id = h.part_id
         where h.part_id = of_part)
    end, ''), 'UTF8'))
    from vote.vote v where v.id = of_vote
$$;

create table vote.roll_objection (
  id          uuid primary key,
  vote_id     uuid not null references vote.vote,
  part_id     uuid references registry.part,
  ground      text not null check (ground in ('AREA', 'NOT_OWNER', 'REPRESENTATIVE', 'MISSING_PART')),
  words       text not null check (char_length(words) between 2 and 400),
  -- The part's area as the draft had it, to show later what became of it; none: it was not on the draft.
  area_x100   bigint check (area_x100 > 0),
  -- What was disputed as it stood; the database takes it down, so that nobody can say it was something else.
  line        bytea not null check (octet_length(line) = 32),
  -- Nobody where the desk wrote it down for a door.
  raised_by   uuid references access.person,
  recorded_by uuid not null references access.person,
  raised_at   timestamptz not null,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'vote.roll.objected'),
  check ((ground = 'MISSING_PART') = (part_id is null)),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on vote.roll_objection (vote_id);
create index on vote.roll_objection (part_id);
create index on vote.roll_objection (raised_by);
comment on table vote.roll_objection is 'official: objections to the draft roll of a vote';

create table vote.roll_answer (
  objection_id uuid primary key references vote.roll_objection,
  upheld       boolean not null,
  reason       text not null check (char_length(reason) between 2 and 400),
  by_person    uuid not null references access.person,
  answered_at  timestamptz not null,
  act_id       uuid not null,
  act_kind     text not null check (act_kind = 'vote.roll.answered'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on vote.roll_answer (by_person);
comment on table vote.roll_answer is 'official: the answer to an objection to the roll, by a named person with a reason';

-- Whether what was disputed still stands as it stood; nobody asks of a roll that is frozen, which nothing changes.
create view vote.roll_objection_now as
  select o.*, a.upheld, a.reason, a.by_person, a.answered_at, o.line = vote.draft_line(o.vote_id, o.part_id, o.ground) as unchanged
    from vote.roll_objection o left join vote.roll_answer a on a.objection_id = o.id;

-- A trigger because no constraint reaches the vote's state or the part's compound, and freezing must not overtake an objection.
create function vote.objection_is_to_a_draft() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('vote:' || new.vote_id, 0));
  if (select state from vote.vote where id = new.vote_id) <> 'PREPARED' then
    raise exception 'the roll is a draft no longer' using errcode = '23514';
  end if;
  if new.part_id is not null and not exists (
       select from vote.vote v join registry.part_now p on p.compound_id = v.compound_id
        where v.id = new.vote_id and p.id = new.part_id) then
    raise exception 'the part is of another compound' using errcode = '23514';
  end if;
  new.line := vote.draft_line(new.vote_id, new.part_id, new.ground);
  return new;
end $$;
create trigger objection_is_to_a_draft before insert on vote.roll_objection for each row execute function vote.objection_is_to_a_draft();

-- A trigger because the rule spans two tables: nobody answers their own objection, or one they wrote down.
create function vote.answer_is_by_another() returns trigger language plpgsql as $$
begin
  if exists (select from vote.roll_objection o where o.id = new.objection_id and new.by_person in (o.raised_by, o.recorded_by)) then
    raise exception 'nobody answers their own objection' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger answer_is_by_another before insert on vote.roll_answer for each row execute function vote.answer_is_by_another();

-- A trigger because the rule spans tables: a roll is frozen when its time for objections is over, each has its answer, and
-- what was upheld is corrected in the register. Days off can only make the time longer; those the verb counts.
create function vote.roll_is_undisputed() returns trigger language plpgsql as $$
declare
  days int;
begin
  perform pg_advisory_xact_lock(hashtextextended('vote:' || new.vote_id, 0));
  if exists (select from vote.roll_objection o where o.vote_id = new.vote_id
               and not exists (select from vote.roll_answer a where a.objection_id = o.id)) then
    raise exception 'an objection to the roll waits for its answer' using errcode = '23514';
  end if;
  if exists (select from vote.roll_objection_now o where o.vote_id = new.vote_id and o.upheld and o.unchanged) then
    raise exception 'an upheld objection to the roll waits for its correction' using errcode = '23514';
  end if;
  select roll_objection_days into days from vote.vote where id = new.vote_id;
  if days > 0 and not exists (
       select from notice.notice_now n
        where n.kind = 'ASSEMBLY' and n.subject_kind = 'vote' and n.subject_id = new.vote_id and n.state in ('PUBLISHED', 'CLOSED')
          and (n.released_at at time zone 'Asia/Shanghai')::date + days < (new.at at time zone 'Asia/Shanghai')::date) then
    raise exception 'the time for objections to the roll is not over' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger freezes_undisputed before insert on vote.vote_step
  for each row when (new.to_state = 'FROZEN') execute function vote.roll_is_undisputed();

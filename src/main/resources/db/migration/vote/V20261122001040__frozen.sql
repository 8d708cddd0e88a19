-- What no verb of ours would do and somebody with the application's account could: put heads on a frozen roll, matters into a
-- published agenda, an answer onto a ballot that was cast, a result beside the count.

-- A trigger because no constraint reaches the vote's state. Arguments: the states in which such a row may come.
create function vote.comes_while_vote_is() returns trigger language plpgsql as $$
declare
  of_vote uuid := coalesce(to_jsonb(new) ->> 'vote_id',
                           (select m.vote_id::text from vote.matter m where m.id = (to_jsonb(new) ->> 'matter_id')::uuid))::uuid;
  was     text;
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('vote:' || of_vote, 0));
  select state into was from vote.vote where id = of_vote;
  if was <> all (tg_argv) then
    raise exception 'nothing comes into vote.% of a vote that is %', tg_table_name, was using errcode = '23514';
  end if;
  return new;
end $$;
create trigger comes_while_vote_is before insert on vote.candidate for each row execute function vote.comes_while_vote_is('PREPARED', 'FROZEN');
create trigger comes_while_vote_is before insert on vote.delivery for each row execute function vote.comes_while_vote_is('FROZEN');
create trigger comes_while_vote_is before insert on vote.box_opening for each row execute function vote.comes_while_vote_is('FROZEN');
create trigger comes_while_vote_is before insert on vote.consent_needed for each row execute function vote.comes_while_vote_is('FROZEN');
create trigger comes_while_vote_is before insert on vote.result_due for each row execute function vote.comes_while_vote_is('CLOSED');
create trigger comes_while_vote_is before insert on vote.publication for each row execute function vote.comes_while_vote_is('CLOSED');

create trigger comes_with_parent before insert on vote.matter for each row execute function city.comes_with_parent('vote', 'vote', 'vote_id', 'PREPARED');
create trigger comes_with_parent before insert on vote.delivery_part for each row execute function city.comes_with_parent('vote', 'delivery', 'delivery_id');

-- A trigger because the box is named by its vote, not by an id of its own: who saw it opened is said when it is opened.
create function vote.witness_was_there() returns trigger language plpgsql as $$
begin
  if (select o.xmin = pg_current_xact_id()::xid from vote.box_opening o where o.vote_id = new.vote_id) is false then
    raise exception 'the box was opened before others' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger witness_was_there before insert on vote.box_witness for each row execute function vote.witness_was_there();

-- Triggers because no constraint reaches the vote's state. A roll has thousands of lines: they are looked at together.
create function vote.roll_is_a_draft() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('vote:' || v.vote_id, 0)) from (select distinct vote_id from lines order by 1) v;
  if exists (select from lines l join vote.vote v on v.id = l.vote_id where v.state <> 'PREPARED') then
    raise exception 'the roll is frozen' using errcode = '23514';
  end if;
  return null;
end $$;
create trigger roll_is_a_draft after insert on vote.head referencing new table as lines
  for each statement execute function vote.roll_is_a_draft();
create trigger roll_is_a_draft after insert on vote.head_part referencing new table as lines
  for each statement execute function vote.roll_is_a_draft();

create function vote.voters_are_a_draft() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('vote:' || v.vote_id, 0))
     from (select distinct h.vote_id from lines l join vote.head h on h.id = l.head_id order by 1) v;
  if exists (select from lines l join vote.head h on h.id = l.head_id join vote.vote v on v.id = h.vote_id where v.state <> 'PREPARED') then
    raise exception 'the roll is frozen' using errcode = '23514';
  end if;
  return null;
end $$;
create trigger voters_are_a_draft after insert on vote.head_person referencing new table as lines
  for each statement execute function vote.voters_are_a_draft();

-- A trigger because a head's area is the sum of its parts: what is frozen adds up, and somebody is on it.
create function vote.roll_adds_up() returns trigger language plpgsql as $$
begin
  if not exists (select from vote.head h where h.vote_id = new.vote_id)
     or exists (select from vote.head h
                  left join (select p.head_id, sum(p.area_x100) as area from vote.head_part p where p.vote_id = new.vote_id group by 1) s
                    on s.head_id = h.id
                 where h.vote_id = new.vote_id and s.area is distinct from h.area_x100) then
    raise exception 'the roll does not add up' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger freezes_what_adds_up before insert on vote.vote_step
  for each row when (new.to_state = 'FROZEN') execute function vote.roll_adds_up();

-- As before, and: who casts by phone is of the head, or its proxy; a paper that counts bears the name of one of them, unless the
-- head has none (who seals for an organisation is the tellers' business).
create or replace function vote.ballot_is_in_time() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('vote:' || v.vote_id, 0)) from (select distinct vote_id from ballots order by 1) v;
  if exists (select from ballots b join vote.vote v on v.id = b.vote_id
              where v.state <> 'FROZEN' or b.cast_at < v.opens_at or b.cast_at >= v.closes_at
                 or (b.channel = 'PHONE' and b.accepted_at >= v.closes_at)) then
    raise exception 'vote is not open' using errcode = '23514';
  end if;
  -- Looked up by key for each ballot, as sub-selects: joined, the planner would walk the roll.
  if exists (select from ballots b
              where b.mandate_id is null and b.invalid_reason is null
                and case b.channel
                      when 'PHONE' then (select p.person_id from vote.head_person p where p.head_id = b.head_id and p.person_id = b.entered_by) is null
                      else (select p.person_id from vote.head_person p where p.head_id = b.head_id and p.person_id = b.signed_by) is null
                           and (b.signed_by is not null or (select p.head_id from vote.head_person p where p.head_id = b.head_id limit 1) is not null)
                    end) then
    raise exception 'a ballot is cast by its head' using errcode = '23514';
  end if;
  return null;
end $$;

-- As before, and: answers come with their ballot, in its transaction; what was cast is not added to.
create or replace function vote.answer_was_asked_for() returns trigger language plpgsql as $$
begin
  -- Two keys are looked up for each answer, as sub-selects: joined, the planner would walk the ballots.
  if exists (select from answers a
              where not coalesce((select b.vote_id from vote.ballot b where b.id = a.ballot_id and b.xmin = pg_current_xact_id()::xid)
                                 = (select m.vote_id from vote.matter m where m.id = a.matter_id), false)) then
    raise exception 'not a matter of this vote, or a ballot that was cast before' using errcode = '23503';
  end if;
  return null;
end $$;

-- Constraint triggers because a result is a sum of ballots and comes before the step that closes: at the commit every matter of a
-- closed vote has its result, and it is what the ballots say. A payment may stand on it.
create function vote.result_is_the_count() returns trigger language plpgsql as $$
declare
  v record;
  r record;
  c record;
begin
  select o.id, o.state into v from vote.matter m join vote.vote o on o.id = m.vote_id where m.id = new.matter_id;
  select coalesce(sum(area_x100), 0) as area, count(*) as heads into r from vote.head where vote_id = v.id;
  select coalesce(sum(area_x100), 0) as area, count(*) as heads,
         coalesce(sum(area_x100) filter (where choice = 'FOR'), 0) as for_area, count(*) filter (where choice = 'FOR') as for_heads,
         coalesce(sum(area_x100) filter (where choice = 'AGAINST'), 0) as against_area, count(*) filter (where choice = 'AGAINST') as against_heads
    into c from vote.counted_answer where vote_id = v.id and matter_id = new.matter_id;
  if v.state not in ('CLOSED', 'VOID')
     or new.roll_area_x100 <> r.area or new.roll_heads <> r.heads or new.cast_area_x100 <> c.area or new.cast_heads <> c.heads
     or new.for_area_x100 <> c.for_area or new.for_heads <> c.for_heads
     or new.against_area_x100 <> c.against_area or new.against_heads <> c.against_heads then
    raise exception 'the result of matter % is not what the ballots say', new.matter_id using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger result_is_the_count after insert on vote.result deferrable initially deferred
  for each row execute function vote.result_is_the_count();

create function vote.closed_is_counted() returns trigger language plpgsql as $$
begin
  if exists (select from vote.matter m where m.vote_id = new.vote_id and not exists (select from vote.result r where r.matter_id = m.id)) then
    raise exception 'a matter of the closed vote has no result' using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger closed_is_counted after insert on vote.vote_step deferrable initially deferred
  for each row when (new.to_state = 'CLOSED') execute function vote.closed_is_counted();

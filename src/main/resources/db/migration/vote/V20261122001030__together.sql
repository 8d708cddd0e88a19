-- All that decides about the ballots of these heads. last_cast: when a ballot of the head was last cast by phone, so that a later one
-- is later even if the clock was set back.
drop function vote.poll(uuid, uuid);
create function vote.heads_at_the_poll(vote uuid, heads uuid[])
  returns table (head uuid, state text, opens_at timestamptz, closes_at timestamptz, persons uuid[], matters uuid[], has_ballot boolean,
                 mandate uuid, proxy uuid, own_ballot boolean, last_cast timestamptz)
  language sql stable as $$
    -- Looked up by key for each head, as sub-selects: joined or as exists, the planner would walk whole tables.
    select u.head, v.state, v.opens_at, v.closes_at,
           (select array(select p.person_id from vote.head_person p where p.head_id = h.id)
              from vote.head h where h.vote_id = v.id and h.id = u.head),
           v.matters, coalesce(b.answered, false), d.id, d.proxy, coalesce(b.own, false), b.last_cast
      from (select w.*, array(select m.id from vote.matter m where m.vote_id = w.id) as matters from vote.vote w where w.id = $1 offset 0) v
      cross join unnest($2) as u (head)
      left join lateral (
        select bool_or(a.ballot_id is not null and c.invalid_reason is null) as answered,
               bool_or(c.mandate_id is null and c.invalid_reason is null) as own,
               max(c.cast_at) filter (where c.channel = 'PHONE') as last_cast
          from vote.ballot c
          left join lateral (select t.ballot_id from vote.answer t where t.ballot_id = c.id limit 1) a on true
         where c.vote_id = v.id and c.head_id = u.head) b on true
      left join lateral (
        select m.id, m.proxy from vote.mandate m where m.vote_id = v.id and m.head_id = u.head and m.state = 'STANDING' limit 1) d on true
  $$;

-- Planned once: planning takes five times as long as looking up.
-- Nobody's ballot may overtake the closing: ballots hold the lock shared, closing holds it alone. In plpgsql because there the second
-- statement sees what was committed while the first one waited.
create function vote.poll(vote uuid, head uuid)
  returns table (of_head uuid, state text, opens_at timestamptz, closes_at timestamptz, persons uuid[], matters uuid[],
                 has_ballot boolean, mandate uuid, proxy uuid, own_ballot boolean, last_cast timestamptz)
  language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('vote:' || $1, 0));
  return query select * from vote.heads_at_the_poll($1, array[$2]);
end $$;

-- The same for many heads at once; nothing while somebody closes the vote.
create function vote.polls(vote uuid, heads uuid[])
  returns table (head uuid, state text, opens_at timestamptz, closes_at timestamptz, persons uuid[], matters uuid[],
                 has_ballot boolean, mandate uuid, proxy uuid, own_ballot boolean, last_cast timestamptz)
  language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
  if pg_try_advisory_xact_lock_shared(hashtextextended('vote:' || $1, 0)) then
    return query select * from vote.heads_at_the_poll($1, $2);
  end if;
end $$;

-- Ballots come by the batch: what was looked up for each row is looked up for each statement. After the insertion, with the vote's
-- lock held from there to the commit, which is as good as before it.
drop trigger ballot_is_in_time on vote.ballot;
create or replace function vote.ballot_is_in_time() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('vote:' || v.vote_id, 0)) from (select distinct vote_id from ballots order by 1) v;
  if exists (select from ballots b join vote.vote v on v.id = b.vote_id
              where v.state <> 'FROZEN' or b.cast_at < v.opens_at or b.cast_at >= v.closes_at
                 or (b.channel = 'PHONE' and b.accepted_at >= v.closes_at)) then
    raise exception 'vote is not open' using errcode = '23514';
  end if;
  return null;
end $$;
create trigger ballot_is_in_time after insert on vote.ballot referencing new table as ballots
  for each statement execute function vote.ballot_is_in_time();

drop trigger answer_was_asked_for on vote.answer;
create or replace function vote.answer_was_asked_for() returns trigger language plpgsql as $$
begin
  -- Two keys are looked up for each answer, as sub-selects: joined, the planner would walk the ballots.
  if exists (select from answers a
              where (select b.vote_id from vote.ballot b where b.id = a.ballot_id)
                    is distinct from (select m.vote_id from vote.matter m where m.id = a.matter_id)) then
    raise exception 'not a matter of this vote' using errcode = '23503';
  end if;
  return null;
end $$;
create trigger answer_was_asked_for after insert on vote.answer referencing new table as answers
  for each statement execute function vote.answer_was_asked_for();

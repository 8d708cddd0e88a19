create schema vote;

create table vote.vote (
  id          uuid primary key,
  code        text not null unique check (code ~ '^BJ-[0-9]{4}-[0-9]{4}$'),
  compound_id uuid not null references registry.compound,
  title       text not null check (char_length(title) between 2 and 80),
  edition_id  uuid not null references policy.edition,
  precedence  text not null check (precedence in ('LAST_CAST', 'FIRST_VALID', 'PAPER_WINS')),
  record_on   date not null,
  opens_at    timestamptz not null,
  closes_at   timestamptz not null,
  -- Heads one proxy may vote for besides their own; nobody sets it later.
  proxy_heads_max int not null default 3 check (proxy_heads_max between 0 and 100),
  state       text not null default 'PREPARED' check (state in ('PREPARED', 'FROZEN', 'CLOSED', 'VOID')),
  prepared_by uuid not null references access.person,
  prepared_at timestamptz not null,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'vote.vote.prepared'),
  check (closes_at > opens_at),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on vote.vote (compound_id);
comment on table vote.vote is 'official: owners'' votes (Civil Code art. 278)';
create trigger starts_prepared before insert on vote.vote for each row when (new.state <> 'PREPARED') execute function city.refuse_change();
create sequence vote.code;

-- FROZEN fixes roll and matters; whether it is open follows from the clock; CLOSED when counted.
create table vote.vote_step (
  id       uuid primary key,
  vote_id  uuid not null references vote.vote,
  to_state text not null,
  reason   text,
  by_person uuid references access.person,
  at       timestamptz not null,
  act_id   uuid not null,
  act_kind text not null check (act_kind in ('vote.roll.frozen', 'vote.vote.closed', 'vote.vote.voided')),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table vote.vote_step is 'official: freezing, closing, voiding of a vote';
create trigger moves_state before insert on vote.vote_step for each row execute function city.step_moves_state(
  'vote', 'vote', 'vote_id', 'PREPARED>FROZEN', 'FROZEN>CLOSED', 'PREPARED>VOID', 'FROZEN>VOID', 'CLOSED>VOID');

-- A matter knows no plan: it holds the subject, its title and a digest of what was shown.
create table vote.matter (
  id           uuid primary key,
  vote_id      uuid not null references vote.vote,
  number       int not null check (number between 1 and 30),
  kind         text not null check (kind in ('ORDINARY', 'SPECIAL', 'LIFT', 'UNANIMOUS')),
  -- The share of those taking part that must be for it: more than it of an ordinary matter, at least it of all others.
  share_of     int not null,
  share_in     int not null check (share_in > 0),
  title        text not null check (char_length(title) between 2 and 120),
  subject_kind text not null,
  subject_id   uuid,
  digest       bytea not null check (octet_length(digest) = 32),
  unique (vote_id, number),
  unique (id, kind, share_of, share_in),
  -- Civil Code art. 278 and 279; a place may ask more for a lift, never less.
  check (case kind when 'ORDINARY' then share_of = 1 and share_in = 2
                   when 'SPECIAL' then share_of = 3 and share_in = 4
                   when 'LIFT' then 4 * share_of::bigint >= 3 * share_in::bigint and share_of <= share_in
                   else share_of = share_in end)
);
comment on table vote.matter is 'part of vote.vote: matters put to the owners';

-- Heads on the roll. One head for each owner; one for each developer's stock (SPC interpretation art. 9).
create table vote.head (
  id          uuid primary key,
  vote_id     uuid not null references vote.vote,
  holder_kind text not null check (holder_kind in ('PERSON', 'CO_OWNERS', 'ORGANISATION', 'DEVELOPER')),
  area_x100   bigint not null check (area_x100 > 0),
  unique (vote_id, id)
);
comment on table vote.head is 'part of vote.vote: heads of the frozen roll with their whole area';

create table vote.head_part (
  vote_id   uuid not null,
  part_id   uuid not null references registry.part,
  head_id   uuid not null,
  area_x100 bigint not null check (area_x100 > 0),
  basis     text not null check (basis in ('REGISTERED', 'SURVEYED', 'CONTRACTED')),
  primary key (vote_id, part_id),
  foreign key (vote_id, head_id) references vote.head (vote_id, id)
);
create index on vote.head_part (head_id);
comment on table vote.head_part is 'part of vote.vote: parts of a head as counted';

create table vote.head_person (
  head_id   uuid not null references vote.head,
  person_id uuid not null references access.person,
  primary key (head_id, person_id)
);
create index on vote.head_person (person_id);
comment on table vote.head_person is 'part of vote.vote: people who may cast the head''s ballot';

-- A written mandate (Civil Code art. 165): somebody votes for a head, in this vote alone, until the mandate ends.
create table vote.mandate (
  id          uuid primary key,
  vote_id     uuid not null,
  head_id     uuid not null,
  proxy       uuid not null references access.person,
  -- Nobody signs for an organisation, it seals.
  given_by    uuid references access.person,
  signed_on   date not null,
  scan        uuid not null references attachment.file,
  state       text not null default 'STANDING' check (state in ('STANDING', 'ENDED')),
  recorded_by uuid not null references access.person,
  recorded_at timestamptz not null,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'vote.mandate.recorded'),
  check (proxy <> given_by),
  check (proxy <> recorded_by),
  unique (id, vote_id, head_id),
  foreign key (vote_id, head_id) references vote.head (vote_id, id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create unique index mandate_of_head on vote.mandate (vote_id, head_id) where state = 'STANDING';
create index on vote.mandate (vote_id, proxy);
create index on vote.mandate (proxy);
comment on table vote.mandate is 'official: written mandates to vote for a head';
create trigger starts_standing before insert on vote.mandate for each row when (new.state <> 'STANDING') execute function city.refuse_change();

create table vote.mandate_step (
  id         uuid primary key,
  mandate_id uuid not null unique references vote.mandate,
  to_state   text not null,
  why        text not null check (why in ('REVOKED', 'OWN_BALLOT')),
  by_person  uuid not null references access.person,
  at         timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind = 'vote.mandate.ended'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on vote.mandate_step (by_person);
comment on table vote.mandate_step is 'official: the end of a mandate, by its owner''s word or own ballot';
create trigger moves_state before insert on vote.mandate_step for each row execute function city.step_moves_state(
  'vote', 'mandate', 'mandate_id', 'STANDING>ENDED');

-- A trigger because the rule spans rows: a proxy stands for so many heads of a vote, for none of their own, and only while the
-- vote takes ballots. Two mandates at once for one proxy take turns.
create function vote.mandate_is_allowed() returns trigger language plpgsql as $$
declare
  v record;
begin
  perform pg_advisory_xact_lock(hashtextextended('proxy:' || new.vote_id || new.proxy, 0));
  select state, closes_at, proxy_heads_max into v from vote.vote where id = new.vote_id;
  if v.state <> 'FROZEN' or new.recorded_at >= v.closes_at then
    raise exception 'vote takes no mandates' using errcode = '23514';
  end if;
  if (select count(*) from vote.mandate m where m.vote_id = new.vote_id and m.proxy = new.proxy and m.state = 'STANDING')
       >= v.proxy_heads_max then
    raise exception 'a proxy stands for % heads at most', v.proxy_heads_max using errcode = '23514';
  end if;
  if exists (select from vote.head_person p where p.head_id = new.head_id and p.person_id = new.proxy)
     or new.given_by is distinct from (select p.person_id from vote.head_person p
                                        where p.head_id = new.head_id and p.person_id = new.given_by)
     or (new.given_by is null and exists (select from vote.head_person p where p.head_id = new.head_id)) then
    raise exception 'a mandate is given by the head to somebody else' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger mandate_is_allowed before insert on vote.mandate for each row execute function vote.mandate_is_allowed();

create table vote.ballot (
  id        uuid primary key,
  vote_id   uuid not null,
  head_id   uuid not null,
  channel   text not null check (channel in ('PHONE', 'PAPER')),
  serial    text,
  cast_at   timestamptz not null,
  accepted_at timestamptz not null,
  entered_by uuid not null references access.person,
  signed_by uuid references access.person,
  invalid_reason text check (invalid_reason in ('NOT_SIGNED', 'WRONG_SIGNER', 'CO_OWNERS_DIFFER', 'SEVERAL_MARKS', 'DAMAGED', 'NO_MANDATE')),
  -- Cast by a proxy; the head's own ballot counts before it, whatever the time.
  mandate_id uuid,
  act_id    uuid not null unique,
  act_kind  text not null check (act_kind = 'vote.ballot.accepted'),
  check ((channel = 'PAPER') = (serial is not null)),
  foreign key (vote_id, head_id) references vote.head (vote_id, id),
  foreign key (mandate_id, vote_id, head_id) references vote.mandate (id, vote_id, head_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create unique index ballot_serial on vote.ballot (vote_id, serial) where serial is not null;
create index on vote.ballot (vote_id, head_id, cast_at);
create index on vote.ballot (signed_by);
create index on vote.ballot (mandate_id) where mandate_id is not null;
comment on table vote.ballot is 'official: ballots, superseded ones included';

-- A trigger because no constraint reaches the vote's period and state, and closing must not overtake a ballot.
create function vote.ballot_is_in_time() returns trigger language plpgsql as $$
declare
  v record;
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('vote:' || new.vote_id, 0));
  select state, opens_at, closes_at into v from vote.vote where id = new.vote_id;
  if v.state <> 'FROZEN' or new.cast_at < v.opens_at or new.cast_at >= v.closes_at
     or (new.channel = 'PHONE' and new.accepted_at >= v.closes_at) then
    raise exception 'vote is not open' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger ballot_is_in_time before insert on vote.ballot for each row execute function vote.ballot_is_in_time();

-- A trigger because a foreign key says nothing about states: only the proxy votes by a mandate, and only while it stands.
create function vote.ballot_has_its_mandate() returns trigger language plpgsql as $$
begin
  if not exists (select from vote.mandate m where m.id = new.mandate_id and m.proxy = new.signed_by and m.state = 'STANDING') then
    raise exception 'no mandate for this ballot' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger ballot_has_its_mandate before insert on vote.ballot
  for each row when (new.mandate_id is not null) execute function vote.ballot_has_its_mandate();

create table vote.answer (
  ballot_id uuid not null references vote.ballot,
  matter_id uuid not null,
  choice    text not null check (choice in ('FOR', 'AGAINST', 'ABSTAIN')),
  primary key (ballot_id, matter_id)
);
create index on vote.answer (matter_id);
comment on table vote.answer is 'part of vote.ballot: one answer to a matter; none where the line was left blank';

-- A trigger because a foreign key would lock the matter, the one row at which all ballots of a vote meet, and because it would let
-- an answer name another vote's matter. Matters never vanish.
create function vote.answer_was_asked_for() returns trigger language plpgsql as $$
begin
  -- Two keys are looked up for each answer; over all answers at once the planner would walk the ballots.
  if not exists (select from vote.ballot b join vote.matter m on m.vote_id = b.vote_id
                  where b.id = new.ballot_id and m.id = new.matter_id) then
    raise exception 'not a matter of this vote' using errcode = '23503';
  end if;
  return null;
end $$;
create trigger answer_was_asked_for after insert on vote.answer for each row execute function vote.answer_was_asked_for();

-- One counted answer for each head and matter: the head's own before a proxy's, then precedence decides, never a person.
create view vote.counted_answer as
  select distinct on (b.vote_id, b.head_id, a.matter_id)
         b.vote_id, b.head_id, a.matter_id, a.choice, b.channel, h.area_x100, b.id as ballot_id, b.mandate_id
    from vote.ballot b
    join vote.answer a on a.ballot_id = b.id
    join vote.head h on h.id = b.head_id
    join vote.vote v on v.id = b.vote_id
   where b.invalid_reason is null
   order by b.vote_id, b.head_id, a.matter_id,
            (b.mandate_id is null) desc,
            (v.precedence = 'PAPER_WINS' and b.channel = 'PAPER') desc,
            case when v.precedence = 'FIRST_VALID' then b.cast_at end asc,
            case when v.precedence = 'FIRST_VALID' then b.accepted_at end asc,
            b.cast_at desc, b.accepted_at desc, b.id desc;

-- Who took part, before anybody may know how: valid ballots by head.
create view vote.participation as
  select h.vote_id, h.id as head_id, h.area_x100
    from vote.head h
   where exists (select from vote.ballot b join vote.answer a on a.ballot_id = b.id
                  where b.vote_id = h.vote_id and b.head_id = h.id and b.invalid_reason is null);

-- What became of each ballot: it counts, or it doesn't and why. A ballot counts as long as one of its answers does.
create view vote.ballot_standing as
  select b.id as ballot_id, b.vote_id, b.head_id, b.channel, b.cast_at, b.serial, b.mandate_id, b.invalid_reason,
         case when b.invalid_reason is not null then 'INVALID'
              when exists (select from vote.counted_answer c
                            where c.vote_id = b.vote_id and c.head_id = b.head_id and c.ballot_id = b.id) then 'COUNTS'
              when not exists (select from vote.answer a where a.ballot_id = b.id) then 'EMPTY'
              when b.mandate_id is not null and exists (select from vote.ballot o
                            where o.vote_id = b.vote_id and o.head_id = b.head_id and o.mandate_id is null
                              and o.invalid_reason is null) then 'OWNER_VOTED'
              when v.precedence = 'PAPER_WINS' and b.channel <> 'PAPER' and exists (select from vote.ballot o
                            where o.vote_id = b.vote_id and o.head_id = b.head_id and o.channel = 'PAPER'
                              and o.invalid_reason is null) then 'PAPER_WINS'
              when v.precedence = 'FIRST_VALID' then 'EARLIER_ONE'
              else 'LATER_ONE' end as standing
    from vote.ballot b join vote.vote v on v.id = b.vote_id;

-- All that decides about a head's ballot, in one call. Nobody's ballot may overtake the closing: ballots hold the lock shared,
-- closing holds it alone. In plpgsql because there the second statement sees what was committed while the first one waited.
create function vote.poll(vote uuid, head uuid)
  returns table (state text, opens_at timestamptz, closes_at timestamptz, persons uuid[], matters uuid[], has_ballot boolean,
                 mandate uuid, proxy uuid, own_ballot boolean)
  language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('vote:' || $1, 0));
  return query
    select v.state, v.opens_at, v.closes_at,
           (select array(select p.person_id from vote.head_person p where p.head_id = h.id)
              from vote.head h where h.vote_id = v.id and h.id = $2),
           array(select m.id from vote.matter m where m.vote_id = v.id),
           exists (select from vote.participation t where t.vote_id = v.id and t.head_id = $2),
           d.id, d.proxy,
           exists (select from vote.ballot b where b.vote_id = v.id and b.head_id = $2 and b.mandate_id is null
                      and b.invalid_reason is null)
      from vote.vote v
      left join vote.mandate d on d.vote_id = v.id and d.head_id = $2 and d.state = 'STANDING'
     where v.id = $1;
end $$;

create table vote.result (
  id             uuid primary key,
  matter_id      uuid not null unique,
  matter_kind    text not null,
  share_of       int not null,
  share_in       int not null,
  roll_area_x100 bigint not null, roll_heads int not null,
  cast_area_x100 bigint not null, cast_heads int not null,
  for_area_x100  bigint not null, for_heads int not null,
  against_area_x100 bigint not null, against_heads int not null,
  quorum         boolean not null,
  verdict        text not null check (verdict in ('PASSED', 'REJECTED', 'NO_QUORUM')),
  act_id         uuid not null,
  act_kind       text not null check (act_kind = 'vote.result.counted'),
  -- Civil Code art. 278 once more, where nothing can argue with it: two thirds take part, by area and by heads, everybody where
  -- all have to agree; then more than half of them agree, or three quarters, or what the matter says of a lift, or all.
  check (quorum = case matter_kind
           when 'UNANIMOUS' then cast_area_x100 = roll_area_x100 and cast_heads = roll_heads
           else 3 * cast_area_x100 >= 2 * roll_area_x100 and 3 * cast_heads >= 2 * roll_heads end),
  check (cast_area_x100 <= roll_area_x100 and cast_heads <= roll_heads),
  check (for_area_x100 + against_area_x100 <= cast_area_x100 and for_heads + against_heads <= cast_heads),
  check ((verdict = 'NO_QUORUM') = (not quorum and not (matter_kind = 'UNANIMOUS' and against_heads > 0))),
  check (verdict = 'NO_QUORUM' or (verdict = 'PASSED') = case matter_kind
           when 'ORDINARY' then share_in * for_area_x100 > share_of * cast_area_x100
                and share_in::bigint * for_heads > share_of::bigint * cast_heads
           else share_in * for_area_x100 >= share_of * cast_area_x100
                and share_in::bigint * for_heads >= share_of::bigint * cast_heads end),
  foreign key (matter_id, matter_kind, share_of, share_in) references vote.matter (id, kind, share_of, share_in),
  unique (matter_id, verdict),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table vote.result is 'official: the count of a matter with its denominators';

-- What other modules read: matters with the state of their vote, and the verdict once it is counted and stands.
create view vote.matter_now as
  select m.id, m.vote_id, v.code as vote_code, v.compound_id, m.number, m.kind, m.title, m.subject_kind, m.subject_id,
         v.state, v.opens_at, v.closes_at,
         case when v.state = 'CLOSED' then r.verdict end as verdict, r.id as result_id,
         -- The count as it was published; it stays readable when the vote was declared void afterwards.
         r.verdict as counted_verdict, r.roll_area_x100, r.roll_heads, r.cast_area_x100, r.cast_heads, r.for_area_x100, r.for_heads
    from vote.matter m
    join vote.vote v on v.id = m.vote_id
    left join vote.result r on r.matter_id = m.id;

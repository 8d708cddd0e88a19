-- What happens by hand around a vote: who is asked, ballots brought to doors, the box, papers read twice, consents, publication.

-- A building or a stairwell may decide what concerns it alone (Civil Code art. 278 within the owners concerned).
alter table vote.vote
  add column building_id uuid references registry.building,
  add column stairwell_id uuid references registry.stairwell,
  add check (stairwell_id is null or building_id is not null);

-- A trigger because the rule spans two tables: a lift is put to the owners of its stairwell.
create function vote.lift_has_a_stairwell() returns trigger language plpgsql as $$
begin
  if not exists (select from vote.vote where id = new.vote_id and stairwell_id is not null) then
    raise exception 'a lift is decided by a stairwell' using errcode = '23514';
  end if;
  return new;
end $$;
create trigger lift_has_a_stairwell before insert on vote.matter
  for each row when (new.kind = 'LIFT') execute function vote.lift_has_a_stairwell();

-- Who stands for election in a matter: a candidate does not count ballots.
create table vote.candidate (
  matter_id uuid not null references vote.matter,
  person_id uuid not null references access.person,
  act_id    uuid not null,
  act_kind  text not null check (act_kind = 'vote.candidate.named'),
  primary key (matter_id, person_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on vote.candidate (person_id);
comment on table vote.candidate is 'official: people who stand for election in a matter';

-- An attempt to bring ballots to doors; posting at the door is the last resort.
create table vote.delivery (
  id        uuid primary key,
  vote_id   uuid not null references vote.vote,
  method    text not null check (method in ('HAND', 'APP', 'MAIL', 'SMS', 'POSTED')),
  received  boolean not null check (received or method <> 'POSTED'),
  at        timestamptz not null,
  evidence  text not null check (char_length(evidence) between 2 and 200),
  by_person uuid not null references access.person,
  act_id    uuid not null,
  act_kind  text not null check (act_kind = 'vote.ballot.delivered'),
  unique (id, vote_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on vote.delivery (vote_id);
comment on table vote.delivery is 'official: attempts to bring ballots to doors, each with its proof';

create table vote.delivery_part (
  delivery_id uuid not null,
  vote_id     uuid not null,
  part_id     uuid not null,
  primary key (delivery_id, part_id),
  foreign key (delivery_id, vote_id) references vote.delivery (id, vote_id),
  foreign key (vote_id, part_id) references vote.head_part (vote_id, part_id)
);
create index on vote.delivery_part (vote_id, part_id);
comment on table vote.delivery_part is 'part of vote.delivery: the doors of an attempt';

-- The box is opened once, after the closing, before witnesses.
create table vote.box_opening (
  vote_id   uuid primary key references vote.vote,
  papers    int not null check (papers between 0 and 100000),
  nameless  int not null check (nameless between 0 and papers),
  opened_at timestamptz not null,
  by_person uuid not null references access.person,
  act_id    uuid not null,
  act_kind  text not null check (act_kind = 'vote.box.opened'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table vote.box_opening is 'official: the ballot box was opened; papers found, and those that name no door of the roll';

create table vote.box_witness (
  vote_id   uuid not null references vote.box_opening,
  person_id uuid not null references access.person,
  primary key (vote_id, person_id)
);
create index on vote.box_witness (person_id);
comment on table vote.box_witness is 'part of vote.box_opening: people before whom it was opened';

-- A paper as one teller read it, until another has compared it with the paper; then it is a ballot.
create table vote.paper_entry (
  id         uuid primary key,
  vote_id    uuid not null references vote.box_opening,
  head_id    uuid not null,
  serial     text not null,
  cast_at    timestamptz not null,
  signed_by  uuid references access.person,
  invalid_reason text check (invalid_reason in ('NOT_SIGNED', 'WRONG_SIGNER', 'CO_OWNERS_DIFFER', 'SEVERAL_MARKS', 'DAMAGED', 'NO_MANDATE')),
  entered_by uuid not null references access.person,
  entered_at timestamptz not null,
  state      text not null default 'WAITING' check (state in ('WAITING', 'COUNTED', 'STRUCK')),
  checked_by uuid references access.person check (checked_by <> entered_by),
  checked_at timestamptz,
  reason     text check (reason <> ''),
  ballot_id  uuid unique references vote.ballot deferrable initially deferred,
  check ((state = 'COUNTED') = (ballot_id is not null)),
  check ((state = 'WAITING') = (checked_by is null)),
  check ((state = 'STRUCK') = (reason is not null)),
  foreign key (vote_id, head_id) references vote.head (vote_id, id)
);
create unique index paper_serial on vote.paper_entry (vote_id, serial) where state <> 'STRUCK';
comment on table vote.paper_entry is 'working: papers read by one teller, waiting for another to compare them';

create table vote.paper_answer (
  entry_id  uuid not null references vote.paper_entry,
  matter_id uuid not null references vote.matter,
  choice    text not null check (choice in ('FOR', 'AGAINST', 'ABSTAIN')),
  primary key (entry_id, matter_id)
);
comment on table vote.paper_answer is 'working: the answers on such a paper';

-- A trigger because the rule spans rows: no paper counts that did not lie in a box opened after the closing, before two people.
create function vote.paper_was_in_the_box() returns trigger language plpgsql as $$
declare
  found int;
begin
  select papers - nameless into found from vote.box_opening o join vote.vote v on v.id = o.vote_id
   where o.vote_id = new.vote_id and o.opened_at >= v.closes_at
     and (select count(*) from vote.box_witness w where w.vote_id = o.vote_id and w.person_id <> o.by_person) >= 2;
  if found is null or (select count(*) from vote.ballot b where b.vote_id = new.vote_id and b.channel = 'PAPER') >= found then
    raise exception 'paper % was not in the box of vote %', new.serial, new.vote_id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger paper_was_in_the_box before insert on vote.ballot
  for each row when (new.channel = 'PAPER') execute function vote.paper_was_in_the_box();

-- What a passed matter still waits for: the consent of an owner whose own part it occupies (domain brief §2.9, 8).
create table vote.consent_needed (
  id        uuid primary key,
  matter_id uuid not null references vote.matter,
  part_id   uuid not null references registry.part,
  what      text not null check (char_length(what) between 2 and 200),
  act_id    uuid not null,
  act_kind  text not null check (act_kind = 'vote.consent.needed'),
  unique (matter_id, part_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table vote.consent_needed is 'official: a matter occupies a part, and its owner has to consent besides the vote';

create table vote.consent (
  needed_id uuid primary key references vote.consent_needed,
  evidence  text not null check (char_length(evidence) between 2 and 200),
  by_person uuid not null references access.person,
  given_at  timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind = 'vote.consent.given'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table vote.consent is 'official: such an owner consented, with the proof';

create table vote.result_due (
  vote_id uuid primary key references vote.vote,
  due_on  date not null
);
comment on table vote.result_due is 'part of vote.vote: the day by which a counted result is to be published';

create table vote.publication (
  vote_id         uuid primary key references vote.vote,
  document_number text not null unique check (char_length(document_number) between 2 and 40),
  published_at    timestamptz not null,
  by_person       uuid not null references access.person,
  act_id          uuid not null,
  act_kind        text not null check (act_kind = 'vote.result.published'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table vote.publication is 'official: the result was announced to the owners, with its file number';

create or replace view vote.matter_now as
  select m.id, m.vote_id, v.code as vote_code, v.compound_id, m.number, m.kind, m.title, m.subject_kind, m.subject_id,
         v.state, v.opens_at, v.closes_at,
         case when v.state = 'CLOSED' then r.verdict end as verdict, r.id as result_id,
         r.verdict as counted_verdict, r.roll_area_x100, r.roll_heads, r.cast_area_x100, r.cast_heads, r.for_area_x100, r.for_heads,
         v.state = 'CLOSED' and r.verdict = 'PASSED'
           and not exists (select from vote.consent_needed n
                            where n.matter_id = m.id and not exists (select from vote.consent c where c.needed_id = n.id)) as in_effect,
         m.share_of, m.share_in, v.building_id, v.stairwell_id,
         exists (select from vote.publication p where p.vote_id = v.id) as announced
    from vote.matter m
    join vote.vote v on v.id = m.vote_id
    left join vote.result r on r.matter_id = m.id;

-- By door: whether a ballot reached it, and whether its head takes part; for those who go from door to door, never published.
create view vote.door as
  select x.vote_id, x.part_id, x.head_id, x.area_x100,
         exists (select from vote.delivery_part p join vote.delivery d on d.id = p.delivery_id
                  where p.vote_id = x.vote_id and p.part_id = x.part_id and d.received) as delivered,
         (select count(*) from vote.delivery_part p join vote.delivery d on d.id = p.delivery_id
           where p.vote_id = x.vote_id and p.part_id = x.part_id and not d.received) as attempts,
         exists (select from vote.participation t where t.vote_id = x.vote_id and t.head_id = x.head_id) as takes_part
    from vote.head_part x;

-- Results whose notice hangs or has hung.
create view vote.result_notice (vote_id, published_at) as
  select n.subject_id, n.released_at from notice.notice_now n
   where n.kind = 'VOTE_RESULT' and n.subject_kind = 'vote' and n.state in ('PUBLISHED', 'CLOSED');

-- What happened to a vote, told in every project that covers its compound; opening and closing follow from the clock, so what
-- lies ahead has not happened yet.
create view vote.timeline (project_id, occurred_at, kind, subject_id) as
  select l.project_id, s.at, s.act_kind, v.id
    from vote.vote_step s join vote.vote v on v.id = s.vote_id join project.place l on l.compound_id = v.compound_id
   where s.to_state <> 'CLOSED'
  union all
  select l.project_id, v.opens_at, 'vote.vote.opened', v.id
    from vote.vote v join project.place l on l.compound_id = v.compound_id where v.state in ('FROZEN', 'CLOSED')
  union all
  select l.project_id, v.closes_at, 'vote.turnout.closed', v.id
    from vote.vote v join project.place l on l.compound_id = v.compound_id where v.state in ('FROZEN', 'CLOSED')
  union all
  select l.project_id, s.at, 'vote.result.counted', v.id
    from vote.vote_step s join vote.vote v on v.id = s.vote_id join project.place l on l.compound_id = v.compound_id
   where s.to_state = 'CLOSED'
  union all
  select l.project_id, p.published_at, p.act_kind, v.id
    from vote.publication p join vote.vote v on v.id = p.vote_id join project.place l on l.compound_id = v.compound_id;

-- What waits for whom; rows whose "since" lies ahead do not wait yet.
create view vote.todo (role, place_id, subject_kind, subject_id, since, due_on) as
  select 'SUBDISTRICT_CLERK', v.compound_id, 'vote', v.id, v.prepared_at, (v.opens_at at time zone 'Asia/Shanghai')::date
    from vote.vote v where v.state = 'PREPARED'
  union all
  select 'SUBDISTRICT_CLERK', v.compound_id, 'vote', v.id, v.closes_at, null::date
    from vote.vote v where v.state = 'FROZEN'
  union all
  -- Objections to the draft roll, each answered by somebody else than who wrote it down; the roll waits for them.
  select r.role, v.compound_id, 'roll_objection', v.id, min(o.raised_at), (v.opens_at at time zone 'Asia/Shanghai')::date
    from vote.vote v
    join vote.roll_objection o on o.vote_id = v.id and not exists (select from vote.roll_answer a where a.objection_id = o.id)
   cross join unnest(array['SUBDISTRICT_CLERK', 'SUBDISTRICT_LEADER']) r (role)
   where v.state = 'PREPARED'
   group by r.role, v.compound_id, v.id
  union all
  -- Papers of an opened box that nobody has entered yet, or that the other teller has not compared.
  select 'TELLER', e.compound_id, 'paper', e.id, b.opened_at, null::date
    from vote.vote e join vote.box_opening b on b.vote_id = e.id
   where e.state = 'FROZEN'
     and (exists (select from vote.paper_entry p where p.vote_id = e.id and p.state = 'WAITING')
          or b.papers - b.nameless > (select count(*) from vote.paper_entry p where p.vote_id = e.id and p.state <> 'STRUCK'))
  union all
  -- First the notice of the result hangs, then the result is announced under its number; both by the same day.
  select 'SUBDISTRICT_CLERK', v.compound_id,
         case when exists (select from vote.result_notice n where n.vote_id = v.id) then 'result' else 'result_notice' end,
         v.id, s.at, d.due_on
    from vote.vote v
    join vote.vote_step s on s.vote_id = v.id and s.to_state = 'CLOSED'
    join vote.result_due d on d.vote_id = v.id
   where v.state = 'CLOSED' and not exists (select from vote.publication p where p.vote_id = v.id);

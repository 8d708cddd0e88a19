create schema plan;

create table plan.plan (
  id          uuid primary key,
  project_id  uuid not null unique references project.project,
  opened_by   uuid not null references access.person,
  opened_at   timestamptz not null,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'plan.plan.opened'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table plan.plan is 'official: one plan for an undertaking (一小区一策)';

create table plan.item (
  id             uuid primary key,
  plan_id        uuid not null references plan.plan,
  compound_id    uuid not null references registry.compound,
  number         int not null check (number > 0),
  catalogue_code text not null,
  title          text not null check (char_length(title) between 2 and 60),
  class          text not null check (class in ('BASIC', 'IMPROVE', 'UPGRADE', 'SAFETY')),
  character      text not null check (character in ('NEW', 'REPAIRED', 'RE_MARKED')),
  unit           text not null,
  quantity_milli bigint not null check (quantity_milli > 0),
  quantity_source text not null default 'TYPED' check (quantity_source in ('REGISTRY', 'SURVEYED', 'TYPED')),
  figure         text,
  figure_milli   bigint check (figure_milli > 0),
  figure_on      date,
  quantity_reason text check (quantity_reason <> ''),
  price_fen      bigint not null check (price_fen > 0),
  price_reason   text check (price_reason <> ''),
  maintenance_fund boolean not null,
  estimate_fen   bigint not null check (estimate_fen > 0),
  decision       text not null check (decision in ('NONE', 'ORDINARY', 'SPECIAL', 'LIFT', 'UNANIMOUS')),
  drawn_up_at    timestamptz not null,
  act_id         uuid not null,
  act_kind       text not null check (act_kind = 'plan.item.drawn_up'),
  unique (plan_id, number),
  -- What registry or survey said that day, whole or not at all; another quantity has its reason.
  check (num_nonnulls(figure, figure_milli, figure_on) in (0, 3)),
  check (figure_milli is null or figure_milli = quantity_milli or quantity_reason is not null),
  check (quantity_source <> 'REGISTRY' or coalesce(figure_milli = quantity_milli, false)),
  -- One stairwell decides on one lift.
  check (decision <> 'LIFT' or quantity_milli = 1000),
  check (estimate_fen = floor(quantity_milli::numeric * price_fen / 1000)),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on plan.item (compound_id);
comment on table plan.item is 'official: items of a plan; quantity in thousandths of the unit, price in fen per unit';

-- An item has at least one ground: a need, a consensus of neighbours, or the office's decision with its reason.
create table plan.item_ground (
  id       uuid primary key,
  item_id  uuid not null references plan.item,
  need_id  uuid references survey.need,
  consensus_id uuid references consultation.consensus,
  reason   text,
  check (num_nonnulls(need_id, consensus_id, reason) = 1),
  unique (item_id, need_id),
  unique (item_id, consensus_id)
);
create index on plan.item_ground (need_id);
create index on plan.item_ground (consensus_id);
comment on table plan.item_ground is 'part of plan.item: why it is in the plan';

-- A trigger because "at least one" spans two tables; checked at commit, when the grounds are in.
create function plan.item_has_ground() returns trigger language plpgsql as $$
begin
  if not exists (select from plan.item_ground where item_id = new.id) then
    raise exception 'item % has no ground', new.id using errcode = '23514';
  end if;
  return null;
end $$;
create constraint trigger item_has_ground after insert on plan.item deferrable initially deferred
  for each row execute function plan.item_has_ground();

-- An item drawn up in error or given up. A correction is a new item with a new number.
create table plan.item_withdrawal (
  item_id  uuid primary key references plan.item,
  reason   text not null check (reason <> ''),
  at       timestamptz not null,
  by_person uuid not null references access.person,
  act_id   uuid not null,
  act_kind text not null check (act_kind = 'plan.item.withdrawn'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table plan.item_withdrawal is 'official: an item was given up, with the reason';

-- A trigger because the rule spans two modules: a need may not go while an item stands on it, nor an item be drawn up on a
-- need that is gone. Both sides take the need's lock, so that neither overtakes the other.
create function plan.ground_stands() returns trigger language plpgsql as $$
begin
  if exists (select from survey.need_withdrawal where need_id = new.need_id) then
    raise exception 'need % is withdrawn', new.need_id using errcode = '23514';
  end if;
  if exists (select from consultation.consensus where id = new.consensus_id and state = 'DECLINED') then
    raise exception 'consensus % was declined', new.consensus_id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger ground_stands before insert on plan.item_ground for each row execute function plan.ground_stands();

-- Which matter of an owners' vote decides on an item.
create table plan.item_decision (
  item_id   uuid not null references plan.item,
  matter_id uuid not null references vote.matter,
  act_id    uuid not null,
  act_kind  text not null check (act_kind = 'plan.decision.asked'),
  primary key (item_id, matter_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on plan.item_decision (matter_id);
comment on table plan.item_decision is 'official: an item was put to the owners in a matter';

-- A plan as it stood when it was fixed. The text is kept, so that anybody can make the digest again.
create table plan.version (
  id          uuid primary key,
  plan_id     uuid not null references plan.plan,
  number      int not null check (number > 0),
  file_number text unique check (char_length(file_number) between 2 and 40),
  content     text not null,
  digest      text not null check (digest = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  frozen_by   uuid not null references access.person,
  frozen_at   timestamptz not null,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'plan.version.frozen'),
  unique (plan_id, number),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table plan.version is 'official: a fixed version of a plan with the digest of its content';

create table plan.version_item (
  version_id     uuid not null references plan.version,
  item_id        uuid not null references plan.item,
  number         int not null,
  compound_id    uuid not null references registry.compound,
  compound       text not null,
  title          text not null,
  catalogue_code text not null,
  class          text not null,
  part           text not null check (part in ('BUILDING', 'FACILITIES', 'SURROUNDINGS')),
  character      text not null,
  unit           text not null,
  quantity_milli bigint not null,
  quantity_source text not null,
  quantity_reason text,
  price_fen      bigint not null,
  price_reason   text,
  estimate_fen   bigint not null check (estimate_fen = floor(quantity_milli::numeric * price_fen / 1000)),
  maintenance_fund boolean not null,
  decision       text not null,
  payers         text[] not null check (cardinality(payers) > 0),
  primary key (version_id, item_id),
  unique (version_id, number)
);
create index on plan.version_item (item_id);
comment on table plan.version_item is 'part of plan.version: its items, copied';

create table plan.version_ground (
  version_id uuid not null,
  item_id    uuid not null,
  position   int not null,
  need_id    uuid references survey.need,
  consensus_id uuid references consultation.consensus,
  said       text not null check (said <> ''),
  households int not null check (households >= 0),
  opinions   int not null check (opinions >= 0),
  check (num_nonnulls(need_id, consensus_id) <= 1),
  primary key (version_id, item_id, position),
  foreign key (version_id, item_id) references plan.version_item
);
create index on plan.version_ground (need_id);
create index on plan.version_ground (consensus_id);
comment on table plan.version_ground is 'part of plan.version: why each item is in it, copied';

create view plan.thread (late_kind, late_id, early_kind, early_id) as
  select 'item', item_id, 'need', need_id from plan.item_ground where need_id is not null
  union all
  select 'item', item_id, 'consensus', consensus_id from plan.item_ground where consensus_id is not null
  union all
  select 'matter', matter_id, 'item', item_id from plan.item_decision;

-- What other modules read: items that stand or were given up, and the matter by which the owners agreed, if they did.
create view plan.item_now as
  select i.id, i.plan_id, p.project_id, i.compound_id, i.number, i.catalogue_code, i.title, i.class, i.character, i.unit,
         i.quantity_milli, i.price_fen, i.estimate_fen, i.decision,
         exists (select from plan.item_withdrawal w where w.item_id = i.id) as withdrawn,
         (select d.matter_id from plan.item_decision d join vote.matter_now m on m.id = d.matter_id
           where d.item_id = i.id and m.in_effect order by m.closes_at desc limit 1) as passed_matter_id
    from plan.item i
    join plan.plan p on p.id = i.plan_id;

-- What happened to a plan, told in its project.
create view plan.timeline (project_id, occurred_at, kind, subject_id) as
  select project_id, opened_at, act_kind, id from plan.plan
  union all
  select p.project_id, v.frozen_at, v.act_kind, v.id from plan.version v join plan.plan p on p.id = v.plan_id;

-- Notices of versions: what hangs or has hung, and what waits for its release.
create view plan.version_notice (version_id, hangs) as
  select subject_id, true from notice.notice_now
   where subject_kind = 'version' and kind = 'SCHEME' and state in ('PUBLISHED', 'CLOSED')
  union all
  select subject_id, false from notice.draft where subject_kind = 'version' and kind = 'SCHEME';

-- Who has something to do on a plan: published items the owners must decide on and have not been asked about; and the last
-- fixed version while nobody has written its notice.
create view plan.todo (role, place_id, subject_kind, subject_id, since, due_on) as
  select 'SUBDISTRICT_CLERK', i.compound_id, 'plan_question', i.plan_id, min(d.drawn_up_at), null::date
    from plan.item_now i
    join plan.item d on d.id = i.id
   where not i.withdrawn and i.decision <> 'NONE'
     and exists (select from plan.version_item x join plan.version_notice n on n.version_id = x.version_id
                  where x.item_id = i.id and n.hangs)
     and not exists (select from plan.item_decision q join vote.matter_now m on m.id = q.matter_id
                      where q.item_id = i.id and (m.state in ('PREPARED', 'FROZEN') or m.verdict = 'PASSED'))
   group by i.compound_id, i.plan_id
  union all
  select 'SUBDISTRICT_CLERK', l.compound_id, 'plan_notice', v.plan_id, v.frozen_at, null::date
    from plan.version v
    join plan.plan p on p.id = v.plan_id
    join lateral (select compound_id from project.place where project_id = p.project_id order by compound_id limit 1) l on true
   where not exists (select from plan.version w where w.plan_id = v.plan_id and w.number > v.number)
     and not exists (select from plan.version_notice n where n.version_id = v.id);

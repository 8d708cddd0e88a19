-- Hidden works (隐蔽工程): what will be covered is shown before it is (《建设工程质量管理条例》第30条; GF-2017-0201 5.3.2: 48 hours).
-- What is to be mended is announced again as a stretch of its own.
create table works.stretch (
  id               uuid primary key,
  code             text not null unique check (code ~ '^YB-[0-9]{4}-[0-9]{4,}$'),
  contract_id      uuid not null references works.contract,
  contract_line_id uuid not null,
  again_of         uuid unique references works.stretch,
  place            text not null check (place <> ''),
  what             text not null check (what <> ''),
  -- Not covered before the supervisor has looked, who does so by then.
  look_by          timestamptz not null,
  state            text not null default 'ANNOUNCED' check (state in ('ANNOUNCED', 'PASSED', 'TO_MEND', 'COVERED')),
  announced_by     uuid not null references access.person,
  announced_at     timestamptz not null,
  act_id           uuid not null,
  act_kind         text not null check (act_kind = 'works.stretch.announced'),
  check (look_by > announced_at),
  foreign key (contract_id, contract_line_id) references works.contract_line (contract_id, id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on works.stretch (contract_id);
create index on works.stretch (contract_line_id);
comment on table works.stretch is 'official: stretches of hidden works announced before they are covered; again_of = what this one mends';
create trigger starts_announced before insert on works.stretch for each row when (new.state <> 'ANNOUNCED') execute function city.refuse_change();

create table works.stretch_photo (
  stretch_id uuid not null references works.stretch,
  file_id    uuid not null references attachment.file,
  primary key (stretch_id, file_id)
);
comment on table works.stretch_photo is 'part of works.stretch: photographs from before the covering';
create trigger comes_with_parent before insert on works.stretch_photo for each row execute function city.comes_with_parent('works', 'stretch', 'stretch_id', 'ANNOUNCED');

create table works.stretch_witness (
  stretch_id uuid not null references works.stretch,
  person_id  uuid not null references access.person,
  remark     text not null check (remark <> ''),
  at         timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind = 'works.stretch.witnessed'),
  primary key (stretch_id, person_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table works.stretch_witness is 'official: what members of the residents'' supervision group saw before the covering';

create table works.stretch_step (
  id         uuid primary key,
  stretch_id uuid not null references works.stretch,
  to_state   text not null,
  remark     text not null default '',
  photo_id   uuid references attachment.file,
  by_person  uuid not null references access.person,
  at         timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind in ('works.stretch.passed', 'works.stretch.to_mend', 'works.stretch.covered')),
  check (act_kind = 'works.stretch.' || lower(to_state)),
  check (to_state <> 'TO_MEND' or remark <> ''),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on works.stretch_step (stretch_id);
comment on table works.stretch_step is 'official: a stretch was found good, is to be mended, or was covered';
create trigger moves_state before insert on works.stretch_step for each row execute function city.step_moves_state(
  'works', 'stretch', 'stretch_id', 'ANNOUNCED>PASSED', 'ANNOUNCED>TO_MEND', 'PASSED>COVERED');

-- A trigger because two people are compared across two tables: who announced it does not find it good.
create function works.another_looks() returns trigger language plpgsql as $$
begin
  if new.to_state <> 'COVERED' and new.by_person = (select announced_by from works.stretch where id = new.stretch_id) then
    raise exception 'stretch % is looked at by somebody else', new.stretch_id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger another_looks before insert on works.stretch_step for each row execute function works.another_looks();

-- Why lines are not accepted: a stretch that has not passed, or on a line with hidden parts none that has.
create view works.unseen_line (contract_line_id, number, code) as
  select l.id, l.number, s.code
    from works.stretch s join works.contract_line l on l.id = s.contract_line_id
   where s.state = 'ANNOUNCED' or (s.state = 'TO_MEND' and not exists (select from works.stretch n where n.again_of = s.id))
  union all
  select l.id, l.number, ''
    from works.contract_line l
   where l.hidden and not exists (select from works.stretch s where s.contract_line_id = l.id and s.state in ('PASSED', 'COVERED'));

-- A trigger because passing depends on rows of another table. It comes after acceptance_may_pass, which locks the contract.
create function works.nothing_unseen() returns trigger language plpgsql as $$
begin
  if new.to_state = 'PASSED' and exists (select from works.accepted_line a join works.unseen_line u on u.contract_line_id = a.contract_line_id
                                          where a.acceptance_id = new.acceptance_id) then
    raise exception 'hidden works of acceptance % were not seen', new.acceptance_id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger nothing_unseen before insert on works.acceptance_step for each row execute function works.nothing_unseen();

-- Materials come to the site in batches; three people look at each (《建设工程质量管理条例》第29、37条): who keeps the materials,
-- who answers for quality, the supervising engineer. What one of them rejects leaves the site.
create table works.batch (
  id             uuid primary key,
  code           text not null unique check (code ~ '^CL-[0-9]{4}-[0-9]{4,}$'),
  contract_id    uuid not null references works.contract,
  name           text not null check (name <> ''),
  maker          text not null check (maker <> ''),
  spec           text not null check (spec <> ''),
  quantity       text not null check (quantity <> ''),
  certificate    text not null check (certificate <> ''),
  report_file_id uuid references attachment.file,
  arrived_on     date not null,
  state          text not null default 'ARRIVED' check (state in ('ARRIVED', 'ACCEPTED', 'REJECTED', 'REMOVED')),
  entered_by     uuid not null references access.person,
  entered_at     timestamptz not null,
  act_id         uuid not null,
  act_kind       text not null check (act_kind = 'works.batch.arrived'),
  unique (id, contract_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on works.batch (contract_id);
comment on table works.batch is 'official: batches of materials that came to the site; quantity as written on the delivery note, with its unit';
create trigger starts_arrived before insert on works.batch for each row when (new.state <> 'ARRIVED') execute function city.refuse_change();

create table works.batch_line (
  batch_id         uuid not null,
  contract_id      uuid not null,
  contract_line_id uuid not null,
  primary key (batch_id, contract_line_id),
  foreign key (batch_id, contract_id) references works.batch (id, contract_id),
  foreign key (contract_id, contract_line_id) references works.contract_line (contract_id, id)
);
create index on works.batch_line (contract_line_id);
comment on table works.batch_line is 'part of works.batch: the contract lines it is meant for';
create trigger comes_with_parent before insert on works.batch_line for each row execute function city.comes_with_parent('works', 'batch', 'batch_id', 'ARRIVED');

create table works.batch_signature (
  batch_id  uuid not null references works.batch,
  checker   text not null check (checker in ('MATERIALS', 'QUALITY', 'SUPERVISOR')),
  person_id uuid not null references access.person,
  opinion   text not null check (opinion in ('QUALIFIED', 'NOT_QUALIFIED')),
  remark    text not null default '',
  signed_at timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind = 'works.batch.signed'),
  primary key (batch_id, checker),
  unique (batch_id, person_id),
  check (opinion = 'QUALIFIED' or remark <> ''),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table works.batch_signature is 'official: the three signatures under a batch (三方查验)';

create table works.batch_step (
  id        uuid primary key,
  batch_id  uuid not null references works.batch,
  to_state  text not null,
  remark    text not null default '',
  photo_id  uuid references attachment.file,
  by_person uuid not null references access.person,
  at        timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind in ('works.batch.accepted', 'works.batch.rejected', 'works.batch.removed')),
  check (act_kind = 'works.batch.' || lower(to_state)),
  check ((to_state = 'REMOVED') = (photo_id is not null)),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on works.batch_step (batch_id);
comment on table works.batch_step is 'official: a batch was accepted by all three, rejected, or taken off the site (photo_id = the proof)';
create trigger moves_state before insert on works.batch_step for each row execute function city.step_moves_state(
  'works', 'batch', 'batch_id', 'ARRIVED>ACCEPTED', 'ARRIVED>REJECTED', 'REJECTED>REMOVED');

-- A trigger because accepting depends on rows of another table: no material is used without all three signatures.
create function works.batch_may_be_accepted() returns trigger language plpgsql as $$
begin
  if new.to_state = 'ACCEPTED'
     and (select count(*) from works.batch_signature where batch_id = new.batch_id and opinion = 'QUALIFIED') <> 3 then
    raise exception 'batch % lacks signatures', new.batch_id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger batch_may_be_accepted before insert on works.batch_step for each row execute function works.batch_may_be_accepted();

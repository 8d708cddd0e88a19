-- A range over ids, so that "the same thing at the same time" is an exclusion without an extension (PostgreSQL 15 and 18).
create type stewardship.uuid_range as range (subtype = uuid);

-- How a compound is served. Owners decide by a matter that passed; residents and the office by a paper.
create table stewardship.service_decision (
  id             uuid primary key,
  compound_id    uuid not null references registry.compound,
  model          text not null check (model ~ '^[A-Z_]{2,40}$'),
  decided_by     text not null check (decided_by in ('OWNERS', 'RESIDENTS', 'OFFICE')),
  matter_id      uuid,
  matter_verdict text check (matter_verdict = 'PASSED'),
  paper          text not null check (paper <> ''),
  decided_on     date not null,
  replaces       uuid unique references stewardship.service_decision,
  edition_id     uuid not null references policy.edition,
  recorded_by    uuid not null references access.person,
  recorded_at    timestamptz not null,
  act_id         uuid not null,
  act_kind       text not null check (act_kind = 'stewardship.model.decided'),
  check ((decided_by = 'OWNERS') = (matter_id is not null)),
  check ((matter_id is null) = (matter_verdict is null)),
  foreign key (matter_id, matter_verdict) references vote.result (matter_id, verdict),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create unique index service_decision_first on stewardship.service_decision (compound_id) where replaces is null;
create index on stewardship.service_decision (matter_id);
comment on table stewardship.service_decision is 'official: service models decided (Civil Code art. 278 (4)); a later one replaces the one before';

-- The decision in force; one whose vote was declared void decides nothing any more.
create view stewardship.service_now as
  select d.id, d.compound_id, d.model, d.decided_by, d.matter_id, d.paper, d.decided_on, d.edition_id
    from stewardship.service_decision d
   where not exists (select from stewardship.service_decision l where l.replaces = d.id)
     and (d.matter_id is null or exists (select from vote.matter_now m where m.id = d.matter_id and m.verdict = 'PASSED'));

create table stewardship.service_contract (
  id           uuid primary key,
  code         text not null unique check (code ~ '^WY-[0-9]{4}-[0-9]{4,}$'),
  compound_id  uuid not null references registry.compound,
  decision_id  uuid not null references stewardship.service_decision,
  firm_id      uuid not null references registry.organisation,
  number       text not null check (number <> ''),
  from_on      date not null,
  until_on     date not null check (until_on > from_on),
  fee_fen      bigint not null check (fee_fen >= 0),
  fee_unit     text not null check (fee_unit in ('SQM_MONTH', 'HOUSEHOLD_MONTH')),
  scope        text not null check (scope <> ''),
  terms        text not null,
  state        text not null default 'SIGNED' check (state in ('SIGNED', 'ENDED')),
  recorded_by  uuid not null references access.person,
  recorded_at  timestamptz not null,
  act_id       uuid not null,
  act_kind     text not null check (act_kind = 'stewardship.contract.signed'),
  unique (id, compound_id),
  -- until_on is the last day served.
  exclude using gist (stewardship.uuid_range(compound_id, compound_id, '[]') with &&, daterange(from_on, until_on, '[]') with &&)
    where (state = 'SIGNED'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on stewardship.service_contract (compound_id);
comment on table stewardship.service_contract is 'official: service contracts with firms; never two at once in a compound';
create trigger starts_signed before insert on stewardship.service_contract for each row when (new.state <> 'SIGNED') execute function city.refuse_change();
create sequence stewardship.contract_code;

create table stewardship.service_contract_step (
  id          uuid primary key,
  contract_id uuid not null references stewardship.service_contract,
  to_state    text not null check (to_state = 'ENDED'),
  ended_on    date not null,
  reason      text not null check (reason <> ''),
  by_person   uuid not null references access.person,
  at          timestamptz not null,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'stewardship.contract.ended'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on stewardship.service_contract_step (contract_id);
comment on table stewardship.service_contract_step is 'official: contracts ended before their last day, with the reason';
create trigger moves_state before insert on stewardship.service_contract_step for each row execute function city.step_moves_state(
  'stewardship', 'service_contract', 'contract_id', 'SIGNED>ENDED');

-- Upkeep that falls due; one act for each run of the job.
create table stewardship.upkeep_task (
  id       uuid primary key,
  asset_id uuid not null references stewardship.asset,
  due_on   date not null,
  waits_from_on date not null,
  rises_on date not null check (rises_on > due_on),
  act_id   uuid not null,
  act_kind text not null check (act_kind = 'stewardship.upkeep.planned'),
  unique (asset_id, due_on),
  unique (id, asset_id),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table stewardship.upkeep_task is 'official: upkeep due on an asset, with the day an undone one rises to the office';

create table stewardship.upkeep_done (
  id       uuid primary key,
  task_id  uuid not null unique references stewardship.upkeep_task,
  found    text not null check (found in ('SOUND', 'DEFECT')),
  note     text not null check (note <> ''),
  photo_id uuid references attachment.file,
  done_on  date not null,
  done_by  uuid not null references access.person,
  at       timestamptz not null,
  act_id   uuid not null,
  act_kind text not null check (act_kind = 'stewardship.upkeep.done'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table stewardship.upkeep_done is 'official: upkeep done, by whom, and what was found';

-- The warranty of accepted work is claimed; the contractor mends, somebody of the compound's side confirms.
create table stewardship.warranty_claim (
  id               uuid primary key,
  code             text not null unique check (code ~ '^BX-[0-9]{4}-[0-9]{4,}$'),
  asset_id         uuid not null references stewardship.asset,
  accepted_line_id uuid not null,
  foreign key (asset_id, accepted_line_id) references stewardship.asset_origin (asset_id, accepted_line_id),
  contractor_id    uuid not null references registry.organisation,
  what             text not null check (char_length(what) between 2 and 500),
  urgent           boolean not null,
  photo_id         uuid references attachment.file,
  warranty_until_on date not null,
  claimed_on       date not null,
  answer_by        timestamptz not null,
  mend_by_on       date not null,
  state            text not null default 'SENT' check (state in ('SENT', 'MENDED', 'CONFIRMED', 'WITHDRAWN')),
  request_id       uuid references request.request,
  claimed_by       uuid not null references access.person,
  claimed_at       timestamptz not null,
  act_id           uuid not null,
  act_kind         text not null check (act_kind = 'stewardship.warranty.claimed'),
  check (claimed_on <= warranty_until_on),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on stewardship.warranty_claim (asset_id);
create index on stewardship.warranty_claim (accepted_line_id);
create index on stewardship.warranty_claim (request_id);
comment on table stewardship.warranty_claim is 'official: claims on the warranty of accepted work (CQR art. 40, 41)';
create trigger starts_sent before insert on stewardship.warranty_claim for each row when (new.state <> 'SENT') execute function city.refuse_change();
create sequence stewardship.claim_code;

-- A trigger on the module below, because only here it is known what is claimed: an open claim holds the retention.
create function stewardship.claim_holds_retention() returns trigger language plpgsql as $$
begin
  if exists (select from stewardship.warranty_claim w join works.accepted a on a.accepted_line_id = w.accepted_line_id
              where a.contract_id = new.contract_id and w.state in ('SENT', 'MENDED')) then
    raise exception 'payment % waits for open claims', new.code using errcode = '23514';
  end if;
  return new;
end $$;
create trigger claim_holds_retention before insert on payment.payment for each row
  when (new.kind = 'RETENTION') execute function stewardship.claim_holds_retention();

create table stewardship.warranty_claim_step (
  id        uuid primary key,
  claim_id  uuid not null references stewardship.warranty_claim,
  to_state  text not null,
  note      text not null check (note <> ''),
  photo_id  uuid references attachment.file,
  by_person uuid not null references access.person,
  at        timestamptz not null,
  act_id    uuid not null,
  act_kind  text not null check (act_kind in ('stewardship.warranty.mended', 'stewardship.warranty.confirmed', 'stewardship.warranty.returned', 'stewardship.warranty.withdrawn')),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on stewardship.warranty_claim_step (claim_id);
comment on table stewardship.warranty_claim_step is 'official: mended, confirmed, sent back or withdrawn';
create trigger moves_state before insert on stewardship.warranty_claim_step for each row execute function city.step_moves_state(
  'stewardship', 'warranty_claim', 'claim_id', 'SENT>MENDED', 'MENDED>CONFIRMED', 'MENDED>SENT', 'SENT>WITHDRAWN');

-- Covenants: the owners' legal one (管理规约) and the residents' moral one (小区公约, 居民公约).
create table stewardship.covenant (
  id          uuid primary key,
  compound_id uuid not null references registry.compound,
  kind        text not null check (kind in ('OWNERS', 'RESIDENTS')),
  version     int not null check (version > 0),
  text        text not null check (char_length(text) between 10 and 20000),
  digest      bytea not null check (octet_length(digest) = 32),
  state       text not null default 'DRAFT' check (state in ('DRAFT', 'ADOPTED', 'PUBLISHED', 'DROPPED')),
  drafted_by  uuid not null references access.person,
  drafted_at  timestamptz not null,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'stewardship.covenant.drafted'),
  unique (compound_id, kind, version),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
comment on table stewardship.covenant is 'official: versions of covenants';
create trigger starts_draft before insert on stewardship.covenant for each row when (new.state <> 'DRAFT') execute function city.refuse_change();

create table stewardship.covenant_step (
  id             uuid primary key,
  covenant_id    uuid not null references stewardship.covenant,
  to_state       text not null,
  matter_id      uuid,
  matter_verdict text check (matter_verdict = 'PASSED'),
  paper          text not null check (paper <> ''),
  by_person      uuid not null references access.person,
  at             timestamptz not null,
  act_id         uuid not null,
  act_kind       text not null check (act_kind in ('stewardship.covenant.adopted', 'stewardship.covenant.published', 'stewardship.covenant.dropped')),
  check ((matter_id is null) = (matter_verdict is null)),
  foreign key (matter_id, matter_verdict) references vote.result (matter_id, verdict),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on stewardship.covenant_step (covenant_id);
create index on stewardship.covenant_step (matter_id);
comment on table stewardship.covenant_step is 'official: covenants adopted (by which matter or meeting), published, dropped';
create trigger moves_state before insert on stewardship.covenant_step for each row execute function city.step_moves_state(
  'stewardship', 'covenant', 'covenant_id', 'DRAFT>ADOPTED', 'ADOPTED>PUBLISHED', 'DRAFT>DROPPED');

create schema fund;

-- What was left of money from before the office's go-live day (期初余额): entered from its paper by one person, confirmed by
-- another. Only then does it become a lot, by a journal of its own kind. The go-live day follows the undertaking's.
create table fund.opening (
  id            uuid primary key,
  code          text not null unique check (code ~ '^QC-[0-9]{4}-[0-9]{4,}$'),
  project_id    uuid not null,
  go_live_on    date not null,
  source        text not null check (source in ('CENTRAL_SUBSIDY', 'PROVINCIAL_SUBSIDY', 'CITY_MATCH', 'DISTRICT_MATCH', 'SPECIAL_BOND', 'MAINTENANCE_FUND', 'OWNER_CONTRIBUTION', 'PUBLIC_REVENUE', 'PIPELINE_OPERATOR', 'SOCIAL_CAPITAL', 'DONATION')),
  funder        text not null check (char_length(funder) between 1 and 80),
  document_number text not null check (char_length(document_number) between 1 and 80),
  purposes      text[] not null check (cardinality(purposes) > 0),
  left_fen      bigint not null check (left_fen > 0),
  received_on   date not null,
  vouched_by    text not null check (char_length(vouched_by) between 1 and 80),
  attachment_id uuid not null references attachment.file,
  state         text not null default 'ENTERED' check (state in ('ENTERED', 'CONFIRMED', 'WITHDRAWN')),
  entered_at    timestamptz not null,
  entered_by    uuid not null references access.person,
  act_id        uuid not null,
  act_kind      text not null check (act_kind = 'fund.opening.entered'),
  unique (id, entered_by),
  unique (id, state),
  check (state = 'WITHDRAWN' or received_on < go_live_on),
  foreign key (project_id, go_live_on) references project.project (id, recorded_from_on) on update cascade,
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on fund.opening (project_id);
comment on table fund.opening is 'official: what was left of money from before the go-live day, recorded later (补录) with scan and named person';
comment on column fund.opening.go_live_on is 'follows: the go-live day of the undertaking';
create sequence fund.opening_code;
create trigger starts_entered before insert on fund.opening for each row when (new.state <> 'ENTERED') execute function city.refuse_change();

create table fund.opening_step (
  id         uuid primary key,
  opening_id uuid not null,
  entered_by uuid not null,
  to_state   text not null check (to_state in ('CONFIRMED', 'WITHDRAWN')),
  reason     text not null,
  by_person  uuid not null references access.person,
  at         timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind in ('fund.opening.confirmed', 'fund.opening.withdrawn')),
  constraint another_confirms check (to_state = 'WITHDRAWN' or by_person <> entered_by),
  check (to_state = 'CONFIRMED' or char_length(reason) between 2 and 500),
  foreign key (opening_id, entered_by) references fund.opening (id, entered_by),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on fund.opening_step (opening_id);
comment on table fund.opening_step is 'official: an opening balance was confirmed by another and booked, or withdrawn with a reason';
create trigger moves_state before insert on fund.opening_step for each row execute function city.step_moves_state(
  'fund', 'opening', 'opening_id', 'ENTERED>CONFIRMED', 'ENTERED>WITHDRAWN');

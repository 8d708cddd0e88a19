create schema review;

-- A satisfaction survey: one compound of one undertaking asked on one occasion, by the questions of the day it opened.
-- households = the dwellings then, which is what the rate of return is counted against.
create table review.inquiry (
  id            uuid primary key,
  code          text not null unique check (code ~ '^MY-[0-9]{4}-[0-9]{4,}$'),
  project_id    uuid not null references project.project,
  compound_id   uuid not null references registry.compound,
  acceptance_id uuid not null references works.acceptance,
  occasion      text not null,
  edition_id    uuid not null references policy.edition,
  households    int not null check (households > 0),
  opens_on      date not null,
  closes_on     date not null check (closes_on > opens_on),
  state         text not null default 'OPEN' check (state in ('OPEN', 'CLOSED')),
  opened_by     uuid not null references access.person,
  opened_at     timestamptz not null,
  act_id        uuid not null,
  act_kind      text not null check (act_kind = 'review.inquiry.opened'),
  unique (project_id, compound_id, occasion),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on review.inquiry (compound_id);
create index on review.inquiry (acceptance_id);
comment on table review.inquiry is 'official: satisfaction surveys after acceptance and later';
create sequence review.code;
create trigger starts_open before insert on review.inquiry for each row when (new.state <> 'OPEN') execute function city.refuse_change();

create table review.inquiry_step (
  id         uuid primary key,
  inquiry_id uuid not null references review.inquiry,
  to_state   text not null,
  by_person  uuid references access.person,
  at         timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind = 'review.inquiry.closed'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on review.inquiry_step (inquiry_id);
comment on table review.inquiry_step is 'official: a satisfaction survey was closed and counted';
create trigger moves_state before insert on review.inquiry_step for each row execute function city.step_moves_state(
  'review', 'inquiry', 'inquiry_id', 'OPEN>CLOSED');

-- One answer for each household and survey. Free text is INTERNAL: never published, never in an act.
create table review.response (
  id         uuid primary key,
  inquiry_id uuid not null references review.inquiry,
  part_id    uuid not null references registry.part,
  channel    text not null check (channel in ('SELF', 'VISIT', 'TELEPHONE', 'PAPER')),
  remark     text not null default '' check (char_length(remark) <= 500),
  entered_by uuid not null references access.person,
  at         timestamptz not null,
  unique (inquiry_id, part_id)
);
create index on review.response (part_id);
comment on table review.response is 'part of review.inquiry: what a household answered; remarks are internal';

-- A trigger because answers come in while the survey is open, long after its own row.
create function review.inquiry_is_open() returns trigger language plpgsql as $$
begin
  if (select state from review.inquiry where id = new.inquiry_id) <> 'OPEN' then
    raise exception 'inquiry % is not open', new.inquiry_id using errcode = '23514';
  end if;
  return new;
end $$;
create trigger inquiry_is_open before insert on review.response for each row execute function review.inquiry_is_open();

create table review.response_mark (
  response_id uuid not null references review.response,
  question    text not null,
  mark        int not null check (mark between 1 and 5),
  primary key (response_id, question)
);
comment on table review.response_mark is 'part of review.response: a mark of 1 to 5 for each question';
create trigger comes_with_parent before insert on review.response_mark for each row execute function city.comes_with_parent('review', 'response', 'response_id');

-- The count, with what it counts. Groups too small to hide a person in have no row.
create table review.result (
  inquiry_id  uuid not null references review.inquiry,
  question    text not null,
  building_id uuid references registry.building,
  households  int not null check (households > 0),
  answered    int not null check (answered between 1 and households),
  satisfied   int not null check (satisfied between 0 and answered),
  mark_sum    int not null check (mark_sum between answered and answered * 5),
  unique nulls not distinct (inquiry_id, question, building_id)
);
create index on review.result (building_id);
comment on table review.result is 'part of review.inquiry: sample, denominator and who was satisfied, by question and building; small groups left out';

-- The property firm's sheet: full points less deductions, each with what was found.
create table review.assessment (
  id          uuid primary key,
  code        text not null unique check (code ~ '^KH-[0-9]{4}-[0-9]{4,}$'),
  firm_id     uuid not null references registry.organisation,
  compound_id uuid not null references registry.compound,
  from_on     date not null,
  until_on    date not null check (until_on >= from_on),
  edition_id  uuid not null references policy.edition,
  points      int not null check (points between 0 and 100),
  grade       text not null,
  assessor_id uuid not null references access.person,
  at          timestamptz not null,
  act_id      uuid not null,
  act_kind    text not null check (act_kind = 'review.assessment.recorded'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on review.assessment (compound_id, until_on);
create index on review.assessment (firm_id);
comment on table review.assessment is 'official: assessments of property firms by compound and period';

create table review.deduction (
  id            uuid primary key,
  assessment_id uuid not null references review.assessment,
  item          text not null,
  points        int not null check (points > 0),
  finding       text not null check (finding <> '' and char_length(finding) <= 300),
  file_id       uuid references attachment.file
);
create index on review.deduction (assessment_id);
create index on review.deduction (file_id);
comment on table review.deduction is 'part of review.assessment: points taken off, with the finding and its evidence';
create trigger comes_with_parent before insert on review.deduction for each row execute function city.comes_with_parent('review', 'assessment', 'assessment_id');

-- What others publish: the overall figures of closed surveys, and the last sheet of each firm and compound.
create view review.satisfaction as
  select i.compound_id, i.project_id, i.id as inquiry_id, i.code, i.occasion, i.closes_on, i.edition_id, r.question, r.households, r.answered, r.satisfied
    from review.inquiry i join review.result r on r.inquiry_id = i.id and r.building_id is null;

-- The survey before the works and the one after them: the last completed round no later than the first acceptance that passed, and
-- the last completed round after the last completion that passed. No pair, no comparison.
create view review.before_after as
  with done as (
    select i.compound_id, min(a.occurred_on) as first_on, max(a.occurred_on) filter (where a.kind = 'COMPLETION') as completed_on
      from works.acceptance a join works.accepted_line x on x.acceptance_id = a.id
      join works.contract_line l on l.id = x.contract_line_id join plan.item i on i.id = l.item_id
     where a.state = 'PASSED' group by i.compound_id)
  select d.compound_id, d.completed_on, b.id as before_id, b.code as before_code, b.surveyed_on as before_on, b.edition_id as before_edition_id,
         n.id as after_id, n.code as after_code, n.surveyed_on as after_on, n.edition_id as after_edition_id
    from done d
    join lateral (select r.* from survey.round r where r.compound_id = d.compound_id and r.state = 'COMPLETED' and r.surveyed_on <= d.first_on
                   order by r.surveyed_on desc, r.opened_at desc limit 1) b on true
    join lateral (select r.* from survey.round r where r.compound_id = d.compound_id and r.state = 'COMPLETED' and r.surveyed_on > d.completed_on
                   order by r.surveyed_on desc, r.opened_at desc limit 1) n on true;

-- Indicator by indicator, where both rounds answered it: how much of the threshold was attained, over how many places.
create view review.before_after_line as
  select c.compound_id, b.indicator, b.attained_numerator as before_numerator, b.attained_denominator as before_denominator, b.counted as before_counted,
         n.attained_numerator as after_numerator, n.attained_denominator as after_denominator, n.counted as after_counted,
         sign(n.attained_numerator::numeric * b.attained_denominator - b.attained_numerator::numeric * n.attained_denominator)::int as direction
    from review.before_after c
    join survey.result_line b on b.round_id = c.before_id
    join survey.result_line n on n.round_id = c.after_id and n.indicator = b.indicator;

create view review.assessment_now as
  select distinct on (a.compound_id, a.firm_id) a.id, a.code, a.compound_id, a.firm_id, a.from_on, a.until_on, a.points, a.grade
    from review.assessment a order by a.compound_id, a.firm_id, a.until_on desc, a.at desc;

create view review.thread (late_kind, late_id, early_kind, early_id) as
  select 'inquiry', id, 'acceptance', acceptance_id from review.inquiry;

create view review.todo (role, place_id, subject_kind, subject_id, since, due_on) as
  select 'SUBDISTRICT_CLERK', compound_id, 'inquiry', id, opened_at, closes_on from review.inquiry where state = 'OPEN'
  union all
  select 'OWNER', compound_id, 'inquiry', id, opened_at, closes_on from review.inquiry where state = 'OPEN';

create view review.timeline (project_id, occurred_at, kind, subject_id) as
  select project_id, opened_at, 'review.inquiry.opened', id from review.inquiry
  union all
  select i.project_id, s.at, 'review.inquiry.closed', i.id from review.inquiry_step s join review.inquiry i on i.id = s.inquiry_id;

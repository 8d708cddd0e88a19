create schema disclosure;

-- The one thread: every later thing with the earlier thing it stands on.
create view disclosure.thread (late_kind, late_id, early_kind, early_id) as
  select late_kind, late_id, early_kind, early_id from request.thread
  union all
  select late_kind, late_id, early_kind, early_id from survey.thread
  union all
  select late_kind, late_id, early_kind, early_id from consultation.thread
  union all
  select late_kind, late_id, early_kind, early_id from plan.thread
  union all
  select late_kind, late_id, early_kind, early_id from fund.thread
  union all
  select late_kind, late_id, early_kind, early_id from works.thread
  union all
  select late_kind, late_id, early_kind, early_id from payment.thread
  union all
  select late_kind, late_id, early_kind, early_id from stewardship.thread;

-- What happened to projects, in all modules. One branch for each module that tells of something; a test holds it.
create view disclosure.timeline (project_id, occurred_at, kind, subject_id) as
  select project_id, occurred_at, kind, subject_id from notice.timeline
  union all
  select project_id, occurred_at, kind, subject_id from fund.timeline
  union all
  select project_id, occurred_at, kind, subject_id from programme.timeline
  union all
  select project_id, occurred_at, kind, subject_id from works.timeline
  union all
  select project_id, occurred_at, kind, subject_id from payment.timeline
  union all
  select project_id, occurred_at, kind, subject_id from request.timeline
  union all
  select project_id, occurred_at, kind, subject_id from survey.timeline
  union all
  select project_id, occurred_at, kind, subject_id from consultation.timeline
  union all
  select project_id, occurred_at, kind, subject_id from vote.timeline
  union all
  select project_id, occurred_at, kind, subject_id from plan.timeline
  union all
  select project_id, occurred_at, kind, subject_id from stewardship.timeline
  union all
  select project_id, occurred_at, kind, subject_id from review.timeline;

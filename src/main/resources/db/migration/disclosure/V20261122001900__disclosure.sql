create schema disclosure;

-- The one thread: every later thing with the earlier thing it stands on.
create view disclosure.thread (late_kind, late_id, early_kind, early_id) as
  select late_kind, late_id, early_kind, early_id from request.thread
  union all
  select late_kind, late_id, early_kind, early_id from survey.thread
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

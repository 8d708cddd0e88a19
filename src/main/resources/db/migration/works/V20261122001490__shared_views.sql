-- Every later thing of the works with the earlier thing it stands on.
create view works.thread (late_kind, late_id, early_kind, early_id) as
  select 'contract_line', id, 'item', item_id from works.contract_line
  union all
  select 'contract_line', contract_line_id, 'allocation', allocation_id from works.contract_line_allocation
  union all
  select 'contract_line', id, 'contract', contract_id from works.contract_line
  union all
  -- A line that came with a change order stands on that change, a change on the line it makes more or less of, and on the item.
  select 'contract_line', id, 'change_item', id from works.contract_line where change_id is not null
  union all
  select 'change_item', id, 'contract_line', contract_line_id from works.change_item where contract_line_id is not null
  union all
  select 'change_item', id, 'item', item_id from works.change_item
  union all
  select 'accepted_line', id, 'contract_line', contract_line_id from works.accepted_line;

-- What waits for whom at the works; dispatch shows it.
-- A firm's people are shown what waits for their firm; firm_id is null
-- where it waits for everybody with the role.
create view works.todo (role, place_id, subject_kind, subject_id, since, due_on, firm_id) as
  with place as (select project_id, (array_agg(compound_id order by compound_id))[1] as compound_id from project.place group by project_id),
       waiting (role, place_id, subject_kind, subject_id, since, due_on, contract_id) as (
  -- An acceptance waits for the parties that have not signed.
  select r.role, l.compound_id, 'acceptance', a.id, a.recorded_at, null::date, c.id
    from works.acceptance a
    join works.contract c on c.id = a.contract_id
    join place l on l.project_id = c.project_id
   cross join (values ('CONTRACTOR', 'CONTRACTOR'), ('SUPERVISOR', 'SUPERVISOR'), ('OFFICE', 'SUBDISTRICT_CLERK'), ('OFFICE', 'SUBDISTRICT_LEADER'),
                      ('RESIDENTS', 'COMMITTEE_MEMBER'), ('RESIDENTS', 'BUILDING_HEAD')) r (party, role)
   where a.state = 'OPEN'
     and not exists (select from works.acceptance_signature g where g.acceptance_id = a.id and g.party = r.party)
  union all
  -- A change waits for the side that did not ask for it, then for the office; the leader when it is large.
  select r.role, l.compound_id, 'change', o.id, coalesce(s.at, o.proposed_at), null::date, c.id
    from works.change_order o
    join works.contract c on c.id = o.contract_id
    join place l on l.project_id = c.project_id
    left join works.change_step s on s.change_id = o.id and s.to_state = 'AGREED'
   cross join lateral (select coalesce(sum(i.amount_fen) filter (where i.amount_fen > 0), 0)
                              + coalesce((select increase_fen from works.contract_increase n where n.contract_id = o.contract_id), 0) as more
                         from works.change_item i where i.change_id = o.id) g
   cross join (values ('PROPOSED', 'CONTRACTOR', false, 'SUPERVISOR'), ('PROPOSED', 'SUPERVISOR', false, 'CONTRACTOR'),
                      ('AGREED', '', false, 'SUBDISTRICT_CLERK'), ('AGREED', '', true, 'SUBDISTRICT_LEADER')) r (state, side, large, role)
   where o.state = r.state and r.side in ('', o.side) and (not r.large or g.more > o.leader_over_fen)
  union all
  -- A joint review waits for departments until its day, and for its conclusion.
  select r.role, l.compound_id, 'joint_review', w.id, w.submitted_at, w.due_on, null
    from works.review w
    join place l on l.project_id = w.project_id
   cross join (values ('DEPARTMENT'), ('HOUSING_BUREAU'), ('FINANCE_BUREAU'), ('SUBDISTRICT_LEADER')) r (role)
   where w.state = 'UNDER_REVIEW'
  union all
  -- A paper accepted as missing waits for whoever keeps the file; once late, for the leader too.
  select r.role, l.compound_id, 'joint_review', w.id, w.submitted_at, m.due_on, null
    from works.missing_document m
    join works.review w on w.id = m.review_id
    join place l on l.project_id = w.project_id
   cross join (values ('SUBDISTRICT_CLERK', 'CONDITIONAL'), ('SUBDISTRICT_CLERK', 'SUSPENDED'), ('SUBDISTRICT_LEADER', 'SUSPENDED')) r (role, state)
   where w.state = r.state
  union all
  -- The next milestone that has not been reached waits until its day; the office hears of it once it is late.
  select r.role, l.compound_id, 'contract', c.id, greatest(m.set_at, (m.planned_on - r.days)::timestamptz), m.planned_on, c.id
    from works.contract c
    join place l on l.project_id = c.project_id
    join lateral (select n.planned_on, n.set_at from works.milestone n
                   where n.contract_id = c.id and not exists (select from works.milestone_reached d where d.milestone_id = n.id)
                   order by n.number limit 1) m on true
   cross join (values ('CONTRACTOR', 7), ('SUBDISTRICT_CLERK', -1)) r (role, days)
  union all
  -- From the start on, what people must be told before they work and nobody has been told.
  select 'CONTRACTOR', l.compound_id, 'briefing', c.id, c.recorded_at, null::date, c.id
    from works.contract c
    join place l on l.project_id = c.project_id
    join project.project p on p.id = c.project_id and p.state in ('G5', 'G6')
   where exists (select from works.untold(c.id, make_date(9999, 1, 1)))
  union all
  -- A stretch of hidden works waits for the supervisor; found good for the contractor to say it is covered; to be mended until
  -- it is announced again. Not looked at in time, the office hears of it.
  select r.role, l.compound_id, 'stretch', s.id, case when r.late then s.look_by else s.announced_at end,
         (s.look_by at time zone 'Asia/Shanghai')::date, c.id
    from works.stretch s
    join works.contract c on c.id = s.contract_id
    join place l on l.project_id = c.project_id
   cross join (values ('ANNOUNCED', false, 'SUPERVISOR'), ('ANNOUNCED', true, 'SUBDISTRICT_CLERK'), ('PASSED', false, 'CONTRACTOR'),
                      ('TO_MEND', false, 'CONTRACTOR')) r (state, late, role)
   where s.state = r.state and not exists (select from works.stretch n where n.again_of = s.id)
  union all
  -- An encroachment waits for whoever talks, once it is found; for the removal, once that is agreed or ordered.
  select r.role, e.compound_id, 'encroachment', e.id, e.found_at, null::date, null
    from works.encroachment e
   cross join (values ('FOUND', 'GRID_WORKER'), ('TALKED', 'GRID_WORKER'), ('CONSENTED', 'SUBDISTRICT_CLERK'), ('ORDERED', 'SUBDISTRICT_CLERK')) r (state, role)
   where e.state = r.state
  union all
  -- A batch of materials waits for those of the three who have not looked; a rejected one until it leaves the site.
  select r.role, l.compound_id, 'material', b.id, b.entered_at, null::date, c.id
    from works.batch b
    join works.contract c on c.id = b.contract_id
    join place l on l.project_id = c.project_id
   cross join (values ('ARRIVED', 'MATERIALS', 'CONTRACTOR'), ('ARRIVED', 'QUALITY', 'CONTRACTOR'), ('ARRIVED', 'QUALITY', 'SUBDISTRICT_CLERK'),
                      ('ARRIVED', 'SUPERVISOR', 'SUPERVISOR'), ('REJECTED', 'REMOVAL', 'CONTRACTOR')) r (state, checker, role)
   where b.state = r.state
     and not exists (select from works.batch_signature g where g.batch_id = b.id and g.checker = r.checker)
  union all
  -- A finding waits for the contractor; once overdue for the office, too. Mended, it waits for the side that looks again.
  select r.role, l.compound_id, 'site_finding', f.id, greatest(f.filed_at, (f.due_on + r.days)::timestamptz), f.due_on, c.id
    from works.finding f
    join works.contract c on c.id = f.contract_id
    join place l on l.project_id = c.project_id
   cross join (values ('OPEN', '', 'CONTRACTOR', -3650), ('OPEN', '', 'SUBDISTRICT_CLERK', 1), ('OPEN', '', 'SUBDISTRICT_LEADER', 1),
                      ('MENDED', 'SUPERVISOR', 'SUPERVISOR', -3650), ('MENDED', 'CONTRACTOR', 'SUPERVISOR', -3650),
                      ('MENDED', 'OFFICE', 'SUBDISTRICT_CLERK', -3650), ('MENDED', 'OFFICE', 'DEPARTMENT', -3650),
                      ('MENDED', 'RESIDENTS', 'COMMITTEE_MEMBER', -3650), ('MENDED', 'RESIDENTS', 'BUILDING_HEAD', -3650)) r (state, finder, role, days)
   where f.state = r.state and r.finder in ('', f.finder)
  union all
  -- A spot check waits for those drawn; never for the contractor, who is not told.
  select r.role, l.compound_id, 'inspection', k.id, d.at, null::date, c.id
    from works.spot_check k
    join works.draw_step d on d.draw_id = k.draw_id and d.to_state = 'DRAWN'
    join works.contract c on c.id = k.contract_id
    join place l on l.project_id = c.project_id
   cross join (values ('SUBDISTRICT_CLERK'), ('HOUSING_BUREAU'), ('DEPARTMENT')) r (role)
   where not exists (select from works.spot_check_result s where s.check_id = k.id))
  select w.role, w.place_id, w.subject_kind, w.subject_id, w.since, w.due_on,
         case w.role when 'CONTRACTOR' then c.contractor_id when 'SUPERVISOR' then c.supervisor_id end
    from waiting w left join works.contract c on c.id = w.contract_id;

create view works.timeline (project_id, occurred_at, kind, subject_id) as
  select c.project_id, c.recorded_at, 'works.contract.signed', c.id from works.contract c
  union all
  select c.project_id, s.at, s.act_kind, s.change_id
    from works.change_step s join works.change_order o on o.id = s.change_id join works.contract c on c.id = o.contract_id
   where s.to_state = 'APPROVED'
  union all
  select c.project_id, a.recorded_at, a.act_kind, a.id from works.acceptance a join works.contract c on c.id = a.contract_id
  union all
  select c.project_id, s.at, s.act_kind, s.acceptance_id
    from works.acceptance_step s join works.acceptance a on a.id = s.acceptance_id join works.contract c on c.id = a.contract_id
  union all
  select r.project_id, r.submitted_at, r.act_kind, r.id from works.review r
  union all
  select r.project_id, s.at, s.act_kind, s.review_id from works.review_step s join works.review r on r.id = s.review_id
  union all
  select c.project_id, d.said_at, d.act_kind, c.id
    from works.milestone_reached d join works.milestone m on m.id = d.milestone_id join works.contract c on c.id = m.contract_id
  union all
  select c.project_id, b.entered_at, b.act_kind, b.id from works.briefing b join works.contract c on c.id = b.contract_id
  union all
  select c.project_id, s.at, s.act_kind, s.stretch_id
    from works.stretch_step s join works.stretch t on t.id = s.stretch_id join works.contract c on c.id = t.contract_id
   where s.to_state = 'PASSED'
  union all
  -- Encroachments on the ground of an undertaking, from the day it was opened.
  select p.id, s.at, s.act_kind, s.encroachment_id
    from works.encroachment_step s
    join works.encroachment e on e.id = s.encroachment_id
    join project.place l on l.compound_id = e.compound_id
    join project.project p on p.id = l.project_id and s.at >= p.opened_at
   group by p.id, s.id
  union all
  select c.project_id, b.entered_at, b.act_kind, b.id from works.batch b join works.contract c on c.id = b.contract_id
  union all
  select c.project_id, s.at, s.act_kind, s.batch_id
    from works.batch_step s join works.batch b on b.id = s.batch_id join works.contract c on c.id = b.contract_id
  union all
  select c.project_id, f.filed_at, f.act_kind, f.id from works.finding f join works.contract c on c.id = f.contract_id
  union all
  select c.project_id, s.at, s.act_kind, s.finding_id
    from works.finding_step s join works.finding f on f.id = s.finding_id join works.contract c on c.id = f.contract_id
   where s.to_state = 'CLOSED'
  union all
  select c.project_id, s.at, s.act_kind, s.check_id
    from works.spot_check_result s join works.spot_check k on k.id = s.check_id join works.contract c on c.id = k.contract_id;

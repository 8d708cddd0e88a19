create view stewardship.thread (late_kind, late_id, early_kind, early_id) as
  select 'asset', asset_id, 'accepted_line', accepted_line_id from stewardship.asset_origin
  union all
  select 'warranty_claim', id, 'accepted_line', accepted_line_id from stewardship.warranty_claim
  union all
  select 'warranty_claim', id, 'request', request_id from stewardship.warranty_claim where request_id is not null
  union all
  select 'expense', id, 'lot', lot_id from stewardship.expense
  union all
  select 'expense', id, 'work_order', order_id from stewardship.expense where order_id is not null
  union all
  select 'expense', id, 'asset', asset_id from stewardship.expense where asset_id is not null
  union all
  select 'work_order', id, 'asset', asset_id from stewardship.work_order where asset_id is not null
  union all
  select 'work_order', id, 'request', request_id from stewardship.work_order where request_id is not null;

-- What waits for whom.
create view stewardship.todo (role, place_id, subject_kind, subject_id, since, due_on, firm_id) as
  select r.role, c.compound_id, 'service_contract', c.id, (c.until_on - 180)::timestamp at time zone 'Asia/Shanghai', c.until_on, null::uuid
    from stewardship.service_contract c cross join (values ('SUBDISTRICT_CLERK'), ('COMMITTEE_MEMBER')) r (role)
   where c.state = 'SIGNED'
     and not exists (select from stewardship.service_contract n where n.compound_id = c.compound_id and n.state = 'SIGNED' and n.from_on > c.until_on)
  union all
  select r.role, a.compound_id, 'upkeep_task', t.id,
         (case r.role when 'PROPERTY_FIRM' then t.waits_from_on else t.rises_on end)::timestamp at time zone 'Asia/Shanghai', t.due_on, null
    from stewardship.upkeep_task t join stewardship.asset a on a.id = t.asset_id
         cross join (values ('PROPERTY_FIRM'), ('COMMITTEE_MEMBER'), ('SUBDISTRICT_CLERK')) r (role)
   where not exists (select from stewardship.upkeep_done d where d.task_id = t.id)
  union all
  select r.role, a.compound_id, 'warranty_claim', w.id, w.claimed_at, w.mend_by_on, case r.role when 'CONTRACTOR' then w.contractor_id end
    from stewardship.warranty_claim w join stewardship.asset a on a.id = w.asset_id
         join (values ('SENT', 'CONTRACTOR'), ('MENDED', 'COMMITTEE_MEMBER'), ('MENDED', 'SUBDISTRICT_CLERK')) r (state, role) on r.state = w.state
  union all
  select r.role, e.compound_id, 'expense', e.id, e.asked_at, null::date, null
    from stewardship.expense e
         join (values ('HELD', 'SUBDISTRICT_LEADER'), ('APPROVED', 'FINANCE_BUREAU')) r (state, role) on r.state = e.state
  union all
  select r.role, w.compound_id, 'work_order', w.id, w.ordered_at, w.due_on, null
    from stewardship.work_order w
         join (values ('ORDERED', 'PROPERTY_FIRM'), ('DONE', 'COMMITTEE_MEMBER'), ('DONE', 'SUBDISTRICT_CLERK')) r (state, role) on r.state = w.state;

create view stewardship.timeline (project_id, occurred_at, kind, subject_id) as
  select p.project_id, d.recorded_at, 'service_decision', d.id
    from stewardship.service_decision d join project.place p on p.compound_id = d.compound_id and p.building_id is null
  union all
  select p.project_id, c.recorded_at, 'service_contract', c.id
    from stewardship.service_contract c join project.place p on p.compound_id = c.compound_id and p.building_id is null
  union all
  select k.project_id, w.claimed_at, 'warranty_claim', w.id
    from stewardship.warranty_claim w
    join works.accepted a on a.accepted_line_id = w.accepted_line_id
    join works.contract k on k.id = a.contract_id
  union all
  select l.project_id, e.asked_at, e.act_kind, e.id from stewardship.expense e join fund.lot l on l.id = e.lot_id
  union all
  select l.project_id, s.at, s.act_kind, e.id
    from stewardship.expense_step s join stewardship.expense e on e.id = s.expense_id join fund.lot l on l.id = e.lot_id
  union all
  select p.project_id, w.ordered_at, 'work_order', w.id
    from stewardship.work_order w join project.place p on p.compound_id = w.compound_id and p.building_id is null;

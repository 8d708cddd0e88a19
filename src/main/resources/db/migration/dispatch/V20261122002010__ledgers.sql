-- The two ledgers of an undertaking, item by item: money (planned, set aside, paid) and building (contracted, accepted, cleared).
create view dispatch.item_ledger as
  select i.id as item_id, i.project_id, i.compound_id, i.number, i.title, i.withdrawn, i.estimate_fen as planned_fen,
         coalesce((select sum(a.amount_fen) from fund.allocation_now a where a.item_id = i.id and a.state = 'SET_ASIDE'), 0)::bigint as earmarked_fen,
         coalesce((select sum(div(l.quantity_milli::numeric * l.price_fen, 1000)) from works.contract_line l where l.item_id = i.id), 0)::bigint as contracted_fen,
         coalesce((select sum(x.value_fen) from works.accepted x where x.item_id = i.id and x.state = 'PASSED'), 0)::bigint as accepted_fen,
         coalesce((select sum(x.value_fen) from works.accepted x
                    where x.item_id = i.id and x.state = 'PASSED'
                      and exists (select from payment.clearance q where q.acceptance_id = x.acceptance_id and q.state = 'CLEARED')), 0)::bigint as cleared_fen,
         coalesce((select sum(a.spent_fen) from fund.allocation_now a where a.item_id = i.id), 0)::bigint as paid_fen
    from plan.item_now i;

-- What was said about a finding; it stays when the finding is gone.
create table dispatch.finding_answer (
  id         uuid primary key,
  project_id uuid not null references project.project,
  kind       text not null check (kind in ('PAID_OVER_ACCEPTED', 'ACCEPTED_UNPAID', 'EARMARK_EXPIRED', 'MONEY_ON_WITHDRAWN_ITEM',
                                           'TRANCHE_LATE', 'CONTRACT_OVER_EARMARK', 'CHANGES_OVER_SHARE', 'PHOTO_MISSING', 'MILESTONE_LATE')),
  subject_id uuid not null,
  as_role    text not null,
  words      text not null check (char_length(words) between 2 and 500),
  mend_by    date not null,
  by_person  uuid not null references access.person,
  at         timestamptz not null,
  act_id     uuid not null,
  act_kind   text not null check (act_kind = 'dispatch.finding.answered'),
  foreign key (act_id, act_kind) references evidence.act (id, kind) deferrable initially deferred
);
create index on dispatch.finding_answer (project_id);
create index on dispatch.finding_answer (kind, subject_id);
comment on table dispatch.finding_answer is 'official: what was answered about a finding of the two ledgers, and until when it is to be mended';

-- What does not agree, each with the day it began and the two figures compared. Nothing is stored: a finding is gone when its
-- cause is. How long each is borne, who is asked first, and how far beyond its limit money may be, the rules say.
create view dispatch.finding (kind, project_id, item_id, subject_kind, subject_id, since, amount_fen, of_fen, beyond_fen) as
  select 'PAID_OVER_ACCEPTED', l.project_id, l.item_id, 'item', l.item_id,
         (select max(j.posted_at) from fund.taken t join fund.journal j on j.id = t.journal_id join fund.allocation a on a.id = t.allocation_id
           where a.item_id = l.item_id and t.journal_kind = 'POST_HOLD'), l.paid_fen, l.accepted_fen,
         (l.paid_fen - l.accepted_fen - u.unearned_fen)::bigint
    from dispatch.item_ledger l
    -- An advance is paid before any work; what progress has not earned back of it is the item's by what the advance took for it.
    join lateral (select coalesce(sum(div(s.amount_fen::numeric * n.unearned_fen, n.advance_fen)), 0) as unearned_fen
                    from payment.source s join payment.payment p on p.id = s.payment_id and p.kind = 'ADVANCE' and p.state = 'PAID'
                    join payment.unearned n on n.contract_id = p.contract_id
                    join fund.allocation a on a.id = s.allocation_id where a.item_id = l.item_id) u on true
   where l.paid_fen > l.accepted_fen + u.unearned_fen
  union all
  select 'ACCEPTED_UNPAID', c.project_id, null, 'acceptance', a.id,
         (select max(s.at) from works.acceptance_step s where s.acceptance_id = a.id and s.to_state = 'PASSED'),
         (select coalesce(sum(x.value_fen), 0)::bigint from works.accepted x where x.acceptance_id = a.id), 0, null
    from works.acceptance a join works.contract c on c.id = a.contract_id
   where a.state = 'PASSED' and not exists (select from payment.payment p where p.acceptance_id = a.id and p.state = 'PAID')
  union all
  select 'EARMARK_EXPIRED', c.project_id, null, 'commitment', c.id, (c.use_by + 1)::timestamp at time zone 'Asia/Shanghai',
         c.received_fen - c.spent_fen, c.received_fen, null
    from fund.commitment_now c where c.use_by is not null and c.received_fen > c.spent_fen
  union all
  select 'MONEY_ON_WITHDRAWN_ITEM', a.project_id, a.item_id, 'allocation', a.id, w.at, a.left_fen, a.amount_fen, null
    from fund.allocation_now a join plan.item_withdrawal w on w.item_id = a.item_id
   where a.state = 'SET_ASIDE' and a.left_fen > 0
  union all
  select 'TRANCHE_LATE', t.project_id, null, 'tranche', t.id, (t.planned_on + 1)::timestamp at time zone 'Asia/Shanghai',
         t.received_fen, t.amount_fen, null
    from fund.tranche_now t where not t.ended and t.received_fen < t.amount_fen
  union all
  select 'CONTRACT_OVER_EARMARK', l.project_id, l.item_id, 'item', l.item_id,
         (select max(c.recorded_at) from works.contract c join works.contract_line k on k.contract_id = c.id where k.item_id = l.item_id),
         l.contracted_fen, l.earmarked_fen, null
    from dispatch.item_ledger l where l.contracted_fen > l.earmarked_fen
  union all
  -- More was added to a contract than the share above which the leader speaks; the owner's side says why, once for each change.
  select 'CHANGES_OVER_SHARE', c.project_id, null, 'contract', c.id, o.at, n.increase_fen, o.share_fen, null
    from works.contract_increase n
    join works.contract c on c.id = n.contract_id
    join lateral (select max(s.at) as at, min(x.leader_over_fen) as share_fen
                    from works.change_order x join works.change_step s on s.change_id = x.id and s.to_state = 'APPROVED'
                   where x.contract_id = c.id) o on n.increase_fen > o.share_fen
   where not exists (select from dispatch.finding_answer w where w.kind = 'CHANGES_OVER_SHARE' and w.subject_id = c.id and w.at >= o.at)
  union all
  select 'PHOTO_MISSING', c.project_id, null, 'contract', c.id,
         greatest(c.signed_on, coalesce((select max(g.day) from works.log_now g
           where g.contract_id = c.id and exists (select from works.log_photo p where p.entry_id = g.id)), c.signed_on))::timestamp at time zone 'Asia/Shanghai',
         null, null, null
    from works.contract c
   where exists (select from works.contract_line k where k.contract_id = c.id
                  and k.quantity_milli > (select coalesce(sum(x.quantity_milli), 0) from works.accepted x
                                           where x.contract_line_id = k.id and x.state = 'PASSED'))
  union all
  select 'MILESTONE_LATE', c.project_id, null, 'milestone', m.id, (m.planned_on + 1)::timestamp at time zone 'Asia/Shanghai',
         null, null, null
    from works.milestone m join works.contract c on c.id = m.contract_id
   where not exists (select from works.milestone_reached r where r.milestone_id = m.id);

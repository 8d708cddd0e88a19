package anju.disclosure.web;

import anju.disclosure.Node;
import anju.disclosure.Walk;
import anju.money.Money;
import anju.policy.Policy;
import anju.request.RequestRules;
import anju.site.Site;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the public may know of the things a walk met; nothing here tells who a person is or which door is theirs. */
@Component
class TraceFacts {
    /** Beyond this many rows of one kind a page shows the first and counts the rest. */
    static final int ROWS = 100;

    private final JdbcClient db;
    private final Policy policy;

    TraceFacts(JdbcClient db, Policy policy) {
        this.db = db;
        this.policy = policy;
    }

    /** What the undertakings of a compound paid before the office joined, recorded later and confirmed. */
    Money earlier(UUID compound) {
        return new Money(db.sql("""
                select coalesce(sum(e.amount_fen), 0)::bigint from fund.earlier_paid e
                 where e.project_id in (select project_id from project.place where compound_id = ?)""").param(compound).query(Long.class).single());
    }

    List<Traced.Need> needs(Walk.Found found) {
        return rows("""
                select n.id, n.title, n.source, n.occurred_on, n.compound_id,
                       (select count(*) from survey.need_part p where p.need_id = n.id) as households,
                       (select string_agg(number, ',' order by length(number), number) from (
                          select distinct b.number from survey.need_part p
                            join registry.part x on x.id = p.part_id
                            join registry.stairwell s on s.id = x.stairwell_id
                            join registry.building b on b.id = s.building_id
                           where p.need_id = n.id) as touched) as buildings
                  from survey.need n where n.id = any (cast(:ids as uuid[]))
                 order by n.occurred_on, n.id""", found.of(Node.Kind.NEED), Traced.Need.class);
    }

    /** Requests with what they are about in the words of the rules; what was written, and a petition, is nobody else's. */
    List<Traced.Request> requests(Site site, String path, Walk.Found found) {
        var topics = policy.rules(RequestRules.class, path, today()).topics();
        return rows("""
                select r.id, r.code, r.topic, r.received_at, r.state, r.outcome, r.answered_at,
                       (select count(*) from request.household_now h where h.request_id = r.id) as households
                  from request.request_now r where r.id = any (cast(:ids as uuid[])) and not r.petition
                 order by r.received_at, r.id""", found.of(Node.Kind.REQUEST), Traced.Request.class).stream()
                .map(request -> {
                    var topic = topics.get(request.topic());
                    return topic == null
                            ? request
                            : request.about(topic.name().in(site.words().locale()));
                })
                .toList();
    }

    /** Claims on the warranty and other repairs; what they say of a home is for those who mend it. */
    List<Traced.Repair> repairs(Walk.Found found) {
        return db.sql("""
                select w.id, true as warranty, w.code, a.name as asset, o.name as keeper, w.claimed_on as ordered_on, w.mend_by_on as due_on, w.state,
                       (select max(s.at) from stewardship.warranty_claim_step s where s.claim_id = w.id and s.to_state = 'MENDED'
                           and w.state in ('MENDED', 'CONFIRMED')) as done_at, null::text as account, null::bigint as cost_fen
                  from stewardship.warranty_claim w join stewardship.asset a on a.id = w.asset_id join registry.organisation o on o.id = w.contractor_id
                 where w.id = any (cast(:claims as uuid[]))
                union all
                select w.id, false, w.code, w.asset, w.keeper, (w.ordered_at at time zone 'Asia/Shanghai')::date, w.due_on, w.state, w.done_at,
                       w.account, w.cost_fen
                  from stewardship.work_order_now w where w.id = any (cast(:orders as uuid[]))
                 order by 6, 3""")
                .param("claims", array(found.of(Node.Kind.WARRANTY_CLAIM)))
                .param("orders", array(found.of(Node.Kind.WORK_ORDER)))
                .query(Traced.Repair.class)
                .list();
    }

    /** What was asked of the money for running and upkeep; what is written on it is for the compound's own page. */
    List<Traced.Expense> expenses(Walk.Found found) {
        return rows("""
                select e.id, e.code, e.purpose, e.payee, e.amount_fen, e.state, l.source, e.paid_on
                  from stewardship.expense_now e join fund.lot l on l.id = e.lot_id
                 where e.id = any (cast(:ids as uuid[])) order by e.asked_at, e.code""", found.of(Node.Kind.EXPENSE), Traced.Expense.class);
    }

    List<Traced.Consensus> consensuses(Walk.Found found) {
        return rows("""
                select c.id, c.title, c.state, c.compound_id,
                       (select count(*) from consultation.grouped o where o.consensus_id = c.id) as opinions
                  from consultation.consensus c where c.id = any (cast(:ids as uuid[]))
                 order by c.recorded_at, c.id""", found.of(Node.Kind.CONSENSUS), Traced.Consensus.class);
    }

    /** Households touched by these needs, each counted once, by building. */
    List<Traced.Households> households(Walk.Found found) {
        return rows("""
                select b.number as building, count(distinct p.part_id) as households
                  from survey.need_part p
                  join registry.part x on x.id = p.part_id
                  join registry.stairwell s on s.id = x.stairwell_id
                  join registry.building b on b.id = s.building_id
                 where p.need_id = any (cast(:ids as uuid[]))
                 group by b.id, b.number order by length(b.number), b.number""", found.of(Node.Kind.NEED), Traced.Households.class);
    }

    List<Traced.Item> items(Walk.Found found) {
        return rows("""
                select i.id, i.number, i.title, i.class as item_class, i.unit, i.quantity_milli, i.price_fen, i.estimate_fen, i.decision,
                       (select count(*) from plan.item a where a.plan_id = i.plan_id) as items_in_plan,
                       (select g.reason from plan.item_ground g where g.item_id = i.id and g.reason is not null limit 1) as office_reason
                  from plan.item i where i.id = any (cast(:ids as uuid[])) order by i.number""", found.of(Node.Kind.ITEM), Traced.Item.class);
    }

    List<Traced.Matter> matters(Walk.Found found) {
        return rows("""
                select m.id, m.vote_id, m.vote_code, m.number, m.kind, m.share_of, m.share_in, m.title, m.closes_at, m.state, m.roll_area_x100, m.roll_heads,
                       m.cast_area_x100, m.cast_heads, m.for_area_x100, m.for_heads, m.counted_verdict as verdict
                  from vote.matter_now m
                 where m.id = any (cast(:ids as uuid[])) order by m.closes_at, m.number""", found.of(Node.Kind.MATTER), Traced.Matter.class);
    }

    List<Traced.Allocation> allocations(Walk.Found found) {
        return rows("""
                select a.id, i.title as item_title, l.source, l.document_number, a.amount_fen
                  from fund.allocation a join fund.lot l on l.id = a.lot_id join plan.item i on i.id = a.item_id
                 where a.id = any (cast(:ids as uuid[])) order by i.number, l.code""", found.of(Node.Kind.ALLOCATION), Traced.Allocation.class);
    }

    List<Traced.ContractLine> contractLines(Walk.Found found) {
        return rows("""
                select l.id, c.code as contract_code, c.number as contract_number, l.number, l.title, l.unit, l.quantity_milli, l.price_fen,
                       l.warranty_months, c.procurement, c.signed_on, o.name as contractor, s.name as supervisor,
                       c.progress_numerator, c.progress_denominator
                  from works.contract_line l join works.contract c on c.id = l.contract_id
                  join registry.organisation o on o.id = c.contractor_id
                  join registry.organisation s on s.id = c.supervisor_id
                 where l.id = any (cast(:ids as uuid[])) order by c.code, length(l.number), l.number""", found.of(Node.Kind.CONTRACT_LINE), Traced.ContractLine.class);
    }

    /** What approved change orders made more or less of; those asked for and not approved change nothing. */
    List<Traced.Change> changes(Walk.Found found) {
        return rows("""
                select i.id, o.code, c.number as contract_number, i.number, i.title, i.unit, i.quantity_milli, i.amount_fen, s.at as approved_at, s.notice_id
                  from works.change_item i join works.change_order o on o.id = i.change_id and o.state = 'APPROVED'
                  join works.contract c on c.id = o.contract_id
                  join works.change_step s on s.change_id = o.id and s.to_state = 'APPROVED'
                 where i.id = any (cast(:ids as uuid[])) order by s.at, o.code, length(i.number), i.number""", found.of(Node.Kind.CHANGE_ITEM), Traced.Change.class);
    }

    List<Traced.Accepted> accepted(Walk.Found found) {
        return rows("""
                select x.id, a.id as acceptance_id, a.code as acceptance_code, a.kind, a.state, a.occurred_on, b.number as building, l.title, l.unit,
                       x.quantity_milli, l.price_fen, w.from_on as warranty_from, w.until_on as warranty_until
                  from works.accepted_line x join works.acceptance a on a.id = x.acceptance_id
                  join works.contract_line l on l.id = x.contract_line_id
                  left join registry.building b on b.id = x.building_id
                  left join works.warranty w on w.accepted_line_id = x.id
                 where x.id = any (cast(:ids as uuid[])) order by a.occurred_on, a.code, length(b.number), b.number""", found.of(Node.Kind.ACCEPTED_LINE), Traced.Accepted.class);
    }

    List<Traced.Signature> signatures(Collection<UUID> acceptances) {
        return rows("""
                select acceptance_id, party, opinion, signed_at from works.acceptance_signature
                 where acceptance_id = any (cast(:ids as uuid[])) order by signed_at""", acceptances, Traced.Signature.class);
    }

    List<Traced.Payment> payments(Walk.Found found) {
        return rows("""
                select p.id, p.code, p.amount_fen, p.state, p.contractor, p.requested_at, p.paid_on
                  from payment.payment_now p
                 where p.id = any (cast(:ids as uuid[])) order by p.code""", found.of(Node.Kind.PAYMENT), Traced.Payment.class);
    }

    List<Traced.Source> sources(Collection<UUID> payments) {
        return rows("""
                select l.source, sum(s.amount_fen) as amount_fen
                  from payment.source s join fund.allocation a on a.id = s.allocation_id join fund.lot l on l.id = a.lot_id
                 where s.payment_id = any (cast(:ids as uuid[]))
                 group by l.source order by sum(s.amount_fen) desc, l.source""", payments, Traced.Source.class);
    }

    List<Traced.Asset> assets(Walk.Found found) {
        return rows("""
                select a.id, a.code, a.name, a.building, a.keeper, a.upkeep, a.upkeep_every_months, a.in_use_from_on, a.life_years
                  from stewardship.asset_now a
                 where a.id = any (cast(:ids as uuid[])) order by a.code""", found.of(Node.Kind.ASSET), Traced.Asset.class);
    }

    /** Buildings of the compound, in order, to draw which of them were worked on. */
    List<String> buildings(UUID compound) {
        return db.sql("select number from registry.building where compound_id = ? order by length(number), number")
                .param(compound)
                .query(String.class)
                .list();
    }

    /** The compound a thing belongs to; empty when there is no such thing. */
    Traced.@Nullable Place place(Node node) {
        var compound = switch (node.kind()) {
            case REQUEST -> """
                select r.compound_id from request.request r
                 where r.id = :id and not exists (select from request.petition p where p.request_id = r.id)""";
            case NEED -> "select compound_id from survey.need where id = :id";
            case CONSENSUS -> "select compound_id from consultation.consensus where id = :id";
            case ITEM -> "select compound_id from plan.item where id = :id";
            case PAYMENT -> """
                select i.compound_id from payment.source s
                  join fund.allocation a on a.id = s.allocation_id
                  join plan.item i on i.id = a.item_id
                 where s.payment_id = :id limit 1""";
            case ACCEPTED_LINE -> """
                select i.compound_id from works.accepted_line x
                  join works.contract_line c on c.id = x.contract_line_id join plan.item i on i.id = c.item_id where x.id = :id""";
            case ASSET -> "select compound_id from stewardship.asset where id = :id";
            case WARRANTY_CLAIM ->
                "select a.compound_id from stewardship.warranty_claim w join stewardship.asset a on a.id = w.asset_id where w.id = :id";
            case WORK_ORDER -> "select compound_id from stewardship.work_order where id = :id";
            case EXPENSE -> "select compound_id from stewardship.expense where id = :id";
            default -> null;
        };
        return compound == null
                ? null
                : db.sql("select c.id, c.name, c.path from registry.compound_now c where c.id = (" + compound + ")")
                        .param("id", node.id())
                        .query(Traced.Place.class)
                        .optional()
                        .orElse(null);
    }

    /** Every official act behind the things met, and how many of them stand in the public record by now. */
    Traced.Proof proof(Walk.Found found) {
        return db.sql("""
                with acts (act_id) as (
                  select act_id from survey.need where id = any (cast(:needs as uuid[]))
                  union select act_id from plan.item where id = any (cast(:items as uuid[]))
                  union select r.act_id from vote.result r where r.matter_id = any (cast(:matters as uuid[]))
                  union select act_id from fund.allocation where id = any (cast(:allocations as uuid[]))
                  union select c.act_id from works.contract c join works.contract_line l on l.contract_id = c.id where l.id = any (cast(:lines as uuid[]))
                  union select o.act_id from works.change_order o join works.change_item i on i.change_id = o.id where i.id = any (cast(:changes as uuid[])) and o.state = 'APPROVED'
                  union select s.act_id from works.change_step s join works.change_item i on i.change_id = s.change_id join works.change_order o on o.id = s.change_id where i.id = any (cast(:changes as uuid[])) and o.state = 'APPROVED'
                  union select a.act_id from works.acceptance a join works.accepted_line x on x.acceptance_id = a.id where x.id = any (cast(:accepted as uuid[]))
                  union select s.act_id from works.acceptance_signature s join works.accepted_line x on x.acceptance_id = s.acceptance_id where x.id = any (cast(:accepted as uuid[]))
                  union select act_id from payment.clearance where id = any (cast(:clearances as uuid[]))
                  union select act_id from payment.payment where id = any (cast(:payments as uuid[]))
                  union select act_id from payment.payment_step where payment_id = any (cast(:payments as uuid[]))
                  union select act_id from stewardship.asset where id = any (cast(:assets as uuid[]))
                  union select act_id from request.request where id = any (cast(:requests as uuid[]))
                  union select act_id from request.step where request_id = any (cast(:requests as uuid[]))
                  union select act_id from stewardship.warranty_claim where id = any (cast(:claims as uuid[]))
                  union select act_id from stewardship.warranty_claim_step where claim_id = any (cast(:claims as uuid[]))
                  union select act_id from stewardship.expense where id = any (cast(:expenses as uuid[]))
                  union select act_id from stewardship.expense_step where expense_id = any (cast(:expenses as uuid[]))
                  union select act_id from stewardship.work_order where id = any (cast(:orders as uuid[]))
                  union select act_id from stewardship.work_order_step where order_id = any (cast(:orders as uuid[]))
                )
                select count(*) as acts, count(l.act_id) as numbered,
                       (select max(signed_at) from evidence.signed_head) as signed_at
                  from acts left join evidence.leaf l using (act_id)""")
                .param("needs", array(found.of(Node.Kind.NEED)))
                .param("items", array(found.of(Node.Kind.ITEM)))
                .param("matters", array(found.of(Node.Kind.MATTER)))
                .param("allocations", array(found.of(Node.Kind.ALLOCATION)))
                .param("lines", array(found.of(Node.Kind.CONTRACT_LINE)))
                .param("changes", array(found.of(Node.Kind.CHANGE_ITEM)))
                .param("accepted", array(found.of(Node.Kind.ACCEPTED_LINE)))
                .param("clearances", array(found.of(Node.Kind.CLEARANCE)))
                .param("payments", array(found.of(Node.Kind.PAYMENT)))
                .param("assets", array(found.of(Node.Kind.ASSET)))
                .param("requests", array(found.of(Node.Kind.REQUEST)))
                .param("claims", array(found.of(Node.Kind.WARRANTY_CLAIM)))
                .param("expenses", array(found.of(Node.Kind.EXPENSE)))
                .param("orders", array(found.of(Node.Kind.WORK_ORDER)))
                .query(Traced.Proof.class)
                .single();
    }

    LocalDate today() {
        return anju.city.City.current().today();
    }

    private <T> List<T> rows(String sql, Collection<UUID> ids, Class<T> type) {
        return ids.isEmpty()
                ? List.of()
                : db.sql(sql).param("ids", array(ids)).query(type).list();
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}

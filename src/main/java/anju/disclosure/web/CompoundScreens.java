package anju.disclosure.web;

import anju.access.Action;
import anju.city.Area;
import anju.city.Areas;
import anju.city.City;
import anju.disclosure.CompoundNote;
import anju.project.StageLine;
import anju.site.Site;
import java.sql.Timestamp;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a compound's public page. */
@Component
class CompoundScreens {
    private final JdbcClient db;
    private final Areas areas;
    private final StageLine stageLine;
    private final DoorScreens door;
    private final List<CompoundNote> notes;

    CompoundScreens(JdbcClient db, Areas areas, StageLine stageLine, DoorScreens door, List<CompoundNote> notes) {
        this.db = db;
        this.areas = areas;
        this.stageLine = stageLine;
        this.door = door;
        this.notes = notes;
    }

    Optional<CompoundPage> compound(Site site, UUID id) {
        return db.sql("""
                select c.id, c.code, c.name, c.address, c.built_year, s.buildings, s.stairwells, s.parts, s.area_x100
                  from registry.compound_now c join registry.compound_size s on s.compound_id = c.id
                 where c.id = ?""")
                .param(id)
                .query(CompoundPage.Compound.class)
                .optional()
                .map(compound -> page(site, compound));
    }

    private CompoundPage page(Site site, CompoundPage.Compound compound) {
        var id = compound.id();
        var path = db.sql("select path from registry.compound where id = ?")
                .param(id)
                .query(String.class)
                .single();
        var project = project(id);
        return new CompoundPage(
                site,
                compound,
                areas(path),
                project,
                project == null ? List.of() : stageLine.steps(site, project.id()),
                needs(id),
                items(id),
                matters(id),
                openVotes(id),
                notices(id),
                door.lately(site, id),
                door.ahead(id),
                rates(id),
                project == null ? List.of() : lots(project.id()),
                payments(id),
                new CompoundPage.Earlier(earlier(id)),
                assets(id),
                findings(site, id, path),
                sums(id, project),
                db.sql("select exists (select from review.before_after where compound_id = ?)")
                        .param(id)
                        .query(Boolean.class)
                        .single(),
                notes.stream()
                        .flatMap(note -> note.about(compound.code()).stream())
                        .toList());
    }

    private List<String> areas(String path) {
        var names = new java.util.ArrayList<>(
                areas.enclosing(path).stream().map(Area::name).toList());
        Collections.reverse(names);
        return names;
    }

    private CompoundPage.@Nullable Project project(UUID compound) {
        return db.sql("select id, code, name, state from project.latest(?)")
                .param(compound)
                .query(CompoundPage.Project.class)
                .optional()
                .orElse(null);
    }

    /** Needs of the same words together, the widest first; the link leads to the one that touches most homes. */
    private List<CompoundPage.NeedGroup> needs(UUID compound) {
        return db.sql("""
                with homes as (
                  select n.id, n.title, n.danger, (select count(*) from survey.need_part p where p.need_id = n.id) as households
                    from survey.need n
                   where n.compound_id = :compound and not exists (select from survey.need_withdrawal w where w.need_id = n.id))
                select title, count(*) as needs, bool_or(danger) as danger, (array_agg(id order by households desc, id))[1] as widest,
                       (select count(distinct p.part_id) from survey.need_part p join homes g on g.id = p.need_id where g.title = h.title) as households,
                       count(*) over () as groups
                  from homes h group by title order by danger desc, households desc, title limit 20""")
                .param("compound", compound)
                .query(CompoundPage.NeedGroup.class)
                .list();
    }

    private List<Traced.Item> items(UUID compound) {
        return db.sql("""
                select i.id, i.number, i.title, i.class as item_class, i.unit, i.quantity_milli, i.price_fen, i.estimate_fen, i.decision,
                       0 as items_in_plan, null as office_reason
                  from plan.item i where i.compound_id = ? order by i.number limit 100""").param(compound).query(Traced.Item.class).list();
    }

    private List<Traced.Matter> matters(UUID compound) {
        return db.sql("""
                select m.id, m.vote_id, m.vote_code, m.number, m.kind, m.share_of, m.share_in, m.title, m.closes_at, m.state, m.roll_area_x100, m.roll_heads,
                       m.cast_area_x100, m.cast_heads, m.for_area_x100, m.for_heads, m.counted_verdict as verdict
                  from vote.matter_now m
                 where m.compound_id = ? and m.state in ('FROZEN', 'CLOSED') order by m.closes_at desc, m.number limit 12""").param(compound).query(Traced.Matter.class).list();
    }

    private List<CompoundPage.OpenVote> openVotes(UUID compound) {
        return db.sql("""
                select id, title, opens_at, closes_at from vote.vote
                 where compound_id = :compound and state = 'FROZEN' and closes_at > :now order by closes_at""")
                .param("compound", compound)
                .param("now", Timestamp.from(City.current().now()))
                .query(CompoundPage.OpenVote.class)
                .list();
    }

    private List<CompoundPage.Notice> notices(UUID compound) {
        return db.sql("""
                select n.id, n.title, n.last_on from notice.notice_now n
                  join registry.compound_now c on c.path = n.place_path or starts_with(c.path, n.place_path || '/')
                 where c.id = :compound and n.state = 'PUBLISHED' and n.last_on >= :today order by n.last_on limit 10""")
                .param("compound", compound)
                .param("today", City.current().today())
                .query(CompoundPage.Notice.class)
                .list();
    }

    private CompoundPage.Rates rates(UUID compound) {
        return db.sql("""
                select count(*) as received, count(first_answered_at) as answered from request.counted
                 where compound_id = :compound and received_at >= :since""")
                .param("compound", compound)
                .param("since", Timestamp.from(City.current().now().minus(java.time.Duration.ofDays(90))))
                .query(CompoundPage.Rates.class)
                .single();
    }

    private List<CompoundPage.Lot> lots(UUID project) {
        return db.sql("""
                select l.id, l.source, l.document_number, l.received_fen, l.opening_id is not null as opening,
                       coalesce((select sum(a.amount_fen) from fund.allocation a where a.lot_id = l.id), 0) as allocated_fen,
                       coalesce((select sum(s.amount_fen) from payment.source s
                                   join payment.payment p on p.id = s.payment_id and p.state = 'PAID'
                                   join fund.allocation a on a.id = s.allocation_id where a.lot_id = l.id), 0) as paid_fen
                  from fund.lot l where l.state = 'RECEIVED' and l.project_id = ? order by l.received_fen desc, l.code""").param(project).query(CompoundPage.Lot.class).list();
    }

    private List<Traced.Payment> payments(UUID compound) {
        return db.sql("""
                select p.id, p.code, p.amount_fen, p.state, p.contractor, p.requested_at, p.paid_on
                  from payment.payment_now p
                 where exists (select from payment.source s join fund.allocation a on a.id = s.allocation_id join plan.item i on i.id = a.item_id
                                where s.payment_id = p.id and i.compound_id = ?)
                 order by p.code desc limit 50""").param(compound).query(Traced.Payment.class).list();
    }

    private List<CompoundPage.EarlierPayment> earlier(UUID compound) {
        return db.sql("""
                select e.code, e.paid_on, e.payee, e.source, e.purpose, e.amount_fen,
                       (select count(distinct o.compound_id) from project.place o where o.project_id = e.project_id and o.compound_id <> :compound) as others
                  from fund.earlier_payment e
                 where e.state = 'CONFIRMED' and e.project_id in (select project_id from project.place where compound_id = :compound)
                 order by e.paid_on desc, e.code""")
                .param("compound", compound)
                .query(CompoundPage.EarlierPayment.class)
                .list();
    }

    private List<Traced.Asset> assets(UUID compound) {
        return db.sql("""
                select a.id, a.code, a.name, a.building, a.keeper, a.upkeep, a.upkeep_every_months, a.in_use_from_on, a.life_years
                  from stewardship.asset_now a
                 where a.compound_id = ? order by a.code""").param(compound).query(Traced.Asset.class).list();
    }

    /** Staff of the works or the office open the list; owners do as members of the supervision group. */
    private CompoundPage.Findings findings(Site site, UUID compound, String path) {
        return db.sql("""
                select coalesce(sum(f.open), 0) as open, coalesce(sum(f.overdue), 0) as overdue, coalesce(sum(f.closed), 0) as closed,
                       :staff or exists (select from works.group_member m join project.place l on l.project_id = m.project_id
                                          where l.compound_id = :compound and m.person_id = :person and m.state = 'SERVING') as may_open
                  from works.finding_count(:today) f
                 where f.project_id in (select project_id from project.place where compound_id = :compound)""")
                .param("today", City.current().today())
                .param("compound", compound)
                .param("person", site.viewer().personId(), java.sql.Types.OTHER)
                .param("staff", site.viewer().isStaff() && site.viewer().may(Action.SEE_FINDINGS, path))
                .query(CompoundPage.Findings.class)
                .single();
    }

    private CompoundPage.Sums sums(UUID compound, CompoundPage.@Nullable Project project) {
        return db.sql("""
                select coalesce((select sum(received_fen) from fund.lot where state = 'RECEIVED' and project_id = :project), 0) as received_fen,
                       coalesce((select sum(a.amount_fen) from fund.allocation a join plan.item i on i.id = a.item_id where i.compound_id = :compound), 0) as allocated_fen,
                       coalesce((select sum(floor(l.quantity_milli::numeric * l.price_fen / 1000)) from works.contract_line l join plan.item i on i.id = l.item_id
                                  where i.compound_id = :compound), 0)::bigint as contracted_fen,
                       coalesce((select sum(floor(x.quantity_milli::numeric * l.price_fen / 1000)) from works.accepted_line x
                                   join works.acceptance a on a.id = x.acceptance_id and a.state = 'PASSED'
                                   join works.contract_line l on l.id = x.contract_line_id join plan.item i on i.id = l.item_id
                                  where i.compound_id = :compound), 0)::bigint as accepted_fen,
                       coalesce((select sum(s.amount_fen) from payment.source s join payment.payment p on p.id = s.payment_id and p.state = 'PAID'
                                   join fund.allocation a on a.id = s.allocation_id join plan.item i on i.id = a.item_id
                                  where i.compound_id = :compound), 0) as paid_fen""")
                .param("project", project == null ? null : project.id(), java.sql.Types.OTHER)
                .param("compound", compound)
                .query(CompoundPage.Sums.class)
                .single();
    }
}

package anju.dispatch.web;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.project.OpenGates;
import anju.project.StageLine;
import anju.site.Site;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a desk: only what this person may do, in the places they are responsible for. */
@Component
class DeskScreens {
    private static final int ROWS = 50;

    private final JdbcClient db;
    private final OpenGates gates;
    private final StageLine stageLine;

    DeskScreens(JdbcClient db, OpenGates gates, StageLine stageLine) {
        this.db = db;
        this.gates = gates;
        this.stageLine = stageLine;
    }

    DeskPage desk(Site site) {
        var viewer = site.viewer();
        var waiting = new ArrayList<DeskPage.Waiting>();
        for (var candidate : candidates(viewer)) {
            if (isFor(viewer, candidate)) {
                waiting.add(new DeskPage.Waiting(
                        candidate.task,
                        candidate.subjectId,
                        candidate.code,
                        candidate.compound,
                        candidate.since.toInstant()));
            }
        }
        for (var gate : gates.waitingFor(viewer)) {
            waiting.add(
                    new DeskPage.Waiting("PASS_GATE", gate.projectId(), gate.code(), gate.compound(), gate.since()));
        }
        waiting.sort(Comparator.comparing(DeskPage.Waiting::since));
        boolean hasCompounds = db.sql("select exists (select from registry.compound)")
                .query(Boolean.class)
                .single();
        return new DeskPage(site, waiting, projects(site), hasCompounds);
    }

    /** Whoever has signed or done a duty already is not asked again. */
    private List<Candidate> candidates(Viewer viewer) {
        return db.sql("""
                with site as (select l.project_id, min(c.path) as path, min(c.name) as compound
                                from project.place l join registry.compound_now n on n.id = l.compound_id
                                join lateral (select n.path, n.name) c on true group by l.project_id)
                select 'SIGN_ACCEPTANCE' as task, a.id as subject_id, a.code, s.compound, s.path, a.recorded_at as since
                  from works.acceptance a join works.contract c on c.id = a.contract_id join site s on s.project_id = c.project_id
                 where a.state = 'OPEN'
                   and not exists (select from works.acceptance_signature g where g.acceptance_id = a.id and g.person_id = :me)
                union all
                select 'CLEAR', q.id, q.code, s.compound, s.path, q.requested_at
                  from payment.clearance q join works.contract c on c.id = q.contract_id join site s on s.project_id = c.project_id
                 where q.state = 'OPEN'
                   and not exists (select from payment.duty d where d.clearance_id = q.id and d.person_id = :me)
                union all
                select case p.state when 'HELD' then 'APPROVE_PAYMENT' else 'CONFIRM_BANK' end, p.id, p.code, s.compound, s.path, p.requested_at
                  from payment.payment p join payment.clearance q on q.id = p.clearance_id
                  join works.contract c on c.id = q.contract_id join site s on s.project_id = c.project_id
                 where p.state in ('HELD', 'APPROVED')
                   and not exists (select from payment.duty d where d.clearance_id = q.id and d.person_id = :me)
                union all
                select case v.state when 'PREPARED' then 'FREEZE_VOTE' else 'CLOSE_VOTE' end, v.id, v.code, n.name, n.path, v.prepared_at
                  from vote.vote v join registry.compound_now n on n.id = v.compound_id
                 where v.state = 'PREPARED' or (v.state = 'FROZEN' and v.closes_at <= :now)
                 order by since limit 500""")
                .param("me", viewer.person())
                .param("now", Timestamp.from(City.current().now()))
                .query(Candidate.class)
                .list();
    }

    private static boolean isFor(Viewer viewer, Candidate candidate) {
        var actions = switch (candidate.task) {
            case "SIGN_ACCEPTANCE" ->
                List.of(
                        Action.SIGN_AS_CONTRACTOR,
                        Action.SIGN_AS_SUPERVISOR,
                        Action.SIGN_AS_OFFICE,
                        Action.SIGN_AS_RESIDENTS);
            case "CLEAR" -> List.of(Action.CONFIRM_QUANTITY, Action.CHECK_DOCUMENTS);
            case "APPROVE_PAYMENT" -> List.of(Action.APPROVE_PAYMENT_OFFICE, Action.APPROVE_PAYMENT_FINANCE);
            case "CONFIRM_BANK" -> List.of(Action.CONFIRM_BANK);
            case "FREEZE_VOTE" -> List.of(Action.PREPARE_VOTE);
            default -> List.of(Action.CLOSE_VOTE);
        };
        return actions.stream().anyMatch(action -> viewer.may(action, candidate.path));
    }

    private List<DeskPage.Project> projects(Site site) {
        var paths = site.viewer().grants().stream()
                .filter(grant -> grant.role().isStaff())
                .map(anju.access.Grant::placePath)
                .toArray(String[]::new);
        return db
                .sql("""
                select p.id, p.code, p.name, p.state as stage, p.edition_id, c.id as compound_id, c.name as compound,
                       (select count(*) from survey.need n where n.compound_id = c.id) as needs,
                       (select count(*) from plan.item i where i.compound_id = c.id) as items,
                       coalesce((select sum(s.amount_fen) from payment.source s join payment.payment y on y.id = s.payment_id and y.state = 'PAID'
                                   join fund.allocation a on a.id = s.allocation_id join plan.item i on i.id = a.item_id
                                  where i.compound_id = c.id), 0) as paid_fen
                  from project.project p join project.place l on l.project_id = p.id join registry.compound_now c on c.id = l.compound_id
                 where exists (select from unnest(cast(:paths as text[])) as mine (path)
                                where c.path = mine.path or starts_with(c.path, mine.path || '/') or starts_with(mine.path, c.path || '/'))
                 order by p.opened_at desc limit :rows""")
                .param("paths", paths)
                .param("rows", ROWS)
                .query((row, _) -> new Undertaking(
                        row.getObject("edition_id", UUID.class),
                        new DeskPage.Project(
                                row.getObject("id", UUID.class),
                                row.getString("code"),
                                row.getString("name"),
                                row.getString("stage"),
                                row.getObject("compound_id", UUID.class),
                                row.getString("compound"),
                                row.getLong("needs"),
                                row.getLong("items"),
                                row.getLong("paid_fen"))))
                .list()
                .stream()
                .map(one -> one.project.at(stageLine.nameUnder(site, one.editionId, one.project.stage())))
                .toList();
    }

    private record Undertaking(UUID editionId, DeskPage.Project project) {}

    private record Candidate(String task, UUID subjectId, String code, String compound, String path, Timestamp since) {}
}

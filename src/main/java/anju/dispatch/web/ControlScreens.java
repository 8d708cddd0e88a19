package anju.dispatch.web;

import anju.access.Action;
import anju.city.City;
import anju.dispatch.DispatchRules;
import anju.dispatch.web.ControlPage.Check;
import anju.dispatch.web.ControlPage.Gate;
import anju.dispatch.web.ControlPage.Kind;
import anju.dispatch.web.ControlPage.What;
import anju.policy.Policy;
import anju.project.Projects;
import anju.site.NotThere;
import anju.site.Site;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the four gates: nothing is ticked by hand, each is what the works' own records say. */
@Component
class ControlScreens {
    /** For each thing looked at: how many stand in the way, how many are watched, and the first contract or place concerned. */
    private static final String CHECKS = """
            with c as (select * from works.contract where project_id = :project)
            select 'REVIEW' as what, count(*) filter (where w.state = 'SUSPENDED') as bad,
                   count(*) filter (where w.state in ('UNDER_REVIEW', 'CONDITIONAL')) + case when count(*) = 0 then 1 else 0 end as watched, null as at
              from works.review w where w.project_id = :project and w.state <> 'RETURNED'
            union all
            select 'PAPERS', count(*) filter (where m.due_on < :today), count(*) filter (where m.due_on >= :today), null
              from works.missing_document m where m.project_id = :project
            union all
            select 'CHANGES', 0, count(*), min(o.contract_id::text)
              from works.change_order o join c on c.id = o.contract_id where o.state in ('PROPOSED', 'AGREED')
            union all
            select 'MATERIALS', count(*) filter (where b.state = 'REJECTED'), count(*) filter (where b.state = 'ARRIVED'),
                   coalesce(min(b.contract_id::text) filter (where b.state = 'REJECTED'), min(b.contract_id::text))
              from works.batch b join c on c.id = b.contract_id where b.state in ('REJECTED', 'ARRIVED')
            union all
            select 'HIDDEN', count(*) filter (where s.state = 'TO_MEND' or s.look_by < :now), count(*) filter (where s.state = 'ANNOUNCED' and s.look_by >= :now),
                   coalesce(min(s.contract_id::text) filter (where s.state = 'TO_MEND' or s.look_by < :now), min(s.contract_id::text))
              from works.stretch s join c on c.id = s.contract_id
             where s.state in ('ANNOUNCED', 'TO_MEND') and not exists (select from works.stretch n where n.again_of = s.id)
            union all
            select 'FINDINGS', count(*) filter (where f.due_on < :today), count(*) filter (where f.due_on >= :today), null
              from works.finding f join c on c.id = f.contract_id where f.state <> 'CLOSED' and f.severity <> 'STOP'
            union all
            select 'PLANNED', 0, count(*), min(c.id::text)
              from c where not exists (select from works.milestone m where m.contract_id = c.id)
            union all
            select 'MILESTONES', count(*) filter (where :today - m.planned_on > :late), count(*) filter (where :today - m.planned_on <= :late),
                   coalesce(min(m.contract_id::text) filter (where :today - m.planned_on > :late), min(m.contract_id::text))
              from works.milestone m join c on c.id = m.contract_id
             where :today - m.planned_on > :slow and not exists (select from works.milestone_reached r where r.milestone_id = m.id)
            union all
            select 'BRIEFINGS', count(*), 0, min(c.id::text)
              from c where exists (select from works.untold(c.id, make_date(9999, 1, 1)))
            union all
            select 'PEOPLE', 0, count(*), min(c.id::text)
              from c where 'ENTRY_TRAINING' = any (c.briefed_first)
               and (select max(l.headcount) from works.log_now l where l.contract_id = c.id)
                 > (select coalesce(sum(b.passed), 0) from works.briefing b where b.contract_id = c.id and b.kind = 'ENTRY_TRAINING')
            union all
            select 'DANGERS', count(*), 0, null
              from works.finding f join c on c.id = f.contract_id where f.state <> 'CLOSED' and f.severity = 'STOP'
            union all
            select 'GROUND', count(*) filter (where e.fire_lane), count(*) filter (where not e.fire_lane),
                   coalesce(min(e.compound_id::text) filter (where e.fire_lane), min(e.compound_id::text))
              from works.standing_encroachment s join works.encroachment e on e.id = s.encroachment_id where s.project_id = :project""";

    private final JdbcClient db;
    private final Projects projects;
    private final Policy policy;

    ControlScreens(JdbcClient db, Projects projects, Policy policy) {
        this.db = db;
        this.projects = projects;
        this.policy = policy;
    }

    ControlPage controls(Site site, UUID id) {
        var project = projects.byId(id).orElseThrow(NotThere::new);
        projects.require(site.viewer(), Action.SEE_CONTROLS, id);
        var checks = checks(site, id);
        boolean contracted = db.sql("select exists (select from works.contract where project_id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
        var gates = Arrays.stream(Kind.values())
                .map(kind -> new Gate(
                        kind,
                        contracted || kind == Kind.DESIGN,
                        checks.stream()
                                .filter(check -> check.what().kind() == kind)
                                .sorted(Comparator.comparing(Check::what))
                                .toList()))
                .toList();
        return new ControlPage(site, project, gates);
    }

    private List<Check> checks(Site site, UUID project) {
        var today = City.current().today();
        var rules = policy.rules(DispatchRules.class, projects.paths(project).getFirst(), today);
        return db.sql(CHECKS)
                .param("project", project)
                .param("today", today)
                .param("now", Timestamp.from(City.current().now()))
                .param("slow", rules.slowAfterDays())
                .param("late", rules.lateAfterDays())
                .query((row, _) -> {
                    var what = What.valueOf(row.getString("what"));
                    return new Check(
                            what,
                            row.getLong("bad"),
                            row.getLong("watched"),
                            href(site, project, what, row.getString("at")));
                })
                .list();
    }

    /** Where it is put right, for whoever may look there. */
    private static @Nullable String href(Site site, UUID project, What what, @Nullable String at) {
        var home = "/projects/" + project;
        return switch (what) {
            case REVIEW, PAPERS -> site.viewer().may(Action.SEE_REVIEWS) ? home + "/joint-reviews" : null;
            case FINDINGS, DANGERS -> site.viewer().may(Action.SEE_FINDINGS) ? home + "/findings" : null;
            case GROUND ->
                at != null && site.viewer().may(Action.SEE_REGISTRY) ? "/compounds/" + at + "/encroachments" : null;
            case HIDDEN ->
                at != null && site.viewer().may(Action.SEE_FINDINGS) ? "/contracts/" + at + "/hidden-works" : null;
            case CHANGES -> page(site, at, "changes");
            case MATERIALS -> page(site, at, "materials");
            case PLANNED, MILESTONES -> page(site, at, "progress");
            case BRIEFINGS, PEOPLE -> page(site, at, "briefings");
        };
    }

    private static @Nullable String page(Site site, @Nullable String contract, String page) {
        return contract != null && site.viewer().may(Action.SEE_BOOKS) ? "/contracts/" + contract + "/" + page : null;
    }
}

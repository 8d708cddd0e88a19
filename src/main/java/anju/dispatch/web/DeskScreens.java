package anju.dispatch.web;

import anju.access.Action;
import anju.access.Grant;
import anju.access.Viewer;
import anju.city.City;
import anju.dispatch.Inbox;
import anju.dispatch.Waiting;
import anju.money.Money;
import anju.project.StageLine;
import anju.site.Site;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a desk: only what this person may do, in the places they are responsible for. */
@Component
class DeskScreens {
    private static final int ROWS = 50;
    /** Whoever wants all of them opens their list. */
    private static final int PROJECTS = 10;

    private static final int WEEK = 7;

    private final JdbcClient db;
    private final Inbox inbox;
    private final StageLine line;
    private final SetUpScreens setUp;

    DeskScreens(JdbcClient db, Inbox inbox, StageLine line, SetUpScreens setUp) {
        this.db = db;
        this.inbox = inbox;
        this.line = line;
        this.setUp = setUp;
    }

    DeskPage desk(Site site) {
        var viewer = site.viewer();
        var today = City.current().today();
        var mine = inbox.of(viewer);
        var own = new HashSet<UUID>();
        mine.forEach(it -> own.add(it.id()));
        var others = inbox.late(viewer.reach(Action.CALL_MEETING)).stream()
                .filter(it -> !own.contains(it.id()))
                .toList();
        boolean hasCompounds = db.sql("select exists (select from registry.compound)")
                .query(Boolean.class)
                .single();
        return new DeskPage(
                site,
                today,
                rows(mine, it -> isDue(it, today)),
                rows(mine, it -> !isDue(it, today) && isSoon(it, today)),
                rows(mine, it -> !isDue(it, today) && !isSoon(it, today)),
                rows(others, _ -> true),
                tasks(viewer),
                projects(site),
                hasCompounds,
                setUp.onDesk(site).orElse(null));
    }

    private static boolean isDue(Waiting it, LocalDate today) {
        return it.dueOn() != null && !it.dueOn().isAfter(today);
    }

    private static boolean isSoon(Waiting it, LocalDate today) {
        return it.dueOn() != null && !it.dueOn().isAfter(today.plusDays(WEEK));
    }

    private static List<DeskPage.Row> rows(List<Waiting> waiting, Predicate<Waiting> wanted) {
        return waiting.stream().filter(wanted).limit(ROWS).map(DeskPage.Row::of).toList();
    }

    private List<DeskPage.TaskRow> tasks(Viewer viewer) {
        return db.sql("""
                select id, code, what, due_on from dispatch.task where owner_id = ? and state = 'OPEN' order by due_on, code""").param(viewer.person()).query(DeskPage.TaskRow.class).list();
    }

    private List<DeskPage.Project> projects(Site site) {
        var paths = site.viewer().grants().stream()
                .filter(grant -> grant.role().isStaff())
                .map(Grant::placePath)
                .toArray(String[]::new);
        return db.sql("""
                select p.id, p.code, p.name, p.edition_id, p.state, at.first_id as compound_id, at.first_name as compound, at.compounds,
                       (select count(*) from survey.need n where n.compound_id = any (at.ids)) as needs,
                       planned.items,
                       coalesce((select sum(s.amount_fen) from payment.source s join payment.payment y on y.id = s.payment_id and y.state = 'PAID'
                                   join fund.allocation a on a.id = s.allocation_id join plan.item i on i.id = a.item_id join plan.plan q on q.id = i.plan_id
                                  where q.project_id = p.id), 0) as paid_fen
                  from project.project p
                  join lateral (select count(*) as compounds, array_agg(c.id) as ids, (array_agg(c.id order by c.code))[1] as first_id,
                                       (array_agg(c.name order by c.code))[1] as first_name
                                  from project.place l join registry.compound_now c on c.id = l.compound_id
                                 where l.project_id = p.id
                                   and exists (select from unnest(cast(:paths as text[])) as mine (path)
                                                where c.path = mine.path or starts_with(c.path, mine.path || '/')
                                                   or starts_with(mine.path, c.path || '/'))) at on at.compounds > 0
                  cross join lateral (select count(*) as items from plan.item i join plan.plan q on q.id = i.plan_id
                                       where q.project_id = p.id) planned
                 where p.state not in ('G10', 'G11')
                 order by planned.items > 0 desc, p.opened_at desc, p.code limit :rows""")
                .param("paths", paths)
                .param("rows", PROJECTS)
                .query((row, _) -> {
                    var id = row.getObject("id", UUID.class);
                    return new DeskPage.Project(
                            id,
                            row.getString("code"),
                            row.getString("name"),
                            line.nameUnder(site, row.getObject("edition_id", UUID.class), row.getString("state")),
                            row.getObject("compound_id", UUID.class),
                            row.getString("compound"),
                            row.getLong("compounds"),
                            row.getLong("needs"),
                            row.getLong("items"),
                            new Money(row.getLong("paid_fen")));
                })
                .list();
    }
}

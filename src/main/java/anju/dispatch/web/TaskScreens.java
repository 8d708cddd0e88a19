package anju.dispatch.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.People;
import anju.access.Role;
import anju.city.City;
import anju.dispatch.web.MeetingPages.TaskPage;
import anju.dispatch.web.MeetingPages.TaskRow;
import anju.dispatch.web.MeetingPages.TasksPage;
import anju.site.Column;
import anju.site.Form;
import anju.site.ListQuery;
import anju.site.Listing;
import anju.site.Moment;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads tasks for their pages. */
@Component
class TaskScreens {
    static final Listing<TaskRow> LIST = Listing.of(
            "dispatch.tasks",
            "t.due_on, t.code",
            Column.<TaskRow>text("code", TaskRow::code).sortedBy("t.code"),
            Column.text("what", TaskRow::what),
            Column.text("owner", TaskRow::owner),
            Column.<TaskRow>text("dueOn", TaskRow::dueOn).sortedBy("t.due_on"),
            Column.<TaskRow>text("state", TaskRow::state));
    private static final String ROW = """
            select t.id, t.code, t.what, t.owner_id, t.owner_role, t.due_on, t.state, t.meeting_id, m.code as meeting_code, a.path
              from dispatch.task t join dispatch.meeting m on m.id = t.meeting_id join city.area a on a.id = m.area_id
            """;
    private static final String WHERE = """
             where (t.owner_id = :me or exists (select from unnest(:paths::text[]) g where a.path = g or starts_with(a.path, g || '/')))
               and (:state = '' or t.state = :state or (:state = 'LATE' and t.state = 'OPEN' and t.due_on < :today))
               and (t.what ilike :q or t.code ilike :q)""";

    private final JdbcClient db;
    private final People people;

    TaskScreens(JdbcClient db, People people) {
        this.db = db;
        this.people = people;
    }

    TasksPage tasks(Site site, ListQuery query) {
        long count = bind(site, query, "select count(*) from (" + ROW + WHERE + ") x")
                .query(Long.class)
                .single();
        return new TasksPage(
                site,
                LIST.page(query, rows(site, query, query.size(), query.offset()), count),
                List.of(
                        new Option("OPEN", site.text("dispatch.task.state.OPEN")),
                        new Option("LATE", site.text("dispatch.task.state.LATE")),
                        new Option("DONE", site.text("dispatch.task.state.DONE")),
                        new Option("DROPPED", site.text("dispatch.task.state.DROPPED"))));
    }

    List<TaskRow> rows(Site site, ListQuery query, int limit, int offset) {
        return bind(
                        site,
                        query,
                        ROW + WHERE + " order by " + LIST.orderBy(query) + " limit " + limit + " offset " + offset)
                .query((row, _) -> row(site, row))
                .list();
    }

    private JdbcClient.StatementSpec bind(Site site, ListQuery query, String sql) {
        return db.sql(sql)
                .param("me", site.viewer().person())
                .param("paths", site.viewer().reach(Action.CALL_MEETING).toArray(String[]::new))
                .param("state", query.filter("state"))
                .param("today", City.current().today())
                .param("q", query.pattern("q"));
    }

    List<TaskRow> given(Site site, UUID meeting) {
        return db.sql(ROW + " where t.meeting_id = ? order by t.due_on, t.code")
                .param(meeting)
                .query((row, _) -> row(site, row))
                .list();
    }

    /** Tasks noted for minutes that are not frozen yet. */
    List<TaskRow> drafts(Site site, UUID meeting) {
        return db.sql("""
                select d.id, '' as code, d.what, d.owner_id, d.owner_role, d.due_on, 'NOTED' as state, d.meeting_id, '' as meeting_code
                  from dispatch.task_draft d where d.meeting_id = ? order by d.due_on, d.id""").param(meeting).query((row, _) -> row(site, row)).list();
    }

    TaskPage task(Site site, UUID id, @Nullable Form refused) {
        return db.sql(ROW + " where t.id = ?")
                .param(id)
                .query((row, _) -> {
                    var viewer = site.viewer();
                    boolean own = row.getObject("owner_id", UUID.class).equals(viewer.personId());
                    var path = row.getString("path");
                    if (!own) {
                        viewer.require(Action.CALL_MEETING, path);
                    }
                    boolean holds = viewer.may(Action.CALL_MEETING, path);
                    var state = row.getString("state");
                    var doing = own && state.equals("OPEN") ? kept(refused, MeetingController.DO) : null;
                    var other = state.equals("OPEN") ? MeetingController.DROP : MeetingController.REOPEN;
                    var dropping = holds && !state.equals("DROPPED") ? kept(refused, other) : null;
                    return new TaskPage(site, row(site, row), moments(site, id), doing, dropping);
                })
                .optional()
                .orElseThrow(NotThere::new);
    }

    private static Form kept(@Nullable Form refused, String key) {
        return refused != null && refused.key().equals(key) ? refused : Form.empty(key);
    }

    private List<Moment> moments(Site site, UUID task) {
        return db.sql("select to_state, note, by_person, at from dispatch.task_step where task_id = ? order by at desc")
                .param(task)
                .query((row, _) -> new Moment(
                        row.getTimestamp("at").toInstant(),
                        site.text("dispatch.task.step." + row.getString("to_state"), row.getString("note")),
                        people.nameOf(row.getObject("by_person", UUID.class), Audience.STAFF),
                        "",
                        false))
                .list();
    }

    private TaskRow row(Site site, ResultSet row) throws SQLException {
        var due = row.getObject("due_on", LocalDate.class);
        var state = row.getString("state");
        return new TaskRow(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("what"),
                people.nameOf(row.getObject("owner_id", UUID.class), Audience.SELF),
                Role.valueOf(row.getString("owner_role")),
                due,
                site.text("dispatch.task.state." + state),
                state.equals("OPEN") && due.isBefore(City.current().today()),
                row.getObject("meeting_id", UUID.class),
                row.getString("meeting_code"));
    }
}

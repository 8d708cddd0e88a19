package anju.dispatch.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.People;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.Areas;
import anju.dispatch.web.MeetingPages.CallPage;
import anju.dispatch.web.MeetingPages.ItemRow;
import anju.dispatch.web.MeetingPages.MeetingPage;
import anju.dispatch.web.MeetingPages.MeetingRow;
import anju.dispatch.web.MeetingPages.MeetingsPage;
import anju.site.Column;
import anju.site.Form;
import anju.site.ListQuery;
import anju.site.Listing;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads meetings for their pages. */
@Component
class MeetingScreens {
    static final Listing<MeetingRow> LIST = Listing.of(
            "dispatch.meetings",
            "m.meets_at desc, m.code",
            Column.<MeetingRow>text("code", MeetingRow::code).sortedBy("m.code"),
            Column.<MeetingRow>text("title", MeetingRow::title),
            Column.<MeetingRow>text("place", MeetingRow::place).notOnPhones(),
            Column.<MeetingRow>text("at", MeetingRow::at).sortedBy("m.meets_at"),
            Column.<MeetingRow>text("state", MeetingRow::state),
            Column.<MeetingRow>figure("tasks", MeetingRow::tasks).notOnPhones());
    private static final String VISIBLE = """
              from dispatch.meeting m join city.area a on a.id = m.area_id
             where exists (select from unnest(:paths::text[]) g where a.path = g or starts_with(a.path, g || '/') or starts_with(g, a.path || '/'))
               and (m.title ilike :q or m.code ilike :q)""";

    private final JdbcClient db;
    private final Areas areas;
    private final People people;
    private final TaskScreens tasks;

    MeetingScreens(JdbcClient db, Areas areas, People people, TaskScreens tasks) {
        this.db = db;
        this.areas = areas;
        this.people = people;
        this.tasks = tasks;
    }

    MeetingsPage meetings(Site site, ListQuery query) {
        long count = db.sql("select count(*) " + VISIBLE)
                .param("paths", reach(site.viewer()))
                .param("q", query.pattern("q"))
                .query(Long.class)
                .single();
        return new MeetingsPage(
                site,
                LIST.page(query, rows(site, query, query.size(), query.offset()), count),
                site.viewer().may(Action.CALL_MEETING));
    }

    List<MeetingRow> rows(Site site, ListQuery query, int limit, int offset) {
        return db.sql("""
                select m.id, m.code, m.title, a.name, m.meets_at, m.state,
                       (select count(*) from dispatch.task t where t.meeting_id = m.id) as tasks
                """ + VISIBLE + " order by " + LIST.orderBy(query) + " limit :size offset :offset")
                .param("paths", reach(site.viewer()))
                .param("q", query.pattern("q"))
                .param("size", limit)
                .param("offset", offset)
                .query((row, _) -> new MeetingRow(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getString("title"),
                        row.getString("name"),
                        row.getTimestamp("meets_at").toInstant(),
                        site.text("dispatch.meeting.state." + row.getString("state")),
                        row.getInt("tasks")))
                .list();
    }

    private static String[] reach(Viewer viewer) {
        return viewer.reach(Action.SEE_MEETINGS).toArray(String[]::new);
    }

    CallPage call(Site site, Form form) {
        return new CallPage(
                site,
                form,
                areas.all().stream()
                        .filter(area -> site.viewer().may(Action.CALL_MEETING, area.path()))
                        .map(area -> new Option(area.id().toString(), area.name()))
                        .toList());
    }

    MeetingPage meeting(Site site, UUID id) {
        return meeting(site, id, Map.of());
    }

    /** @param typed forms that were refused, by what they are: {@code add}, {@code note}, {@code minutes}, {@code cancel}, or an item's id */
    MeetingPage meeting(Site site, UUID id, Map<String, Form> typed) {
        return db.sql("""
                select m.id, m.code, m.title, a.name, a.path, m.venue, m.meets_at, m.state, coalesce(s.note, '') as note
                  from dispatch.meeting m join city.area a on a.id = m.area_id
                  left join dispatch.meeting_step s on s.meeting_id = m.id
                 where m.id = ?""")
                .param(id)
                .query((row, _) -> {
                    var path = row.getString("path");
                    boolean near = site.viewer().reach(Action.SEE_MEETINGS).stream()
                            .anyMatch(mine ->
                                    path.equals(mine) || path.startsWith(mine + "/") || mine.startsWith(path + "/"));
                    if (!near) {
                        site.viewer().require(Action.SEE_MEETINGS, path);
                    }
                    boolean mayWrite = site.viewer().may(Action.CALL_MEETING, path);
                    boolean open = row.getString("state").equals("CALLED");
                    return new MeetingPage(
                            site,
                            id,
                            row.getString("code"),
                            row.getString("title"),
                            row.getString("name"),
                            row.getString("venue"),
                            row.getTimestamp("meets_at").toInstant(),
                            row.getString("state"),
                            row.getString("note"),
                            mayWrite,
                            open ? agenda(id, mayWrite, typed) : minutes(id),
                            open ? tasks.drafts(site, id) : tasks.given(site, id),
                            mayWrite && open ? owners(site, path) : List.of(),
                            typed.getOrDefault("add", Form.empty(MeetingController.ADD)),
                            typed.getOrDefault("note", Form.empty(MeetingController.NOTE)),
                            typed.getOrDefault("minutes", Form.empty(MeetingController.MINUTES)),
                            typed.getOrDefault("cancel", Form.empty(MeetingController.CANCEL)));
                })
                .optional()
                .orElseThrow(NotThere::new);
    }

    private List<ItemRow> agenda(UUID meeting, boolean mayWrite, Map<String, Form> typed) {
        return db.sql("""
                select id, position, compound_id, what, conclusion from dispatch.agenda_item where meeting_id = ? order by position""")
                .param(meeting)
                .query((row, _) -> {
                    var id = row.getObject("id", UUID.class);
                    var form = Form.empty(MeetingController.CONCLUDE).with("conclusion", row.getString("conclusion"));
                    return new ItemRow(
                            id,
                            row.getInt("position"),
                            row.getObject("compound_id", UUID.class),
                            row.getString("what"),
                            row.getString("conclusion"),
                            mayWrite ? typed.getOrDefault(id.toString(), form) : null);
                })
                .list();
    }

    private List<ItemRow> minutes(UUID meeting) {
        return db.sql("""
                select position, compound_id, what, conclusion from dispatch.minute where meeting_id = ? order by position""")
                .param(meeting)
                .query((row, _) -> new ItemRow(
                        meeting,
                        row.getInt("position"),
                        row.getObject("compound_id", UUID.class),
                        row.getString("what"),
                        row.getString("conclusion"),
                        null))
                .list();
    }

    /** Those who work at the place, above it or below it, by role and name. */
    private List<Option> owners(Site site, String path) {
        var roles = new LinkedHashMap<UUID, Role>();
        db.sql("""
                select distinct on (person_id) person_id, role from access.role_grant
                 where state = 'HELD' and role <> 'OWNER'
                   and (place_path = :path or starts_with(:path, place_path || '/') or starts_with(place_path, :path || '/'))
                 order by person_id, role""").param("path", path).query(row -> {
            roles.put(row.getObject("person_id", UUID.class), Role.valueOf(row.getString("role")));
        });
        var names = people.namesOf(roles.keySet(), Audience.SELF);
        var options = new ArrayList<Option>();
        roles.forEach((person, role) ->
                options.add(new Option(person.toString(), site.word(role) + "  " + names.getOrDefault(person, ""))));
        options.sort(Comparator.comparing(Option::label));
        return options;
    }
}

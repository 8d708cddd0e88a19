package anju.project.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.People;
import anju.city.City;
import anju.project.GateCondition;
import anju.project.Projects;
import anju.project.RecordedState;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import anju.site.table.TableColumn;
import anju.site.table.TableFault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads lists of stages from before offices joined. */
@Component
class RecordedListScreens {
    static final String LIST = "project.stages";
    static final String ENTER = "project.stages.enter";
    static final String TABLE = "project.stages.table";
    static final String CONFIRM = "project.stages.confirm";
    static final String WITHDRAW = "project.stages.withdraw";

    private static final int LISTS_SHOWN = 20;

    private final JdbcClient db;
    private final Projects projects;
    private final People people;

    RecordedListScreens(JdbcClient db, Projects projects, People people) {
        this.db = db;
        this.projects = projects;
        this.people = people;
    }

    List<TableColumn> columns(Site site) {
        return List.of(
                TableColumn.required("project"),
                TableColumn.choice(
                        "condition",
                        Arrays.stream(GateCondition.values())
                                .map(condition -> new Option(condition.name(), site.word(condition)))
                                .toList()),
                TableColumn.required("occurredOn"),
                TableColumn.required("reason"));
    }

    /** What did not begin here and is in the reader's hands, by name and by code; a name that two bear is left out. */
    Map<String, UUID> undertakings(Site site) {
        record Found(UUID id, String code, String name) {}
        var byName = new HashMap<String, @Nullable UUID>();
        var found = db.sql("select id, code, name from project.project where recorded_from_on is not null")
                .query(Found.class)
                .list();
        for (var each : found) {
            if (projects.may(site.viewer(), Action.OPEN_PROJECT, each.id)) {
                byName.put(each.name, byName.containsKey(each.name) ? null : each.id);
                byName.put(each.code, each.id);
            }
        }
        byName.values().removeIf(Objects::isNull);
        return byName;
    }

    RecordedListPages.Entry entry(
            Site site, Form form, List<TableFault> faults, List<RecordedListPages.Row> rows, @Nullable Form enter) {
        var lists = db.sql("""
                select b.id, b.code, b.facts, b.state, b.entered_at from project.recorded_batch b
                 where b.entered_by = ? order by b.entered_at desc, b.id limit ?""")
                .params(site.viewer().person(), LISTS_SHOWN)
                .query((row, _) -> new RecordedListPages.Brief(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getInt("facts"),
                        RecordedState.valueOf(row.getString("state")),
                        day(row, "entered_at")))
                .list();
        return new RecordedListPages.Entry(site, form, faults, rows, enter, lists);
    }

    RecordedListPages.One one(Site site, UUID id, Form withdraw, Form all) {
        record Found(
                String code,
                String vouchedBy,
                UUID enteredBy,
                LocalDate enteredOn,
                RecordedState state,
                String reason) {}
        var found = db.sql("""
                select b.code, b.vouched_by, b.entered_by, b.entered_at, b.state,
                       coalesce((select s.reason from project.recorded_batch_step s where s.batch_id = b.id and s.to_state = 'WITHDRAWN'), '') as reason
                  from project.recorded_batch b where b.id = ?""")
                .param(id)
                .query((row, _) -> new Found(
                        row.getString("code"),
                        row.getString("vouched_by"),
                        row.getObject("entered_by", UUID.class),
                        day(row, "entered_at"),
                        RecordedState.valueOf(row.getString("state")),
                        row.getString("reason")))
                .optional()
                .orElseThrow(NotThere::new);
        var rows = db.sql("""
                select r.project_id, p.name, r.condition, r.occurred_on, r.reason
                  from project.recorded_row r join project.project p on p.id = r.project_id
                 where r.batch_id = ? order by r.number""")
                .param(id)
                .query((row, _) -> new RecordedListPages.Row(
                        row.getObject("project_id", UUID.class),
                        row.getString("name"),
                        GateCondition.valueOf(row.getString("condition")),
                        row.getObject("occurred_on", LocalDate.class),
                        row.getString("reason")))
                .list();
        rows.forEach(row -> projects.require(site.viewer(), Action.SEE_REGISTRY, row.project()));
        var scans = db.sql("select attachment_id from project.recorded_batch_scan where batch_id = ? order by number")
                .param(id)
                .query(UUID.class)
                .list();
        boolean own = found.enteredBy.equals(site.viewer().personId());
        boolean mayConfirm = !own && may(site, Action.CONFIRM_EARLIER, rows);
        boolean waits = found.state == RecordedState.ENTERED;
        boolean mayWithdraw = own ? waits && may(site, Action.OPEN_PROJECT, rows) : mayConfirm;
        return new RecordedListPages.One(
                site,
                id,
                found.code,
                found.vouchedBy,
                people.namesOf(List.of(found.enteredBy), Audience.STAFF).getOrDefault(found.enteredBy, ""),
                found.enteredOn,
                found.state,
                found.reason,
                rows,
                scans,
                waits && mayConfirm ? Form.empty(CONFIRM) : null,
                found.state != RecordedState.WITHDRAWN && mayWithdraw ? withdraw : null,
                own,
                all);
    }

    private boolean may(Site site, Action action, List<RecordedListPages.Row> rows) {
        return rows.stream().allMatch(row -> projects.may(site.viewer(), action, row.project()));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant().atZone(City.ZONE).toLocalDate();
    }
}

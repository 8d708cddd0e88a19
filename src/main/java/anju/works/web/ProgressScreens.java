package anju.works.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.People;
import anju.city.City;
import anju.project.Project;
import anju.project.Projects;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import anju.works.Firms;
import anju.works.Weather;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the pages of schedule and daily log. */
@Component
class ProgressScreens {
    private static final int DAYS_SHOWN = 31;
    private static final int ROWS_AT_LEAST = 6;

    private final JdbcClient db;
    private final Firms firms;
    private final Projects projects;
    private final People people;

    ProgressScreens(JdbcClient db, Firms firms, Projects projects, People people) {
        this.db = db;
        this.firms = firms;
        this.projects = projects;
        this.people = people;
    }

    /** The contract's lines, to choose one. */
    List<Option> lines(UUID contract) {
        return db.sql(
                        "select id, number, title from works.contract_line where contract_id = ? order by length(number), number")
                .param(contract)
                .query((row, _) ->
                        new Option(row.getString("id"), row.getString("number") + " " + row.getString("title")))
                .list();
    }

    Head head(Site site, UUID contract) {
        var found = db.sql("select number, project_id from works.contract where id = ?")
                .param(contract)
                .query((row, _) -> new Numbered(row.getString("number"), row.getObject("project_id", UUID.class)))
                .optional()
                .orElseThrow(NotThere::new);
        projects.require(site.viewer(), Action.SEE_BOOKS, found.project());
        return new Head(projects.byId(found.project()).orElseThrow(NotThere::new), found.number());
    }

    ProgressPage progress(Site site, UUID contract, Form reached) {
        var head = head(site, contract);
        var points = db.sql("""
                select m.id, m.number, m.title, m.percent, m.planned_on, r.reached_on, coalesce(r.remark, '') as remark
                  from works.milestone m left join works.milestone_reached r on r.milestone_id = m.id
                 where m.contract_id = ? order by m.number""")
                .param(contract)
                .query((row, _) -> new ProgressPage.Point(
                        row.getObject("id", UUID.class),
                        row.getInt("number"),
                        row.getString("title"),
                        row.getInt("percent"),
                        row.getObject("planned_on", LocalDate.class),
                        row.getObject("reached_on", LocalDate.class),
                        row.getString("remark")))
                .list();
        return new ProgressPage(
                site,
                head.project(),
                contract,
                head.number(),
                City.current().today(),
                points,
                days(contract),
                firms.may(site.viewer(), Action.KEEP_SCHEDULE, contract),
                firms.may(site.viewer(), Action.WRITE_LOG, contract),
                reached);
    }

    private List<ProgressPage.Day> days(UUID contract) {
        var rows = db.sql("""
                select l.id, l.day, l.weather, l.headcount, l.done, l.note, l.corrects is not null as corrected, l.written_by
                  from works.log_now l where l.contract_id = ? order by l.day desc limit ?""")
                .params(contract, DAYS_SHOWN)
                .query((row, _) -> new Written(
                        row.getObject("written_by", UUID.class),
                        new ProgressPage.Day(
                                row.getObject("id", UUID.class),
                                row.getObject("day", LocalDate.class),
                                Weather.valueOf(row.getString("weather")),
                                row.getInt("headcount"),
                                row.getString("done"),
                                row.getString("note"),
                                row.getBoolean("corrected"),
                                "",
                                List.of())))
                .list();
        var names = people.namesOf(rows.stream().map(Written::by).distinct().toList(), Audience.STAFF);
        var photos = new HashMap<UUID, List<UUID>>();
        db.sql("""
                select p.entry_id, p.file_id from works.log_photo p join works.log_now l on l.id = p.entry_id
                 where l.contract_id = ? order by p.file_id""").param(contract).query(row -> {
            photos.computeIfAbsent(row.getObject("entry_id", UUID.class), _ -> new ArrayList<>())
                    .add(row.getObject("file_id", UUID.class));
        });
        return rows.stream()
                .map(row -> new ProgressPage.Day(
                        row.day().id(),
                        row.day().day(),
                        row.day().weather(),
                        row.day().headcount(),
                        row.day().done(),
                        row.day().note(),
                        row.day().isCorrected(),
                        names.getOrDefault(row.by(), ""),
                        photos.getOrDefault(row.day().id(), List.of())))
                .toList();
    }

    /** An entry as a form, to be corrected. */
    Form entry(UUID contract, UUID entry) {
        return db.sql("select day, weather, headcount, done, note from works.log_now where contract_id = ? and id = ?")
                .params(contract, entry)
                .query((row, _) -> Form.empty(ProgressForms.LOG)
                        .with("day", row.getString("day"))
                        .with("weather", row.getString("weather"))
                        .with("headcount", row.getString("headcount"))
                        .with("done", row.getString("done"))
                        .with("note", row.getString("note"))
                        .with("corrects", entry.toString()))
                .optional()
                .orElseThrow(NotThere::new);
    }

    ProgressPage.LogPage log(Site site, UUID contract, Form form) {
        var head = head(site, contract);
        return new ProgressPage.LogPage(
                site,
                head.project(),
                contract,
                head.number(),
                form,
                !form.value("corrects").isEmpty());
    }

    ProgressPage.SchedulePage schedule(Site site, UUID contract, Form form, int rows) {
        var head = head(site, contract);
        return new ProgressPage.SchedulePage(
                site, head.project(), contract, head.number(), form, Math.max(rows, ROWS_AT_LEAST));
    }

    record Head(Project project, String number) {}

    private record Numbered(String number, UUID project) {}

    private record Written(UUID by, ProgressPage.Day day) {}
}

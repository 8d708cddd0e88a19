package anju.project.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.People;
import anju.city.City;
import anju.project.Project;
import anju.project.Projects;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Site;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the go-live days of an undertaking. */
@Component
class GoLiveScreens {
    static final String PROPOSE = "project.go-live";
    static final String APPROVE = "project.go-live.approve";
    static final String DECLINE = "project.go-live.decline";

    private final JdbcClient db;
    private final Projects projects;
    private final People people;

    GoLiveScreens(JdbcClient db, Projects projects, People people) {
        this.db = db;
        this.projects = projects;
        this.people = people;
    }

    Project project(Site site, UUID id) {
        var project = projects.byId(id).orElseThrow(NotThere::new);
        projects.require(site.viewer(), Action.SEE_REGISTRY, id);
        return project;
    }

    UUID projectOf(Site site, UUID proposal) {
        var project = db.sql("select project_id from project.go_live where id = ?")
                .param(proposal)
                .query(UUID.class)
                .optional()
                .orElseThrow(NotThere::new);
        return project(site, project).id();
    }

    /** @param failed the form that has faults, if one has */
    GoLivePage page(Site site, UUID id, Form failed) {
        var project = project(site, id);
        var names = people.namesOf(db.sql("""
                        select proposed_by from project.go_live where project_id = :id
                        union
                        select s.by_person from project.go_live_step s join project.go_live g on g.id = s.go_live_id where g.project_id = :id""").param("id", id).query(UUID.class).list(), Audience.STAFF);
        var days = db.sql("""
                select g.id, g.was_on, g.go_live_on, g.reason, g.state, g.proposed_by, g.proposed_at, s.by_person, s.reason as answer
                  from project.go_live g left join project.go_live_step s on s.go_live_id = g.id
                 where g.project_id = ? order by g.proposed_at desc""")
                .param(id)
                .query((row, _) -> new GoLivePage.Day(
                        row.getObject("id", UUID.class),
                        row.getObject("was_on", LocalDate.class),
                        row.getObject("go_live_on", LocalDate.class),
                        row.getString("reason"),
                        row.getString("state"),
                        names.getOrDefault(row.getObject("proposed_by", UUID.class), ""),
                        row.getTimestamp("proposed_at").toInstant(),
                        names.get(row.getObject("by_person", UUID.class)),
                        row.getString("answer")))
                .list();
        var proposers = db.sql("select proposed_by from project.go_live where project_id = ? and state = 'PROPOSED'")
                .param(id)
                .query(UUID.class)
                .list();
        boolean open = !proposers.isEmpty();
        boolean own = proposers.contains(site.viewer().person());
        boolean mayPropose = projects.may(site.viewer(), Action.OPEN_PROJECT, id);
        boolean mayDecide = projects.may(site.viewer(), Action.ADVANCE_STAGE, id) && !own;
        var propose = !open && mayPropose ? or(failed, PROPOSE) : null;
        var decline = open && (mayDecide || own && mayPropose) ? or(failed, DECLINE) : null;
        boolean shown = propose == failed || decline == failed;
        return new GoLivePage(
                site,
                project,
                openedOn(id),
                days,
                propose,
                open && mayDecide ? Form.empty(APPROVE) : null,
                decline,
                shown ? Form.empty(APPROVE) : failed);
    }

    private LocalDate openedOn(UUID id) {
        return db.sql("select opened_at from project.project where id = ?")
                .param(id)
                .query(Timestamp.class)
                .single()
                .toInstant()
                .atZone(City.ZONE)
                .toLocalDate();
    }

    private static Form or(Form failed, String key) {
        return failed.key().equals(key) ? failed : Form.empty(key);
    }
}

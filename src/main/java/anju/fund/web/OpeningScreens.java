package anju.fund.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.People;
import anju.fund.EarlierState;
import anju.fund.Source;
import anju.fund.Sources;
import anju.money.Money;
import anju.project.Projects;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads opening balances. */
@Component
class OpeningScreens {
    static final String ENTER = "fund.opening.enter";
    static final String CONFIRM = "fund.opening.confirm";
    static final String WITHDRAW = "fund.opening.withdraw";

    private final JdbcClient db;
    private final Projects projects;
    private final FundsScreens funds;
    private final Sources sources;
    private final People people;

    OpeningScreens(JdbcClient db, Projects projects, FundsScreens funds, Sources sources, People people) {
        this.db = db;
        this.projects = projects;
        this.funds = funds;
        this.sources = sources;
        this.people = people;
    }

    OpeningPages.Overview overview(Site site, UUID id) {
        var project = funds.project(site, id);
        return new OpeningPages.Overview(
                site,
                project,
                rows(site, id),
                project.recordedFrom() != null && projects.may(site.viewer(), Action.ENTER_EARLIER, id));
    }

    OpeningPages.Entry entry(Site site, UUID id, Form form) {
        var receive = funds.receive(site, id, form);
        if (receive.project().recordedFrom() == null) {
            throw new NotThere();
        }
        return new OpeningPages.Entry(site, receive.project(), form, receive.sources(), receive.purposes());
    }

    OpeningPages.One one(Site site, UUID id, Form withdraw, Form all) {
        var found = db.sql("select project_id, entered_by from fund.opening where id = ?")
                .param(id)
                .query(Found.class)
                .optional()
                .orElseThrow(NotThere::new);
        var project = funds.project(site, found.projectId());
        var row = rows(site, project.id()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        boolean own = found.enteredBy().equals(site.viewer().personId());
        boolean open = row.state() == EarlierState.ENTERED;
        boolean mayConfirm = open && !own && projects.may(site.viewer(), Action.CONFIRM_EARLIER, project.id());
        boolean mayWithdraw =
                mayConfirm || open && own && projects.may(site.viewer(), Action.ENTER_EARLIER, project.id());
        return new OpeningPages.One(
                site, project, row, mayConfirm ? Form.empty(CONFIRM) : null, mayWithdraw ? withdraw : null, own, all);
    }

    private List<OpeningPages.Row> rows(Site site, UUID project) {
        var names = people.namesOf(
                db.sql("""
                        select o.entered_by from fund.opening o where o.project_id = :project
                        union
                        select s.by_person from fund.opening_step s join fund.opening o on o.id = s.opening_id
                         where o.project_id = :project""").param("project", project).query(UUID.class).list(), Audience.STAFF);
        return db.sql("""
                select o.*, s.by_person, s.reason, l.id as lot
                  from fund.opening o
                  left join fund.opening_step s on s.opening_id = o.id
                  left join fund.lot l on l.opening_id = o.id
                 where o.project_id = ? order by o.received_on, o.code""")
                .param(project)
                .query((row, _) -> new OpeningPages.Row(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        sources.name(site, project, Source.valueOf(row.getString("source"))),
                        row.getString("funder"),
                        row.getString("document_number"),
                        funds.purposes(site, (String[]) row.getArray("purposes").getArray()),
                        new Money(row.getLong("left_fen")),
                        row.getObject("received_on", LocalDate.class),
                        row.getString("vouched_by"),
                        names.getOrDefault(row.getObject("entered_by", UUID.class), ""),
                        names.get(row.getObject("by_person", UUID.class)),
                        row.getString("reason"),
                        EarlierState.valueOf(row.getString("state")),
                        row.getObject("attachment_id", UUID.class),
                        row.getObject("lot", UUID.class)))
                .list();
    }

    record Found(UUID projectId, UUID enteredBy) {}
}

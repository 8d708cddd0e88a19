package anju.fund.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.People;
import anju.fund.EarlierState;
import anju.fund.Source;
import anju.fund.Sources;
import anju.money.Money;
import anju.project.Project;
import anju.project.Projects;
import anju.site.Column;
import anju.site.Form;
import anju.site.Listing;
import anju.site.NotThere;
import anju.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads payments from before the office joined. */
@Component
class EarlierScreens {
    static final String ENTER = "fund.earlier.enter";
    static final String CONFIRM = "fund.earlier.confirm";
    static final String WITHDRAW = "fund.earlier.withdraw";

    private final JdbcClient db;
    private final Projects projects;
    private final FundsScreens funds;
    private final Sources sources;
    private final People people;

    EarlierScreens(JdbcClient db, Projects projects, FundsScreens funds, Sources sources, People people) {
        this.people = people;
        this.db = db;
        this.projects = projects;
        this.funds = funds;
        this.sources = sources;
    }

    EarlierPages.Overview overview(Site site, UUID id) {
        var project = funds.project(site, id);
        return new EarlierPages.Overview(
                site,
                project,
                rows(site, id),
                project.recordedFrom() != null && projects.may(site.viewer(), Action.ENTER_EARLIER, id));
    }

    /** The same as a sheet says in its last column but one that none of it is verified. */
    Listing<EarlierPages.Row> sheet(Site site) {
        return Listing.of(
                "fund.earlier",
                "p.paid_on",
                Column.text("code", EarlierPages.Row::code),
                Column.text("paid-on", EarlierPages.Row::paidOn),
                Column.text("payee", EarlierPages.Row::payee),
                Column.text("source", EarlierPages.Row::source),
                Column.figure("amount", EarlierPages.Row::amount),
                Column.text("purpose", EarlierPages.Row::purpose),
                Column.text("bank-reference", EarlierPages.Row::bankReference),
                Column.text("vouched-by", EarlierPages.Row::vouchedBy),
                Column.text("entered-by", EarlierPages.Row::enteredBy),
                Column.text("decided-by", EarlierPages.Row::decidedBy),
                Column.text("kind", _ -> site.text("fund.earlier.unverified")),
                Column.text("state", row -> site.word(row.state())));
    }

    EarlierPages.Entry entry(Site site, UUID id, Form form) {
        var project = funds.project(site, id);
        if (project.recordedFrom() == null) {
            throw new NotThere();
        }
        return new EarlierPages.Entry(site, project, form, sources.options(site, id));
    }

    EarlierPages.One one(Site site, UUID id, Form withdraw, Form all) {
        var found = db.sql("""
                select p.project_id, p.entered_by,
                       coalesce((select s.reason from fund.earlier_payment_step s where s.payment_id = p.id and s.to_state = 'WITHDRAWN'), '') as reason
                  from fund.earlier_payment p where p.id = ?""").param(id).query(Found.class).optional().orElseThrow(NotThere::new);
        var project = funds.project(site, found.projectId());
        var row = rows(site, project.id()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
        boolean own = found.enteredBy().equals(site.viewer().personId());
        boolean mayConfirm = projects.may(site.viewer(), Action.CONFIRM_EARLIER, project.id()) && !own;
        boolean mayWithdraw = row.state() == EarlierState.ENTERED
                        && own
                        && projects.may(site.viewer(), Action.ENTER_EARLIER, project.id())
                || row.state() != EarlierState.WITHDRAWN && mayConfirm;
        return new EarlierPages.One(
                site,
                project,
                row,
                found.reason(),
                row.state() == EarlierState.ENTERED && mayConfirm ? Form.empty(CONFIRM) : null,
                mayWithdraw ? withdraw : null,
                own,
                all);
    }

    Project project(Site site, UUID id) {
        return funds.project(site, id);
    }

    List<EarlierPages.Row> rows(Site site, UUID project) {
        var names = people.namesOf(
                db.sql("""
                        select p.entered_by from fund.earlier_payment p where p.project_id = :project
                        union
                        select s.by_person from fund.earlier_payment_step s join fund.earlier_payment p on p.id = s.payment_id
                         where p.project_id = :project""").param("project", project).query(UUID.class).list(), Audience.STAFF);
        return db.sql("""
                select p.*, (select s.by_person from fund.earlier_payment_step s where s.payment_id = p.id and s.to_state = p.state) as decided_by
                  from fund.earlier_payment p where p.project_id = ? order by p.paid_on, p.code""")
                .param(project)
                .query((row, _) -> new EarlierPages.Row(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        row.getObject("paid_on", LocalDate.class),
                        row.getString("payee"),
                        sources.name(site, project, Source.valueOf(row.getString("source"))),
                        new Money(row.getLong("amount_fen")),
                        row.getString("purpose"),
                        row.getString("bank_reference"),
                        row.getString("vouched_by"),
                        names.getOrDefault(row.getObject("entered_by", UUID.class), ""),
                        row.getTimestamp("entered_at").toInstant(),
                        names.get(row.getObject("decided_by", UUID.class)),
                        EarlierState.valueOf(row.getString("state")),
                        row.getObject("attachment_id", UUID.class),
                        row.getObject("batch_id", UUID.class)))
                .list();
    }

    record Found(UUID projectId, UUID enteredBy, String reason) {}
}

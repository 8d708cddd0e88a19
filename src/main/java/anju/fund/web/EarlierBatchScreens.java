package anju.fund.web;

import anju.access.Action;
import anju.fund.EarlierPayment;
import anju.fund.EarlierState;
import anju.fund.Sources;
import anju.project.Project;
import anju.project.Projects;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Site;
import anju.site.table.TableColumn;
import anju.site.table.TableFault;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads lists of payments from before the office joined. */
@Component
class EarlierBatchScreens {
    static final String LIST = "fund.earlier.list";
    static final String ENTER = "fund.earlier.list.enter";
    static final String TABLE = "fund.earlier.table";

    private final JdbcClient db;
    private final Projects projects;
    private final EarlierScreens payments;
    private final Sources sources;

    EarlierBatchScreens(JdbcClient db, Projects projects, EarlierScreens payments, Sources sources) {
        this.db = db;
        this.projects = projects;
        this.payments = payments;
        this.sources = sources;
    }

    List<TableColumn> columns(Site site, UUID project) {
        return List.of(
                TableColumn.required("paidOn"),
                TableColumn.required("payee"),
                TableColumn.choice("source", sources.options(site, project)),
                TableColumn.required("amount"),
                TableColumn.required("purpose"),
                TableColumn.required("bankReference"));
    }

    /** The undertaking, which did not begin here, for whoever may enter what was before. */
    Project project(Site site, UUID id) {
        var project = payments.project(site, id);
        projects.require(site.viewer(), Action.ENTER_EARLIER, id);
        if (project.recordedFrom() == null) {
            throw new NotThere();
        }
        return project;
    }

    EarlierBatchPages.Entry entry(
            Site site,
            Project project,
            Form form,
            List<TableFault> faults,
            List<EarlierPayment> list,
            @Nullable Form enter) {
        return new EarlierBatchPages.Entry(
                site, project, sources.options(site, project.id()), form, faults, list, enter);
    }

    EarlierBatchPages.One one(Site site, UUID id, Form withdraw, Form all) {
        record Found(String code, UUID projectId, UUID enteredBy) {}
        var found = db.sql("select code, project_id, entered_by from fund.earlier_batch where id = ?")
                .param(id)
                .query(Found.class)
                .optional()
                .orElseThrow(NotThere::new);
        var project = payments.project(site, found.projectId);
        var members = db.sql("select id from fund.earlier_payment where batch_id = ?")
                .param(id)
                .query(UUID.class)
                .set();
        var rows = payments.rows(site, project.id()).stream()
                .filter(row -> members.contains(row.id()))
                .toList();
        var scans = db.sql("select attachment_id from fund.earlier_batch_scan where batch_id = ? order by number")
                .param(id)
                .query(UUID.class)
                .list();
        boolean own = found.enteredBy.equals(site.viewer().personId());
        boolean mayConfirm = !own && projects.may(site.viewer(), Action.CONFIRM_EARLIER, project.id());
        boolean waits = rows.stream().anyMatch(row -> row.state() == EarlierState.ENTERED);
        boolean stands = rows.stream().anyMatch(row -> row.state() != EarlierState.WITHDRAWN);
        boolean untold = rows.stream().noneMatch(row -> row.state() == EarlierState.CONFIRMED);
        boolean mayWithdraw =
                own ? untold && projects.may(site.viewer(), Action.ENTER_EARLIER, project.id()) : mayConfirm;
        return new EarlierBatchPages.One(
                site,
                project,
                id,
                found.code,
                rows,
                scans,
                waits && mayConfirm ? Form.empty(EarlierScreens.CONFIRM) : null,
                stands && mayWithdraw ? withdraw : null,
                own,
                all);
    }
}

package anju.dispatch.web;

import anju.access.Action;
import anju.city.City;
import anju.dispatch.Finding;
import anju.dispatch.FindingKind;
import anju.dispatch.Findings;
import anju.dispatch.web.LedgerPages.Answer;
import anju.dispatch.web.LedgerPages.Explain;
import anju.dispatch.web.LedgerPages.FindingRow;
import anju.dispatch.web.LedgerPages.Ledgers;
import anju.dispatch.web.LedgerPages.Row;
import anju.money.Money;
import anju.project.Project;
import anju.project.Projects;
import anju.site.Column;
import anju.site.Form;
import anju.site.Listing;
import anju.site.NotThere;
import anju.site.Site;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the two ledgers and what does not agree between them. */
@Component
class LedgerScreens {
    static final Listing<Row> LEDGERS = Listing.of(
            "dispatch.ledgers",
            "number",
            Column.text("item", Row::item),
            Column.figure("planned", Row::planned),
            Column.figure("earmarked", Row::earmarked),
            Column.figure("paid", Row::paid),
            Column.figure("contracted", Row::contracted),
            Column.figure("accepted", Row::accepted),
            Column.figure("cleared", Row::cleared),
            Column.figure("free", Row::freeOfContract),
            Column.figure("unpaid", Row::builtNotPaid));
    static final Listing<FindingRow> FINDINGS = Listing.of(
            "dispatch.findings",
            "since",
            Column.text("what", FindingRow::what),
            Column.text("label", FindingRow::label),
            Column.text("raised", FindingRow::raisedOn),
            Column.text("asked", FindingRow::asked),
            Column.text("due", FindingRow::dueOn),
            Column.text("words", FindingRow::words),
            Column.text("mendBy", FindingRow::mendBy));

    private final JdbcClient db;
    private final Projects projects;
    private final Findings findings;

    LedgerScreens(JdbcClient db, Projects projects, Findings findings) {
        this.db = db;
        this.projects = projects;
        this.findings = findings;
    }

    Project project(Site site, UUID id) {
        var project = projects.byId(id).orElseThrow(NotThere::new);
        projects.require(site.viewer(), Action.SEE_BOOKS, id);
        return project;
    }

    Ledgers ledgers(Site site, UUID id) {
        return new Ledgers(
                site, project(site, id), City.current().today(), rows(id), findings(site, id), answers(site, id));
    }

    List<Row> rows(UUID project) {
        return db.sql("select * from dispatch.item_ledger where project_id = ? order by number")
                .param(project)
                .query((row, _) -> new Row(
                        row.getInt("number") + ". " + row.getString("title"),
                        money(row, "planned_fen"),
                        money(row, "earmarked_fen"),
                        money(row, "paid_fen"),
                        money(row, "contracted_fen"),
                        money(row, "accepted_fen"),
                        money(row, "cleared_fen")))
                .list();
    }

    List<FindingRow> findings(Site site, UUID project) {
        var today = City.current().today();
        return findings.of(project).stream()
                .map(finding -> new FindingRow(
                        what(site, finding),
                        finding.label(),
                        finding.raisedOn(),
                        site.text("access.role." + finding.asked()),
                        finding.dueOn(),
                        finding.dueOn() != null && finding.dueOn().isBefore(today),
                        finding.words(),
                        finding.mendBy(),
                        site.viewer().has(finding.asked()) && site.viewer().may(Action.ANSWER_FINDING)
                                ? path(finding)
                                : null))
                .toList();
    }

    private static String path(Finding finding) {
        return "/projects/" + finding.projectId() + "/findings/" + finding.kind() + "/" + finding.subjectId();
    }

    /** The finding in words, with the two figures it compares. */
    private static String what(Site site, Finding finding) {
        var key = "dispatch.finding." + finding.kind();
        return finding.amount() == null || finding.of() == null
                ? site.text(key)
                : site.text(key, finding.amount(), finding.of());
    }

    private List<Answer> answers(Site site, UUID project) {
        return db.sql("""
                select at, kind, as_role, words, mend_by from dispatch.finding_answer
                 where project_id = ? order by at desc, id desc limit 100""")
                .param(project)
                .query((row, _) -> new Answer(
                        row.getTimestamp("at").toInstant(),
                        site.text("dispatch.findingKind." + row.getString("kind")),
                        site.text("access.role." + row.getString("as_role")),
                        row.getString("words"),
                        row.getObject("mend_by", LocalDate.class)))
                .list();
    }

    /** The form for one finding; a finding that is gone has none. */
    Explain explain(Site site, UUID project, FindingKind kind, UUID subject, Form form) {
        var seen = project(site, project);
        var finding = findings.of(project).stream()
                .filter(it -> it.kind() == kind && it.subjectId().equals(subject))
                .findFirst()
                .orElseThrow(NotThere::new);
        return new Explain(site, seen, path(finding), what(site, finding), finding.label(), finding.raisedOn(), form);
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getLong(column));
    }
}

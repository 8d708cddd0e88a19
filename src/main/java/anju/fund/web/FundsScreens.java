package anju.fund.web;

import anju.access.Action;
import anju.fund.Source;
import anju.fund.Sources;
import anju.money.Money;
import anju.plan.ItemClass;
import anju.project.Project;
import anju.project.Projects;
import anju.site.Column;
import anju.site.Form;
import anju.site.Listing;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the pages of an undertaking's money. */
@Component
class FundsScreens {
    static final Listing<FundsPage.LotRow> LOTS = Listing.of(
            "fund.lots",
            "l.received_on, l.code",
            Column.text("code", FundsPage.LotRow::code),
            Column.text("source", FundsPage.LotRow::source),
            Column.text("funder", FundsPage.LotRow::funder),
            Column.text("document", FundsPage.LotRow::documentNumber),
            Column.text("project-code", FundsPage.LotRow::projectCode),
            Column.text("subject", FundsPage.LotRow::subject),
            Column.text("voucher", FundsPage.LotRow::voucher),
            Column.text("on", FundsPage.LotRow::receivedOn),
            Column.text("purposes", FundsPage.LotRow::purposes),
            Column.text("kind", FundsPage.LotRow::kind),
            Column.figure("received", FundsPage.LotRow::received),
            Column.figure("available", FundsPage.LotRow::available),
            Column.figure("allocated", FundsPage.LotRow::allocated),
            Column.figure("held", FundsPage.LotRow::held),
            Column.figure("spent", FundsPage.LotRow::spent));

    private final JdbcClient db;
    private final Projects projects;
    private final Sources sources;

    FundsScreens(JdbcClient db, Projects projects, Sources sources) {
        this.db = db;
        this.projects = projects;
        this.sources = sources;
    }

    /** The undertaking, for whoever may see its books. */
    Project project(Site site, UUID id) {
        var project = projects.byId(id).orElseThrow(NotThere::new);
        projects.require(site.viewer(), Action.SEE_BOOKS, id);
        return project;
    }

    FundsPage funds(Site site, UUID id) {
        var project = project(site, id);
        return new FundsPage(
                site,
                project,
                lots(site, id),
                items(site, id),
                new Money(db.sql("select coalesce(sum(amount_fen), 0) from fund.earlier_paid where project_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single()),
                site.viewer().may(Action.RECEIVE_LOT),
                site.viewer().may(Action.ALLOCATE));
    }

    List<FundsPage.LotRow> lots(Site site, UUID project) {
        return db.sql("""
                select l.id, l.code, l.source, l.funder, l.document_number, l.project_code, l.subject, l.voucher, l.earmark, l.received_on, l.received_fen, l.opening_id is not null as opening,
                       b.available_fen, b.allocated_fen, b.held_fen, b.spent_fen,
                       (select array_agg(p.purpose order by p.purpose) from fund.lot_purpose p where p.lot_id = l.id) as purposes
                  from fund.lot l join fund.lot_balance b on b.lot_id = l.id
                 where l.project_id = ? and l.state = 'RECEIVED' order by l.received_on, l.code""")
                .param(project)
                .query((row, _) -> new FundsPage.LotRow(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        sources.name(site, project, Source.valueOf(row.getString("source"))),
                        row.getString("funder"),
                        row.getString("document_number"),
                        row.getString("project_code"),
                        row.getString("subject"),
                        row.getString("voucher"),
                        row.getString("earmark"),
                        purposes(site, (String[]) row.getArray("purposes").getArray()),
                        row.getObject("received_on", LocalDate.class),
                        row.getBoolean("opening") ? site.text("fund.opening.tag") : "",
                        money(row, "received_fen"),
                        money(row, "available_fen"),
                        money(row, "allocated_fen"),
                        money(row, "held_fen"),
                        money(row, "spent_fen")))
                .list();
    }

    private List<FundsPage.ItemRow> items(Site site, UUID project) {
        return db.sql("""
                select id, number, title, estimate_fen, withdrawn from plan.item_now
                 where project_id = ? order by number""")
                .param(project)
                .query((row, _) -> new FundsPage.ItemRow(
                        row.getObject("id", UUID.class),
                        row.getInt("number"),
                        row.getString("title"),
                        money(row, "estimate_fen"),
                        row.getBoolean("withdrawn"),
                        allocations(site, project, row.getObject("id", UUID.class))))
                .list();
    }

    private List<FundsPage.AllocationRow> allocations(Site site, UUID project, UUID item) {
        return db.sql("""
                select a.id, l.code, a.source, a.amount_fen, a.held_fen, a.spent_fen, a.state = 'RELEASED' as released
                  from fund.allocation_now a join fund.lot l on l.id = a.lot_id
                 where a.item_id = ? order by a.allocated_at, a.id""")
                .param(item)
                .query((row, _) -> new FundsPage.AllocationRow(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        sources.name(site, project, Source.valueOf(row.getString("source"))),
                        money(row, "amount_fen"),
                        money(row, "held_fen"),
                        money(row, "spent_fen"),
                        row.getBoolean("released")))
                .list();
    }

    ReceiveLotPage receive(Site site, UUID project, Form form) {
        return new ReceiveLotPage(
                site,
                project(site, project),
                form,
                sources.options(site, project),
                Stream.concat(Arrays.stream(ItemClass.values()).map(Enum::name), Stream.of("OPERATION", "UPKEEP"))
                        .map(purpose -> new Option(purpose, site.text("fund.purpose." + purpose)))
                        .toList());
    }

    AllocatePage allocate(Site site, UUID project, Form form) {
        return new AllocatePage(
                site,
                project(site, project),
                form,
                lots(site, project).stream()
                        .map(lot -> new Option(
                                lot.id().toString(),
                                site.text(
                                        "fund.allocate.lot.option",
                                        lot.code(),
                                        lot.source(),
                                        lot.available(),
                                        lot.purposes())))
                        .toList(),
                items(site, project).stream()
                        .filter(item -> !item.withdrawn())
                        .map(item -> new Option(
                                item.id().toString(),
                                site.text("fund.allocate.item.option", item.number(), item.title(), item.missing())))
                        .toList());
    }

    AllocationPage allocation(Site site, UUID id, Form form) {
        var project = db.sql("select project_id from fund.allocation_now where id = ?")
                .param(id)
                .query(UUID.class)
                .optional()
                .orElseThrow(NotThere::new);
        var seen = project(site, project);
        return db.sql("""
                select a.*, l.code, i.title, m.vote_code, m.title as matter
                  from fund.allocation_now a
                  join fund.lot l on l.id = a.lot_id
                  join plan.item_now i on i.id = a.item_id
                  left join vote.matter_now m on m.id = a.matter_id
                 where a.id = ?""")
                .param(id)
                .query((row, _) -> new AllocationPage(
                        site,
                        seen,
                        id,
                        row.getString("code"),
                        sources.name(site, project, Source.valueOf(row.getString("source"))),
                        purposes(site, row.getString("purpose")),
                        row.getString("title"),
                        row.getString("matter") == null
                                ? null
                                : row.getString("vote_code") + " " + row.getString("matter"),
                        row.getTimestamp("allocated_at").toInstant(),
                        money(row, "amount_fen"),
                        money(row, "left_fen"),
                        money(row, "held_fen"),
                        money(row, "spent_fen"),
                        row.getString("state").equals("RELEASED"),
                        site.viewer().may(Action.ALLOCATE),
                        form))
                .single();
    }

    /** Classes by name, codes as they are. */
    String purposes(Site site, String... purposes) {
        return site.words()
                .list(Arrays.stream(purposes)
                        .map(purpose ->
                                site.has("fund.purpose." + purpose) ? site.text("fund.purpose." + purpose) : purpose)
                        .toList());
    }

    private static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getLong(column));
    }
}

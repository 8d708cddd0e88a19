package anju.stewardship.web;

import anju.access.Action;
import anju.city.City;
import anju.money.Money;
import anju.project.Projects;
import anju.registry.Compound;
import anju.site.Column;
import anju.site.Form;
import anju.site.Listing;
import anju.site.Option;
import anju.site.Site;
import anju.stewardship.Quarter;
import anju.stewardship.web.KeptPage.Ask;
import anju.stewardship.web.KeptPage.Cell;
import anju.stewardship.web.KeptPage.Field;
import anju.stewardship.web.KeptPage.Link;
import anju.stewardship.web.KeptPage.Row;
import anju.stewardship.web.KeptPage.Section;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the book of public income. */
@Component
class IncomeScreens {
    static final Listing<Entry> LIST = Listing.of(
            "stewardship.entries",
            "e.occurred_on desc, e.code desc",
            Column.text("code", Entry::code),
            Column.text("on", Entry::on),
            Column.text("kind", Entry::kind),
            Column.figure("amount", Entry::amount),
            Column.text("counterparty", Entry::counterparty),
            Column.text("paper", Entry::paper),
            Column.text("state", Entry::state));

    private final JdbcClient db;
    private final Keep keep;
    private final Projects projects;
    private final ExpenseScreens running;

    IncomeScreens(JdbcClient db, Keep keep, Projects projects, ExpenseScreens running) {
        this.running = running;
        this.db = db;
        this.keep = keep;
        this.projects = projects;
    }

    /** @param amount received, or with a minus when it left */
    record Entry(
            UUID id,
            String code,
            LocalDate on,
            String kind,
            Money amount,
            String counterparty,
            String paper,
            String state,
            boolean voucher,
            boolean reversed) {}

    KeptPage book(Site site, Compound compound, Form form) {
        var id = compound.id();
        var base = "/compounds/" + id + "/income";
        var sections = new ArrayList<>(List.of(
                new Section(site.text("stewardship.income.now"), "", List.of(), sums(site, id)),
                new Section(
                        site.text("stewardship.income.statements"),
                        site.text("stewardship.income.no-statements"),
                        List.of(
                                site.text("stewardship.income.quarter"),
                                site.text("stewardship.income.opening"),
                                site.text("stewardship.income.received"),
                                site.text("stewardship.income.spent"),
                                site.text("stewardship.income.to-fund"),
                                site.text("stewardship.income.closing"),
                                site.text("stewardship.income.share"),
                                site.text("stewardship.income.digest")),
                        statements(site, id)),
                new Section(
                        site.text("stewardship.entries.title"),
                        site.text("stewardship.income.no-entries"),
                        List.of(
                                site.text("stewardship.entries.code"),
                                site.text("stewardship.entries.on"),
                                site.text("stewardship.entries.kind"),
                                site.text("stewardship.entries.amount"),
                                site.text("stewardship.entries.counterparty"),
                                site.text("stewardship.entries.paper"),
                                site.text("stewardship.entries.state")),
                        entries(site, id).stream()
                                .map(entry -> row(site, base, entry))
                                .toList())));
        sections.addAll(running.sections(site, id));
        return keep.page(
                site,
                compound,
                "stewardship.income",
                List.of(
                        new Link(base + ".xlsx", site.text("site.list.xlsx")),
                        new Link("/compounds/" + id + "/expenses", site.text("stewardship.expenses.title"))),
                sections,
                asks(site, compound, form, base));
    }

    /** What came, what went and what is left, to this day. */
    private List<Row> sums(Site site, UUID compound) {
        return db.sql("""
                select coalesce(sum(signed_fen) filter (where direction = 'RECEIPT'), 0) as received,
                       coalesce(sum(signed_fen) filter (where direction = 'EXPENSE'), 0) as spent,
                       coalesce(sum(signed_fen) filter (where direction = 'TO_FUND'), 0) as passed
                  from stewardship.income_line where compound_id = ?""")
                .param(compound)
                .query((row, _) -> {
                    long received = row.getLong("received");
                    long spent = row.getLong("spent");
                    long passed = row.getLong("passed");
                    return List.of(
                            sum(site, "received", received),
                            sum(site, "spent", spent),
                            sum(site, "to-fund", passed),
                            sum(site, "left", received - spent - passed));
                })
                .single();
    }

    private static Row sum(Site site, String name, long fen) {
        return new Row("", List.of(Cell.of(site.text("stewardship.income." + name)), figure(site, fen)));
    }

    private static Row row(Site site, String base, Entry entry) {
        return new Row(
                "",
                List.of(
                        Cell.of(entry.code()),
                        Cell.of(site.date(entry.on())),
                        Cell.of(entry.kind()),
                        Cell.figure(site.money(entry.amount())),
                        Cell.of(entry.counterparty()),
                        entry.voucher()
                                ? Cell.link(entry.paper(), base + "/" + entry.id() + "/voucher")
                                : Cell.of(entry.paper()),
                        entry.reversed() ? Cell.badge("warn", entry.state()) : Cell.of(entry.state())));
    }

    List<Entry> entries(Site site, UUID compound) {
        var rules = keep.rules(keep.compound(site, compound)).income();
        return db.sql("""
                select e.id, e.code, e.occurred_on, e.direction, e.kind, e.amount_fen, e.counterparty, e.paper, e.voucher_id is not null as voucher,
                       r.occurred_on as reversed_on, r.reason, l.code as lot
                  from stewardship.income_entry e
                  left join stewardship.income_reversal r on r.entry_id = e.id
                  left join fund.lot l on l.id = e.lot_id
                 where e.compound_id = ? order by e.occurred_on desc, e.code desc limit 1000""")
                .param(compound)
                .query((row, _) -> {
                    var kind = row.getString("kind");
                    var receipt = rules.receipts().get(kind);
                    var expense = rules.expenses().get(kind);
                    var direction = row.getString("direction");
                    var name = direction.equals("TO_FUND")
                            ? site.text("stewardship.income.to-fund")
                            : direction.equals("RECEIPT")
                                    ? receipt == null
                                            ? kind
                                            : receipt.in(site.words().locale())
                                    : expense == null
                                            ? kind
                                            : expense.name().in(site.words().locale());
                    var reversed = row.getObject("reversed_on", LocalDate.class);
                    var lot = row.getString("lot");
                    long fen = row.getLong("amount_fen");
                    return new Entry(
                            row.getObject("id", UUID.class),
                            row.getString("code"),
                            row.getObject("occurred_on", LocalDate.class),
                            name,
                            new Money(direction.equals("RECEIPT") ? fen : -fen),
                            row.getString("counterparty"),
                            row.getString("paper"),
                            reversed != null
                                    ? site.text("stewardship.income.reversed", reversed, row.getString("reason"))
                                    : lot == null ? "" : site.text("stewardship.income.lot", lot),
                            row.getBoolean("voucher"),
                            reversed != null);
                })
                .list();
    }

    private List<Row> statements(Site site, UUID compound) {
        return db.sql("""
                select year, quarter, opening_fen, receipts_fen, expenses_fen, to_fund_fen, closing_fen, fund_due_fen, fund_paid_fen, digest
                  from stewardship.income_statement where compound_id = ? order by year desc, quarter desc limit 40""")
                .param(compound)
                .query((row, _) -> {
                    long due = row.getLong("fund_due_fen");
                    long paid = row.getLong("fund_paid_fen");
                    return new Row(
                            "",
                            List.of(
                                    Cell.of(IncomeController.quarter(site, row.getInt("year"), row.getInt("quarter"))),
                                    figure(site, row.getLong("opening_fen")),
                                    figure(site, row.getLong("receipts_fen")),
                                    figure(site, row.getLong("expenses_fen")),
                                    figure(site, row.getLong("to_fund_fen")),
                                    figure(site, row.getLong("closing_fen")),
                                    paid >= due
                                            ? Cell.badge("ok", site.text("stewardship.income.share-met"))
                                            : Cell.badge(
                                                    "warn",
                                                    site.text("stewardship.income.share-short", new Money(due - paid))),
                                    Cell.of(HexFormat.of()
                                            .formatHex(row.getBytes("digest"))
                                            .substring(0, 12))));
                })
                .list();
    }

    private static Cell figure(Site site, long fen) {
        return Cell.figure(IncomeController.money(site, fen));
    }

    Optional<UUID> voucher(UUID compound, UUID entry) {
        return db.sql(
                        "select voucher_id from stewardship.income_entry where id = ? and compound_id = ? and voucher_id is not null")
                .params(entry, compound)
                .query(UUID.class)
                .optional();
    }

    List<Option> reversible(Site site, UUID compound) {
        return db.sql("""
                select e.id, e.code, e.amount_fen, e.counterparty from stewardship.income_entry e
                 where e.compound_id = ? and e.direction <> 'TO_FUND'
                   and not exists (select from stewardship.income_reversal r where r.entry_id = e.id)
                 order by e.occurred_on desc, e.code desc limit 200""")
                .param(compound)
                .query((row, _) -> new Option(
                        row.getString("id"),
                        site.text(
                                "stewardship.reverse.option",
                                row.getString("code"),
                                new Money(row.getLong("amount_fen")),
                                row.getString("counterparty"))))
                .list();
    }

    private List<Ask> asks(Site site, Compound compound, Form form, String base) {
        var asks = new ArrayList<Ask>();
        var viewer = site.viewer();
        var path = compound.path();
        var rules = keep.rules(compound).income();
        var today = City.current().today();
        if (viewer.may(Action.KEEP_INCOME, path)) {
            var parcels = db.sql(
                            "select id::text as value, name as label from stewardship.parcel where compound_id = ? order by name")
                    .param(compound.id())
                    .query(Option.class)
                    .list();
            var locale = site.words().locale();
            var expenses = rules.expenses().entrySet().stream()
                    .map(each ->
                            new Option(each.getKey(), each.getValue().name().in(locale)))
                    .toList();
            asks.add(keep.ask(
                    site,
                    dated(form, IncomeController.RECEIVE, today),
                    IncomeController.RECEIVE,
                    base + "/receipts",
                    Field.choice("kind", keep.named(site, rules.receipts())),
                    Field.number("amount", site.text("stewardship.yuan")),
                    Field.date("on"),
                    Field.date("periodFrom").maybe(),
                    Field.date("periodUntil").maybe(),
                    Field.text("counterparty"),
                    Field.text("paper"),
                    Field.file("voucher"),
                    Field.choice("parcel", parcels).maybe(),
                    Field.text("note").maybe()));
            asks.add(keep.ask(
                    site,
                    dated(form, IncomeController.SPEND, today),
                    IncomeController.SPEND,
                    base + "/expenses",
                    Field.choice("kind", expenses),
                    Field.number("amount", site.text("stewardship.yuan")),
                    Field.date("on"),
                    Field.text("counterparty"),
                    Field.text("paper"),
                    Field.file("voucher").needed(),
                    Field.choice("matter", keep.passedMatters(compound.id())).maybe(),
                    Field.text("note").maybe()));
        }
        if (viewer.may(Action.RECEIVE_LOT, path)) {
            asks.add(keep.ask(
                    site,
                    dated(form, IncomeController.TRANSFER, today),
                    IncomeController.TRANSFER,
                    base + "/transfers",
                    Field.choice(
                            "project",
                            projects.covering(compound.id()).stream()
                                    .map(each -> new Option(each.id().toString(), each.name()))
                                    .toList()),
                    Field.number("amount", site.text("stewardship.yuan")),
                    Field.date("on"),
                    Field.text("paper"),
                    Field.text("earmark"),
                    Field.choice("purpose", site.options(anju.plan.ItemClass.class))));
        }
        if (viewer.may(Action.KEEP_INCOME, path)
                && !reversible(site, compound.id()).isEmpty()) {
            asks.add(keep.ask(
                    site,
                    form,
                    IncomeController.REVERSE,
                    base + "/reversals",
                    Field.choice("entry", reversible(site, compound.id())),
                    Field.text("reason")));
        }
        if (viewer.may(Action.PUBLISH_INCOME, path)) {
            var last = Quarter.of(Quarter.of(today).firstDay().minusDays(1));
            var blank = form.key().equals(IncomeController.PUBLISH)
                    ? form
                    : Form.empty(IncomeController.PUBLISH)
                            .with("year", Integer.toString(last.year()))
                            .with("quarter", Integer.toString(last.quarter()));
            asks.add(keep.ask(
                    site,
                    blank,
                    IncomeController.PUBLISH,
                    base + "/statements",
                    Field.number("year", ""),
                    Field.number("quarter", "")));
        }
        return asks;
    }

    private static Form dated(Form form, String key, LocalDate today) {
        return form.key().equals(key) && !form.typed().isEmpty()
                ? form
                : Form.empty(key).with("on", today.toString());
    }
}

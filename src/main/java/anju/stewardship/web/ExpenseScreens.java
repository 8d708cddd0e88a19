package anju.stewardship.web;

import anju.access.Action;
import anju.city.City;
import anju.money.Money;
import anju.registry.Compound;
import anju.site.Column;
import anju.site.Form;
import anju.site.Listing;
import anju.site.Option;
import anju.site.Site;
import anju.stewardship.expense.ExpenseCard;
import anju.stewardship.expense.ExpenseState;
import anju.stewardship.web.KeptPage.Ask;
import anju.stewardship.web.KeptPage.Cell;
import anju.stewardship.web.KeptPage.Field;
import anju.stewardship.web.KeptPage.Link;
import anju.stewardship.web.KeptPage.Row;
import anju.stewardship.web.KeptPage.Section;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the money for running a compound and its upkeep: what came, what it paid for, what is left. */
@Component
class ExpenseScreens {
    static final Listing<Expense> LIST = Listing.of(
            "stewardship.expenses",
            "e.asked_at desc",
            Column.text("code", Expense::code),
            Column.text("what", Expense::what),
            Column.text("subject", Expense::subject),
            Column.text("payee", Expense::payee),
            Column.text("invoice", Expense::invoice),
            Column.text("lot", Expense::lot),
            Column.figure("amount", Expense::amount),
            Column.text("paid", Expense::paidOn),
            Column.text("state", Expense::word));

    private final JdbcClient db;
    private final Keep keep;

    ExpenseScreens(JdbcClient db, Keep keep) {
        this.db = db;
        this.keep = keep;
    }

    record Expense(
            UUID id,
            String code,
            String what,
            String subject,
            String payee,
            String invoice,
            String lot,
            Money amount,
            @Nullable LocalDate paidOn,
            ExpenseState state,
            String word) {}

    KeptPage expenses(Site site, Compound compound, Form form) {
        var base = "/compounds/" + compound.id() + "/expenses";
        return keep.page(
                site,
                compound,
                "stewardship.expenses",
                List.of(new Link(base + ".xlsx", site.text("site.list.xlsx"))),
                sections(site, compound.id()),
                asks(site, compound, form, base));
    }

    /** The lots with their balances, and what was asked of them; also on the page of the public income. */
    List<Section> sections(Site site, UUID compound) {
        var base = "/compounds/" + compound + "/expenses";
        return List.of(
                new Section(
                        site.text("stewardship.expenses.lots"),
                        site.text("stewardship.expenses.no-lots"),
                        List.of(
                                site.text("stewardship.expenses.lot"),
                                site.text("stewardship.expenses.purpose"),
                                site.text("stewardship.expenses.received"),
                                site.text("stewardship.expenses.spent"),
                                site.text("stewardship.expenses.held"),
                                site.text("stewardship.expenses.left")),
                        balances(site, compound)),
                new Section(
                        site.text("stewardship.expenses.list"),
                        site.text("stewardship.expenses.none"),
                        List.of(
                                site.text("stewardship.expenses.code"),
                                site.text("stewardship.expenses.what"),
                                site.text("stewardship.expenses.payee"),
                                site.text("stewardship.expenses.amount"),
                                site.text("stewardship.expenses.invoice"),
                                site.text("stewardship.expenses.state")),
                        list(site, compound).stream()
                                .map(each -> row(site, base, each))
                                .toList()));
    }

    private static Row row(Site site, String base, Expense each) {
        var badge = switch (each.state()) {
            case HELD -> "now";
            case APPROVED -> "info";
            case PAID -> "ok";
            case REJECTED -> "idle";
            case REVERSED -> "warn";
        };
        return new Row(
                "/trace/expenses/" + each.id(),
                List.of(
                        Cell.of(each.code()),
                        Cell.of(each.what() + " · " + each.subject()),
                        Cell.of(each.payee()),
                        Cell.figure(site.money(each.amount())),
                        Cell.link(each.invoice(), base + "/" + each.id() + "/invoice"),
                        Cell.badge(badge, each.word())));
    }

    private List<Row> balances(Site site, UUID compound) {
        return db.sql("""
                select l.code, l.funder, l.document_number, b.received_fen, b.available_fen, b.held_fen, b.spent_fen,
                       (select array_agg(p.purpose order by p.purpose) from fund.lot_purpose p where p.lot_id = l.id) as purposes
                  from fund.lot l join fund.lot_balance b on b.lot_id = l.id
                 where l.id = any (cast(? as uuid[])) order by l.received_on desc, l.code desc""")
                .param(ids(compound))
                .query((row, _) -> new Row(
                        "",
                        List.of(
                                Cell.of(row.getString("code") + " · " + row.getString("funder") + " · "
                                        + row.getString("document_number")),
                                Cell.of(purposes(site, List.of((String[])
                                        row.getArray("purposes").getArray()))),
                                figure(site, row.getLong("received_fen")),
                                figure(site, row.getLong("spent_fen")),
                                figure(site, row.getLong("held_fen")),
                                figure(site, row.getLong("available_fen")))))
                .list();
    }

    /** Lots for running or upkeep, of undertakings that cover the compound. */
    private UUID[] ids(UUID compound) {
        return db.sql("""
                select l.id from fund.lot l
                 where l.state = 'RECEIVED'
                   and exists (select from project.place p where p.project_id = l.project_id and p.compound_id = ?)
                   and exists (select from fund.lot_purpose u where u.lot_id = l.id and u.purpose in ('OPERATION', 'UPKEEP'))
                 limit 100""").param(compound).query(UUID.class).list().toArray(UUID[]::new);
    }

    private static Cell figure(Site site, long fen) {
        return Cell.figure(site.money(new Money(fen)));
    }

    static String purposes(Site site, List<String> purposes) {
        return site.words()
                .list(purposes.stream()
                        .map(purpose ->
                                site.has("fund.purpose." + purpose) ? site.text("fund.purpose." + purpose) : purpose)
                        .toList());
    }

    List<Expense> list(Site site, UUID compound) {
        return db.sql("""
                select id, code, what, subject, payee, invoice, lot, amount_fen, paid_on, state, over_on, reason
                  from stewardship.expense_now where compound_id = ? order by asked_at desc, code desc limit 500""")
                .param(compound)
                .query((row, _) -> {
                    var state = ExpenseState.valueOf(row.getString("state"));
                    var over = row.getObject("over_on", LocalDate.class);
                    var paid = row.getObject("paid_on", LocalDate.class);
                    return new Expense(
                            row.getObject("id", UUID.class),
                            row.getString("code"),
                            row.getString("what"),
                            row.getString("subject"),
                            row.getString("payee"),
                            row.getString("invoice"),
                            row.getString("lot"),
                            new Money(row.getLong("amount_fen")),
                            paid,
                            state,
                            over != null
                                    ? site.text(
                                            "stewardship.expenses.over",
                                            site.word(state),
                                            over,
                                            row.getString("reason"))
                                    : paid != null
                                            ? site.text("stewardship.expenses.on", site.word(state), paid)
                                            : site.word(state));
                })
                .list();
    }

    Optional<UUID> invoice(UUID compound, UUID expense) {
        return db.sql("select invoice_id from stewardship.expense where id = ? and compound_id = ?")
                .params(expense, compound)
                .query(UUID.class)
                .optional();
    }

    /** Lots that may pay running or upkeep here, with what is free. */
    List<Option> lots(Site site, UUID compound) {
        return db.sql("""
                select l.id::text as id, l.code, l.funder, b.available_fen,
                       (select array_agg(p.purpose order by p.purpose) from fund.lot_purpose p where p.lot_id = l.id) as purposes
                  from fund.lot l join fund.lot_balance b on b.lot_id = l.id
                 where l.id = any (cast(? as uuid[])) order by l.received_on desc, l.code desc""")
                .param(ids(compound))
                .query((row, _) -> new Option(
                        row.getString("id"),
                        site.text(
                                "stewardship.expense.lot.option",
                                row.getString("code"),
                                row.getString("funder"),
                                purposes(site, List.of((String[])
                                        row.getArray("purposes").getArray())),
                                new Money(row.getLong("available_fen")))))
                .list();
    }

    /** What may be paid for: {@code KIND:id}. */
    List<Option> subjects(Site site, UUID compound) {
        return db.sql("""
                select kind || ':' || id as id, kind, label from (
                  select 1 as ord, 'REPAIR' as kind, w.id, w.code || ' · ' || left(w.what, 30) as label from stewardship.work_order_now w
                   where w.compound_id = :compound and w.state = 'CONFIRMED' and w.account = 'UPKEEP_MONEY'
                     and w.cost_fen > (select coalesce(sum(e.amount_fen), 0) from stewardship.expense e
                                        where e.order_id = w.id and e.state in ('HELD', 'APPROVED', 'PAID'))
                  union all
                  select 2, 'UPKEEP', t.id, a.name || ' · ' || d.done_on from stewardship.upkeep_done d
                    join stewardship.upkeep_task t on t.id = d.task_id join stewardship.asset a on a.id = t.asset_id where a.compound_id = :compound
                  union all
                  select 3, 'SERVICE', c.id, c.code || ' · ' || c.number from stewardship.service_contract c where c.compound_id = :compound
                  union all
                  select 4, 'ROOM', r.id, r.name from stewardship.room r where r.compound_id = :compound) s
                 order by ord, label desc limit 300""")
                .param("compound", compound)
                .query((row, _) -> new Option(
                        row.getString("id"),
                        site.word(ExpenseCard.Kind.valueOf(row.getString("kind"))) + " · " + row.getString("label")))
                .list();
    }

    List<Option> in(Site site, UUID compound, String... states) {
        return db.sql("""
                select id, code, payee, what, amount_fen from stewardship.expense_now
                 where compound_id = ? and state = any (cast(? as text[])) order by asked_at, code limit 200""")
                .params(compound, states)
                .query((row, _) -> new Option(
                        row.getString("id"),
                        row.getString("code") + " · " + row.getString("payee") + " · " + row.getString("what") + " · "
                                + site.money(new Money(row.getLong("amount_fen")))))
                .list();
    }

    private List<Ask> asks(Site site, Compound compound, Form form, String base) {
        var asks = new ArrayList<Ask>();
        var viewer = site.viewer();
        var path = compound.path();
        var id = compound.id();
        var lots = lots(site, id);
        if (viewer.may(Action.ASK_EXPENSE, path) && !lots.isEmpty()) {
            asks.add(keep.ask(
                    site,
                    form,
                    ExpenseController.ASK,
                    base,
                    Field.choice("lot", lots),
                    Field.choice("subject", subjects(site, id)),
                    Field.text("what"),
                    Field.choice("payee", keep.organisations()),
                    Field.number("amount", site.text("stewardship.yuan")),
                    Field.text("invoice"),
                    Field.file("file").needed(),
                    Field.choice("matter", keep.passedMatters(id)).maybe()));
        }
        var open = in(site, id, "HELD", "APPROVED");
        if (viewer.may(Action.APPROVE_EXPENSE, path) && !open.isEmpty()) {
            asks.add(keep.ask(
                    site,
                    form,
                    ExpenseController.JUDGE,
                    base + "/verdict",
                    Field.choice("expense", open),
                    Field.choice("verdict", site.options(ExpenseController.Verdict.class)),
                    Field.text("reason").maybe()));
        }
        if (viewer.may(Action.CONFIRM_BANK, path)) {
            var approved = in(site, id, "APPROVED");
            if (!approved.isEmpty()) {
                asks.add(keep.ask(
                        site,
                        dated(form, ExpenseController.PAY),
                        ExpenseController.PAY,
                        base + "/confirmation",
                        Field.choice("expense", approved),
                        Field.text("reference"),
                        Field.date("on")));
            }
            var paid = in(site, id, "PAID");
            if (!paid.isEmpty()) {
                asks.add(keep.ask(
                        site,
                        dated(form, ExpenseController.REVERSE),
                        ExpenseController.REVERSE,
                        base + "/reversal",
                        Field.choice("expense", paid),
                        Field.text("reference"),
                        Field.date("on"),
                        Field.text("reason")));
            }
        }
        return asks;
    }

    private static Form dated(Form form, String key) {
        return form.key().equals(key)
                ? form
                : Form.empty(key).with("on", City.current().today().toString());
    }
}

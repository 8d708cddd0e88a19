package anju.stewardship.web;

import anju.access.Action;
import anju.city.City;
import anju.money.Money;
import anju.registry.Compound;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import anju.stewardship.RepairAccount;
import anju.stewardship.RepairState;
import anju.stewardship.web.KeptPage.Ask;
import anju.stewardship.web.KeptPage.Cell;
import anju.stewardship.web.KeptPage.Field;
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

/** Reads the repairs of a compound. */
@Component
class RepairScreens {
    private final JdbcClient db;
    private final Keep keep;

    RepairScreens(JdbcClient db, Keep keep) {
        this.db = db;
        this.keep = keep;
    }

    /** The form as it is when somebody comes from a request: its place in the form is taken. */
    Form begun(Site site, Compound compound, String request) {
        return keep.requests(site, compound).stream()
                .filter(option -> option.value().equals(request))
                .findFirst()
                .map(option -> Form.empty(RepairController.ORDER).with("request", request))
                .orElseGet(() -> Form.empty(RepairController.ORDER));
    }

    KeptPage orders(Site site, Compound compound, Form form) {
        var section = new Section(
                site.text("stewardship.repairs.list"),
                site.text("stewardship.repairs.none"),
                List.of(
                        site.text("stewardship.repairs.code"),
                        site.text("stewardship.repairs.what"),
                        site.text("stewardship.repairs.keeper"),
                        site.text("stewardship.repairs.due"),
                        site.text("stewardship.repairs.cost"),
                        site.text("stewardship.repairs.photo"),
                        site.text("stewardship.repairs.state")),
                rows(site, compound));
        return keep.page(
                site, compound, "stewardship.repairs", List.of(), List.of(section), asks(site, compound, form));
    }

    private List<Row> rows(Site site, Compound compound) {
        var today = City.current().today();
        boolean seesRequests = site.viewer().may(Action.SEE_REQUESTS, compound.path());
        return db.sql("""
                select w.id, w.code, w.what, w.asset, w.keeper, w.due_on, w.state, w.account, w.cost_fen, w.paper, e.code as entry, w.note, w.request_id
                  from stewardship.work_order_now w left join stewardship.income_entry e on e.id = w.entry_id
                 where w.compound_id = ? order by w.state in ('CONFIRMED', 'CANCELLED'), w.due_on, w.code limit 200""").param(compound.id()).query(Repair.class).list().stream()
                .map(repair -> row(site, compound, repair, seesRequests, today))
                .toList();
    }

    private static Row row(Site site, Compound compound, Repair repair, boolean seesRequests, LocalDate today) {
        boolean late = repair.state == RepairState.ORDERED && repair.dueOn.isBefore(today);
        var badge = switch (repair.state) {
            case ORDERED -> late ? "bad" : "now";
            case DONE -> "info";
            case CONFIRMED -> "ok";
            case CANCELLED -> "idle";
        };
        return new Row(
                seesRequests && repair.requestId != null ? "/desk/requests/" + repair.requestId : "",
                List.of(
                        Cell.of(repair.code),
                        Cell.of(repair.asset == null ? repair.what : repair.asset + " · " + repair.what),
                        Cell.of(repair.keeper),
                        Cell.of(site.date(repair.dueOn)),
                        Cell.of(cost(site, repair)),
                        repair.account == null
                                ? Cell.of("")
                                : Cell.link(
                                        site.text("stewardship.repairs.see"),
                                        "/compounds/" + compound.id() + "/work-orders/" + repair.id + "/photo"),
                        Cell.badge(badge, late ? site.text("stewardship.upkeep.late") : site.word(repair.state))));
    }

    private static String cost(Site site, Repair repair) {
        if (repair.account == null || repair.costFen == null) {
            return "";
        }
        var paper = repair.entry == null ? repair.paper : repair.entry;
        return repair.account == RepairAccount.SERVICE_FEE
                ? site.word(repair.account)
                : site.text(
                        "stewardship.repairs.paid",
                        new Money(repair.costFen),
                        repair.account,
                        paper == null ? "" : paper);
    }

    private List<Ask> asks(Site site, Compound compound, Form form) {
        var asks = new ArrayList<Ask>();
        var base = "/compounds/" + compound.id() + "/work-orders";
        var viewer = site.viewer();
        var path = compound.path();
        var ordered = open(compound.id(), "ORDERED");
        var done = open(compound.id(), "DONE");
        if (viewer.may(Action.ORDER_REPAIR, path)) {
            var fields = new ArrayList<Field>();
            var requests = keep.requests(site, compound);
            if (!requests.isEmpty()) {
                fields.add(Field.choice("request", requests).maybe());
            }
            var assets = assets(compound.id());
            if (!assets.isEmpty()) {
                fields.add(Field.choice("asset", assets).maybe());
            }
            fields.add(Field.choice("keeper", keep.organisations()));
            fields.add(Field.paragraphs("what"));
            fields.add(Field.date("due"));
            asks.add(keep.ask(site, form, RepairController.ORDER, base, fields.toArray(Field[]::new)));
        }
        if (viewer.may(Action.DO_UPKEEP, path) && !ordered.isEmpty()) {
            asks.add(keep.ask(
                    site,
                    form,
                    RepairController.DONE,
                    base + "/completion",
                    Field.choice("order", ordered),
                    Field.text("note"),
                    Field.file("photo"),
                    Field.choice("account", site.options(RepairAccount.class)),
                    Field.text("amount").maybe(),
                    Field.choice("entry", expenses(site, compound.id())).maybe(),
                    Field.text("paper").maybe()));
        }
        if (viewer.may(Action.CONFIRM_MENDED, path) && !done.isEmpty()) {
            asks.add(keep.ask(
                    site,
                    form,
                    RepairController.JUDGE,
                    base + "/verdict",
                    Field.choice("order", done),
                    Field.choice("verdict", site.options(UpkeepController.Verdict.class)),
                    Field.text("note")));
        }
        if (viewer.may(Action.ORDER_REPAIR, path) && !ordered.isEmpty()) {
            asks.add(keep.ask(
                    site,
                    form,
                    RepairController.CANCEL,
                    base + "/cancellation",
                    Field.choice("order", ordered),
                    Field.text("note")));
        }
        return asks;
    }

    List<Option> open(UUID compound, String state) {
        return db.sql("""
                select id::text as value, code || ' · ' || left(what, 40) as label from stewardship.work_order
                 where compound_id = ? and state = ? order by due_on, code limit 200""").params(compound, state).query(Option.class).list();
    }

    List<Option> assets(UUID compound) {
        return db.sql("""
                select id::text as value, code || ' · ' || name as label from stewardship.asset where compound_id = ? order by code limit 300""").param(compound).query(Option.class).list();
    }

    /** Expenses of the book that stand, the newest first. */
    List<Option> expenses(Site site, UUID compound) {
        return db.sql("""
                select e.id, e.code, e.counterparty, e.amount_fen from stewardship.income_entry e
                 where e.compound_id = ? and e.direction = 'EXPENSE'
                   and not exists (select from stewardship.income_reversal r where r.entry_id = e.id)
                 order by e.occurred_on desc, e.code desc limit 100""")
                .param(compound)
                .query((row, _) -> new Option(
                        row.getString("id"),
                        row.getString("code") + " · " + row.getString("counterparty") + " · "
                                + site.money(new Money(row.getLong("amount_fen")))))
                .list();
    }

    Optional<UUID> photo(UUID compound, UUID order) {
        return db.sql(
                        "select photo_id from stewardship.work_order_now where compound_id = ? and id = ? and photo_id is not null")
                .params(compound, order)
                .query(UUID.class)
                .optional();
    }

    record Repair(
            UUID id,
            String code,
            String what,
            @Nullable String asset,
            String keeper,
            LocalDate dueOn,
            RepairState state,
            @Nullable RepairAccount account,
            @Nullable Long costFen,
            @Nullable String paper,
            @Nullable String entry,
            @Nullable String note,
            @Nullable UUID requestId) {}
}

package anju.stewardship.web;

import anju.access.Action;
import anju.city.City;
import anju.money.Money;
import anju.registry.Compound;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import anju.stewardship.ContractCard;
import anju.stewardship.StewardshipRules;
import anju.stewardship.web.KeptPage.Ask;
import anju.stewardship.web.KeptPage.Cell;
import anju.stewardship.web.KeptPage.Field;
import anju.stewardship.web.KeptPage.Link;
import anju.stewardship.web.KeptPage.Row;
import anju.stewardship.web.KeptPage.Section;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how a compound is kept, and who serves it. */
@Component
class ServingScreens {
    private final JdbcClient db;
    private final Keep keep;

    ServingScreens(JdbcClient db, Keep keep) {
        this.db = db;
        this.keep = keep;
    }

    /** Every corner of it in a line or two. */
    KeptPage home(Site site, Compound compound) {
        var base = "/compounds/" + compound.id() + "/";
        var today = Date.valueOf(City.current().today());
        var rules = keep.rules(compound);
        var rows = new ArrayList<Row>();
        rows.add(row(site, "service", base + "service", model(site, rules, compound.id())));
        rows.add(row(site, "income", base + "income", balance(site, compound.id())));
        rows.add(row(
                site,
                "budget",
                base + "budget",
                count(
                        site,
                        "stewardship.home.budgets",
                        "select count(distinct year) from stewardship.trust_budget where compound_id = ?",
                        compound.id())));
        rows.add(row(
                site,
                "upkeep",
                base + "upkeep",
                count(site, "stewardship.home.upkeep-due", """
                select count(*) from stewardship.upkeep_task t join stewardship.asset a on a.id = t.asset_id
                 where a.compound_id = ? and t.due_on <= ? and not exists (select from stewardship.upkeep_done d where d.task_id = t.id)""", compound.id(), today)));
        rows.add(row(site, "claims", base + "upkeep", count(site, "stewardship.home.claims-open", """
                select count(*) from stewardship.warranty_claim w join stewardship.asset a on a.id = w.asset_id
                 where a.compound_id = ? and w.state in ('SENT', 'MENDED')""", compound.id())));
        rows.add(row(
                site,
                "repairs",
                base + "work-orders",
                count(
                        site,
                        "stewardship.home.repairs-open",
                        "select count(*) from stewardship.work_order where compound_id = ? and state in ('ORDERED', 'DONE')",
                        compound.id())));
        rows.add(row(
                site,
                "covenants",
                base + "covenants",
                count(
                        site,
                        "stewardship.home.covenants-published",
                        "select count(distinct kind) from stewardship.covenant where compound_id = ? and state = 'PUBLISHED'",
                        compound.id())));
        rows.add(row(
                site,
                "rooms",
                base + "rooms",
                count(
                        site,
                        "stewardship.home.rooms-open",
                        "select count(*) from stewardship.room where compound_id = ?",
                        compound.id())));
        rows.add(row(site, "waivers", base + "waivers", waived(site, rules, compound.id())));
        rows.add(row(
                site,
                "land",
                base + "land",
                count(
                        site,
                        "stewardship.home.parcels",
                        "select count(*) from stewardship.parcel where compound_id = ?",
                        compound.id())));
        rows.add(row(site, "life", base + "life", life(site, compound.id())));
        return keep.page(
                site,
                compound,
                "stewardship.home",
                List.of(),
                List.of(new Section(
                        site.text("stewardship.home.corners"),
                        "",
                        List.of(site.text("stewardship.home.corner"), site.text("stewardship.home.state")),
                        rows)),
                List.of());
    }

    private static Row row(Site site, String corner, String href, String state) {
        return new Row(href, List.of(Cell.of(site.text("stewardship.home.corner." + corner)), Cell.of(state)));
    }

    private String life(Site site, UUID compound) {
        var newYear = LocalDate.of(City.current().today().getYear(), 1, 1);
        return db.sql("""
                select (select count(*) from stewardship.team where compound_id = :compound and state = 'FORMED') as teams,
                       (select count(*) from stewardship.activity where compound_id = :compound and state = 'HELD' and starts_at >= :since) as held""")
                .param("compound", compound)
                .param(
                        "since",
                        java.sql.Timestamp.from(newYear.atStartOfDay(City.ZONE).toInstant()))
                .query((row, _) -> site.text("stewardship.home.life", row.getLong("teams"), row.getLong("held")))
                .single();
    }

    private String count(Site site, String key, String sql, Object... values) {
        return site.text(key, db.sql(sql).params(values).query(Long.class).single());
    }

    private String model(Site site, StewardshipRules rules, UUID compound) {
        return db.sql("select model from stewardship.service_now where compound_id = ?")
                .param(compound)
                .query(String.class)
                .optional()
                .map(model -> modelName(site, rules, model))
                .orElseGet(() -> site.text("stewardship.service.none"));
    }

    private static String modelName(Site site, StewardshipRules rules, String code) {
        var model = rules.models().get(code);
        return model == null ? code : model.name().in(site.words().locale());
    }

    private String balance(Site site, UUID compound) {
        return site.text(
                "stewardship.home.balance",
                new Money(db.sql("""
                select coalesce(sum(case direction when 'RECEIPT' then signed_fen else -signed_fen end), 0)
                  from stewardship.income_line where compound_id = ?""").param(compound).query(Long.class).single()));
    }

    /** Count and sum, and not even those where they would point at somebody. */
    String waived(Site site, StewardshipRules rules, UUID compound) {
        return db.sql("""
                select count(*) as households, coalesce(sum(amount_fen), 0) as fen from stewardship.fee_waiver
                 where compound_id = ? and state = 'GRANTED' and until_on >= ?""")
                .params(compound, Date.valueOf(City.current().today()))
                .query((row, _) -> {
                    long households = row.getLong("households");
                    return households == 0
                            ? site.text("stewardship.waivers.none")
                            : households < rules.waivers().publishFrom()
                                    ? site.text(
                                            "stewardship.waivers.few",
                                            rules.waivers().publishFrom())
                                    : site.text("stewardship.waivers.sum", households, new Money(row.getLong("fen")));
                })
                .single();
    }

    KeptPage service(Site site, Compound compound, Form form) {
        var rules = keep.rules(compound);
        var id = compound.id();
        var sections = List.of(
                new Section(
                        site.text("stewardship.service.decisions"),
                        site.text("stewardship.service.none"),
                        List.of(
                                site.text("stewardship.service.model"),
                                site.text("stewardship.service.by"),
                                site.text("stewardship.service.paper"),
                                site.text("stewardship.service.on")),
                        decisions(site, rules, id)),
                new Section(
                        site.text("stewardship.service.contracts"),
                        site.text("stewardship.service.no-contract"),
                        List.of(
                                site.text("stewardship.service.contract"),
                                site.text("stewardship.service.firm"),
                                site.text("stewardship.service.period"),
                                site.text("stewardship.service.fee"),
                                site.text("stewardship.service.scope")),
                        contracts(site, id)));
        var asks = new ArrayList<Ask>();
        if (site.viewer().may(Action.STEWARD, compound.path())) {
            asks.add(keep.ask(
                    site,
                    form,
                    ServingController.DECIDE,
                    "/compounds/" + id + "/service",
                    Field.choice("model", models(site, rules)),
                    Field.choice("matter", keep.passedMatters(id)).maybe(),
                    Field.text("paper"),
                    Field.date("on")));
            asks.add(keep.ask(
                    site,
                    form,
                    ServingController.ENGAGE,
                    "/compounds/" + id + "/service-contracts",
                    Field.choice("firm", keep.organisations()),
                    Field.text("number"),
                    Field.date("from"),
                    Field.date("until"),
                    Field.number("fee", site.text("stewardship.yuan")),
                    Field.choice("feeUnit", site.options(ContractCard.FeeUnit.class)),
                    Field.paragraphs("scope"),
                    Field.paragraphs("terms").maybe()));
            if (!running(id).isEmpty()) {
                asks.add(keep.ask(
                        site,
                        form,
                        ServingController.END,
                        "/compounds/" + id + "/service-contracts/end",
                        Field.choice("contract", running(id)),
                        Field.date("on"),
                        Field.text("reason")));
            }
        }
        return keep.page(site, compound, "stewardship.service", List.<Link>of(), sections, asks);
    }

    private static List<Option> models(Site site, StewardshipRules rules) {
        return rules.models().entrySet().stream()
                .map(entry -> new Option(
                        entry.getKey(),
                        site.text(
                                "stewardship.decide.model-by",
                                entry.getValue().name().in(site.words().locale()),
                                entry.getValue().decidedBy())))
                .toList();
    }

    private List<Row> decisions(Site site, StewardshipRules rules, UUID compound) {
        return db.sql("""
                select d.model, d.decided_by, d.paper, d.decided_on, n.id is not null as standing
                  from stewardship.service_decision d left join stewardship.service_now n on n.id = d.id
                 where d.compound_id = ? order by d.recorded_at desc""")
                .param(compound)
                .query((row, _) -> new Row(
                        "",
                        List.of(
                                Cell.of(modelName(site, rules, row.getString("model"))),
                                row.getBoolean("standing")
                                        ? Cell.badge("ok", site.text("stewardship.service.in-force"))
                                        : Cell.badge("idle", site.text("stewardship.service.replaced")),
                                Cell.of(site.text(
                                        "stewardship.service.paper-by",
                                        StewardshipRules.DecidedBy.valueOf(row.getString("decided_by")),
                                        row.getString("paper"))),
                                Cell.of(site.date(row.getObject("decided_on", LocalDate.class))))))
                .list();
    }

    private List<Row> contracts(Site site, UUID compound) {
        return db.sql("""
                select c.code, c.number, o.name, c.from_on, c.until_on, c.fee_fen, c.fee_unit, c.scope, s.ended_on
                  from stewardship.service_contract c join registry.organisation o on o.id = c.firm_id
                  left join stewardship.service_contract_step s on s.contract_id = c.id
                 where c.compound_id = ? order by c.from_on desc, c.code desc""")
                .param(compound)
                .query((row, _) -> {
                    var ended = row.getObject("ended_on", LocalDate.class);
                    return new Row(
                            "",
                            List.of(
                                    Cell.of(row.getString("code")),
                                    Cell.of(row.getString("name")),
                                    Cell.of(site.text(
                                            ended == null
                                                    ? "stewardship.service.from-until"
                                                    : "stewardship.service.ended",
                                            row.getObject("from_on", LocalDate.class),
                                            ended == null ? row.getObject("until_on", LocalDate.class) : ended)),
                                    Cell.figure(site.text(
                                            "stewardship.service.fee-per",
                                            new Money(row.getLong("fee_fen")),
                                            ContractCard.FeeUnit.valueOf(row.getString("fee_unit")))),
                                    Cell.of(row.getString("scope"))));
                })
                .list();
    }

    List<Option> running(UUID compound) {
        return db.sql("""
                select c.id::text as value, c.code || ' · ' || o.name as label
                  from stewardship.service_contract c join registry.organisation o on o.id = c.firm_id
                 where c.compound_id = ? and c.state = 'SIGNED' order by c.from_on""").param(compound).query(Option.class).list();
    }
}

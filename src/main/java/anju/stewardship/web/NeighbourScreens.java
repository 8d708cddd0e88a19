package anju.stewardship.web;

import anju.access.Action;
import anju.money.Area;
import anju.money.Money;
import anju.registry.Compound;
import anju.registry.Registry;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import anju.stewardship.ParcelCard;
import anju.stewardship.WaiverCard;
import anju.stewardship.web.KeptPage.Ask;
import anju.stewardship.web.KeptPage.Cell;
import anju.stewardship.web.KeptPage.Field;
import anju.stewardship.web.KeptPage.Row;
import anju.stewardship.web.KeptPage.Section;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads waivers (count and sum for all, homes for those who grant them) and idle land. */
@Component
class NeighbourScreens {
    private final JdbcClient db;
    private final Keep keep;
    private final Registry registry;
    private final ServingScreens serving;

    NeighbourScreens(JdbcClient db, Keep keep, Registry registry, ServingScreens serving) {
        this.db = db;
        this.keep = keep;
        this.registry = registry;
        this.serving = serving;
    }

    KeptPage waivers(Site site, Compound compound, Form form) {
        var rules = keep.rules(compound);
        boolean entitled = site.viewer().may(Action.WAIVE_FEE, compound.path());
        var sections = new ArrayList<>(List.of(new Section(
                site.text("stewardship.waivers.public"),
                "",
                List.of(),
                List.of(new Row(
                        "",
                        List.of(
                                Cell.of(site.text("stewardship.waivers.now")),
                                Cell.of(serving.waived(site, rules, compound.id()))))))));
        var asks = new ArrayList<Ask>();
        if (entitled) {
            sections.add(new Section(
                    site.text("stewardship.waivers.homes"),
                    site.text("stewardship.waivers.none"),
                    List.of(
                            site.text("stewardship.waivers.home"),
                            site.text("stewardship.waivers.ground"),
                            site.text("stewardship.waivers.borne"),
                            site.text("stewardship.waivers.amount"),
                            site.text("stewardship.waivers.period"),
                            site.text("stewardship.waivers.paper")),
                    homes(site, compound)));
            var parts = registry.parts(compound.id()).stream()
                    .map(part -> new Option(
                            part.id().toString(), part.building() + "-" + part.stairwell() + "-" + part.number()))
                    .toList();
            asks.add(keep.ask(
                    site,
                    form,
                    NeighbourController.WAIVE,
                    "/compounds/" + compound.id() + "/waivers",
                    Field.choice("part", parts),
                    Field.choice("ground", keep.named(site, rules.waivers().grounds())),
                    Field.choice("borneBy", site.options(WaiverCard.BorneBy.class)),
                    Field.number("amount", site.text("stewardship.yuan")),
                    Field.date("from"),
                    Field.date("until"),
                    Field.text("paper"),
                    Field.choice("matter", keep.passedMatters(compound.id()))));
            var granted = granted(site, compound);
            if (!granted.isEmpty()) {
                asks.add(keep.ask(
                        site,
                        form,
                        NeighbourController.END_WAIVER,
                        "/compounds/" + compound.id() + "/waivers/end",
                        Field.choice("waiver", granted),
                        Field.text("reason")));
            }
        }
        return keep.page(site, compound, "stewardship.waivers", List.of(), sections, asks);
    }

    private List<Row> homes(Site site, Compound compound) {
        var grounds = keep.rules(compound).waivers().grounds();
        return db.sql("""
                select p.building_number || '-' || p.stairwell_number || '-' || p.number as home, w.ground, w.borne_by, w.amount_fen,
                       w.from_on, w.until_on, w.paper, w.state
                  from stewardship.fee_waiver w join registry.part_now p on p.id = w.part_id
                 where w.compound_id = ? order by w.granted_at desc""")
                .param(compound.id())
                .query((row, _) -> {
                    var ground = grounds.get(row.getString("ground"));
                    return new Row(
                            "",
                            List.of(
                                    Cell.of(row.getString("home")),
                                    Cell.of(
                                            ground == null
                                                    ? row.getString("ground")
                                                    : ground.in(site.words().locale())),
                                    Cell.of(site.word(WaiverCard.BorneBy.valueOf(row.getString("borne_by")))),
                                    Cell.figure(site.money(new Money(row.getLong("amount_fen")))),
                                    row.getString("state").equals("ENDED")
                                            ? Cell.badge("idle", site.text("stewardship.waivers.ended"))
                                            : Cell.of(site.text(
                                                    "stewardship.service.from-until",
                                                    row.getObject("from_on", LocalDate.class),
                                                    row.getObject("until_on", LocalDate.class))),
                                    Cell.of(row.getString("paper"))));
                })
                .list();
    }

    List<Option> granted(Site site, Compound compound) {
        return db.sql("""
                select w.id::text as value, p.building_number || '-' || p.stairwell_number || '-' || p.number as label
                  from stewardship.fee_waiver w join registry.part_now p on p.id = w.part_id
                 where w.compound_id = ? and w.state = 'GRANTED' order by w.granted_at desc""").param(compound.id()).query(Option.class).list();
    }

    KeptPage land(Site site, Compound compound, Form form) {
        var rows = db.sql("""
                select p.name, p.area_x100, p.use, g.name as giver, b.name as builder, o.name as operator, p.income_to, p.income_numerator,
                       p.income_denominator, p.agreement, p.until_on,
                       coalesce((select sum(l.signed_fen) from stewardship.income_line l join stewardship.income_entry e on e.id = l.entry_id
                                  where e.parcel_id = p.id), 0) as income_fen
                  from stewardship.parcel p join registry.organisation g on g.id = p.giver_id
                  join registry.organisation b on b.id = p.builder_id join registry.organisation o on o.id = p.operator_id
                 where p.compound_id = ? order by p.recorded_at desc""")
                .param(compound.id())
                .query((row, _) -> new Row(
                        "",
                        List.of(
                                Cell.of(row.getString("name")),
                                Cell.figure(site.area(new Area(row.getLong("area_x100")))),
                                Cell.of(row.getString("use")),
                                Cell.of(site.text(
                                        "stewardship.land.parties",
                                        row.getString("giver"),
                                        row.getString("builder"),
                                        row.getString("operator"))),
                                Cell.of(site.text(
                                        "stewardship.land.share",
                                        site.share(row.getLong("income_numerator"), row.getLong("income_denominator")),
                                        ParcelCard.IncomeTo.valueOf(row.getString("income_to")))),
                                Cell.figure(site.money(new Money(row.getLong("income_fen")))),
                                Cell.of(site.date(row.getObject("until_on", LocalDate.class))))))
                .list();
        var asks = new ArrayList<Ask>();
        if (site.viewer().may(Action.STEWARD, compound.path())) {
            var organisations = keep.organisations();
            asks.add(keep.ask(
                    site,
                    form,
                    NeighbourController.PARCEL,
                    "/compounds/" + compound.id() + "/land",
                    Field.text("name"),
                    Field.number("area", site.text("money.unit.SQM")),
                    Field.text("use"),
                    Field.choice("giver", organisations),
                    Field.choice("builder", organisations),
                    Field.choice("operator", organisations),
                    Field.choice("incomeTo", site.options(ParcelCard.IncomeTo.class)),
                    Field.number("share", "%"),
                    Field.text("agreement"),
                    Field.date("from"),
                    Field.date("until")));
        }
        var heads = List.of("name", "area", "use", "who", "income-to", "income", "until").stream()
                .map(head -> site.text("stewardship.land." + head))
                .toList();
        return keep.page(
                site,
                compound,
                "stewardship.land",
                List.of(),
                List.of(new Section(
                        site.text("stewardship.land.parcels"), site.text("stewardship.land.none"), heads, rows)),
                asks);
    }
}

package anju.fund.web;

import anju.city.City;
import anju.fund.FundingRules;
import anju.fund.HomeShares;
import anju.fund.Sharing;
import anju.fund.Source;
import anju.money.Money;
import anju.money.Quantity;
import anju.money.Unit;
import anju.plan.CatalogueItem;
import anju.plan.CatalogueRules;
import anju.plan.ItemClass;
import anju.plan.Payer;
import anju.policy.Policy;
import anju.project.Projects;
import anju.site.Column;
import anju.site.Listing;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Works out who pays what and reads what is set aside for it. */
@Component
class FinancingScreens {
    static final Listing<FinancingPage.Line> LINES = Listing.of(
            "fund.financing",
            "number",
            Column.figure(
                    "number", (FinancingPage.Line line) -> (long) line.item().number()),
            Column.text("item", line -> line.item().title()),
            Column.text("payer", line -> line.payer().payer()),
            Column.text("sum", line -> line.payer().sum()),
            Column.figure("due", line -> line.payer().due()),
            Column.figure("set-aside", line -> line.payer().setAside()),
            Column.figure("difference", line -> line.payer().difference()));

    static final Listing<HomesPage.HomeRow> HOMES = Listing.of(
            "fund.homes",
            "label",
            Column.text("home", HomesPage.HomeRow::label),
            Column.figure("floor", home -> (long) home.floor()),
            Column.figure("weight", HomesPage.HomeRow::weight),
            Column.figure("amount", HomesPage.HomeRow::amount));

    private final JdbcClient db;
    private final Policy policy;
    private final Projects projects;
    private final FundsScreens funds;

    FinancingScreens(JdbcClient db, Policy policy, Projects projects, FundsScreens funds) {
        this.db = db;
        this.policy = policy;
        this.projects = projects;
        this.funds = funds;
    }

    FinancingPage plan(Site site, UUID project) {
        var seen = funds.project(site, project);
        var rules = rules(project);
        return new FinancingPage(
                site,
                seen,
                planned(project).stream().map(item -> row(site, rules, item)).toList());
    }

    private FinancingPage.ItemRow row(Site site, FundingRules rules, Planned item) {
        var setAside = setAside(item.id());
        var rows = new ArrayList<FinancingPage.PayerRow>();
        FinancingPage.Differs differs = null;
        switch (Sharing.of(rules, item.asked())) {
            case Sharing.Shared shared ->
                shared.shares().forEach(share -> {
                    var has = setAside.remove(share.payer());
                    rows.add(new FinancingPage.PayerRow(
                            share.payer(),
                            arithmetic(site, item, share),
                            share.amount(),
                            has == null ? Money.ZERO : has,
                            isByHome(share.payer()) && share.amount().isPositive()));
                });
            case Sharing.PartsDiffer no -> differs = new FinancingPage.Differs(no.parts(), no.price());
        }
        setAside.forEach((payer, amount) -> rows.add(
                new FinancingPage.PayerRow(payer, site.text("fund.financing.not-by-rule"), Money.ZERO, amount, false)));
        return new FinancingPage.ItemRow(
                item.id(), item.number(), item.title(), item.asked().estimate(), differs, rows);
    }

    private static String arithmetic(Site site, Planned item, Sharing.Share share) {
        var perUnit = share.perUnit();
        return perUnit != null
                ? site.text(
                        "fund.financing.per-unit",
                        perUnit,
                        site.quantity(new Quantity(item.asked().quantityMilli(), item.unit())))
                : share.parts() == share.part()
                        ? site.text("fund.financing.whole")
                        : site.text("fund.financing.parts", item.asked().estimate(), share.part(), share.parts());
    }

    HomesPage homes(Site site, UUID project, UUID id, Payer payer, List<String> chosen) {
        var seen = funds.project(site, project);
        var item = planned(project).stream()
                .filter(planned -> planned.id().equals(id))
                .findFirst()
                .orElseThrow(NotThere::new);
        var rules = rules(project);
        if (!isByHome(payer) || !(Sharing.of(rules, item.asked()) instanceof Sharing.Shared shared)) {
            throw new NotThere();
        }
        var amount = shared.shares().stream()
                .filter(share -> share.payer() == payer)
                .map(Sharing.Share::amount)
                .filter(Money::isPositive)
                .findFirst()
                .orElseThrow(NotThere::new);
        var among = rules.among(item.asked().code(), payer);
        var stairwells = stairwells(site, item.compound());
        var known =
                stairwells.stream().map(Option::value).filter(chosen::contains).toList();
        var homes = homes(site, item.compound()).stream()
                .filter(home ->
                        known.isEmpty() || known.contains(home.stairwell().toString()))
                .toList();
        var rows = new ArrayList<HomesPage.HomeRow>();
        var refusal = "";
        switch (HomeShares.of(rules, among, amount, homes)) {
            case HomeShares.Shared each ->
                each.shares()
                        .forEach(share -> rows.add(new HomesPage.HomeRow(
                                share.home().label(), share.home().floor(), share.weight(), share.amount())));
            case HomeShares.Nobody _ -> refusal = site.text("fund.homes.nobody");
            case HomeShares.AreaUnknown no ->
                refusal = site.text(
                        "fund.homes.area-unknown",
                        no.homes().size(),
                        no.homes().getFirst().label());
        }
        return new HomesPage(
                site, seen, id, item.number(), item.title(), payer, among, amount, stairwells, known, refusal, rows);
    }

    private static boolean isByHome(Payer payer) {
        return payer == Payer.OWNERS || payer == Payer.MAINTENANCE_FUND;
    }

    private record Planned(UUID id, UUID compound, int number, String title, Unit unit, Sharing.Asked asked) {}

    private List<Planned> planned(UUID project) {
        var catalogue = policy.rules(
                CatalogueRules.class,
                projects.paths(project).getFirst(),
                City.current().today());
        var rules = rules(project);
        return db.sql("""
                select n.id, n.compound_id, n.number, n.title, n.unit, n.catalogue_code, n.class, n.quantity_milli, n.price_fen,
                       n.estimate_fen, i.maintenance_fund
                  from plan.item_now n join plan.item i on i.id = n.id
                 where n.project_id = ? and not n.withdrawn order by n.number""")
                .param(project)
                .query((row, _) -> {
                    var itemClass = ItemClass.valueOf(row.getString("class"));
                    var code = row.getString("catalogue_code");
                    return new Planned(
                            row.getObject("id", UUID.class),
                            row.getObject("compound_id", UUID.class),
                            row.getInt("number"),
                            row.getString("title"),
                            Unit.valueOf(row.getString("unit")),
                            new Sharing.Asked(
                                    code,
                                    itemClass,
                                    row.getLong("quantity_milli"),
                                    new Money(row.getLong("price_fen")),
                                    new Money(row.getLong("estimate_fen")),
                                    catalogue
                                            .item(code)
                                            .map(CatalogueItem::payers)
                                            .orElseGet(() -> rules.payers().getOrDefault(itemClass, List.of())),
                                    row.getBoolean("maintenance_fund")));
                })
                .list();
    }

    private Map<Payer, Money> setAside(UUID item) {
        var amounts = new EnumMap<Payer, Money>(Payer.class);
        db.sql("select source, amount_fen from fund.allocation_now where item_id = ? and state = 'SET_ASIDE'")
                .param(item)
                .query(row -> {
                    amounts.merge(
                            Source.valueOf(row.getString("source")).payer(),
                            new Money(row.getLong("amount_fen")),
                            Money::plus);
                });
        return amounts;
    }

    private List<Option> stairwells(Site site, UUID compound) {
        return db.sql("""
                select id, building_number, number from registry.stairwell_now where compound_id = ?
                 order by length(building_number), building_number, length(number), number""")
                .param(compound)
                .query((row, _) -> new Option(
                        row.getString("id"),
                        site.text("fund.homes.stairwell", row.getString("building_number"), row.getString("number"))))
                .list();
    }

    private List<HomeShares.Home> homes(Site site, UUID compound) {
        return db.sql("""
                select id, stairwell_id, building_number, stairwell_number, number, floor, area_x100
                  from registry.part_now where compound_id = ? and use = 'DWELLING'
                 order by length(building_number), building_number, length(stairwell_number), stairwell_number, floor,
                          length(number), number""")
                .param(compound)
                .query((row, _) -> new HomeShares.Home(
                        row.getObject("id", UUID.class),
                        row.getObject("stairwell_id", UUID.class),
                        site.text(
                                "fund.homes.label",
                                row.getString("building_number"),
                                row.getString("stairwell_number"),
                                row.getString("number")),
                        row.getInt("floor"),
                        row.getObject("area_x100", Long.class)))
                .list();
    }

    private FundingRules rules(UUID project) {
        return policy.rules(
                FundingRules.class,
                projects.paths(project).getFirst(),
                City.current().today());
    }
}

package anju.stewardship.web;

import anju.access.Action;
import anju.city.City;
import anju.money.Quantity;
import anju.money.Unit;
import anju.plan.CatalogueItem;
import anju.plan.CatalogueRules;
import anju.policy.Policy;
import anju.registry.Compound;
import anju.registry.Organisations;
import anju.registry.Registry;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import anju.stewardship.StewardshipRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the pages of assets. */
@Component
class AssetScreens {
    private static final String ROW = """
            select s.id, s.code, s.compound_id, s.name, s.upkeep, s.upkeep_every_months, s.in_use_from_on, s.life_years,
                   s.warranty_until_on, o.name as keeper, b.number as building
              from stewardship.asset_now s
              join registry.organisation o on o.id = s.keeper_id
              left join registry.building b on b.id = s.building_id
            """;

    private final JdbcClient db;
    private final Registry registry;
    private final Organisations organisations;
    private final Policy policy;

    AssetScreens(JdbcClient db, Registry registry, Organisations organisations, Policy policy) {
        this.db = db;
        this.registry = registry;
        this.organisations = organisations;
        this.policy = policy;
    }

    AssetsPage assets(Site site, UUID id) {
        var compound = compound(site, id);
        var rows = db.sql(ROW + "where s.compound_id = ? order by s.code")
                .param(id)
                .query((row, _) -> row(site, row))
                .list();
        return new AssetsPage(site, id, compound.name(), rows);
    }

    AssetPage asset(Site site, UUID id) {
        return db.sql(ROW + "where s.id = ?")
                .param(id)
                .query((row, _) -> {
                    var compound = compound(site, row.getObject("compound_id", UUID.class));
                    return new AssetPage(
                            site,
                            compound.id(),
                            compound.name(),
                            row(site, row),
                            row.getString("upkeep"),
                            row.getInt("upkeep_every_months"),
                            row.getObject("in_use_from_on", LocalDate.class),
                            row.getInt("life_years"),
                            origins(site, id));
                })
                .optional()
                .orElseThrow(NotThere::new);
    }

    private List<AssetPage.OriginRow> origins(Site site, UUID asset) {
        return db.sql("""
                select a.acceptance_id, t.code, l.title, b.number as building, a.quantity_milli, a.unit
                  from stewardship.asset_origin o
                  join works.accepted a on a.accepted_line_id = o.accepted_line_id
                  join works.acceptance t on t.id = a.acceptance_id
                  join works.contract_line l on l.id = a.contract_line_id
                  left join registry.building b on b.id = a.building_id
                 where o.asset_id = ? order by length(b.number), b.number nulls last""")
                .param(asset)
                .query((row, _) -> new AssetPage.OriginRow(
                        row.getObject("acceptance_id", UUID.class),
                        row.getString("code"),
                        row.getString("title"),
                        building(site, row),
                        new Quantity(row.getLong("quantity_milli"), Unit.valueOf(row.getString("unit")))))
                .list();
    }

    /** Everything the form offers comes from the acceptance: its lines, and where they were done. */
    AssetFormPage form(Site site, UUID acceptance, Form form) {
        var lines = db.sql("""
                select a.accepted_line_id, i.compound_id, l.title, b.id as building_id, b.number as building, a.quantity_milli, a.unit, t.code
                  from works.accepted a
                  join works.acceptance t on t.id = a.acceptance_id
                  join works.contract_line l on l.id = a.contract_line_id
                  join plan.item_now i on i.id = a.item_id
                  left join registry.building b on b.id = a.building_id
                 where a.acceptance_id = ? order by length(l.number), l.number, length(b.number), b.number nulls last""")
                .param(acceptance)
                .query((row, _) -> new Line(
                        row.getObject("accepted_line_id", UUID.class),
                        row.getObject("compound_id", UUID.class),
                        row.getObject("building_id", UUID.class) == null
                                ? ""
                                : row.getObject("building_id", UUID.class).toString(),
                        building(site, row),
                        row.getString("title"),
                        new Quantity(row.getLong("quantity_milli"), Unit.valueOf(row.getString("unit"))),
                        row.getString("code")))
                .list();
        if (lines.isEmpty()) {
            throw new NotThere();
        }
        var compound = compound(site, lines.getFirst().compound());
        return new AssetFormPage(
                site,
                acceptance,
                lines.getFirst().code(),
                compound.id(),
                compound.name(),
                form,
                lines.stream()
                        .map(line -> new Option(
                                line.id().toString(),
                                site.text("stewardship.register.origin", line.place(), line.title(), line.quantity())))
                        .toList(),
                lines.stream()
                        .filter(line -> !line.building().isEmpty())
                        .map(line -> new Option(line.building(), line.place()))
                        .distinct()
                        .toList(),
                organisations.all().stream()
                        .map(each -> new Option(each.id().toString(), each.name()))
                        .toList());
    }

    /** The form as it opens: the rules' upkeep, and the day of acceptance. */
    Form proposed(Site site, UUID acceptance) {
        var found = db.sql("""
                select i.catalogue_code, i.title, i.compound_id, a.occurred_on from works.accepted a
                  join plan.item_now i on i.id = a.item_id where a.acceptance_id = ? limit 1""").param(acceptance).query(Found.class).optional().orElseThrow(NotThere::new);
        var upkeep = policy.rules(
                        StewardshipRules.class,
                        registry.pathOf(found.compoundId()),
                        City.current().today())
                .upkeep(found.catalogueCode());
        var life = policy.rules(
                        CatalogueRules.class,
                        registry.pathOf(found.compoundId()),
                        City.current().today())
                .item(found.catalogueCode())
                .map(CatalogueItem::lifeYears)
                .filter(years -> years > 0)
                .map(String::valueOf)
                .orElse("");
        var lines = db.sql("select accepted_line_id::text from works.accepted where acceptance_id = ?")
                .param(acceptance)
                .query(String.class)
                .list();
        return new Form("stewardship.register", Map.of("origins", lines), List.of())
                .with("name", found.title())
                .with("lifeYears", life)
                .with("upkeep", upkeep.what().in(site.words().locale()))
                .with("upkeepEveryMonths", Integer.toString(upkeep.everyMonths()))
                .with("inUseFrom", found.occurredOn().toString());
    }

    private Compound compound(Site site, UUID id) {
        var compound = registry.compound(id).orElseThrow(NotThere::new);
        site.viewer().require(Action.SEE_BOOKS, compound.path());
        return compound;
    }

    private static AssetRow row(Site site, ResultSet row) throws SQLException {
        var until = row.getObject("warranty_until_on", LocalDate.class);
        return new AssetRow(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                building(site, row),
                row.getString("keeper"),
                until,
                until != null && !until.isBefore(City.current().today()));
    }

    private static String building(Site site, ResultSet row) throws SQLException {
        var number = row.getString("building");
        return number == null ? site.text("stewardship.whole") : site.text("stewardship.building", number);
    }

    private record Line(
            UUID id, UUID compound, String building, String place, String title, Quantity quantity, String code) {}

    private record Found(String catalogueCode, String title, UUID compoundId, LocalDate occurredOn) {}
}

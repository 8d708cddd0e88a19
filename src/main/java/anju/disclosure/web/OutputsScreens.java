package anju.disclosure.web;

import anju.city.Area;
import anju.city.Areas;
import anju.city.City;
import anju.money.Money;
import anju.money.Quantity;
import anju.money.Unit;
import anju.plan.CatalogueRules;
import anju.plan.WorkCharacter;
import anju.policy.Policy;
import anju.site.Column;
import anju.site.Listing;
import anju.site.Site;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts what renovation came to; every figure from accepted works, received money and the registry, none typed in. */
@Component
class OutputsScreens {
    static final Listing<OutputsPage.Output> SHEET = Listing.of(
            "disclosure.outputs",
            "item",
            Column.text("item", OutputsPage.Output::item),
            Column.text("character", OutputsPage.Output::character),
            Column.figure("quantity", OutputsPage.Output::quantity),
            Column.figure("compounds", OutputsPage.Output::compounds),
            Column.figure("value", OutputsPage.Output::value));

    private static final String WITHIN = " (c.path = :path or starts_with(c.path, :path || '/')) ";

    private final JdbcClient db;
    private final Areas areas;
    private final Policy policy;

    OutputsScreens(JdbcClient db, Areas areas, Policy policy) {
        this.db = db;
        this.areas = areas;
        this.policy = policy;
    }

    /** Empty when there is no such sub-district. */
    Optional<OutputsPage> outputs(Site site, @Nullable UUID street) {
        var all = areas.all();
        var place = all.stream()
                .filter(area ->
                        street == null ? area.parentId() == null : area.id().equals(street))
                .filter(area -> street == null || area.kind() == Area.Kind.STREET)
                .findFirst();
        if (street != null && place.isEmpty()) {
            return Optional.empty();
        }
        var path = place.map(Area::path).orElse("/");
        return Optional.of(new OutputsPage(
                site,
                all.stream()
                        .filter(area -> area.kind() == Area.Kind.STREET)
                        .map(area -> new OutputsPage.Place(area.id(), area.name()))
                        .toList(),
                street,
                City.current().today(),
                rollUp(path),
                place.isEmpty() ? List.of() : accepted(site, path),
                funds(path)));
    }

    private OutputsPage.RollUp rollUp(String path) {
        return db.sql("""
                with begun as (
                  select c.id, """ + Phase.of("p.state") + """
                  as phase
                    from registry.compound c cross join lateral project.latest(c.id) p
                   where """ + WITHIN + """
                )
                select count(*) as compounds,
                       count(*) filter (where b.phase = 'BUILDING') as building,
                       count(*) filter (where b.phase = 'DONE') as done,
                       coalesce(sum(s.parts), 0)::bigint as homes, coalesce(sum(s.area_x100), 0)::bigint as area_x100,
                       coalesce((select sum(y.amount_fen) from payment.payment y join payment.clearance q on q.id = y.clearance_id
                                   join works.contract k on k.id = q.contract_id
                                  where y.state = 'PAID'
                                    and exists (select from project.place l join registry.compound c on c.id = l.compound_id
                                                 where l.project_id = k.project_id and """ + WITHIN + """
                )), 0)::bigint as paid_fen,
                       coalesce((select sum(e.amount_fen) from fund.earlier_paid e
                                  where exists (select from project.place l join registry.compound c on c.id = l.compound_id
                                                 where l.project_id = e.project_id and """ + WITHIN + """
                )), 0)::bigint as earlier_fen,
                       coalesce((select sum(o.received_fen) from fund.lot o
                                  where o.opening_id is not null and o.state = 'RECEIVED'
                                    and exists (select from project.place l join registry.compound c on c.id = l.compound_id
                                                 where l.project_id = o.project_id and """ + WITHIN + """
                )), 0)::bigint as opening_fen
                  from begun b join registry.compound_size s on s.compound_id = b.id""")
                .param("path", path)
                .query(OutputsPage.RollUp.class)
                .single();
    }

    private List<OutputsPage.Output> accepted(Site site, String path) {
        var catalogue = policy.rules(CatalogueRules.class, path, City.current().today());
        return db.sql("""
                select i.catalogue_code, i.character, i.unit, min(i.title) as title, sum(a.quantity_milli)::bigint as quantity_milli,
                       count(distinct i.compound_id) as compounds, sum(a.value_fen)::bigint as value_fen
                  from works.accepted a join plan.item i on i.id = a.item_id
                  join registry.compound c on c.id = i.compound_id
                 where a.state = 'PASSED' and """ + WITHIN + """
                 group by i.catalogue_code, i.character, i.unit order by i.catalogue_code, i.character, i.unit""")
                .param("path", path)
                .query((row, _) -> new OutputsPage.Output(
                        catalogue
                                .item(row.getString("catalogue_code"))
                                .map(item -> item.name().in(site.words().locale()))
                                .orElse(row.getString("title")),
                        WorkCharacter.valueOf(row.getString("character")),
                        new Quantity(row.getLong("quantity_milli"), Unit.valueOf(row.getString("unit"))),
                        row.getLong("compounds"),
                        new Money(row.getLong("value_fen"))))
                .list();
    }

    private List<OutputsPage.Funded> funds(String path) {
        return db.sql("""
                select f.source, count(*) as lots, sum(f.received_fen)::bigint as received_fen
                  from fund.lot f
                 where f.state = 'RECEIVED' and exists (select from project.place l join registry.compound c on c.id = l.compound_id
                                where l.project_id = f.project_id and """ + WITHIN + """
                )
                 group by f.source order by received_fen desc, f.source""")
                .param("path", path)
                .query(OutputsPage.Funded.class)
                .list();
    }
}

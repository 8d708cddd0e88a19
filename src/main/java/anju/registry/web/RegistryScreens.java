package anju.registry.web;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.Areas;
import anju.money.Area;
import anju.registry.Compound;
import anju.registry.Registry;
import anju.registry.Use;
import anju.site.Column;
import anju.site.Form;
import anju.site.ListQuery;
import anju.site.Listing;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the list of compounds and a compound with its doors. */
@Component
class RegistryScreens {
    static final Listing<CompoundsPage.Row> LIST = Listing.of(
            "registry.compounds",
            "name, id",
            Column.<CompoundsPage.Row>text("name", CompoundsPage.Row::name).sortedBy("name"),
            Column.<CompoundsPage.Row>text("code", CompoundsPage.Row::code)
                    .sortedBy("code")
                    .notOnPhones(),
            Column.<CompoundsPage.Row>text("community", CompoundsPage.Row::community)
                    .sortedBy("community")
                    .notOnPhones(),
            Column.<CompoundsPage.Row>figure(
                            "built",
                            row -> row.builtYear() == null
                                    ? null
                                    : row.builtYear().toString())
                    .sortedBy("built_year")
                    .notOnPhones(),
            Column.<CompoundsPage.Row>figure("buildings", CompoundsPage.Row::buildings)
                    .sortedBy("buildings")
                    .notOnPhones(),
            Column.<CompoundsPage.Row>figure("stairwells", CompoundsPage.Row::stairwells)
                    .sortedBy("stairwells")
                    .notOnPhones(),
            Column.<CompoundsPage.Row>figure("parts", CompoundsPage.Row::parts).sortedBy("parts"),
            Column.<CompoundsPage.Row>figure("area", CompoundsPage.Row::area)
                    .sortedBy("area_x100")
                    .notOnPhones(),
            Column.<CompoundsPage.Row>figure("incomplete", CompoundsPage.Row::incomplete)
                    .sortedBy("incomplete"));

    /** What is counted home by home; whoever sorts by it pays for all compounds, everybody else for those of the page. */
    private static final Set<String> FIGURES = Set.of("buildings", "stairwells", "parts", "area", "incomplete");

    private static final String COMPOUNDS = """
            select c.id, c.code, c.name, c.address, a.name as community, c.built_year
              from registry.compound_now c
              join city.area a on a.id = c.area_id
             where exists (select from unnest(:places::text[]) g where c.path = g or starts_with(c.path, g || '/'))
               and (:community = '' or c.area_id::text = :community)
               and (c.name ilike :text or c.address ilike :text or c.code ilike :text)
            """;

    private static final String WITH_FIGURES = """
            select c.*,
                   (select count(*) from registry.building_now b where b.compound_id = c.id) as buildings,
                   (select count(*) from registry.stairwell_now s where s.compound_id = c.id) as stairwells,
                   p.parts, p.area_x100, p.incomplete
              from (%s) c
              cross join lateral (
                select count(*) as parts, coalesce(sum(n.area_x100), 0)::bigint as area_x100,
                       count(*) filter (where n.area_x100 is null
                         or not exists (select from registry.ownership_now o where o.part_id = n.id)) as incomplete
                  from registry.part_now n where n.compound_id = c.id) p
            """;

    private final JdbcClient db;
    private final Registry registry;
    private final Areas areas;

    RegistryScreens(JdbcClient db, Registry registry, Areas areas) {
        this.db = db;
        this.registry = registry;
        this.areas = areas;
    }

    CompoundsPage list(Site site, ListQuery query) {
        var filters = filters(site, query);
        long total = db.sql("select count(*) from (" + COMPOUNDS + ") c")
                .params(filters)
                .query(Long.class)
                .single();
        var rows = rows(filters, query, query.size(), query.offset());
        return new CompoundsPage(site, LIST.page(query, rows, total), communities(site.viewer(), Action.SEE_REGISTRY));
    }

    List<CompoundsPage.Row> all(Site site, ListQuery query) {
        return rows(filters(site, query), query, 50_000, 0);
    }

    private List<CompoundsPage.Row> rows(Map<String, Object> filters, ListQuery query, int limit, int offset) {
        var order = " order by " + LIST.orderBy(query);
        var page = order + " limit :limit offset :offset";
        var rows = FIGURES.contains(query.sort())
                ? "select * from (" + WITH_FIGURES.formatted(COMPOUNDS) + ") r" + page
                : WITH_FIGURES.formatted(COMPOUNDS + page) + order;
        return db.sql(rows)
                .params(filters)
                .param("limit", limit)
                .param("offset", offset)
                .query(CompoundsPage.Row.class)
                .list();
    }

    private static Map<String, Object> filters(Site site, ListQuery query) {
        return Map.of(
                "places",
                places(site.viewer(), Action.SEE_REGISTRY),
                "community",
                query.filter("community"),
                "text",
                query.pattern("q"));
    }

    /** The places where the viewer may do this. */
    static String[] places(Viewer viewer, Action action) {
        return viewer.grants().stream()
                .filter(grant -> action.isOpenTo(grant.role()))
                .map(anju.access.Grant::placePath)
                .distinct()
                .toArray(String[]::new);
    }

    /** The communities where the viewer may do this, to choose from. */
    List<Option> communities(Viewer viewer, Action action) {
        return areas.all().stream()
                .filter(area -> area.kind() == anju.city.Area.Kind.COMMUNITY && viewer.may(action, area.path()))
                .map(area -> new Option(area.id().toString(), area.name()))
                .toList();
    }

    /** The compound if it is within the viewer's places. */
    Compound compound(Viewer viewer, UUID id) {
        return registry.compound(id)
                .filter(compound -> viewer.may(Action.SEE_REGISTRY, compound.path()))
                .orElseThrow(NotThere::new);
    }

    CompoundPage page(Site site, UUID id, Form... instead) {
        var compound = compound(site.viewer(), id);
        var naming = new LinkedHashMap<String, List<String>>();
        naming.put("name", List.of(compound.name()));
        naming.put("address", List.of(compound.address()));
        naming.put("built", compound.builtYear() == null ? List.of() : List.of("" + compound.builtYear()));
        naming.put("from", List.of());
        return new CompoundPage(
                site,
                compound,
                areas.byId(compound.areaId()).map(anju.city.Area::name).orElse(""),
                buildings(id),
                site.viewer().may(Action.KEEP_REGISTRY, compound.path()),
                chosen(new Form("registry.naming", naming, List.of()), instead),
                chosen(Form.empty("registry.building"), instead),
                chosen(Form.empty("registry.stairwell"), instead),
                chosen(Form.empty("registry.part"), instead));
    }

    private static Form chosen(Form plain, Form[] instead) {
        for (var form : instead) {
            if (form.key().equals(plain.key())) {
                return form;
            }
        }
        return plain;
    }

    private List<CompoundPage.Building> buildings(UUID compound) {
        record Row(
                UUID building,
                String buildingNumber,
                @Nullable Integer storeys,
                @Nullable UUID stairwell,
                @Nullable String stairwellNumber,
                @Nullable UUID part,
                @Nullable String number,
                int floor,
                @Nullable String use,
                @Nullable Long areaX100,
                long owners,
                boolean stock) {}
        var rows = db.sql("""
                select b.id as building, b.number as building_number, b.storeys, s.id as stairwell,
                       s.number as stairwell_number, p.id as part, p.number, coalesce(p.floor, 0) as floor, p.use,
                       p.area_x100, coalesce(o.owners, 0) as owners, coalesce(o.stock, false) as stock
                  from registry.building_now b
                  left join registry.stairwell_now s on s.building_id = b.id
                  left join registry.part_now p on p.stairwell_id = s.id
                  left join lateral (select count(*) as owners, bool_or(standing <> 'OWNED') as stock
                                       from registry.ownership_now n where n.part_id = p.id) o on true
                 where b.compound_id = ?
                 order by length(b.number), b.number, length(s.number), s.number, p.floor desc, length(p.number), p.number""").param(compound).query(Row.class).list();
        var buildings = new LinkedHashMap<UUID, CompoundPage.Building>();
        var doors = new LinkedHashMap<List<Object>, TreeMap<Integer, List<CompoundPage.Door>>>();
        for (var row : rows) {
            buildings.computeIfAbsent(
                    row.building,
                    id -> new CompoundPage.Building(id, row.buildingNumber, row.storeys, new ArrayList<>()));
            if (row.stairwell != null && row.stairwellNumber != null) {
                boolean shop = "SHOP".equals(row.use);
                var floors = doors.computeIfAbsent(
                        List.of(row.building, row.stairwell, row.stairwellNumber, shop), _ -> new TreeMap<>());
                if (row.part != null && row.number != null && row.use != null) {
                    floors.computeIfAbsent(-row.floor, _ -> new ArrayList<>())
                            .add(new CompoundPage.Door(
                                    row.part,
                                    row.number,
                                    row.floor,
                                    Use.valueOf(row.use),
                                    row.areaX100 == null ? null : new Area(row.areaX100),
                                    row.owners,
                                    row.stock));
                }
            }
        }
        doors.forEach((key, floors) -> {
            boolean shops = (Boolean) key.get(3);
            if (shops) {
                pairUp(floors);
            }
            int widest = floors.values().stream().mapToInt(List::size).max().orElse(1);
            var building = buildings.get((UUID) key.get(0));
            if (building != null) {
                building.stairwells()
                        .add(new CompoundPage.Stairwell(
                                (UUID) key.get(1), (String) key.get(2), shops, widest, List.copyOf(floors.values())));
            }
        });
        return List.copyOf(buildings.values());
    }

    /** Shops stand in one long row; two abreast they keep the size of a door. */
    private static void pairUp(TreeMap<Integer, List<CompoundPage.Door>> floors) {
        var all = floors.values().stream().flatMap(List::stream).toList();
        floors.clear();
        for (int i = 0; i < all.size(); i += 2) {
            floors.put(i, all.subList(i, Math.min(i + 2, all.size())));
        }
    }
}

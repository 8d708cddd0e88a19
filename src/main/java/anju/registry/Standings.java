package anju.registry;

import anju.city.Area;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the registry already has of the compounds a workbook names.
 *
 * @param buildings storeys by compound code and building number, 0 when unknown
 * @param floors of the parts, by door
 */
record Standings(
        List<Area> areas,
        List<String> scope,
        Map<String, Compound> compounds,
        Map<String, Map<String, Integer>> buildings,
        Map<Door, Integer> floors) {

    static Standings of(JdbcClient db, List<Area> areas, List<String> scope, Collection<String> codes) {
        var compounds = new HashMap<String, Compound>();
        var buildings = new HashMap<String, Map<String, Integer>>();
        var floors = new HashMap<Door, Integer>();
        if (!codes.isEmpty()) {
            var wanted = Map.of("codes", Set.copyOf(codes));
            db.sql("""
                    select id, code, area_id, path, built_year, name, address
                      from registry.compound_now where code in (:codes)""")
                    .params(wanted)
                    .query(Compound.class)
                    .list()
                    .forEach(compound -> compounds.put(compound.code(), compound));
            db.sql("""
                    select c.code, b.number, coalesce(b.storeys, 0) as storeys
                      from registry.compound_now c join registry.building_now b on b.compound_id = c.id
                     where c.code in (:codes)""").params(wanted).query(row -> {
                buildings
                        .computeIfAbsent(row.getString("code"), _ -> new HashMap<>())
                        .put(row.getString("number"), row.getInt("storeys"));
            });
            db.sql("""
                    select c.code, p.building_number, p.stairwell_number, p.number, p.floor
                      from registry.compound_now c join registry.part_now p on p.compound_id = c.id
                     where c.code in (:codes)""").params(wanted).query(row -> {
                floors.put(
                        new Door(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                        row.getInt(5));
            });
        }
        return new Standings(areas, scope, compounds, buildings, floors);
    }

    /** The communities called so, or the one with this path. */
    List<Area> communities(String nameOrPath) {
        return areas.stream()
                .filter(area -> area.kind() == Area.Kind.COMMUNITY)
                .filter(area -> area.path().equals(nameOrPath)
                        || WorkbookWords.plain(area.name()).equals(WorkbookWords.plain(nameOrPath)))
                .toList();
    }

    List<String> communityNames() {
        return areas.stream()
                .filter(area -> area.kind() == Area.Kind.COMMUNITY && isInScope(area.path()))
                .map(Area::name)
                .toList();
    }

    boolean isInScope(String path) {
        return scope.stream().anyMatch(place -> path.equals(place) || path.startsWith(place + "/"));
    }
}

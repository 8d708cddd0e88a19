package anju.disclosure.web;

import anju.site.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the drawing of a street's compounds. */
@Component
class MapScreens {
    private static final String PHASED = """
            with phased as (
              select c.id, c.code, c.name, a.name as community, a.path as community_path, s.id as street_id, s.name as street,
                     """ + Phase.of("p.state") + """
                as phase
                from registry.compound_now c
                join city.area a on a.id = c.area_id
                join city.area s on s.kind = 'STREET' and (a.path = s.path or starts_with(a.path, s.path || '/'))
                left join lateral project.latest(c.id) p on true)
            """;

    private final JdbcClient db;

    MapScreens(JdbcClient db) {
        this.db = db;
    }

    /** The drawing of one street, of the first one when none is asked for; empty when there is no such street. */
    Optional<MapPage> map(Site site, @Nullable UUID street) {
        var streets = streets();
        if (streets.isEmpty()) {
            return Optional.of(new MapPage(site, streets, new UUID(0, 0), List.of()));
        }
        var shown = street == null ? streets.getFirst().id() : street;
        return streets.stream().noneMatch(it -> it.id().equals(shown))
                ? Optional.empty()
                : Optional.of(new MapPage(site, streets, shown, communities(shown)));
    }

    private List<MapPage.Street> streets() {
        return db.sql(PHASED + """
                select street_id as id, street as name, count(*) filter (where phase = 'NONE') as none,
                       count(*) filter (where phase = 'PREPARING') as preparing,
                       count(*) filter (where phase = 'BUILDING') as building, count(*) filter (where phase = 'DONE') as done
                  from phased group by street_id, street order by street""").query(MapPage.Street.class).list();
    }

    private List<MapPage.Community> communities(UUID street) {
        var communities = new LinkedHashMap<String, List<MapPage.Plot>>();
        db.sql(PHASED + """
                select id, name, community, phase from phased
                 where street_id = :street order by community_path, code""").param("street", street).query(row -> {
            communities
                    .computeIfAbsent(row.getString("community"), _ -> new ArrayList<>())
                    .add(new MapPage.Plot(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            Phase.valueOf(row.getString("phase"))));
        });
        return communities.entrySet().stream()
                .map(it -> new MapPage.Community(it.getKey(), it.getValue()))
                .toList();
    }
}

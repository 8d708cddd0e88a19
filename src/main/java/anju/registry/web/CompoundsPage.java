package anju.registry.web;

import anju.money.Area;
import anju.site.ListPage;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The compounds of the viewer's places. */
public record CompoundsPage(Site site, ListPage<Row> list, List<Option> communities) {
    /** @param incomplete parts without area or owner */
    public record Row(
            UUID id,
            String code,
            String name,
            String address,
            String community,
            @Nullable Integer builtYear,
            long buildings,
            long stairwells,
            long parts,
            long areaX100,
            long incomplete) {
        public Area area() {
            return new Area(areaX100);
        }
    }
}

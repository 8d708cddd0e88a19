package anju.disclosure.web;

import anju.money.Area;
import anju.site.Site;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The public's way in: find one's compound, see the latest payments. */
public record PortalPage(
        Site site,
        String query,
        int page,
        boolean hasMore,
        long total,
        List<Found> compounds,
        List<Traced.Payment> payments) {
    public record Found(
            UUID id,
            String name,
            String address,
            String community,
            @Nullable Integer builtYear,
            long parts,
            @Nullable Long areaX100,
            @Nullable String stage) {
        public Area area() {
            return new Area(areaX100 == null ? 0 : areaX100);
        }
    }
}

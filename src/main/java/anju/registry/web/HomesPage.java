package anju.registry.web;

import anju.money.Area;
import anju.site.Site;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A resident's own doors: those the registry names them owner of, and those they are bound to. */
public record HomesPage(Site site, List<Home> homes) {
    public record Home(
            UUID partId,
            UUID compoundId,
            String compound,
            String building,
            String stairwell,
            String number,
            @Nullable Long areaX100,
            boolean owned,
            boolean bound) {
        public @Nullable Area area() {
            return areaX100 == null ? null : new Area(areaX100);
        }
    }

    public boolean mayConfirm() {
        return homes.stream().anyMatch(home -> home.owned && !home.bound);
    }
}

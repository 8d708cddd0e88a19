package anju.policy.web;

import anju.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every area of the city with the pack that holds there. */
public record PolicyPage(Site site, List<AreaRules> areas) {
    /** @param from when the area itself took a pack; null where it follows what lies above */
    public record AreaRules(
            UUID id,
            String name,
            int depth,
            String pack,
            @Nullable LocalDate from) {}
}

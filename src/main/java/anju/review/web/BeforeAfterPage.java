package anju.review.web;

import anju.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What the works changed, indicator by indicator: two surveys of one compound side by side, with what each counts. */
public record BeforeAfterPage(Site site, Pair pair, List<Line> lines, long better, long same, long worse) {
    public record Pair(
            UUID compoundId,
            String compound,
            LocalDate completedOn,
            UUID beforeId,
            String beforeCode,
            LocalDate beforeOn,
            UUID beforeEditionId,
            String afterCode,
            LocalDate afterOn) {}

    /**
     * @param definition what counts as good enough
     * @param before how much of that was attained
     * @param direction 1 better, 0 the same, -1 worse
     */
    public record Line(
            String name,
            String definition,
            String before,
            int beforeCounted,
            String after,
            int afterCounted,
            int direction) {
        public String badge() {
            return direction > 0 ? "ok" : direction < 0 ? "bad" : "idle";
        }
    }
}

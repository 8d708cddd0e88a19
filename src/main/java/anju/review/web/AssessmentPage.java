package anju.review.web;

import anju.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A property firm's sheet as the public sees it: items, points, what was found. */
public record AssessmentPage(Site site, Sheet sheet, String grade, String subsidy, List<Line> lines) {
    public record Sheet(
            UUID id,
            String code,
            String firm,
            UUID compoundId,
            String compound,
            LocalDate fromOn,
            LocalDate untilOn,
            int points,
            String grade,
            UUID editionId) {}

    public record Line(String item, int most, int points, List<String> findings) {}
}

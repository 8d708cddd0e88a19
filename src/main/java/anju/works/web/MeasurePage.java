package anju.works.web;

import anju.money.Quantity;
import anju.project.Project;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The form for measured work: for each line a field for each building.
 *
 * @param early null once the start of works is cleared
 */
public record MeasurePage(
        Site site,
        Project project,
        UUID contract,
        String contractCode,
        Form form,
        List<Option> kinds,
        List<LineRow> lines,
        @Nullable TooEarlyNote early) {
    public record LineRow(UUID id, String number, String title, Quantity left, List<PlaceRow> places) {}

    /** @param field number of the quantity on the page */
    public record PlaceRow(int field, UUID line, @Nullable UUID building, String name) {
        public String value() {
            return line + (building == null ? "" : " " + building);
        }
    }
}

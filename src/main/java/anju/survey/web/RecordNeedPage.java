package anju.survey.web;

import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The form for a need: what, how known, since when, and whom it touches. */
public record RecordNeedPage(
        Site site,
        Form form,
        @Nullable Request request,
        UUID compoundId,
        String compound,
        List<Option> topics,
        List<Building> buildings) {
    /** What a resident asked for, out of which this need is made. */
    public record Request(UUID id, String code, String title, LocalDate receivedOn) {}

    /** Whether something in it was ticked, now or before signing in again, so that it stands open when the form comes back. */
    public boolean isTouched(Building building) {
        var stairwells = site.typed(form, "stairwells");
        var parts = site.typed(form, "parts");
        return site.typed(form, "buildings").contains(building.id.toString())
                || building.stairwells.stream()
                        .anyMatch(s -> stairwells.contains(s.id.toString())
                                || s.parts.stream().anyMatch(p -> parts.contains(p.id.toString())));
    }

    /** A building with its stairwells, as boxes to tick. */
    public record Building(UUID id, String number, List<Stairwell> stairwells) {
        public int households() {
            return stairwells.stream()
                    .mapToInt(stairwell -> stairwell.parts().size())
                    .sum();
        }
    }

    public record Stairwell(UUID id, String number, List<Part> parts) {}

    public record Part(UUID id, String number) {}
}

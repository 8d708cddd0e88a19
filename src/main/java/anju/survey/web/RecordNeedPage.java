package anju.survey.web;

import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import java.util.UUID;

/** The form for a need: what, how known, since when, and whom it touches. */
public record RecordNeedPage(
        Site site, Form form, UUID compoundId, String compound, List<Option> topics, List<Building> buildings) {

    /** A building with its stairwells, as boxes to tick. */
    public record Building(UUID id, String number, List<Stairwell> stairwells) {
        public int households() {
            return stairwells.stream()
                    .mapToInt(stairwell -> stairwell.parts().size())
                    .sum();
        }

        /** Whether something in it was ticked, so that it stands open when the form comes back. */
        public boolean isTouched(Form form) {
            return form.values("buildings").contains(id.toString())
                    || stairwells.stream()
                            .anyMatch(s -> form.values("stairwells").contains(s.id.toString())
                                    || s.parts.stream()
                                            .anyMatch(p -> form.values("parts").contains(p.id.toString())));
        }
    }

    public record Stairwell(UUID id, String number, List<Part> parts) {}

    public record Part(UUID id, String number) {}
}

package anju.consultation.web;

import anju.site.Form;
import anju.site.Site;
import java.util.List;
import java.util.UUID;

/** Which parts still lack an answer, by stairwell; never what the others said. */
public record DoorsPage(Site site, RoundView round, List<Stairwell> stairwells, Form closing, boolean mayClose) {
    public record Stairwell(UUID id, String building, String number, long parts, List<Door> missing) {}

    public record Door(UUID formId, String number, int serial) {}
}

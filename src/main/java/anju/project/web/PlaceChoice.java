package anju.project.web;

import anju.project.Place;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** Places as the form sends them: {@code compound:<id>}, {@code building:<compound>:<id>}, {@code stairwell:<compound>:<building>:<id>}. */
final class PlaceChoice {
    private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern FORM = Pattern.compile("compound:(" + ID + ")|building:(" + ID + "):(" + ID
            + ")|stairwell:(" + ID + "):(" + ID + "):(" + ID + ")");

    private PlaceChoice() {}

    /** None if one of them is not a place, so that nothing is left out in silence. */
    static List<Place> read(List<String> texts) {
        return texts.stream().allMatch(text -> FORM.matcher(text).matches())
                ? texts.stream().map(PlaceChoice::place).toList()
                : List.of();
    }

    private static Place place(String text) {
        var ids = text.substring(text.indexOf(':') + 1).split(":");
        return new Place(
                UUID.fromString(ids[0]),
                ids.length > 1 ? UUID.fromString(ids[1]) : null,
                ids.length > 2 ? UUID.fromString(ids[2]) : null);
    }
}

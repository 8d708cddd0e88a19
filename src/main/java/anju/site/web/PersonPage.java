package anju.site.web;

import anju.access.AccessLists.Held;
import anju.access.AccessLists.StaffRow;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import java.util.Map;

/** A person's account and roles; {@code choices} are the places where the viewer may give roles, by full name. */
public record PersonPage(
        Site site,
        StaffRow person,
        String phone,
        Map<String, String> places,
        Form form,
        List<Option> roles,
        List<String> choices) {
    public String place(Held held) {
        return Places.named(places, held.placePath());
    }
}

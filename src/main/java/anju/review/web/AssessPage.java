package anju.review.web;

import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import java.util.UUID;

/** The form for a property firm's sheet. */
public record AssessPage(Site site, Form form, UUID compoundId, String compound, List<Option> firms, List<Item> items) {
    public record Item(String code, String name, int points) {}

    /** What stood in the nth field of a list. */
    public String typed(String field, int at) {
        var values = form.values(field);
        return at < values.size() ? values.get(at) : "";
    }
}

package anju.site.web;

import anju.access.AreaOutline;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form for a pasted list of areas and, once it was read, what it says. */
public record AreaListPage(
        Site site, List<Option> within, Form form, @Nullable AreaOutline outline) {
    /** True where the list can be drawn as it stands. */
    public boolean isReady() {
        return outline != null && form.errors().isEmpty();
    }
}

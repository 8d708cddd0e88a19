package anju.site.web;

import anju.access.ColleagueList;
import anju.access.Grant;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form for a pasted list of colleagues and, once it was read, what it says. */
public record ColleagueListPage(
        Site site, Form form, @Nullable ColleagueList list, Map<String, String> places, List<Option> roles) {
    /** True where the accounts can be opened as the list stands. */
    public boolean isReady() {
        return list != null && form.errors().isEmpty();
    }

    public String said(@Nullable Grant grant) {
        return grant == null ? "" : site.word(grant.role()) + " · " + Places.named(places, grant.placePath());
    }

    @Override
    public String toString() {
        return "ColleagueListPage";
    }
}

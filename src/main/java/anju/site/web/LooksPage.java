package anju.site.web;

import anju.access.AccessLists.LookRow;
import anju.site.ListPage;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import java.util.Map;

/** Looks at whole data, newest first. */
public record LooksPage(
        Site site, ListPage<LookRow> list, Map<String, String> places, List<Option> fields, List<Option> purposes) {
    public String place(LookRow row) {
        return Places.named(places, row.placePath());
    }
}

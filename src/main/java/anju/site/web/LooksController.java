package anju.site.web;

import anju.access.AccessLists;
import anju.access.AccessLists.LookFilter;
import anju.access.AccessLists.LookRow;
import anju.access.Action;
import anju.access.Needs;
import anju.access.Revealing;
import anju.site.Column;
import anju.site.ListQuery;
import anju.site.Listing;
import anju.site.NavEntry;
import anju.site.NavGroup;
import anju.site.Option;
import anju.site.Pages;
import anju.site.Said;
import anju.site.Site;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Who looked at whose whole data, for auditors and administrators. */
@Controller
class LooksController {
    static final Listing<LookRow> LIST = Listing.of(
            "access.looks",
            "at",
            Column.text("at", LookRow::at),
            Column.text("by", row -> row.byName() + (row.byLogin() == null ? "" : " " + row.byLogin())),
            Column.text("person", LookRow::personName),
            Column.text("field", row -> Said.of("access.field." + row.field())),
            Column.text("purpose", LookRow::purpose),
            Column.<LookRow>text("place", LookRow::placePath).notOnPhones());
    private static final List<String> FIELDS = List.of("NAME", "PHONE", "IDENTITY");
    private static final int EXPORT_AT_MOST = 100_000;

    private final AccessLists lists;

    LooksController(AccessLists lists) {
        this.lists = lists;
    }

    @Bean
    static NavEntry looksNav() {
        return new NavEntry("access.nav.looks", "/looks", Action.SEE_AUDIT, 85, NavGroup.OFFICE, "eye");
    }

    @Needs(Action.SEE_AUDIT)
    @GetMapping("/looks")
    ModelAndView list(Site site, ListQuery query) {
        var filter = filter(site, query);
        var rows = lists.looks(filter, query.size(), query.offset());
        var fields = FIELDS.stream()
                .map(field -> new Option(field, site.text("access.field." + field)))
                .toList();
        return Pages.page(
                "access/looks",
                new LooksPage(
                        site,
                        LIST.page(query, rows, lists.countLooks(filter)),
                        lists.places(),
                        fields,
                        site.options(Revealing.Purpose.class)));
    }

    @Needs(Action.SEE_AUDIT)
    @GetMapping("/looks.xlsx")
    ModelAndView xlsx(Site site, ListQuery query) {
        Stream<LookRow> rows = lists.looks(filter(site, query), EXPORT_AT_MOST, 0).stream();
        return LIST.xlsx(site, rows);
    }

    /** An unknown choice in the address filters nothing. */
    private static LookFilter filter(Site site, ListQuery query) {
        var field = query.filter("field");
        var purpose = query.filter("purpose");
        boolean known = Arrays.stream(Revealing.Purpose.values())
                .anyMatch(one -> one.name().equals(purpose));
        return new LookFilter(
                site.viewer().reach(Action.SEE_AUDIT),
                query.filter("q"),
                FIELDS.contains(field) ? field : "",
                known ? purpose : "");
    }
}

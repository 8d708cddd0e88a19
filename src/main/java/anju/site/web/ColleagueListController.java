package anju.site.web;

import anju.access.AccessLists;
import anju.access.Action;
import anju.access.ColleagueList;
import anju.access.Enlisting;
import anju.access.Enlisting.Enlisted;
import anju.access.Needs;
import anju.access.Role;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** A whole office's colleagues pasted from a spreadsheet: looked at first, then their accounts are opened at once. */
@Controller
class ColleagueListController {
    private static final String LIST = "access.colleagues";
    private static final String TEMPLATE = "access/colleagues";
    private static final int LONGEST = 20_000;

    private final Enlisting enlisting;
    private final AccessLists lists;

    ColleagueListController(Enlisting enlisting, AccessLists lists) {
        this.enlisting = enlisting;
        this.lists = lists;
    }

    @Needs(Action.MANAGE_ACCESS)
    @GetMapping("/people/list")
    ModelAndView list(Site site) {
        return Pages.page(TEMPLATE, page(site, Form.empty(LIST), null));
    }

    /** Shows which accounts would be opened; nothing is yet. */
    @Needs(Action.MANAGE_ACCESS)
    @PostMapping("/people/list/preview")
    ModelAndView preview(Site site, ColleagueListForm form) {
        var asked = asked(site, form);
        var page = page(site, asked.check.form(), asked.list);
        return asked.check.failed() ? Pages.refused(TEMPLATE, page) : Pages.page(TEMPLATE, page);
    }

    @Needs(Action.MANAGE_ACCESS)
    @PostMapping("/people/list")
    ModelAndView enlist(Site site, ColleagueListForm form, @Command UUID command) {
        var said = read(site, form);
        if (said != null && said.isSound()) {
            return switch (enlisting.enlist(site.viewer(), command, said)) {
                // The passwords stand on the answer itself, never in an address and never again.
                case Enlisted.Done _ ->
                    Pages.page(
                            "access/firstPasswords",
                            new FirstPasswordsPage(site, said, enlisting.firstPasswords(command, said)));
                // Somebody else opened one in between: the list is read once more and says which line.
                case Enlisted.Unsound _ -> preview(site, form);
            };
        }
        return preview(site, form);
    }

    private Asked asked(Site site, ColleagueListForm form) {
        var check = FormCheck.of(LIST, form);
        check.paragraphs("rows", LONGEST);
        var said = check.failed() ? null : read(site, form);
        if (said == null) {
            return new Asked(check, null);
        }
        var list = enlisting.checked(site.viewer(), said);
        if (!list.faults().isEmpty()) {
            check.refuse("rows", "access.colleagues.faults", list.faults().size());
        }
        return new Asked(check, list);
    }

    private @Nullable ColleagueList read(Site site, ColleagueListForm form) {
        if (form.rows.isBlank() || form.rows.length() > LONGEST) {
            return null;
        }
        var places = Places.choices(lists.places(), site.viewer().reach(Action.MANAGE_ACCESS));
        return ColleagueList.read(form.rows, word -> role(site, word), place -> place(places, place));
    }

    private static Optional<Role> role(Site site, String word) {
        return Arrays.stream(Role.values())
                .filter(role ->
                        site.word(role).equalsIgnoreCase(word) || role.name().equals(word))
                .findFirst();
    }

    private static Optional<String> place(Map<String, String> places, String typed) {
        return Optional.of(Places.meant(places, typed)).filter(path -> !path.isEmpty());
    }

    private ColleagueListPage page(Site site, Form form, @Nullable ColleagueList list) {
        return new ColleagueListPage(site, form, list, lists.places(), site.options(Role.class));
    }

    private record Asked(FormCheck check, @Nullable ColleagueList list) {}

    record ColleagueListForm(String rows) {
        @Override
        public String toString() {
            return "ColleagueListForm";
        }
    }
}

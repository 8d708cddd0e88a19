package anju.site.web;

import anju.access.Action;
import anju.access.AreaOutline;
import anju.access.Charting;
import anju.access.Charting.Charted;
import anju.access.Needs;
import anju.city.Area;
import anju.city.Areas;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Option;
import anju.site.Pages;
import anju.site.Site;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** A whole tree of areas pasted from a spreadsheet: looked at first, then drawn at once. */
@Controller
class AreaListController {
    private static final String LIST = "site.areas.list";
    private static final String TEMPLATE = "site/areaList";
    private static final int LONGEST = 100_000;

    private final Areas areas;
    private final Charting charting;

    AreaListController(Areas areas, Charting charting) {
        this.areas = areas;
        this.charting = charting;
    }

    @Needs(Action.MANAGE_ACCESS)
    @GetMapping("/areas/list")
    ModelAndView list(Site site) {
        var above = within(site);
        var form = Form.empty(LIST);
        return Pages.page(
                TEMPLATE,
                page(
                        site,
                        above.isEmpty()
                                ? form
                                : form.with("above", above.getFirst().value()),
                        null));
    }

    /** Shows what would be drawn; nothing is yet. */
    @Needs(Action.MANAGE_ACCESS)
    @PostMapping("/areas/list/preview")
    ModelAndView preview(Site site, AreaListForm form) {
        var asked = asked(site, form);
        return asked.check.failed()
                ? Pages.refused(TEMPLATE, page(site, asked.check.form(), asked.outline))
                : Pages.page(TEMPLATE, page(site, asked.check.form(), asked.outline));
    }

    @Needs(Action.MANAGE_ACCESS)
    @PostMapping("/areas/list")
    ModelAndView draw(Site site, AreaListForm form, @Command UUID command) {
        var asked = asked(site, form);
        var above = asked.above;
        if (!asked.check.failed() && above != null) {
            switch (charting.draw(site.viewer(), command, above.id(), asked.top, form.rows)) {
                case Charted.Drawn drawn -> {
                    return Pages.done("/areas", "site.areas.drawn", drawn.added());
                }
                case Charted.NothingNew _ -> asked.check.refuse("rows", "site.areas.list.nothing-new");
                // Somebody else drew in between: the list is read once more and says which lines.
                case Charted.Unsound _ -> {
                    return preview(site, form);
                }
                case Charted.NothingBelow _ -> asked.check.refuse("top", "site.areas.kind.below");
                case Charted.Done _, Charted.CodeTaken _ ->
                    throw new IllegalStateException("a list was drawn, not one area");
            }
        }
        return Pages.refused(TEMPLATE, page(site, asked.check.form(), asked.outline));
    }

    private Asked asked(Site site, AreaListForm form) {
        var check = FormCheck.of(LIST, form);
        var chosen =
                check.choice("above", within(site).stream().map(Option::value).toList());
        var top = check.choice("top", EnumSet.of(Area.Kind.DISTRICT, Area.Kind.STREET, Area.Kind.COMMUNITY));
        check.paragraphs("rows", LONGEST);
        if (check.failed()) {
            return new Asked(check, null, top, null);
        }
        var above = areas.byId(UUID.fromString(chosen)).orElseThrow();
        if (top.compareTo(above.kind()) <= 0) {
            check.refuse("top", "site.areas.kind.below");
            return new Asked(check, above, top, null);
        }
        var outline = charting.outline(above, top, form.rows);
        if (!outline.faults().isEmpty()) {
            check.refuse("rows", "site.areas.list.faults", outline.faults().size());
        } else if (outline.entries().isEmpty()) {
            check.refuse("rows", "site.form.required");
        } else if (outline.wanting().isEmpty()) {
            check.refuse("rows", "site.areas.list.nothing-new");
        }
        return new Asked(check, above, top, outline);
    }

    private AreaListPage page(Site site, Form form, @Nullable AreaOutline outline) {
        return new AreaListPage(site, within(site), form, outline);
    }

    private List<Option> within(Site site) {
        return areas.all().stream()
                .filter(area -> area.kind() != Area.Kind.COMMUNITY)
                .filter(area -> site.viewer().may(Action.MANAGE_ACCESS, area.path()))
                .map(area -> new Option(area.id().toString(), area.name()))
                .toList();
    }

    private record Asked(
            FormCheck check,
            @Nullable Area above,
            Area.Kind top,
            @Nullable AreaOutline outline) {}

    record AreaListForm(String above, String top, String rows) {}
}

package anju.site.web;

import anju.access.Action;
import anju.access.Charting;
import anju.access.Needs;
import anju.city.Area;
import anju.city.Areas;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NavEntry;
import anju.site.NavGroup;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Pages;
import anju.site.Site;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The tree of areas: what an empty city needs first, before compounds can be registered below it. */
@Controller
class AreasController {
    private static final String ADD = "site.areas.add";
    private static final String RENAME = "site.areas.rename";
    private static final int NAME_LONGEST = 40;
    private static final int CODE_LONGEST = 20;

    private final Areas areas;
    private final Charting charting;

    AreasController(Areas areas, Charting charting) {
        this.areas = areas;
        this.charting = charting;
    }

    @Needs(Action.MANAGE_ACCESS)
    @GetMapping("/areas")
    ModelAndView areas(Site site) {
        return Pages.page("site/areas", page(site, Form.empty(ADD)));
    }

    @Needs(Action.MANAGE_ACCESS)
    @PostMapping("/areas")
    ModelAndView add(Site site, AddAreaForm form, @Command UUID command) {
        var check = FormCheck.of(ADD, form);
        var above =
                check.choice("above", options(site).stream().map(Option::value).toList());
        var kind = check.choice("kind", EnumSet.of(Area.Kind.DISTRICT, Area.Kind.STREET, Area.Kind.COMMUNITY));
        var name = check.text("name", NAME_LONGEST);
        var code = check.text("code", CODE_LONGEST);
        if (!check.failed() && !code.matches("[a-z0-9]+")) {
            check.refuse("code", "site.areas.code.malformed");
        }
        if (!check.failed()) {
            switch (charting.add(site.viewer(), command, UUID.fromString(above), kind, code, name)) {
                case Charting.Charted.Done _ -> {
                    return Pages.done("/areas", "site.areas.added", name);
                }
                case Charting.Charted.CodeTaken taken -> check.refuse("code", "site.areas.code.taken", taken.code());
                case Charting.Charted.NothingBelow _ -> check.refuse("kind", "site.areas.kind.below");
                case Charting.Charted.Drawn _, Charting.Charted.Unsound _, Charting.Charted.NothingNew _ ->
                    throw new IllegalStateException("one area was added, not a list");
            }
        }
        return Pages.refused("site/areas", page(site, check.form()));
    }

    @Needs(Action.MANAGE_ACCESS)
    @GetMapping("/areas/{id}/name")
    ModelAndView name(Site site, @PathVariable UUID id) {
        var area = areas.byId(id).orElseThrow(NotThere::new);
        return Pages.page(
                "site/areaName", new AreaNamePage(site, area, Form.empty(RENAME).with("name", area.name())));
    }

    @Needs(Action.MANAGE_ACCESS)
    @PostMapping("/areas/{id}/name")
    ModelAndView rename(Site site, @PathVariable UUID id, RenameAreaForm form, @Command UUID command) {
        var area = areas.byId(id).orElseThrow(NotThere::new);
        var check = FormCheck.of(RENAME, form);
        var name = check.text("name", NAME_LONGEST);
        if (check.failed()) {
            return Pages.refused("site/areaName", new AreaNamePage(site, area, check.form()));
        }
        charting.rename(site.viewer(), command, id, name);
        return Pages.done("/areas", "site.areas.renamed", name);
    }

    private AreasPage page(Site site, Form form) {
        return new AreasPage(site, areas.all(), options(site), form);
    }

    /** Areas that may have others below them and that this person is responsible for. */
    private List<Option> options(Site site) {
        return areas.all().stream()
                .filter(area -> area.kind() != Area.Kind.COMMUNITY)
                .filter(area -> site.viewer().may(Action.MANAGE_ACCESS, area.path()))
                .map(area -> new Option(area.id().toString(), area.name()))
                .toList();
    }

    record AddAreaForm(String above, String kind, String name, String code) {}

    record RenameAreaForm(String name) {}

    @Configuration(proxyBeanMethods = false)
    static class Nav {
        @Bean
        NavEntry areasEntry() {
            return new NavEntry("site.areas.nav", "/areas", Action.MANAGE_ACCESS, 5, NavGroup.OFFICE, "building");
        }
    }
}

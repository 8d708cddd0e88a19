package anju.registry.web;

import anju.access.Action;
import anju.access.Needs;
import anju.city.Areas;
import anju.city.City;
import anju.money.Area;
import anju.registry.Adding;
import anju.registry.Basis;
import anju.registry.CompoundDraft;
import anju.registry.Correcting;
import anju.registry.Founding;
import anju.registry.Registering;
import anju.registry.Use;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.ListQuery;
import anju.site.Pages;
import anju.site.Site;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Compounds: the list, one of them, and adding to it by hand. */
@Controller
class RegistryController {
    private static final String FOUNDING = "registry.founding";
    private static final LocalDate FIRST_DAY = LocalDate.of(1949, 10, 1);

    private final RegistryScreens screens;
    private final Registering registering;
    private final Areas areas;

    RegistryController(RegistryScreens screens, Registering registering, Areas areas) {
        this.screens = screens;
        this.registering = registering;
        this.areas = areas;
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/registry")
    ModelAndView registry() {
        return Pages.to("/registry/compounds");
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/registry/compounds")
    ModelAndView list(Site site, ListQuery query) {
        return Pages.page("registry/compounds", screens.list(site, query));
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/registry/compounds.xlsx")
    ModelAndView xlsx(Site site, ListQuery query) {
        return RegistryScreens.LIST.xlsx(site, screens.all(site, query).stream());
    }

    @Needs(Action.KEEP_REGISTRY)
    @GetMapping("/registry/compounds/new")
    ModelAndView blank(Site site) {
        return Pages.page("registry/founding", founding(site, Form.empty(FOUNDING)));
    }

    @Needs(Action.KEEP_REGISTRY)
    @PostMapping("/registry/compounds")
    ModelAndView found(Site site, @Command UUID command, FoundCompoundForm form) {
        var check = FormCheck.of(FOUNDING, form);
        var code = check.text("code", 20).toUpperCase(Locale.ROOT);
        if (!code.isEmpty() && !code.matches("[A-Z0-9-]{2,20}")) {
            check.refuse("code", "registry.founding.code.shape");
        }
        var name = check.text("name", 40);
        var address = check.text("address", 80);
        var community = areas.byId(check.id("community"));
        var built = check.optionalInteger("built", 1900, City.current().today().getYear());
        if (check.failed() || community.isEmpty()) {
            return Pages.refused("registry/founding", founding(site, check.form()));
        }
        var draft = new CompoundDraft(
                code,
                name,
                address,
                community.get().path(),
                built.map(Long::intValue).orElse(null),
                City.current().today(),
                List.of());
        return switch (registering.register(site.viewer(), command, draft)) {
            case Founding.Founded founded ->
                Pages.done("/registry/compounds/" + founded.compoundId(), "registry.founding.done");
            case Founding.CodeTaken taken -> {
                check.refuse("code", "registry.founding.code.taken", taken.code());
                yield Pages.refused("registry/founding", founding(site, check.form()));
            }
            case Founding.NoSuchArea _, Founding.NumberTwice _, Founding.SharesNotWhole _, Founding.NotYet _ ->
                throw new IllegalStateException("a compound without buildings, today, in a known community");
        };
    }

    private FoundingPage founding(Site site, Form form) {
        return new FoundingPage(site, form, screens.communities(site.viewer(), Action.KEEP_REGISTRY));
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/registry/compounds/{id}")
    ModelAndView one(Site site, @PathVariable UUID id) {
        return Pages.page("registry/compound", screens.page(site, id));
    }

    @Needs(Action.KEEP_REGISTRY)
    @PostMapping("/registry/compounds/{id}/names")
    ModelAndView rename(Site site, @PathVariable UUID id, @Command UUID command, RenameForm form) {
        screens.compound(site.viewer(), id);
        var check = FormCheck.of("registry.naming", form);
        var name = check.text("name", 40);
        var address = check.text("address", 80);
        var built = check.optionalInteger("built", 1900, City.current().today().getYear());
        var from = check.date("from", FIRST_DAY, City.current().today());
        if (!check.failed()) {
            var answer = registering.rename(
                    site.viewer(),
                    command,
                    id,
                    name,
                    address,
                    built.map(Long::intValue).orElse(null),
                    from);
            if (answer instanceof Correcting.Corrected) {
                return Pages.done("/registry/compounds/" + id, "registry.naming.done");
            }
            refuse(check, "from", answer);
        }
        return Pages.refused("registry/compound", screens.page(site, id, check.form()));
    }

    /** Says why a dated correction was not taken. */
    static void refuse(FormCheck check, String field, Correcting answer) {
        switch (answer) {
            case Correcting.Corrected _ -> {}
            case Correcting.AlreadySo _ -> check.refuseAll("registry.already-so");
            case Correcting.NotYet _ -> check.refuse(field, "registry.not-yet");
            case Correcting.Overtaken overtaken -> check.refuse(field, "registry.overtaken", overtaken.since());
        }
    }

    @Needs(Action.KEEP_REGISTRY)
    @PostMapping("/registry/compounds/{id}/buildings")
    ModelAndView addBuilding(Site site, @PathVariable UUID id, @Command UUID command, AddBuildingForm form) {
        screens.compound(site.viewer(), id);
        var check = FormCheck.of("registry.building", form);
        var number = check.text("number", 20);
        var storeys = check.optionalInteger("storeys", 1, 120);
        if (!check.failed()) {
            switch (registering.addBuilding(
                    site.viewer(),
                    command,
                    id,
                    number,
                    storeys.map(Long::intValue).orElse(null))) {
                case Adding.Added _ -> {
                    return Pages.done("/registry/compounds/" + id, "registry.building.done", number);
                }
                case Adding.NumberTaken _ -> check.refuse("number", "registry.number-taken", number);
            }
        }
        return Pages.refused("registry/compound", screens.page(site, id, check.form()));
    }

    @Needs(Action.KEEP_REGISTRY)
    @PostMapping("/registry/compounds/{id}/stairwells")
    ModelAndView addStairwell(Site site, @PathVariable UUID id, @Command UUID command, AddStairwellForm form) {
        var page = screens.page(site, id);
        var check = FormCheck.of("registry.stairwell", form);
        var building = check.id("building");
        var number = check.text("number", 20);
        if (page.buildings().stream().noneMatch(b -> b.id().equals(building))) {
            check.refuse("building", "site.form.choice.unknown");
        }
        if (!check.failed()) {
            switch (registering.addStairwell(site.viewer(), command, building, number)) {
                case Adding.Added _ -> {
                    return Pages.done("/registry/compounds/" + id, "registry.stairwell.done", number);
                }
                case Adding.NumberTaken _ -> check.refuse("number", "registry.number-taken", number);
            }
        }
        return Pages.refused("registry/compound", screens.page(site, id, check.form()));
    }

    @Needs(Action.KEEP_REGISTRY)
    @PostMapping("/registry/compounds/{id}/parts")
    ModelAndView addPart(Site site, @PathVariable UUID id, @Command UUID command, AddPartForm form) {
        var page = screens.page(site, id);
        var check = FormCheck.of("registry.part", form);
        var stairwell = check.id("stairwell");
        var number = check.text("number", 20);
        var floor = check.integer("floor", -9, 120);
        if (!form.floor().isBlank() && floor == 0 && !check.failed()) {
            check.refuse("floor", "registry.part.floor.zero");
        }
        var use = check.choice("use", Use.class);
        var areasOf = new EnumMap<Basis, Area>(Basis.class);
        check.optionalArea("area", new Area(1), new Area(100_000_000))
                .ifPresent(area -> areasOf.put(Basis.REGISTERED, area));
        if (CompoundForms.stairwells(page).stream()
                .noneMatch(option -> option.value().equals(stairwell.toString()))) {
            check.refuse("stairwell", "site.form.choice.unknown");
        }
        if (!check.failed()) {
            var part = new CompoundDraft.PartDraft(number, (int) floor, use, areasOf, List.of());
            switch (registering.addPart(
                    site.viewer(), command, stairwell, part, City.current().today())) {
                case Adding.Added added -> {
                    return Pages.done("/registry/parts/" + added.id(), "registry.part.done", number);
                }
                case Adding.NumberTaken _ -> check.refuse("number", "registry.number-taken", number);
            }
        }
        return Pages.refused("registry/compound", screens.page(site, id, check.form()));
    }

    record FoundCompoundForm(String code, String name, String address, String community, String built) {}

    record RenameForm(String name, String address, String built, String from) {}

    record AddBuildingForm(String number, String storeys) {}

    record AddStairwellForm(String building, String number) {}

    record AddPartForm(String stairwell, String number, String floor, String use, String area) {}
}

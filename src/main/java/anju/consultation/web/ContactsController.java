package anju.consultation.web;

import anju.access.Action;
import anju.access.Needs;
import anju.consultation.GridDrawing;
import anju.consultation.Holding;
import anju.consultation.MicroGrids;
import anju.consultation.OfficeDraft;
import anju.consultation.OfficeKind;
import anju.consultation.Officers;
import anju.consultation.Standing;
import anju.consultation.TeamTask;
import anju.registry.Compound;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** A compound's contact sheet: offices given and ended, micro-grids drawn and split. */
@Controller
class ContactsController {
    private static final int REASON_MAX = 200;

    private final ContactsScreens screens;
    private final Officers officers;
    private final MicroGrids grids;

    ContactsController(ContactsScreens screens, Officers officers, MicroGrids grids) {
        this.screens = screens;
        this.officers = officers;
        this.grids = grids;
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/compounds/{compound}/contacts")
    ModelAndView contacts(Site site, @PathVariable UUID compound) {
        var place = screens.compound(site, compound, Action.SEE_REGISTRY);
        return Pages.page("consultation/contacts", screens.page(site, place, Form.empty("")));
    }

    @Needs(Action.FORM_GROUP)
    @PostMapping("/compounds/{compound}/offices")
    ModelAndView give(Site site, @PathVariable UUID compound, OfficeForm form, @Command UUID command) {
        var place = screens.compound(site, compound, Action.FORM_GROUP);
        var check = FormCheck.of(ContactsScreens.GIVE, form);
        var kind = check.choice("kind", OfficeKind.class);
        var person = check.id("person");
        boolean volunteer = !check.failed() && kind == OfficeKind.VOLUNTEER;
        var of = check.failed() ? null : of(check, kind);
        var standing = volunteer ? check.choice("standing", Standing.class) : null;
        var task = volunteer ? check.choice("task", TeamTask.class) : null;
        if (!check.failed()) {
            var draft = new OfficeDraft(kind, of, person, standing, task);
            switch (officers.give(site.viewer(), command, compound, draft)) {
                case Holding.Given _, Holding.Ended _ -> {
                    return done(compound, "consultation.office.done");
                }
                case Holding.NoSuchPlace _ -> check.refuseAll("consultation.office.no-such-place");
                case Holding.NotOfThisBuilding _ -> check.refuse("person", "consultation.office.not-of-building");
                case Holding.NotOfThisCompound _ -> check.refuse("person", "consultation.office.not-of-compound");
                case Holding.HeldAlready _ -> check.refuseAll("consultation.office.held");
                case Holding.EndedAlready _, Holding.NumbersFound _ ->
                    throw new IllegalStateException("an office that is given does not end");
            }
        }
        return refused(site, place, check);
    }

    /** The building or micro-grid an office is of, as its kind asks for. */
    private static @org.jspecify.annotations.Nullable UUID of(FormCheck check, OfficeKind kind) {
        return switch (kind.at()) {
            case COMPOUND -> null;
            case BUILDING -> check.id("building");
            case MICRO_GRID -> check.id("grid");
        };
    }

    @Needs(Action.FORM_GROUP)
    @PostMapping("/compounds/{compound}/office-endings")
    ModelAndView end(Site site, @PathVariable UUID compound, EndOfficeForm form, @Command UUID command) {
        var place = screens.compound(site, compound, Action.FORM_GROUP);
        var check = FormCheck.of(ContactsScreens.END, form);
        var office = check.id("office");
        var reason = check.text("reason", REASON_MAX);
        if (reason.codePointCount(0, reason.length()) == 1) {
            check.refuse("reason", "consultation.title.short");
        }
        if (!check.failed()
                && screens.page(site, place, Form.empty("")).officers().stream()
                        .noneMatch(one -> one.id().equals(office))) {
            check.refuse("office", "site.form.choice.unknown");
        }
        if (!check.failed()) {
            switch (officers.end(site.viewer(), command, office, reason)) {
                case Holding.Ended _, Holding.Given _ -> {
                    return done(compound, "consultation.office-end.done");
                }
                case Holding.NumbersFound _ -> check.refuse("reason", "consultation.office-end.numbers");
                case Holding.EndedAlready _ -> check.refuse("office", "site.form.choice.unknown");
                case Holding.NoSuchPlace _,
                        Holding.NotOfThisBuilding _,
                        Holding.NotOfThisCompound _,
                        Holding.HeldAlready _ -> throw new IllegalStateException("an office that ends is not given");
            }
        }
        return refused(site, place, check);
    }

    @Needs(Action.FORM_GROUP)
    @PostMapping("/compounds/{compound}/micro-grids")
    ModelAndView draw(Site site, @PathVariable UUID compound, GridForm form, @Command UUID command) {
        var place = screens.compound(site, compound, Action.FORM_GROUP);
        var check = FormCheck.of(ContactsScreens.DRAW, form);
        var name = name(check);
        var stairwells = stairwells(check, form);
        if (!check.failed()) {
            var drawn = grids.draw(site.viewer(), command, compound, name, stairwells);
            if (drawn instanceof GridDrawing.Drawn(UUID _, int households)) {
                return Pages.done(to(compound), "consultation.grid.done", name, households);
            }
            refuse(check, drawn);
        }
        return refused(site, place, check);
    }

    @Needs(Action.FORM_GROUP)
    @PostMapping("/compounds/{compound}/micro-grid-splits")
    ModelAndView split(Site site, @PathVariable UUID compound, GridForm form, @Command UUID command) {
        var place = screens.compound(site, compound, Action.FORM_GROUP);
        var check = FormCheck.of(ContactsScreens.SPLIT, form);
        var grid = check.id("grid");
        var name = name(check);
        var stairwells = stairwells(check, form);
        if (!check.failed()
                && screens.page(site, place, Form.empty("")).grids().stream()
                        .noneMatch(one -> one.id().equals(grid))) {
            check.refuse("grid", "site.form.choice.unknown");
        }
        if (!check.failed()) {
            var split = grids.split(site.viewer(), command, grid, name, stairwells);
            if (split instanceof GridDrawing.Split(int left, int moved)) {
                return Pages.done(to(compound), "consultation.grid-split.done", left, name, moved);
            }
            refuse(check, split);
        }
        return refused(site, place, check);
    }

    private static String name(FormCheck check) {
        var name = check.text("name", MicroGrids.NAME_MAX);
        if (name.codePointCount(0, name.length()) == 1) {
            check.refuse("name", "consultation.title.short");
        }
        return name;
    }

    private static Set<UUID> stairwells(FormCheck check, GridForm form) {
        if (form.stairwells().isEmpty()) {
            check.refuse("stairwells", "consultation.grid.nothing");
            return Set.of();
        }
        return new HashSet<>(check.ids("stairwells"));
    }

    private static void refuse(FormCheck check, GridDrawing why) {
        switch (why) {
            case GridDrawing.WrongSize(int households, int least, int most) ->
                check.refuse("stairwells", "consultation.grid.size", households, least, most);
            case GridDrawing.Elsewhere _ -> check.refuse("stairwells", "consultation.grid.elsewhere");
            case GridDrawing.TakenAlready(String name) -> check.refuse("stairwells", "consultation.grid.taken", name);
            case GridDrawing.NotApart _ -> check.refuse("stairwells", "consultation.grid.not-apart");
            case GridDrawing.NameUsed _ -> check.refuse("name", "consultation.grid.name-used");
            case GridDrawing.GoneAlready _ -> check.refuse("grid", "site.form.choice.unknown");
            case GridDrawing.Drawn _, GridDrawing.Split _ -> throw new IllegalStateException("not refused: " + why);
        }
    }

    private static String to(UUID compound) {
        return "/compounds/" + compound + "/contacts";
    }

    private static ModelAndView done(UUID compound, String said) {
        return Pages.done(to(compound), said);
    }

    private ModelAndView refused(Site site, Compound place, FormCheck check) {
        return Pages.refused("consultation/contacts", screens.page(site, place, check.form()));
    }
}

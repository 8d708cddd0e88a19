package anju.plan.web;

import anju.access.Action;
import anju.access.Needs;
import anju.plan.Freezing;
import anju.plan.Versioning;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Fixing a version of a plan, and reading and printing those that are fixed. */
@Controller
class VersionController {
    private static final String FORM = "plan.freeze";

    private final VersionScreens screens;
    private final PlanScreens plans;
    private final Versioning versioning;

    VersionController(VersionScreens screens, PlanScreens plans, Versioning versioning) {
        this.screens = screens;
        this.plans = plans;
        this.versioning = versioning;
    }

    @Needs(Action.DRAW_UP_PLAN)
    @GetMapping("/plans/{plan}/versions/new")
    ModelAndView form(Site site, @PathVariable UUID plan) {
        return Pages.page("plan/freeze", screens.freezing(site, plan, Form.empty(FORM)));
    }

    @Needs(Action.DRAW_UP_PLAN)
    @PostMapping("/plans/{plan}/versions")
    ModelAndView freeze(Site site, @PathVariable UUID plan, FreezeForm form, @Command UUID command) {
        if (plans.projectOf(plan).isEmpty()) {
            throw new NotThere();
        }
        var check = FormCheck.of(FORM, form);
        var number = check.optionalText("fileNumber", Versioning.FILE_NUMBER_MAX);
        if (number.codePointCount(0, number.length()) == 1) {
            check.refuse("fileNumber", "plan.freeze.number-short");
        }
        if (check.failed()) {
            return refused(site, plan, check);
        }
        switch (versioning.freeze(site.viewer(), command, plan, number.isEmpty() ? null : number, form.seen())) {
            case Freezing.Frozen version -> {
                return Pages.done(
                        "/plans/" + plan + "/versions/" + version.number(), "plan.freeze.done", version.number());
            }
            case Freezing.Changed _ -> {
                check.refuseAll("plan.freeze.changed");
                return Pages.changed("plan/freeze", screens.freezing(site, plan, check.form()));
            }
            case Freezing.Missing missing ->
                check.refuseAll("plan.freeze.missing", missing.lacks().size());
            case Freezing.Unchanged last -> check.refuseAll("plan.freeze.unchanged", last.number());
            case Freezing.NumberUsed used -> check.refuse("fileNumber", "plan.freeze.number-used", used.fileNumber());
        }
        return refused(site, plan, check);
    }

    private ModelAndView refused(Site site, UUID plan, FormCheck check) {
        return Pages.refused("plan/freeze", screens.freezing(site, plan, check.form()));
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/plans/{plan}/versions/{number}")
    ModelAndView version(Site site, @PathVariable UUID plan, @PathVariable String number) {
        return Pages.page("plan/version", screens.version(site, plan, number));
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/plans/{plan}/versions/{number}/scheme.pdf")
    ModelAndView scheme(Site site, @PathVariable UUID plan, @PathVariable String number) {
        var page = screens.version(site, plan, number);
        return Pages.paper(
                "plan/schemePaper",
                page,
                site.text("plan.scheme.file", page.name(), page.head().number()));
    }

    /** What the PDF says, word for word. */
    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/plans/{plan}/versions/{number}/scheme.docx")
    ModelAndView document(Site site, @PathVariable UUID plan, @PathVariable String number) {
        var page = screens.version(site, plan, number);
        return Pages.document(
                "plan/schemePaper",
                page,
                site.text("plan.scheme.file", page.name(), page.head().number()));
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/plans/{plan}/versions/{number}/bill.xlsx")
    ModelAndView bill(Site site, @PathVariable UUID plan, @PathVariable String number) {
        return VersionScreens.BILL.xlsx(site, BillLine.of(screens.version(site, plan, number)).stream());
    }
}

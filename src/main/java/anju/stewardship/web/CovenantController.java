package anju.stewardship.web;

import anju.access.Action;
import anju.access.Needs;
import anju.registry.Compound;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import anju.stewardship.Covenanted;
import anju.stewardship.Covenanting;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Covenants: the text in force, what the next version changes, and its way there. */
@Controller
class CovenantController {
    static final String DRAFT = "stewardship.covenant";
    static final String STEP = "stewardship.covenant-step";
    private static final int LINE = 120;
    private static final int TEXT = 20_000;
    private static final int SHORTEST = 10;

    private final Keep keep;
    private final CovenantScreens screens;
    private final Covenanting covenanting;

    CovenantController(Keep keep, CovenantScreens screens, Covenanting covenanting) {
        this.keep = keep;
        this.screens = screens;
        this.covenanting = covenanting;
    }

    record DraftForm(String kind, String text) {}

    record StepForm(String covenant, String deed, String matter, String paper) {}

    /** What is done with a version. */
    enum Deed {
        ADOPT,
        PUBLISH,
        DROP
    }

    @Needs(Action.SEE_STEWARDSHIP)
    @GetMapping("/compounds/{compound}/covenants")
    ModelAndView covenants(Site site, @PathVariable UUID compound) {
        return Keep.shown(screens.covenants(site, keep.compound(site, compound), Form.empty(DRAFT)));
    }

    @Needs(Action.STEWARD)
    @PostMapping("/compounds/{compound}/covenants")
    ModelAndView draft(Site site, @PathVariable UUID compound, DraftForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(DRAFT, form);
        var kind = check.choice("kind", Covenanting.Kind.class);
        var text = check.paragraphs("text", TEXT);
        if (!text.isEmpty() && text.length() < SHORTEST) {
            check.refuse("text", "stewardship.no.short", SHORTEST);
        }
        if (!check.failed()) {
            var answer = covenanting.draft(site.viewer(), command, compound, kind, text);
            if (answer instanceof Covenanted.Drafted drafted) {
                return Pages.done(
                        "/compounds/" + compound + "/covenants", "stewardship.covenant.done", drafted.version());
            }
            refuse(check, answer, "text");
        }
        return refused(site, place, check);
    }

    @Needs(Action.STEWARD)
    @PostMapping("/compounds/{compound}/covenants/step")
    ModelAndView step(Site site, @PathVariable UUID compound, StepForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(STEP, form);
        var covenant = check.choice("covenant", Keep.values(screens.open(site, compound)));
        var deed = check.choice("deed", Deed.class);
        var matter = check.optionalId("matter").orElse(null);
        var paper = check.text("paper", LINE);
        if (!check.failed()) {
            var id = UUID.fromString(covenant);
            var answer = switch (deed) {
                case ADOPT -> covenanting.adopt(site.viewer(), command, id, matter, paper);
                case PUBLISH -> covenanting.publish(site.viewer(), command, id, paper);
                case DROP -> covenanting.drop(site.viewer(), command, id, paper);
            };
            if (answer instanceof Covenanted.Moved) {
                return Pages.done("/compounds/" + compound + "/covenants", "stewardship.covenant-step.done");
            }
            refuse(check, answer, "deed");
        }
        return refused(site, place, check);
    }

    private ModelAndView refused(Site site, Compound place, FormCheck check) {
        return Keep.refused(screens.covenants(site, place, check.form()));
    }

    private static void refuse(FormCheck check, Covenanted answer, String field) {
        switch (answer) {
            case Covenanted.DraftOpen no -> check.refuse(field, "stewardship.no.draft-open", no.version());
            case Covenanted.Unchanged no -> check.refuse(field, "stewardship.no.unchanged", no.version());
            case Covenanted.OwnersDecide _ -> check.refuse("matter", "stewardship.no.owners-decide");
            case Covenanted.Elsewhere _ -> check.refuse(field, "stewardship.no.step");
            case Covenanted.Drafted _, Covenanted.Moved _ -> throw new IllegalStateException("no refusal: " + answer);
        }
    }
}

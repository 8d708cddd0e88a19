package anju.works.web;

import anju.access.Action;
import anju.access.Needs;
import anju.access.Open;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import anju.works.ground.Cleared;
import anju.works.ground.ClearingGround;
import anju.works.ground.EncroachmentKind;
import anju.works.ground.EncroachmentState;
import anju.works.ground.EncroachmentTerms;
import anju.works.web.GroundForms.ClearForm;
import anju.works.web.GroundForms.FindForm;
import anju.works.web.GroundForms.StepForm;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The register of encroachments on common ground. */
@Controller
class GroundController {
    private static final String USE = "works.encroachment";
    private static final int TEXT_MAX = 500;
    private static final int PLACE_MAX = 80;

    private final GroundScreens screens;
    private final ClearingGround clearing;
    private final SiteFiles files;

    GroundController(GroundScreens screens, ClearingGround clearing, SiteFiles files) {
        this.screens = screens;
        this.clearing = clearing;
        this.files = files;
    }

    /** For everybody, without a place: kinds, areas, what the ground became. */
    @Open
    @GetMapping("/compounds/{compound}/common-ground")
    ModelAndView shown(Site site, @PathVariable UUID compound) {
        return Pages.page("works/commonGround", screens.shown(site, compound));
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/compounds/{compound}/encroachments")
    ModelAndView list(Site site, @PathVariable UUID compound) {
        return Pages.page("works/encroachments", screens.list(site, compound, blank(), Form.empty(GroundForms.CLEAR)));
    }

    private static Form blank() {
        return Form.empty(GroundForms.FIND);
    }

    @Needs(Action.KEEP_ENCROACHMENTS)
    @PostMapping("/compounds/{compound}/encroachments")
    ModelAndView find(Site site, @PathVariable UUID compound, FindForm form, @Command UUID command) {
        var place = screens.list(site, compound, blank(), Form.empty(GroundForms.CLEAR))
                .compound();
        var check = FormCheck.of(GroundForms.FIND, form);
        var kind = check.choice("kind", EncroachmentKind.class);
        var where = check.text("place", PLACE_MAX);
        var area = check.area("area");
        boolean fireLane = check.ticked("fireLane");
        var photo = files.received(site, place.path(), place.name(), USE, form.photo(), check, "photo");
        if (!check.failed()) {
            var terms = new EncroachmentTerms(kind, where, area, fireLane, photo);
            if (clearing.find(site.viewer(), command, compound, terms) instanceof Cleared.Found found) {
                return Pages.done("/encroachments/" + found.encroachment(), "works.ground.found", found.code());
            }
        }
        return Pages.refused(
                "works/encroachments", screens.list(site, compound, check.form(), Form.empty(GroundForms.CLEAR)));
    }

    @Needs(Action.DECLARE_GROUND_CLEAR)
    @PostMapping("/compounds/{compound}/ground/{project}")
    ModelAndView clear(
            Site site, @PathVariable UUID compound, @PathVariable UUID project, ClearForm form, @Command UUID command) {
        var page = screens.list(site, compound, blank(), Form.empty(GroundForms.CLEAR));
        if (page.grounds().stream().noneMatch(ground -> ground.project().equals(project))) {
            throw new NotThere();
        }
        var check = FormCheck.of(GroundForms.CLEAR, form);
        var note = check.text("note", TEXT_MAX);
        if (!check.failed()) {
            var answer = clearing.declareClear(site.viewer(), command, project, note);
            if (answer instanceof Cleared.GroundClear) {
                return Pages.done("/compounds/" + compound + "/encroachments", "works.ground.is-clear");
            }
            refuse(site, check, answer);
        }
        return Pages.refused("works/encroachments", screens.list(site, compound, blank(), check.form()));
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/encroachments/{id}")
    ModelAndView one(Site site, @PathVariable UUID id) {
        return Pages.page("works/encroachment", screens.one(site, id, Form.empty(GroundForms.STEP)));
    }

    @Needs(Action.SEE_REGISTRY)
    @PostMapping("/encroachments/{id}/steps")
    ModelAndView step(Site site, @PathVariable UUID id, StepForm form, @Command UUID command) {
        var place = screens.one(site, id, Form.empty(GroundForms.STEP)).compound();
        var check = FormCheck.of(GroundForms.STEP, form);
        var to = check.choice("to", EncroachmentState.class);
        var note = check.text("note", TEXT_MAX);
        var photo = files.received(site, place.path(), place.name(), USE, form.photo(), check, "photo");
        if (!check.failed()) {
            var answer = clearing.step(site.viewer(), command, id, to, note, photo);
            if (answer instanceof Cleared.Done done) {
                return Pages.done("/encroachments/" + id, "works.ground.now." + done.state());
            }
            refuse(site, check, answer);
        }
        return Pages.refused("works/encroachment", screens.one(site, id, check.form()));
    }

    private static void refuse(Site site, FormCheck check, Cleared answer) {
        switch (answer) {
            case Cleared.NotNext no -> check.refuse("to", "works.ground.not-next", site.word(no.state()));
            case Cleared.PhotoMissing _ -> check.refuse("photo", "works.ground.no-photo");
            case Cleared.NoteMissing _ -> check.refuse("note", "works.ground.no-note");
            case Cleared.Standing no -> check.refuseAll("works.ground.standing", no.codes());
            case Cleared.Found _, Cleared.Done _, Cleared.GroundClear _ ->
                throw new IllegalStateException("not a refusal: " + answer);
        }
    }
}

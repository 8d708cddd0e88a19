package anju.works.web;

import anju.access.Action;
import anju.access.Needs;
import anju.access.NotPermitted;
import anju.attachment.Attachments;
import anju.attachment.Handing;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Pages;
import anju.site.Site;
import anju.works.Covering;
import anju.works.HiddenWorks;
import anju.works.Opinion;
import anju.works.StretchTerms;
import anju.works.web.HiddenForms.AnnounceForm;
import anju.works.web.HiddenForms.CoverForm;
import anju.works.web.HiddenForms.LookForm;
import anju.works.web.HiddenForms.WitnessForm;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Hidden works: announced, looked at, witnessed, covered. */
@Controller
class HiddenController {
    private static final String USE = "works.stretch";
    private static final int TEXT_MAX = 500;
    private static final int PLACE_MAX = 80;

    private final HiddenScreens screens;
    private final HiddenWorks hidden;
    private final StageNotes stages;
    private final SiteFiles files;
    private final Attachments attachments;

    HiddenController(
            HiddenScreens screens, HiddenWorks hidden, StageNotes stages, SiteFiles files, Attachments attachments) {
        this.screens = screens;
        this.hidden = hidden;
        this.stages = stages;
        this.files = files;
        this.attachments = attachments;
    }

    @Needs(Action.SEE_FINDINGS)
    @GetMapping("/contracts/{id}/hidden-works")
    ModelAndView list(Site site, @PathVariable UUID id) {
        return Pages.page("works/stretches", screens.list(site, id));
    }

    @Needs(Action.SIGN_AS_CONTRACTOR)
    @GetMapping("/contracts/{id}/hidden-works/new")
    ModelAndView blank(Site site, @PathVariable UUID id) {
        return Pages.page("works/stretchEntry", screens.entry(site, id, Form.empty(HiddenForms.ANNOUNCE)));
    }

    @Needs(Action.SIGN_AS_CONTRACTOR)
    @GetMapping("/hidden-works/{id}/again")
    ModelAndView again(Site site, @PathVariable UUID id) {
        var page = screens.stretch(site, id, HiddenPage.Forms.empty());
        return Pages.page("works/stretchEntry", screens.entry(site, page.contract(), screens.again(id)));
    }

    @Needs(Action.SIGN_AS_CONTRACTOR)
    @PostMapping("/contracts/{id}/hidden-works")
    ModelAndView announce(Site site, @PathVariable UUID id, AnnounceForm form, @Command UUID command) {
        var page = screens.entry(site, id, Form.empty(HiddenForms.ANNOUNCE));
        var check = FormCheck.of(HiddenForms.ANNOUNCE, form);
        var line = check.choice("line", page.lines().stream().map(Option::value).toList());
        var place = check.text("place", PLACE_MAX);
        var what = check.paragraphs("what", TEXT_MAX);
        var again = check.optionalId("again");
        if (form.photos().stream().allMatch(photo -> photo.isEmpty())) {
            check.refuse("photos", "works.hidden.no-photo");
        }
        var photos = files.received(site, page.project(), USE, form.photos(), check, "photos");
        if (!check.failed()) {
            var terms = new StretchTerms(UUID.fromString(line), place, what, again.orElse(null), photos);
            var answer = hidden.announce(site.viewer(), command, id, terms);
            if (answer instanceof Covering.Announced done) {
                return Pages.done("/hidden-works/" + done.stretch(), "works.hidden.done", done.code(), done.lookBy());
            }
            refuse(site, page.project().id(), check, answer);
        }
        return Pages.refused("works/stretchEntry", screens.entry(site, id, check.form()));
    }

    @Needs(Action.SEE_FINDINGS)
    @GetMapping("/hidden-works/{id}")
    ModelAndView stretch(Site site, @PathVariable UUID id) {
        return Pages.page("works/stretch", screens.stretch(site, id, HiddenPage.Forms.empty()));
    }

    /** The photographs of a stretch, for everybody who may see it. */
    @Needs(Action.SEE_FINDINGS)
    @GetMapping("/hidden-works/{id}/photos/{photo}")
    ResponseEntity<byte[]> photo(Site site, @PathVariable UUID id, @PathVariable UUID photo) {
        screens.stretch(site, id, HiddenPage.Forms.empty());
        if (!screens.shows(id, photo)) {
            throw new NotThere();
        }
        return switch (attachments.handEntrusted(photo, USE)) {
            case Handing.NotThere _ -> throw new NotThere();
            case Handing.NotYours _ -> throw new NotPermitted(Action.SEE_FINDINGS);
            case Handing.Handed handed ->
                ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(handed.type().mediaType()))
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Content-Security-Policy", "default-src 'none'; sandbox")
                        .cacheControl(CacheControl.noStore())
                        .body(handed.content());
        };
    }

    @Needs(Action.SIGN_AS_SUPERVISOR)
    @PostMapping("/hidden-works/{id}/verdict")
    ModelAndView look(Site site, @PathVariable UUID id, LookForm form, @Command UUID command) {
        var page = screens.stretch(site, id, HiddenPage.Forms.empty());
        var check = FormCheck.of(HiddenForms.LOOK, form);
        var opinion = check.choice("opinion", Opinion.class);
        var remark = check.optionalParagraphs("remark", TEXT_MAX);
        if (!check.failed()) {
            var answer = hidden.look(site.viewer(), command, id, opinion == Opinion.QUALIFIED, remark);
            if (answer instanceof Covering.Done done) {
                return Pages.done("/hidden-works/" + id, "works.hidden.now." + done.state());
            }
            refuse(site, page.project().id(), check, answer);
        }
        var forms = HiddenPage.Forms.empty();
        return refused(site, id, new HiddenPage.Forms(check.form(), forms.witness(), forms.cover()));
    }

    @Needs(Action.SUPERVISE_WORKS)
    @PostMapping("/hidden-works/{id}/witness")
    ModelAndView witness(Site site, @PathVariable UUID id, WitnessForm form, @Command UUID command) {
        var page = screens.stretch(site, id, HiddenPage.Forms.empty());
        var check = FormCheck.of(HiddenForms.WITNESS, form);
        var remark = check.paragraphs("remark", TEXT_MAX);
        if (!check.failed()) {
            var answer = hidden.witness(site.viewer(), command, id, remark);
            if (answer instanceof Covering.Witnessed) {
                return Pages.done("/hidden-works/" + id, "works.hidden.witnessed");
            }
            refuse(site, page.project().id(), check, answer);
        }
        var forms = HiddenPage.Forms.empty();
        return refused(site, id, new HiddenPage.Forms(forms.look(), check.form(), forms.cover()));
    }

    @Needs(Action.SIGN_AS_CONTRACTOR)
    @PostMapping("/hidden-works/{id}/covering")
    ModelAndView cover(Site site, @PathVariable UUID id, CoverForm form, @Command UUID command) {
        var page = screens.stretch(site, id, HiddenPage.Forms.empty());
        var check = FormCheck.of(HiddenForms.COVER, form);
        var remark = check.optionalText("remark", TEXT_MAX);
        var photo = files.received(site, page.project(), USE, form.photo(), check, "photo");
        if (!check.failed()) {
            var answer = hidden.cover(site.viewer(), command, id, remark, photo);
            if (answer instanceof Covering.Done done) {
                return Pages.done("/hidden-works/" + id, "works.hidden.now." + done.state());
            }
            refuse(site, page.project().id(), check, answer);
        }
        var forms = HiddenPage.Forms.empty();
        return refused(site, id, new HiddenPage.Forms(forms.look(), forms.witness(), check.form()));
    }

    private ModelAndView refused(Site site, UUID id, HiddenPage.Forms forms) {
        return Pages.refused("works/stretch", screens.stretch(site, id, forms));
    }

    private void refuse(Site site, UUID project, FormCheck check, Covering answer) {
        switch (answer) {
            case Covering.NotStarted no -> {
                var early = stages.note(site, project, no.early());
                check.refuseAll("works.early", early.now(), early.needed());
            }
            case Covering.UnknownLine _ -> check.refuse("line", "works.hidden.unknown-line");
            case Covering.NoPhoto _ -> check.refuse("photos", "works.hidden.no-photo");
            case Covering.NothingToMend _ -> check.refuseAll("works.hidden.nothing-to-mend");
            case Covering.ReasonMissing _ -> check.refuse("remark", "works.hidden.reason-missing");
            case Covering.SamePerson _ -> check.refuseAll("works.hidden.same-person");
            case Covering.NotMember _ -> check.refuseAll("works.hidden.not-member");
            case Covering.HasWitnessed _ -> check.refuseAll("works.hidden.has-witnessed");
            case Covering.NotInState no -> check.refuseAll("works.hidden.not-in-state", site.word(no.state()));
            case Covering.Announced _, Covering.Done _, Covering.Witnessed _ ->
                throw new IllegalStateException("not a refusal: " + answer);
        }
    }
}

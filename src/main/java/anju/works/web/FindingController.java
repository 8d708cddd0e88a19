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
import anju.works.Severity;
import anju.works.inspection.Finder;
import anju.works.inspection.FindingChecking;
import anju.works.inspection.FindingTerms;
import anju.works.inspection.Inspecting;
import anju.works.web.FindingForms.FileForm;
import anju.works.web.FindingForms.MendForm;
import anju.works.web.FindingForms.RecheckForm;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Findings: filing, mending, looking again. */
@Controller
class FindingController {
    private static final String USE = "works.finding";
    private static final int TEXT_MAX = 500;
    private static final int PLACE_MAX = 80;

    private final FindingScreens screens;
    private final Inspecting inspecting;
    private final StageNotes stages;
    private final SiteFiles files;
    private final Attachments attachments;

    FindingController(
            FindingScreens screens,
            Inspecting inspecting,
            StageNotes stages,
            SiteFiles files,
            Attachments attachments) {
        this.screens = screens;
        this.inspecting = inspecting;
        this.stages = stages;
        this.files = files;
        this.attachments = attachments;
    }

    @Needs(Action.SEE_FINDINGS)
    @GetMapping("/projects/{project}/findings")
    ModelAndView list(Site site, @PathVariable UUID project) {
        return Pages.page("works/findings", screens.list(site, project));
    }

    @Needs(Action.FILE_FINDING)
    @GetMapping("/projects/{project}/findings/new")
    ModelAndView blank(Site site, @PathVariable UUID project) {
        return Pages.page("works/findingEntry", screens.entry(site, project, Form.empty(FindingForms.FILE)));
    }

    @Needs(Action.FILE_FINDING)
    @PostMapping("/projects/{project}/findings")
    ModelAndView file(Site site, @PathVariable UUID project, FileForm form, @Command UUID command) {
        var page = screens.entry(site, project, Form.empty(FindingForms.FILE));
        var check = FormCheck.of(FindingForms.FILE, form);
        var finder = check.choice("finder", Finder.class);
        var line = check.choice("line", page.lines().stream().map(Option::value).toList());
        var severity = check.choice("severity", Severity.class);
        var what = check.paragraphs("what", TEXT_MAX);
        var place = check.text("place", PLACE_MAX);
        if (form.photo() == null || form.photo().isEmpty()) {
            check.refuse("photo", "works.finding.no-photo");
        }
        var photo = files.received(site, page.project(), USE, form.photo(), check, "photo");
        if (!check.failed() && photo != null) {
            var chosen = screens.chosen(project, line).orElseThrow(NotThere::new);
            var terms = new FindingTerms(finder, chosen.line(), severity, what, place, photo);
            switch (inspecting.file(site.viewer(), command, chosen.contract(), terms)) {
                case FindingChecking.Filed filed -> {
                    return Pages.done(
                            "/findings/" + filed.finding(), "works.finding.done", filed.code(), filed.dueOn());
                }
                case FindingChecking.NotMember _ -> check.refuse("finder", "works.finding.not-member");
                case FindingChecking.UnknownLine _ -> check.refuse("line", "site.form.choice.unknown");
                case FindingChecking.NotStarted no -> {
                    var early = stages.note(site, project, no.early());
                    check.refuseAll("works.early", early.now(), early.needed());
                }
                case FindingChecking.Done _, FindingChecking.NotInState _, FindingChecking.MendedByYou _ ->
                    throw new IllegalStateException("not an answer to a filing");
            }
        }
        return Pages.refused("works/findingEntry", screens.entry(site, project, check.form()));
    }

    @Needs(Action.SEE_FINDINGS)
    @GetMapping("/findings/{id}")
    ModelAndView finding(Site site, @PathVariable UUID id) {
        return Pages.page("works/finding", page(site, id));
    }

    private FindingPage page(Site site, UUID id) {
        return screens.finding(site, id, Form.empty(FindingForms.MEND), Form.empty(FindingForms.RECHECK));
    }

    /** The photographs of a finding, for everybody who may see it. */
    @Needs(Action.SEE_FINDINGS)
    @GetMapping("/findings/{id}/photos/{photo}")
    ResponseEntity<byte[]> photo(Site site, @PathVariable UUID id, @PathVariable UUID photo) {
        page(site, id);
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

    @Needs(Action.SIGN_AS_CONTRACTOR)
    @PostMapping("/findings/{id}/mending")
    ModelAndView mend(Site site, @PathVariable UUID id, MendForm form, @Command UUID command) {
        var page = page(site, id);
        var check = FormCheck.of(FindingForms.MEND, form);
        var note = check.paragraphs("note", TEXT_MAX);
        if (form.photo() == null || form.photo().isEmpty()) {
            check.refuse("photo", "works.finding.no-photo");
        }
        var photo = files.received(site, page.project(), USE, form.photo(), check, "photo");
        if (!check.failed() && photo != null) {
            var answer = inspecting.mend(site.viewer(), command, id, note, photo);
            if (answer instanceof FindingChecking.Done) {
                return Pages.done("/findings/" + id, "works.finding.mended");
            }
            refuse(site, check, answer);
        }
        return Pages.refused(
                "works/finding", screens.finding(site, id, check.form(), Form.empty(FindingForms.RECHECK)));
    }

    @Needs(Action.FILE_FINDING)
    @PostMapping("/findings/{id}/rechecks")
    ModelAndView recheck(Site site, @PathVariable UUID id, RecheckForm form, @Command UUID command) {
        var page = page(site, id);
        var check = FormCheck.of(FindingForms.RECHECK, form);
        var verdict = check.choice("verdict", Recheck.class);
        var note = check.paragraphs("note", TEXT_MAX);
        var photo = files.received(site, page.project(), USE, form.photo(), check, "photo");
        if (!check.failed()) {
            var answer = inspecting.recheck(site.viewer(), command, id, verdict == Recheck.GOOD, note, photo);
            if (answer instanceof FindingChecking.Done done) {
                return Pages.done("/findings/" + id, "works.finding.rechecked." + done.state());
            }
            refuse(site, check, answer);
        }
        return Pages.refused("works/finding", screens.finding(site, id, Form.empty(FindingForms.MEND), check.form()));
    }

    private static void refuse(Site site, FormCheck check, FindingChecking answer) {
        switch (answer) {
            case FindingChecking.NotMember _ -> check.refuseAll("works.finding.not-member");
            case FindingChecking.MendedByYou _ -> check.refuseAll("works.finding.mended-by-you");
            case FindingChecking.NotInState no -> check.refuseAll("works.finding.not-in-state", site.word(no.state()));
            default -> throw new IllegalStateException("not an answer to mending or looking again");
        }
    }
}

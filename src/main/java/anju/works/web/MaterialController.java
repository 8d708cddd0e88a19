package anju.works.web;

import anju.access.Action;
import anju.access.Needs;
import anju.city.City;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import anju.works.BatchChecking;
import anju.works.BatchTerms;
import anju.works.MaterialChecker;
import anju.works.MaterialChecking;
import anju.works.Opinion;
import anju.works.web.MaterialForms.BatchForm;
import anju.works.web.MaterialForms.RemoveForm;
import anju.works.web.MaterialForms.SignBatchForm;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Batches of materials and the three signatures under each. */
@Controller
class MaterialController {
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final int TEXT_MAX = 80;
    private static final int REMARK_MAX = 500;

    private final MaterialScreens screens;
    private final MaterialChecking checking;
    private final StageNotes stages;
    private final SiteFiles files;

    MaterialController(MaterialScreens screens, MaterialChecking checking, StageNotes stages, SiteFiles files) {
        this.screens = screens;
        this.checking = checking;
        this.stages = stages;
        this.files = files;
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/contracts/{id}/materials")
    ModelAndView list(Site site, @PathVariable UUID id) {
        return Pages.page("works/batches", screens.list(site, id));
    }

    @Needs(Action.SIGN_AS_CONTRACTOR)
    @GetMapping("/contracts/{id}/materials/new")
    ModelAndView blank(Site site, @PathVariable UUID id) {
        var form = Form.empty(MaterialForms.BATCH)
                .with("arrivedOn", City.current().today().toString());
        return Pages.page("works/batchEntry", screens.entry(site, id, form));
    }

    @Needs(Action.SIGN_AS_CONTRACTOR)
    @PostMapping("/contracts/{id}/materials")
    ModelAndView arrive(Site site, @PathVariable UUID id, BatchForm form, @Command UUID command) {
        var page = screens.entry(site, id, Form.empty(MaterialForms.BATCH));
        var check = FormCheck.of(MaterialForms.BATCH, form);
        var lines = check.ids("lines");
        var name = check.text("name", TEXT_MAX);
        var maker = check.text("maker", TEXT_MAX);
        var spec = check.text("spec", TEXT_MAX);
        var quantity = check.text("quantity", TEXT_MAX);
        var certificate = check.text("certificate", TEXT_MAX);
        var on = check.date("arrivedOn", EARLIEST, City.current().today());
        var report = files.received(site, page.project(), "works.batch", form.report(), check, "report");
        if (!check.failed()) {
            var terms = new BatchTerms(
                    lines.stream().distinct().toList(), name, maker, spec, quantity, certificate, report, on);
            switch (checking.arrive(site.viewer(), command, id, terms)) {
                case BatchChecking.Arrived arrived -> {
                    return Pages.done("/materials/" + arrived.batch(), "works.batch.done", arrived.code());
                }
                case BatchChecking.NoLine _, BatchChecking.UnknownLine _ ->
                    check.refuse("lines", "works.batch.no-line");
                case BatchChecking.NotYet no -> check.refuse("arrivedOn", "works.contract.not-yet", no.today());
                case BatchChecking.NotStarted no -> {
                    var early = stages.note(site, page.project().id(), no.early());
                    check.refuseAll("works.early", early.now(), early.needed());
                }
                case BatchChecking.Done _,
                        BatchChecking.HasSigned _,
                        BatchChecking.SignedAsAnother _,
                        BatchChecking.ReasonMissing _,
                        BatchChecking.NotInState _ -> throw new IllegalStateException("not an answer to an arrival");
            }
        }
        return Pages.refused("works/batchEntry", screens.entry(site, id, check.form()));
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/materials/{id}")
    ModelAndView batch(Site site, @PathVariable UUID id) {
        return Pages.page(
                "works/batch",
                screens.batch(site, id, Form.empty(MaterialForms.SIGN), Form.empty(MaterialForms.REMOVE)));
    }

    @Needs(Action.SEE_BOOKS)
    @PostMapping("/materials/{id}/signatures")
    ModelAndView sign(Site site, @PathVariable UUID id, SignBatchForm form, @Command UUID command) {
        screens.batch(site, id, Form.empty(MaterialForms.SIGN), Form.empty(MaterialForms.REMOVE));
        var check = FormCheck.of(MaterialForms.SIGN, form);
        var checker = check.choice("checker", MaterialChecker.class);
        var opinion = check.choice("opinion", Opinion.class);
        var remark = check.optionalParagraphs("remark", REMARK_MAX);
        if (!check.failed()) {
            var answer = checking.sign(site.viewer(), command, id, checker, opinion, remark);
            if (answer instanceof BatchChecking.Done done) {
                return Pages.done("/materials/" + id, "works.batch.signed." + done.state());
            }
            refuse(site, check, answer);
        }
        return Pages.refused("works/batch", screens.batch(site, id, check.form(), Form.empty(MaterialForms.REMOVE)));
    }

    @Needs(Action.SIGN_AS_CONTRACTOR)
    @PostMapping("/materials/{id}/removal")
    ModelAndView remove(Site site, @PathVariable UUID id, RemoveForm form, @Command UUID command) {
        var page = screens.batch(site, id, Form.empty(MaterialForms.SIGN), Form.empty(MaterialForms.REMOVE));
        var check = FormCheck.of(MaterialForms.REMOVE, form);
        var remark = check.text("remark", REMARK_MAX);
        if (form.photo() == null || form.photo().isEmpty()) {
            check.refuse("photo", "works.batch.no-photo");
        }
        var photo = files.received(site, page.project(), "works.batch", form.photo(), check, "photo");
        if (!check.failed() && photo != null) {
            var answer = checking.remove(site.viewer(), command, id, remark, photo);
            if (answer instanceof BatchChecking.Done) {
                return Pages.done("/materials/" + id, "works.batch.removed");
            }
            refuse(site, check, answer);
        }
        return Pages.refused("works/batch", screens.batch(site, id, Form.empty(MaterialForms.SIGN), check.form()));
    }

    private static void refuse(Site site, FormCheck check, BatchChecking answer) {
        switch (answer) {
            case BatchChecking.HasSigned no -> check.refuse("checker", "works.acceptance.party-has-signed", no.at());
            case BatchChecking.SignedAsAnother no ->
                check.refuse("checker", "works.batch.signed-as-another", no.checker());
            case BatchChecking.ReasonMissing _ -> check.refuse("remark", "works.acceptance.reason-missing");
            case BatchChecking.NotInState no -> check.refuseAll("works.batch.not-in-state", site.word(no.state()));
            default -> throw new IllegalStateException("not an answer to a signature");
        }
    }
}

package anju.payment.web;

import anju.access.Action;
import anju.access.Needs;
import anju.attachment.Attachments;
import anju.attachment.FileClass;
import anju.attachment.Reception;
import anju.attachment.Upload;
import anju.payment.Clearance;
import anju.payment.Clearing;
import anju.payment.Confirming;
import anju.payment.DutyDone;
import anju.payment.Holding;
import anju.payment.NotOpen;
import anju.payment.Paying;
import anju.payment.Requesting;
import anju.payment.Returning;
import anju.payment.Reviewing;
import anju.payment.SecondDuty;
import anju.payment.Shut;
import anju.payment.Submitting;
import anju.payment.Verdict;
import anju.project.Projects;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Said;
import anju.site.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The gates before money. */
@Controller
class ClearanceController {
    private static final int TITLE_MAX = 80;
    private static final int TEXT_MAX = 500;

    private final PaymentScreens screens;
    private final Clearing clearing;
    private final Paying paying;
    private final Attachments attachments;
    private final Projects projects;

    ClearanceController(
            PaymentScreens screens, Clearing clearing, Paying paying, Attachments attachments, Projects projects) {
        this.screens = screens;
        this.clearing = clearing;
        this.paying = paying;
        this.attachments = attachments;
        this.projects = projects;
    }

    /** The clearance that stands on an acceptance, or the page to ask for one. */
    @Needs(Action.SEE_BOOKS)
    @GetMapping("/acceptances/{acceptance}/clearances")
    ModelAndView ofAcceptance(Site site, @PathVariable UUID acceptance) {
        var page = screens.request(site, acceptance, Form.empty(ClearanceForms.GATE));
        return screens.standing(acceptance)
                .map(standing -> Pages.to("/clearances/" + standing))
                .orElseGet(() -> Pages.page("payment/request", page));
    }

    @Needs(Action.REQUEST_PAYMENT)
    @PostMapping("/acceptances/{acceptance}/clearances")
    ModelAndView request(Site site, @PathVariable UUID acceptance, @Command UUID command) {
        screens.request(site, acceptance, Form.empty(ClearanceForms.GATE));
        var check = gate();
        return switch (clearing.request(site.viewer(), command, acceptance)) {
            case Requesting.Requested requested ->
                Pages.done("/clearances/" + requested.clearance(), "payment.request.done", requested.code());
            case Requesting.AlreadyRequested already ->
                Pages.done("/clearances/" + already.clearance(), "payment.request.already", already.code());
            case Shut shut -> {
                check.refuseAll("payment.obstacle." + shut.obstacle(), shut.detail());
                yield Pages.refused("payment/request", screens.request(site, acceptance, check.form()));
            }
            case Requesting.NotAccepted no -> {
                check.refuseAll("payment.request.not-accepted", site.word(no.state()));
                yield Pages.refused("payment/request", screens.request(site, acceptance, check.form()));
            }
        };
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/clearances/{id}")
    ModelAndView clearance(Site site, @PathVariable UUID id) {
        return Pages.page("payment/clearance", screens.clearance(site, id, ClearanceForms.empty()));
    }

    @Needs(Action.REQUEST_PAYMENT)
    @PostMapping("/clearances/{id}/documents")
    ModelAndView submit(Site site, @PathVariable UUID id, DocumentForm form, @Command UUID command) {
        var page = screens.clearance(site, id, ClearanceForms.empty());
        var check = FormCheck.of(ClearanceForms.DOCUMENT, form);
        var type = check.choice(
                "type", page.types().stream().map(option -> option.value()).toList());
        var title = check.text("title", TITLE_MAX);
        var number = check.optionalText("number", TITLE_MAX);
        var file = check.failed() ? null : received(site, page, form.file(), check);
        if (!check.failed()) {
            switch (clearing.submit(site.viewer(), command, id, type, title, number, file)) {
                case Submitting.Submitted _ -> {
                    return Pages.done("/clearances/" + id, "payment.document.done", title);
                }
                case Submitting.NothingToShow _ -> check.refuse("number", "payment.document.nothing");
                case Submitting.UnknownType _ -> check.refuse("type", "site.form.choice.unknown");
                case NotOpen _ -> {
                    return changed(site, id);
                }
            }
        }
        return refused(site, id, ClearanceForms.empty().withDocument(check.form()));
    }

    private @Nullable UUID received(Site site, ClearancePage page, @Nullable MultipartFile file, FormCheck check) {
        if (file == null || file.isEmpty()) {
            return null;
        }
        try {
            var upload = new Upload(
                    file.getOriginalFilename() == null ? "" : file.getOriginalFilename(),
                    file.getBytes(),
                    FileClass.INTERNAL,
                    "payment.document",
                    projects.paths(page.project().id()).getFirst(),
                    page.project().name());
            return switch (attachments.receive(site.viewer(), site.command(), upload)) {
                case Reception.Received received -> received.fileId();
                case Reception.Refused refused -> {
                    check.refuse("file", "attachment.refusal." + refused.why(), refused.limit());
                    yield null;
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Needs(Action.CONFIRM_QUANTITY)
    @PostMapping("/clearances/{id}/quantity")
    ModelAndView confirm(Site site, @PathVariable UUID id, @Command UUID command) {
        screens.clearance(site, id, ClearanceForms.empty());
        var check = gate();
        switch (clearing.confirmQuantity(site.viewer(), command, id)) {
            case Confirming.Confirmed _ -> {
                return Pages.done("/clearances/" + id, "payment.quantity.done");
            }
            case DutyDone done -> refuse(check, done);
            case SecondDuty second -> refuse(check, second);
            case NotOpen _ -> {
                return changed(site, id);
            }
        }
        return refused(site, id, ClearanceForms.empty().withGate(check.form()));
    }

    @Needs(Action.CHECK_DOCUMENTS)
    @PostMapping("/clearances/{id}/documents/{document}/review")
    ModelAndView review(
            Site site, @PathVariable UUID id, @PathVariable UUID document, ReviewForm form, @Command UUID command) {
        var page = screens.clearance(site, id, ClearanceForms.empty());
        if (page.papers().stream()
                .flatMap(paper -> paper.handed().stream())
                .noneMatch(handed -> handed.id().equals(document))) {
            throw new anju.site.NotThere();
        }
        var check = FormCheck.of(ClearanceForms.REVIEW, form);
        var verdict = check.choice("verdict", Verdict.class);
        var remark = check.optionalParagraphs("remark", TEXT_MAX);
        if (!check.failed()) {
            switch (clearing.review(site.viewer(), command, document, verdict, remark)) {
                case Reviewing.Reviewed _ -> {
                    return Pages.done("/clearances/" + id, "payment.review.done." + verdict);
                }
                case Reviewing.AlreadyReviewed earlier ->
                    check.refuseAll("payment.review.already", site.word(earlier.verdict()));
                case Reviewing.ReasonMissing _ -> check.refuse("remark", "payment.review.reason-missing");
                case DutyDone done -> refuse(check, done);
                case SecondDuty second -> refuse(check, second);
                case NotOpen _ -> {
                    return changed(site, id);
                }
            }
        }
        return refused(site, id, ClearanceForms.empty().withReview(check.form()));
    }

    @Needs(Action.CHECK_DOCUMENTS)
    @PostMapping("/clearances/{id}/clearing")
    ModelAndView clear(Site site, @PathVariable UUID id, @Command UUID command) {
        var page = screens.clearance(site, id, ClearanceForms.empty());
        var check = gate();
        switch (clearing.clear(site.viewer(), command, id)) {
            case Clearance.Cleared _ -> {
                return Pages.done("/clearances/" + id, "payment.clear.done");
            }
            case Clearance.Lacking lacking -> {
                lacking.duties().forEach(duty -> check.refuseAll("payment.clear.lacks-duty." + duty));
                list(check, "payment.clear.missing", page, lacking.missing());
                list(check, "payment.clear.unreviewed", page, lacking.unreviewed());
                list(check, "payment.clear.rejected", page, lacking.rejected());
            }
            case Clearance.CheckerClears other ->
                check.refuseAll("payment.clear.checker-clears", screens.nameOf(other.checker()));
            case NotOpen _ -> {
                return changed(site, id);
            }
        }
        return refused(site, id, ClearanceForms.empty().withGate(check.form()));
    }

    private static void list(FormCheck check, String why, ClearancePage page, List<String> types) {
        if (!types.isEmpty()) {
            check.refuseAll(
                    why,
                    page.papers().stream()
                            .filter(paper -> types.contains(paper.type()))
                            .map(ClearancePage.PaperRow::name)
                            .toList());
        }
    }

    @Needs(Action.CHECK_DOCUMENTS)
    @PostMapping("/clearances/{id}/return")
    ModelAndView giveBack(Site site, @PathVariable UUID id, ReasonForm form, @Command UUID command) {
        screens.clearance(site, id, ClearanceForms.empty());
        var check = FormCheck.of(ClearanceForms.GIVE_BACK, form);
        var reason = check.paragraphs("reason", TEXT_MAX);
        if (check.failed()) {
            return refused(site, id, ClearanceForms.empty().withGiveBack(check.form()));
        }
        return switch (clearing.giveBack(site.viewer(), command, id, reason)) {
            case Returning.Returned _ -> Pages.done("/clearances/" + id, "payment.give-back.done");
            case NotOpen _ -> changed(site, id);
        };
    }

    @Needs(Action.REQUEST_PAYMENT)
    @PostMapping("/clearances/{id}/payments")
    ModelAndView hold(Site site, @PathVariable UUID id, @Command UUID command) {
        screens.clearance(site, id, ClearanceForms.empty());
        var check = gate();
        switch (paying.hold(site.viewer(), command, id)) {
            case Holding.Held held -> {
                return Pages.done("/payments/" + held.payment(), "payment.hold.done", held.code(), held.amount());
            }
            case Holding.AlreadyHeld already -> {
                return Pages.done("/payments/" + already.payment(), "payment.hold.already", already.code());
            }
            case Shut shut -> check.refuseAll("payment.obstacle." + shut.obstacle(), shut.detail());
            case Holding.NotCleared _ -> check.refuseAll("payment.hold.not-cleared");
            case Holding.NothingPayable _ -> check.refuseAll("payment.hold.nothing");
            case Holding.NotEnough no -> check.refuseAll("payment.hold.not-enough", no.missing());
            case Holding.DecisionGone _ -> check.refuseAll("payment.hold.decision-gone");
            case Holding.GatesBroken broken -> check.refuseAll("payment.gates-broken", broken.conditions());
        }
        return refused(site, id, ClearanceForms.empty().withGate(check.form()));
    }

    private static FormCheck gate() {
        return FormCheck.of(ClearanceForms.GATE, new EmptyForm());
    }

    private void refuse(FormCheck check, DutyDone done) {
        check.refuseAll("payment.duty-done", done.duty(), screens.nameOf(done.person()), done.at());
    }

    private static void refuse(FormCheck check, SecondDuty second) {
        check.refuseAll("payment.second-duty", second.done(), second.at(), second.wanted());
    }

    private ModelAndView refused(Site site, UUID id, ClearanceForms forms) {
        return Pages.refused("payment/clearance", screens.clearance(site, id, forms));
    }

    private ModelAndView changed(Site site, UUID id) {
        var forms = ClearanceForms.empty();
        var said = new Form(
                ClearanceForms.GATE,
                java.util.Map.of(),
                List.of(new anju.site.FieldError("", Said.of("payment.changed"))));
        return Pages.changed("payment/clearance", screens.clearance(site, id, forms.withGate(said)));
    }
}

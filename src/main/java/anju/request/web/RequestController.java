package anju.request.web;

import anju.access.Action;
import anju.access.Needs;
import anju.access.Revealing;
import anju.request.Answering;
import anju.request.Ended;
import anju.request.Ending;
import anju.request.Handled;
import anju.request.Handling;
import anju.request.Outcome;
import anju.request.PetitionStep;
import anju.request.Petitioned;
import anju.request.Petitioning;
import anju.request.RemarkKind;
import anju.request.Whistled;
import anju.request.Whistling;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** One request at the desk: what each rung does with it. */
@Controller
class RequestController {
    private static final int REASON_MAX = 300;
    private static final int TEXT_MAX = 1000;
    private static final Form NOTHING = Form.empty("request.none");

    private final DeskRequestScreens screens;
    private final Handling handling;
    private final Answering answering;
    private final Ending ending;
    private final Whistling whistling;
    private final Petitioning petitioning;
    private final Revealing revealing;
    private final PhotoIntake photos;

    RequestController(
            DeskRequestScreens screens,
            Handling handling,
            Answering answering,
            Ending ending,
            Whistling whistling,
            Petitioning petitioning,
            Revealing revealing,
            PhotoIntake photos) {
        this.screens = screens;
        this.handling = handling;
        this.answering = answering;
        this.ending = ending;
        this.whistling = whistling;
        this.petitioning = petitioning;
        this.revealing = revealing;
        this.photos = photos;
    }

    /** A reason or some words, as they were typed. */
    record ReasonForm(String reason) {}

    record RemarkForm(String kind, String text) {}

    record AnswerForm(String outcome, String text, @Nullable List<MultipartFile> photos) {}

    record MergeForm(String into) {}

    record NotAcceptForm(String reason, String channel) {}

    record WhistleForm(String department, String asked) {}

    record WhistleAnswerForm(String came, String answer) {}

    record PetitionForm(String step, String reason) {}

    @Needs(Action.SEE_REQUESTS)
    @GetMapping("/desk/requests/{id}")
    ModelAndView request(Site site, @PathVariable UUID id) {
        return Pages.page("request/request", page(site, id, NOTHING));
    }

    private DeskRequestPage page(Site site, UUID id, Form failed) {
        var page = screens.request(site, id, failed, null).orElseThrow(NotThere::new);
        site.viewer().require(Action.SEE_REQUESTS, page.facts().path());
        return page;
    }

    @Needs(Action.HANDLE_REQUEST)
    @PostMapping("/desk/requests/{id}/takings")
    ModelAndView take(Site site, @PathVariable UUID id, @Command UUID command) {
        page(site, id, NOTHING);
        var check = FormCheck.of("request.take", new ReasonForm(""));
        return answer(
                site,
                id,
                check,
                check.failed() ? null : handling.take(site.viewer(), command, id),
                "request.take.done");
    }

    @Needs(Action.HANDLE_REQUEST)
    @PostMapping("/desk/requests/{id}/rises")
    ModelAndView passUp(Site site, @PathVariable UUID id, ReasonForm form, @Command UUID command) {
        page(site, id, NOTHING);
        var check = FormCheck.of("request.pass-up", form);
        var reason = check.paragraphs("reason", REASON_MAX);
        return answer(
                site,
                id,
                check,
                check.failed() ? null : handling.passUp(site.viewer(), command, id, reason),
                "request.pass-up.done");
    }

    @Needs(Action.HANDLE_REQUEST)
    @PostMapping("/desk/requests/{id}/own-rises")
    ModelAndView takeUp(Site site, @PathVariable UUID id, ReasonForm form, @Command UUID command) {
        page(site, id, NOTHING);
        var check = FormCheck.of("request.take-up", form);
        var reason = check.paragraphs("reason", REASON_MAX);
        return answer(
                site,
                id,
                check,
                check.failed() ? null : handling.takeUp(site.viewer(), command, id, reason),
                "request.take.done");
    }

    @Needs(Action.HANDLE_REQUEST)
    @PostMapping("/desk/requests/{id}/remarks")
    ModelAndView remark(Site site, @PathVariable UUID id, RemarkForm form, @Command UUID command) {
        page(site, id, NOTHING);
        var check = FormCheck.of("request.remark", form);
        var kind = check.choice("kind", RemarkKind.class);
        var text = check.paragraphs("text", TEXT_MAX);
        return answer(
                site,
                id,
                check,
                check.failed() ? null : handling.remark(site.viewer(), command, id, kind, text),
                "request.remark.done");
    }

    @Needs(Action.EXTEND_REQUEST)
    @PostMapping("/desk/requests/{id}/extension")
    ModelAndView extend(Site site, @PathVariable UUID id, ReasonForm form, @Command UUID command) {
        page(site, id, NOTHING);
        var check = FormCheck.of("request.extend", form);
        var reason = check.paragraphs("reason", REASON_MAX);
        return answer(
                site,
                id,
                check,
                check.failed() ? null : handling.extend(site.viewer(), command, id, reason),
                "request.extend.done");
    }

    @Needs(Action.HANDLE_REQUEST)
    @PostMapping("/desk/requests/{id}/answers")
    ModelAndView answer(Site site, @PathVariable UUID id, AnswerForm form, @Command UUID command) {
        var page = page(site, id, NOTHING);
        var check = FormCheck.of("request.answer", form);
        var outcome = check.choice("outcome", Outcome.class);
        var text = check.paragraphs("text", TEXT_MAX);
        var proofs = check.failed()
                ? List.<UUID>of()
                : photos.received(
                        site,
                        form.photos(),
                        Answering.PROOF,
                        page.facts().path(),
                        page.facts().compound(),
                        check);
        return answer(
                site,
                id,
                check,
                check.failed() ? null : answering.answer(site.viewer(), command, id, outcome, text, proofs),
                "request.answer.done");
    }

    @Needs(Action.HANDLE_REQUEST)
    @PostMapping("/desk/requests/{id}/merger")
    ModelAndView merge(Site site, @PathVariable UUID id, MergeForm form, @Command UUID command) {
        page(site, id, NOTHING);
        var check = FormCheck.of("request.merge", form);
        var into = check.id("into");
        return answer(
                site,
                id,
                check,
                check.failed() ? null : answering.merge(site.viewer(), command, id, into),
                "request.merge.done");
    }

    @Needs(Action.HANDLE_REQUEST)
    @PostMapping("/desk/requests/{id}/refusal")
    ModelAndView notAccept(Site site, @PathVariable UUID id, NotAcceptForm form, @Command UUID command) {
        page(site, id, NOTHING);
        var check = FormCheck.of("request.not-accept", form);
        var reason = check.paragraphs("reason", REASON_MAX);
        var channel = check.text("channel", 100);
        return answer(
                site,
                id,
                check,
                check.failed() ? null : answering.notAccept(site.viewer(), command, id, reason, channel),
                "request.not-accept.done");
    }

    private ModelAndView answer(Site site, UUID id, FormCheck check, @Nullable Handled handled, String done) {
        switch (handled) {
            case null -> {}
            case Handled.Done _ -> {
                return Pages.done("/desk/requests/" + id, done);
            }
            case Handled.Past _, Handled.OtherRung _, Handled.AlreadyTaken _ -> {
                return Pages.changed(
                        "request/request", page(site, id, said(check, handled).form()));
            }
            default -> said(check, handled);
        }
        return Pages.refused("request/request", page(site, id, check.form()));
    }

    private static FormCheck said(FormCheck check, Handled handled) {
        switch (handled) {
            case Handled.Done _ -> {}
            case Handled.Past past -> check.refuseAll("request.no.past", past.state());
            case Handled.OtherRung other -> check.refuseAll("request.no.other-rung", other.rung());
            case Handled.OwnRequest _ -> check.refuseAll("request.no.own");
            case Handled.AlreadyTaken taken -> check.refuseAll("request.no.taken", taken.at());
            case Handled.NotTaken _ -> check.refuseAll("request.no.not-taken");
            case Handled.AtTheTop _ -> check.refuseAll("request.no.top");
            case Handled.AlreadyExtended extended ->
                check.refuseAll("request.no.extended", extended.until().minusMillis(1));
            case Handled.TooLate late ->
                check.refuseAll("request.no.late", late.due().minusMillis(1));
            case Handled.NotMergeable _ -> check.refuse("into", "request.no.mergeable");
            case Handled.NotForThisRung not -> check.refuse("kind", "request.no.rung", not.kind());
            case Handled.NoNumber _ -> check.refuse("kind", "request.no.number");
        }
        return check;
    }

    @Needs(Action.CALL_BACK)
    @PostMapping("/desk/requests/{id}/rating")
    ModelAndView callBack(Site site, @PathVariable UUID id, RateForm form, @Command UUID command) {
        page(site, id, NOTHING);
        var check = FormCheck.of("request.call-back", form);
        boolean solved = check.choice("solved", List.of("yes", "no")).equals("yes");
        long stars = check.integer("stars", 1, 5);
        if (!check.failed()) {
            var said = ending.callBack(site.viewer(), command, id, solved, (int) stars);
            if (said instanceof Ended.Rated rated) {
                return Pages.done(
                        "/desk/requests/" + id, rated.reopened() ? "request.rate.reopened" : "request.rate.done");
            }
            ReportController.refuse(check, said);
        }
        return Pages.refused("request/request", page(site, id, check.form()));
    }

    @Needs(Action.WHISTLE)
    @PostMapping("/desk/requests/{id}/whistles")
    ModelAndView whistle(Site site, @PathVariable UUID id, WhistleForm form, @Command UUID command) {
        page(site, id, NOTHING);
        var check = FormCheck.of("request.whistle", form);
        var department = check.id("department");
        var asked = check.paragraphs("asked", REASON_MAX);
        return whistled(
                site, id, check, check.failed() ? null : whistling.blow(site.viewer(), command, id, department, asked));
    }

    @Needs(Action.ANSWER_WHISTLE)
    @PostMapping("/desk/requests/{id}/whistles/{whistle}/answer")
    ModelAndView answerWhistle(
            Site site,
            @PathVariable UUID id,
            @PathVariable UUID whistle,
            WhistleAnswerForm form,
            @Command UUID command) {
        if (page(site, id, NOTHING).whistles().stream()
                .noneMatch(known -> known.id().equals(whistle))) {
            throw new NotThere();
        }
        var check = FormCheck.of("request.whistle-answer", form);
        boolean came = check.ticked("came");
        var answer = check.paragraphs("answer", TEXT_MAX);
        return whistled(
                site,
                id,
                check,
                check.failed() ? null : whistling.answer(site.viewer(), command, whistle, came, answer));
    }

    private ModelAndView whistled(Site site, UUID id, FormCheck check, @Nullable Whistled whistled) {
        switch (whistled) {
            case null -> {}
            case Whistled.Blown blown -> {
                return Pages.done(
                        "/desk/requests/" + id,
                        "request.whistle.done",
                        blown.due().minusMillis(1));
            }
            case Whistled.Answered _ -> {
                return Pages.done("/desk/requests/" + id, "request.whistle-answer.done");
            }
            case Whistled.AlreadyCalled _ -> check.refuse("department", "request.whistle.called");
            case Whistled.AlreadyAnswered _ -> check.refuseAll("request.whistle.answered");
            case Whistled.NoSuchDepartment _ -> check.refuse("department", "site.form.choice.unknown");
            case Whistled.NotYet not -> check.refuseAll("request.whistle.not-yet", not.rung());
            case Whistled.Past past -> check.refuseAll("request.no.past", past.state());
        }
        return Pages.refused("request/request", page(site, id, check.form()));
    }

    @Needs(Action.MARK_PETITION)
    @PostMapping("/desk/requests/{id}/petition")
    ModelAndView petition(Site site, @PathVariable UUID id, PetitionForm form, @Command UUID command) {
        var page = page(site, id, NOTHING);
        var check = FormCheck.of("request.petition", form);
        var petition = page.petition();
        var reason = check.paragraphs("reason", REASON_MAX);
        var step = petition == null ? PetitionStep.ADMITTED : check.choice("step", PetitionStep.class);
        if (!check.failed()) {
            var moved = petition == null
                    ? petitioning.mark(site.viewer(), command, id, reason)
                    : petitioning.move(site.viewer(), command, id, step, reason);
            switch (moved) {
                case Petitioned.Moved _ -> {
                    return Pages.done("/desk/requests/" + id, "request.petition.done");
                }
                case Petitioned.AlreadyMarked _ -> check.refuseAll("request.petition.marked");
                case Petitioned.NoPetition _ -> check.refuseAll("request.petition.none");
                case Petitioned.OutOfTurn _ -> check.refuse("step", "request.petition.turn");
            }
        }
        return Pages.refused("request/request", page(site, id, check.form()));
    }

    /** Shows the number to ring; who looked is written down. */
    @Needs(Action.HANDLE_REQUEST)
    @PostMapping("/desk/requests/{id}/contact")
    ModelAndView contact(Site site, @PathVariable UUID id) {
        var facts = page(site, id, NOTHING).facts();
        var number = facts.reporterId() == null
                ? handling.contact(site.viewer(), id)
                : revealing.phone(site.viewer(), facts.reporterId(), facts.path(), Revealing.Purpose.REQUEST_HANDLING);
        return Pages.page(
                "request/request",
                screens.request(site, id, NOTHING, number.orElse("")).orElseThrow());
    }
}

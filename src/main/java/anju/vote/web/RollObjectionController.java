package anju.vote.web;

import anju.access.Action;
import anju.access.Needs;
import anju.access.SignedIn;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Pages;
import anju.site.Site;
import anju.vote.objection.Answered;
import anju.vote.objection.Ground;
import anju.vote.objection.Objected;
import anju.vote.objection.RollObjecting;
import anju.vote.objection.RollObjection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The draft roll, objections to it by owners or written down at the desk, and their answers. */
@Controller
class RollObjectionController {
    private static final String OBJECT = "vote.object";
    private static final String ANSWER = "vote.object-answer";
    private static final String PAGE = "vote/rollObjections";
    private static final Set<String> ANSWERS = Set.of("upheld", "rejected");

    private final RollObjectionScreens screens;
    private final RollObjecting objecting;

    RollObjectionController(RollObjectionScreens screens, RollObjecting objecting) {
        this.screens = screens;
        this.objecting = objecting;
    }

    @SignedIn
    @GetMapping("/votes/{vote}/roll/objections")
    ModelAndView objections(Site site, @PathVariable UUID vote) {
        return Pages.page(PAGE, screens.page(site, vote, Form.empty(OBJECT), Form.empty(ANSWER)));
    }

    @SignedIn
    @PostMapping("/votes/{vote}/roll/objections")
    ModelAndView object(Site site, @PathVariable UUID vote, ObjectForm form, @Command UUID command) {
        var doors = screens.doors(site.viewer(), vote);
        var check = FormCheck.of(OBJECT, form);
        var ground = check.choice("ground", Ground.class);
        var words = words(check, "words");
        var part = part(check, doors, form);
        if (!check.failed() && part == null && ground != Ground.MISSING_PART) {
            check.refuse("part", "vote.object.no-part");
        }
        if (!check.failed()) {
            var objection = new RollObjection(ground == Ground.MISSING_PART ? null : part, ground, words);
            switch (objecting.object(site.viewer(), command, vote, objection)) {
                case Objected.Raised _ -> {
                    return Pages.done("/votes/" + vote + "/roll/objections", "vote.object.done");
                }
                case Objected.NoDraft _ -> check.refuseAll("vote.object.no-draft");
                case Objected.NotShown _ -> check.refuseAll("vote.object.not-shown");
                case Objected.PeriodOver over -> check.refuseAll("vote.object.over", over.lastOn());
                case Objected.UnknownPart _ -> check.refuse("part", "site.form.choice.unknown");
                case Objected.AlreadyRaised _ -> check.refuseAll("vote.object.already");
            }
        }
        return Pages.refused(PAGE, screens.page(site, vote, check.form(), Form.empty(ANSWER)));
    }

    private static @Nullable UUID part(FormCheck check, List<Option> doors, ObjectForm form) {
        if (form.part().isBlank() || doors.isEmpty()) {
            return null;
        }
        var chosen = check.choice("part", doors.stream().map(Option::value).toList());
        return check.failed() ? null : UUID.fromString(chosen);
    }

    @Needs(Action.ANSWER_OBJECTION)
    @PostMapping("/votes/{vote}/roll/objections/{objection}/answer")
    ModelAndView answer(
            Site site, @PathVariable UUID vote, @PathVariable UUID objection, AnswerForm form, @Command UUID command) {
        if (!objecting.voteOf(objection).equals(vote)) {
            throw new NotThere();
        }
        var check = FormCheck.of(ANSWER, form);
        var upheld = check.choice("upheld", ANSWERS);
        var reason = words(check, "reason");
        if (!check.failed()) {
            switch (objecting.answer(site.viewer(), command, objection, upheld.equals("upheld"), reason)) {
                case Answered.Done done -> {
                    return Pages.done(
                            "/votes/" + vote + "/roll/objections",
                            done.upheld() ? "vote.object-answer.upheld-done" : "vote.object-answer.done");
                }
                case Answered.AlreadyAnswered _ -> check.refuseAll("vote.object-answer.already");
                case Answered.OwnObjection _ -> check.refuseAll("vote.object-answer.own");
                case Answered.NoDraft _ -> check.refuseAll("vote.object.no-draft");
            }
        }
        return Pages.refused(
                PAGE, screens.page(site, vote, Form.empty(OBJECT), check.form().about(objection)));
    }

    private static String words(FormCheck check, String field) {
        var words = check.paragraphs(field, RollObjection.WORDS_MAX);
        if (!words.isEmpty() && words.codePointCount(0, words.length()) < RollObjection.WORDS_MIN) {
            check.refuse(field, "vote.prepare.words");
        }
        return words;
    }

    record ObjectForm(String part, String ground, String words) {}

    record AnswerForm(String upheld, String reason) {}
}

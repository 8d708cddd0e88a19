package anju.vote.web;

import anju.access.Action;
import anju.access.Needs;
import anju.access.Phone;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import anju.vote.Consent;
import anju.vote.Consenting;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Consents besides the vote, and candidates. */
@Controller
class ConditionsController {
    private static final String NEED = "vote.need";
    private static final String GIVE = "vote.give";
    private static final String NAME = "vote.name";
    private static final int WORDS_MAX = 200;
    private static final int WORDS_MIN = 2;

    private final ConditionsScreens screens;
    private final Consenting consenting;

    ConditionsController(ConditionsScreens screens, Consenting consenting) {
        this.screens = screens;
        this.consenting = consenting;
    }

    @Needs(Action.PREPARE_VOTE)
    @GetMapping("/votes/{vote}/conditions")
    ModelAndView conditions(Site site, @PathVariable UUID vote) {
        return Pages.page(
                "vote/conditions",
                screens.conditions(site, vote, Form.empty(NEED), Form.empty(GIVE), Form.empty(NAME)));
    }

    @Needs(Action.PREPARE_VOTE)
    @PostMapping("/votes/{vote}/consents")
    ModelAndView need(Site site, @PathVariable UUID vote, NeedConsentForm form, @Command UUID command) {
        var page = screens.conditions(site, vote, Form.empty(NEED), Form.empty(GIVE), Form.empty(NAME));
        var check = FormCheck.of(NEED, form);
        var matter = check.choice(
                "matter", page.matters().stream().map(anju.site.Option::value).toList());
        var part = check.choice(
                "part", page.doors().stream().map(anju.site.Option::value).toList());
        var what = words(check, "what");
        if (!check.failed()) {
            var answer = consenting.need(site.viewer(), command, UUID.fromString(matter), UUID.fromString(part), what);
            if (answer instanceof Consent.Needed) {
                return Pages.done("/votes/" + vote + "/conditions", "vote.need.done");
            }
            explain(check, answer);
        }
        return Pages.refused(
                "vote/conditions", screens.conditions(site, vote, check.form(), Form.empty(GIVE), Form.empty(NAME)));
    }

    @Needs(Action.PREPARE_VOTE)
    @PostMapping("/consents/{needed}/proof")
    ModelAndView give(Site site, @PathVariable UUID needed, GiveConsentForm form, @Command UUID command) {
        var vote = screens.voteOfNeeded(needed);
        var check = FormCheck.of(GIVE, form);
        var evidence = words(check, "evidence");
        if (!check.failed()) {
            var answer = consenting.give(site.viewer(), command, needed, evidence);
            if (answer instanceof Consent.Given(boolean inEffect)) {
                return Pages.done(
                        "/votes/" + vote + "/conditions", inEffect ? "vote.give.in-effect" : "vote.give.done");
            }
            explain(check, answer);
        }
        return Pages.refused(
                "vote/conditions", screens.conditions(site, vote, Form.empty(NEED), check.form(), Form.empty(NAME)));
    }

    @Needs(Action.PREPARE_VOTE)
    @PostMapping("/votes/{vote}/candidates")
    ModelAndView name(Site site, @PathVariable UUID vote, NameCandidateForm form, @Command UUID command) {
        var page = screens.conditions(site, vote, Form.empty(NEED), Form.empty(GIVE), Form.empty(NAME));
        var check = FormCheck.of(NAME, form);
        var matter = check.choice(
                "matter", page.matters().stream().map(anju.site.Option::value).toList());
        var phone = check.phone("phone");
        if (!check.failed()) {
            var answer = consenting.name(site.viewer(), command, UUID.fromString(matter), new Phone(phone));
            if (answer instanceof Consent.Named) {
                return Pages.done("/votes/" + vote + "/conditions", "vote.name.done");
            }
            explain(check, answer);
        }
        return Pages.refused(
                "vote/conditions", screens.conditions(site, vote, Form.empty(NEED), Form.empty(GIVE), check.form()));
    }

    private static String words(FormCheck check, String field) {
        var words = check.text(field, WORDS_MAX);
        if (!words.isEmpty() && words.codePointCount(0, words.length()) < WORDS_MIN) {
            check.refuse(field, "vote.prepare.words");
        }
        return words;
    }

    private static void explain(FormCheck check, Consent answer) {
        switch (answer) {
            case Consent.TooLate late -> check.refuseAll("vote.conditions.late", late.state());
            case Consent.NotOnTheRoll _ -> check.refuseAll("vote.need.not-on-roll");
            case Consent.AlreadyNeeded _ -> check.refuseAll("vote.need.already");
            case Consent.AlreadyGiven _ -> check.refuseAll("vote.give.already");
            case Consent.UnknownPhone _ -> check.refuse("phone", "vote.name.unknown");
            case Consent.AlreadyNamed _ -> check.refuse("phone", "vote.name.already");
            case Consent.Needed _, Consent.Given _, Consent.Named _ ->
                throw new IllegalStateException("done, yet refused: " + answer);
        }
    }

    record NeedConsentForm(String matter, String part, String what) {}

    record GiveConsentForm(String evidence) {}

    record NameCandidateForm(String matter, String phone) {}
}

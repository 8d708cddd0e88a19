package anju.consultation.web;

import anju.access.Action;
import anju.access.Needs;
import anju.access.NotPermitted;
import anju.access.Open;
import anju.access.SignedIn;
import anju.city.City;
import anju.consultation.Answering;
import anju.consultation.Asking;
import anju.consultation.Willing;
import anju.consultation.WillingnessDraft;
import anju.consultation.WillingnessRounds;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Willingness forms are issued, answered on the phone or on paper, and counted. */
@Controller
class WillingnessController {
    private static final int YEARS_AHEAD = 1;

    private final WillingnessScreens screens;
    private final WillingnessRounds rounds;

    WillingnessController(WillingnessScreens screens, WillingnessRounds rounds) {
        this.screens = screens;
        this.rounds = rounds;
    }

    @Open
    @GetMapping("/compounds/{compound}/willingness")
    ModelAndView list(Site site, @PathVariable UUID compound) {
        return Pages.page("consultation/willingnessList", screens.list(site, screens.compound(compound)));
    }

    @Needs(Action.ASK_WILLINGNESS)
    @GetMapping("/compounds/{compound}/willingness/new")
    ModelAndView form(Site site, @PathVariable UUID compound) {
        var place = screens.compound(compound);
        site.viewer().require(Action.ASK_WILLINGNESS, place.path());
        var form = Form.empty(WillingnessScreens.ASK)
                .with("fromOn", City.current().today().toString());
        return Pages.page("consultation/ask", screens.ask(site, place, form));
    }

    @Needs(Action.ASK_WILLINGNESS)
    @PostMapping("/compounds/{compound}/willingness")
    ModelAndView ask(Site site, @PathVariable UUID compound, AskForm form, @Command UUID command) {
        var place = screens.compound(compound);
        site.viewer().require(Action.ASK_WILLINGNESS, place.path());
        var check = FormCheck.of(WillingnessScreens.ASK, form);
        var today = City.current().today();
        var question = check.paragraphs("question", WillingnessDraft.QUESTION_MAX);
        if (!question.isEmpty() && question.codePointCount(0, question.length()) < WillingnessDraft.QUESTION_MIN) {
            check.refuse("question", "consultation.text.short");
        }
        var from = check.date("fromOn", today, today.plusYears(YEARS_AHEAD));
        var until = check.date("untilOn", today, today.plusYears(YEARS_AHEAD));
        var items = chosen(form.items());
        if (!check.failed()) {
            switch (rounds.ask(site.viewer(), command, new WillingnessDraft(compound, question, items, from, until))) {
                case Asking.Asked asked -> {
                    return Pages.done(
                            "/willingness/" + asked.willingnessId() + "/doors", "consultation.ask.done", asked.forms());
                }
                case Asking.BadLength length ->
                    check.refuse("untilOn", "consultation.ask.length", length.daysMin(), length.daysMax());
                case Asking.UnknownItem _ -> check.refuse("items", "site.form.choice.unknown");
                case Asking.BeginsInThePast _ -> check.refuse("fromOn", "consultation.ask.past");
                case Asking.NumbersFound _ -> check.refuse("question", "consultation.text.numbers");
                case Asking.NoParts _ -> check.refuseAll("consultation.ask.no-parts");
                case Asking.Counted _, Asking.StillRunning _, Asking.CountedAlready _ ->
                    throw new IllegalStateException("asked, yet counted");
            }
        }
        return Pages.refused("consultation/ask", screens.ask(site, place, check.form()));
    }

    @Open
    @GetMapping("/willingness/{round}")
    ModelAndView shares(Site site, @PathVariable UUID round) {
        return Pages.page("consultation/willingness", screens.shares(site, round));
    }

    @Needs(Action.ENTER_WILLINGNESS)
    @GetMapping("/willingness/{round}/doors")
    ModelAndView doors(Site site, @PathVariable UUID round) {
        return Pages.page("consultation/doors", screens.doors(site, round, Form.empty(WillingnessScreens.CLOSE)));
    }

    @Needs(Action.ENTER_WILLINGNESS)
    @GetMapping("/willingness/{round}/paper")
    ModelAndView paper(Site site, @PathVariable UUID round, @RequestParam Optional<UUID> stairwell) {
        var base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return Pages.page("consultation/willingnessPaper", screens.paper(site, round, stairwell.orElse(null), base));
    }

    @Needs(Action.ASK_WILLINGNESS)
    @PostMapping("/willingness/{round}/closing")
    ModelAndView close(Site site, @PathVariable UUID round, @Command UUID command) {
        screens.doors(site, round, Form.empty(WillingnessScreens.CLOSE));
        var answer = rounds.close(site.viewer(), command, round);
        if (answer instanceof Asking.Counted counted) {
            return Pages.done(
                    "/willingness/" + round,
                    counted.reached() ? "consultation.close.reached" : "consultation.close.missed");
        }
        var check = FormCheck.of(WillingnessScreens.CLOSE, new AnswerForm("", List.of(), ""));
        check.refuseAll(
                answer instanceof Asking.StillRunning ? "consultation.close.running" : "consultation.answer.counted");
        return Pages.refused("consultation/doors", screens.doors(site, round, check.form()));
    }

    @SignedIn
    @GetMapping("/willingness-forms/{form}")
    ModelAndView answerForm(Site site, @PathVariable("form") UUID id) {
        return Pages.page(
                "consultation/answer", screens.answer(site, id, Form.empty(WillingnessScreens.ANSWER), false));
    }

    @SignedIn
    @PostMapping("/willingness-forms/{form}/answers")
    ModelAndView answer(Site site, @PathVariable("form") UUID id, AnswerForm form, @Command UUID command) {
        screens.answer(site, id, Form.empty(WillingnessScreens.ANSWER), false);
        var check = FormCheck.of(WillingnessScreens.ANSWER, form);
        var willing = check.choice("willing", Willing.class);
        if (!check.failed()) {
            var answer = rounds.answer(site.viewer(), command, id, willing, chosen(form.wishes()));
            if (answer instanceof Answering.Answered) {
                return Pages.done("/willingness-forms/" + id, "consultation.answer.done");
            }
            refuse(check, answer);
        }
        return Pages.refused("consultation/answer", screens.answer(site, id, check.form(), false));
    }

    @Needs(Action.ENTER_WILLINGNESS)
    @GetMapping("/willingness-forms/{form}/paper")
    ModelAndView enterForm(Site site, @PathVariable("form") UUID id) {
        var form = Form.empty(WillingnessScreens.ANSWER)
                .with("givenOn", City.current().today().toString());
        return Pages.page("consultation/answerPaper", screens.answer(site, id, form, true));
    }

    @Needs(Action.ENTER_WILLINGNESS)
    @PostMapping("/willingness-forms/{form}/paper")
    ModelAndView enter(Site site, @PathVariable("form") UUID id, AnswerForm form, @Command UUID command) {
        var page = screens.answer(site, id, Form.empty(WillingnessScreens.ANSWER), true);
        var check = FormCheck.of(WillingnessScreens.ANSWER, form);
        var willing = check.choice("willing", Willing.class);
        LocalDate givenOn = check.date("givenOn");
        if (!check.failed()) {
            var answer = rounds.enter(site.viewer(), command, id, willing, chosen(form.wishes()), givenOn);
            if (answer instanceof Answering.Answered answered) {
                return Pages.done(
                        "/willingness/" + page.round().id() + "/doors",
                        answered.counts() ? "consultation.answer.entered" : "consultation.answer.entered-earlier",
                        page.serial());
            }
            refuse(check, answer);
        }
        return Pages.refused("consultation/answerPaper", screens.answer(site, id, check.form(), true));
    }

    private static SortedSet<String> chosen(List<String> codes) {
        var chosen = new TreeSet<>(codes);
        chosen.remove("");
        return chosen;
    }

    private static void refuse(FormCheck check, Answering answer) {
        switch (answer) {
            case Answering.OutsidePeriod period ->
                check.refuseAll("consultation.answer.period", period.fromOn(), period.untilOn());
            case Answering.InTheFuture _ -> check.refuse("givenOn", "consultation.enter.future");
            case Answering.UnknownItem _ -> check.refuse("wishes", "site.form.choice.unknown");
            case Answering.CountedAlready _ -> check.refuseAll("consultation.answer.counted");
            case Answering.NotTheOwner _ -> throw new NotPermitted(Action.ANSWER_WILLINGNESS);
            case Answering.Answered _ -> throw new IllegalStateException("answered, yet refused");
        }
    }
}

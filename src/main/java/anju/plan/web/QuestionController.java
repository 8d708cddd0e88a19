package anju.plan.web;

import anju.access.Action;
import anju.access.Needs;
import anju.plan.Asking;
import anju.plan.Planning;
import anju.plan.Question;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Pages;
import anju.site.Site;
import anju.vote.Electorate;
import anju.vote.Preparing;
import anju.vote.Proposal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Puts items of a plan to the owners. */
@Controller
class QuestionController {
    private static final String FORM = "plan.ask";
    private static final int VOTERS_MAX = 80;

    private final PlanScreens screens;
    private final Planning planning;

    QuestionController(PlanScreens screens, Planning planning) {
        this.screens = screens;
        this.planning = planning;
    }

    @Needs(Action.DRAW_UP_PLAN)
    @GetMapping("/plans/{plan}/question")
    ModelAndView form(Site site, @PathVariable UUID plan) {
        var page = screens.question(site, plan, Form.of(FORM, AskOwnersForm.EMPTY));
        var form = page.compounds().size() == 1
                ? page.form().with("compound", page.compounds().getFirst().value())
                : page.form();
        return Pages.page("plan/question", screens.question(site, plan, form));
    }

    @Needs(Action.DRAW_UP_PLAN)
    @PostMapping("/plans/{plan}/votes")
    ModelAndView ask(Site site, @PathVariable UUID plan, AskOwnersForm form, @Command UUID command) {
        var project = screens.projectOf(plan).orElseThrow(NotThere::new);
        var check = FormCheck.of(FORM, form);
        var compound = check.choice(
                "compound",
                screens.compounds(site, project).stream().map(Option::value).toList());
        var voters = voters(check, screens.stairwells(site, project));
        var title = check.text("title", Proposal.TITLE_MAX);
        requireWords(check, "title", title);
        var recordOn = check.date("recordOn");
        var opensAt = check.time("opensAt");
        var closesAt = check.time("closesAt");
        var bundles = new ArrayList<Question.Bundle>();
        for (int i = 1; i <= AskOwnersForm.MATTERS; i++) {
            bundle(check, form, i, bundles);
        }
        if (bundles.isEmpty() && !check.failed()) {
            check.refuse("matter1", "plan.ask.nothing");
        }
        if (check.failed()) {
            return refused(site, plan, check);
        }
        var question = new Question(UUID.fromString(compound), voters, title, recordOn, opensAt, closesAt, bundles);
        switch (planning.askOwners(site.viewer(), command, plan, question)) {
            case Asking.Asked asked -> {
                return Pages.done("/votes/" + asked.voteId(), "plan.ask.done", asked.code());
            }
            case Asking.NothingAsked _ -> check.refuse("matter1", "plan.ask.nothing");
            case Asking.NotTheStairwells item -> check.refuseAll("plan.ask.stairwell", item.number());
            case Asking.AskedTwice twice -> check.refuseAll("plan.ask.twice", twice.number());
            case Asking.NotInThePlan _ -> check.refuseAll("plan.ask.not-in-plan");
            case Asking.AlreadyBeforeTheOwners already -> check.refuseAll("plan.ask.already", already.number());
            case Asking.NotPublished item -> check.refuseAll("plan.ask.not-published", item.number());
            case Asking.StillOnNotice still -> check.refuse("opensAt", "plan.ask.on-notice", still.opensFrom());
            case Asking.NoSuchVote no -> explain(check, no.why());
        }
        return refused(site, plan, check);
    }

    /** Everybody, or a stairwell ("building stairwell"). */
    private static Electorate voters(FormCheck check, List<Option> stairwells) {
        var chosen = check.optionalText("voters", VOTERS_MAX);
        if (chosen.isEmpty()) {
            return Electorate.WHOLE;
        }
        if (stairwells.stream().noneMatch(option -> option.value().equals(chosen))) {
            check.refuse("voters", "site.form.choice.unknown");
            return Electorate.WHOLE;
        }
        var ids = chosen.split(" ", 2);
        return new Electorate(UUID.fromString(ids[0]), UUID.fromString(ids[1]));
    }

    private static void bundle(FormCheck check, AskOwnersForm form, int number, ArrayList<Question.Bundle> bundles) {
        var field = "matter" + number;
        var title = check.optionalText(field, Proposal.Matter.TITLE_MAX);
        var ticked = form.items(number);
        if (title.isEmpty() && ticked.isEmpty()) {
            return;
        }
        if (title.isEmpty()) {
            check.refuse(field, "plan.ask.no-title");
        } else if (ticked.isEmpty()) {
            check.refuse("items" + number, "plan.ask.no-items");
        } else {
            requireWords(check, field, title);
            if (!check.failed()) {
                bundles.add(new Question.Bundle(title, new HashSet<>(check.ids("items" + number))));
            }
        }
    }

    private static void requireWords(FormCheck check, String field, String title) {
        if (!title.isEmpty() && title.codePointCount(0, title.length()) < Proposal.TITLE_MIN) {
            check.refuse(field, "plan.item.title.short");
        }
    }

    private static void explain(FormCheck check, Preparing why) {
        switch (why) {
            case Preparing.NotThatManyMatters many -> check.refuse("matter1", "plan.ask.too-many", many.most());
            case Preparing.NoticeTooShort notice ->
                check.refuse("opensAt", "plan.ask.notice", notice.days(), notice.opensFrom());
            case Preparing.NotOfThisCompound _ -> check.refuse("compound", "plan.ask.not-in-plan");
            case Preparing.LiftOfNoStairwell _ -> check.refuse("voters", "vote.prepare.lift");
            case Preparing.OpensInThePast _ -> check.refuse("opensAt", "plan.ask.past");
            case Preparing.OpenTooShort open -> check.refuse("closesAt", "plan.ask.open-short", open.days());
            case Preparing.OpenTooLong open -> check.refuse("closesAt", "plan.ask.open-long", open.days());
            case Preparing.RecordDayAfterOpening _ -> check.refuse("recordOn", "plan.ask.record-day");
            case Preparing.Prepared prepared -> throw new IllegalStateException("prepared, yet refused: " + prepared);
        }
    }

    private ModelAndView refused(Site site, UUID plan, FormCheck check) {
        return Pages.refused("plan/question", screens.question(site, plan, check.form()));
    }
}

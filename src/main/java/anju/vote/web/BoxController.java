package anju.vote.web;

import anju.access.Action;
import anju.access.Needs;
import anju.access.SignedIn;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import anju.vote.BoxOpening;
import anju.vote.Comparing;
import anju.vote.OpeningBox;
import anju.vote.Telling;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The ballot box is opened; a second teller compares the papers. */
@Controller
class BoxController {
    private static final String OPEN = "vote.box";
    private static final String COMPARE = "vote.compare";
    private static final String STRIKE = "vote.strike";
    private static final int REASON_MAX = 100;

    private final BoxScreens screens;
    private final Telling telling;

    BoxController(BoxScreens screens, Telling telling) {
        this.screens = screens;
        this.telling = telling;
    }

    @SignedIn
    @GetMapping("/votes/{vote}/box")
    ModelAndView box(Site site, @PathVariable UUID vote) {
        return Pages.page("vote/box", screens.box(site, vote, Form.empty(OPEN), Form.empty(STRIKE)));
    }

    @Needs(Action.OPEN_BALLOT_BOX)
    @PostMapping("/votes/{vote}/box")
    ModelAndView open(Site site, @PathVariable UUID vote, OpenBoxForm form, @Command UUID command) {
        var check = FormCheck.of(OPEN, form);
        long papers = check.integer("papers", 0, BoxOpening.PAPERS_MAX);
        long nameless =
                check.optionalInteger("nameless", 0, BoxOpening.PAPERS_MAX).orElse(0L);
        Set<UUID> witnesses = form.witnesses().isEmpty() ? Set.of() : new HashSet<>(check.ids("witnesses"));
        if (nameless > papers) {
            check.refuse("nameless", "vote.box.more-nameless", papers);
        }
        if (!check.failed()) {
            var box = new BoxOpening((int) papers, (int) nameless, witnesses);
            switch (telling.openBox(site.viewer(), command, vote, box)) {
                case OpeningBox.Opened opened -> {
                    return Pages.done("/votes/" + vote + "/box", "vote.box.done", opened.papers());
                }
                case OpeningBox.NotYet early -> check.refuseAll("vote.box.not-yet", site.until(early.closesAt()));
                case OpeningBox.NotOpen _ -> check.refuseAll("vote.paper.not-open");
                case OpeningBox.AlreadyOpened _ -> {
                    return Pages.changed("vote/box", screens.box(site, vote, Form.empty(OPEN), Form.empty(STRIKE)));
                }
                case OpeningBox.TooFewWitnesses few -> check.refuse("witnesses", "vote.box.few", few.atLeast());
                case OpeningBox.NotAWitness _ -> check.refuse("witnesses", "vote.box.no-office");
                case OpeningBox.Candidate _ -> check.refuseAll("vote.box.candidate");
            }
        }
        return Pages.refused("vote/box", screens.box(site, vote, check.form(), Form.empty(STRIKE)));
    }

    @Needs(Action.ENTER_PAPER_BALLOT)
    @PostMapping("/votes/{vote}/paper-comparisons")
    ModelAndView compare(Site site, @PathVariable UUID vote, CompareForm form, @Command UUID command) {
        var check = FormCheck.of(COMPARE, form);
        Set<UUID> entries = form.entries().isEmpty() ? Set.of() : new HashSet<>(check.ids("entries"));
        if (!check.failed()) {
            var answer = telling.confirm(site.viewer(), command, vote, entries);
            if (answer instanceof Comparing.Counted(int papers)) {
                return Pages.done("/votes/" + vote + "/box", "vote.compare.done", papers);
            }
            explain(check, answer);
        }
        return Pages.refused("vote/box", screens.box(site, vote, check.form(), Form.empty(STRIKE)));
    }

    @Needs(Action.ENTER_PAPER_BALLOT)
    @PostMapping("/votes/{vote}/paper-entries/{entry}/strike")
    ModelAndView strike(
            Site site, @PathVariable UUID vote, @PathVariable UUID entry, StrikeForm form, @Command UUID command) {
        var check = FormCheck.of(STRIKE, form);
        var reason = check.text("reason", REASON_MAX);
        if (!check.failed()) {
            var answer = telling.strike(site.viewer(), command, vote, entry, reason);
            if (answer instanceof Comparing.Struck) {
                return Pages.done("/votes/" + vote + "/box", "vote.strike.done");
            }
            explain(check, answer);
        }
        return Pages.refused("vote/box", screens.box(site, vote, Form.empty(OPEN), check.form()));
    }

    private static void explain(FormCheck check, Comparing answer) {
        switch (answer) {
            case Comparing.NothingChosen _ -> check.refuseAll("vote.compare.nothing");
            case Comparing.NotOpen _ -> check.refuseAll("vote.paper.not-open");
            case Comparing.NotWaiting _ -> check.refuseAll("vote.compare.not-waiting");
            case Comparing.OwnEntry _ -> check.refuseAll("vote.compare.own-entry");
            case Comparing.OwnBallot _ -> check.refuseAll("vote.paper.own");
            case Comparing.Candidate _ -> check.refuseAll("vote.box.candidate");
            case Comparing.Counted _, Comparing.Struck _ -> throw new IllegalStateException("done, yet refused");
        }
    }

    record OpenBoxForm(String papers, String nameless, List<String> witnesses) {}

    record CompareForm(List<String> entries) {}

    record StrikeForm(String reason) {}
}

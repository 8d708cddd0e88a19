package anju.vote.web;

import anju.access.Action;
import anju.access.Needs;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import anju.vote.Entering;
import anju.vote.InvalidReason;
import anju.vote.PaperBallot;
import anju.vote.Telling;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Tellers enter paper ballots. */
@Controller
class PaperController {
    private static final String FORM = "vote.paper";
    private static final int DOOR_MAX = 40;
    private static final int SERIAL_MAX = 40;

    private final BallotScreens screens;
    private final Telling telling;

    PaperController(BallotScreens screens, Telling telling) {
        this.screens = screens;
        this.telling = telling;
    }

    @Needs(Action.ENTER_PAPER_BALLOT)
    @GetMapping("/votes/{vote}/paper")
    ModelAndView form(
            Site site,
            @PathVariable UUID vote,
            @RequestParam(defaultValue = "") String door,
            @RequestParam Optional<UUID> head) {
        var looked = door.length() > DOOR_MAX ? "" : door;
        return Pages.page(
                "vote/paper", screens.paper(site, vote, looked, head, Map.of(), Form.of(FORM, EnterPaperForm.EMPTY)));
    }

    @Needs(Action.ENTER_PAPER_BALLOT)
    @PostMapping("/votes/{vote}/paper-ballots")
    ModelAndView enter(
            Site site,
            @PathVariable UUID vote,
            EnterPaperForm form,
            @RequestParam Map<String, String> sent,
            @Command UUID command) {
        var check = FormCheck.of(FORM, form);
        var head = check.id("head");
        var serial = check.text("serial", SERIAL_MAX);
        if (!serial.isEmpty() && !serial.matches(PaperBallot.SERIAL)) {
            check.refuse("serial", "vote.paper.serial.shape");
        }
        var castAt = check.time("castAt");
        var signer = check.optionalId("signedBy");
        var invalid = check.optionalChoice("invalid", EnumSet.allOf(InvalidReason.class));
        var page = screens.paper(site, vote, "", Optional.of(head), Map.of(), check.form());
        var chosen = Answers.read(sent, page.matters());
        if (!check.failed()) {
            var paper = new PaperBallot(
                    head,
                    serial,
                    castAt,
                    signer.orElse(null),
                    invalid.orElse(null),
                    Answers.byMatter(chosen, page.matters()));
            switch (telling.enterPaper(site.viewer(), command, vote, paper)) {
                case Entering.Entered _ -> {
                    return Pages.done("/votes/" + vote + "/paper", "vote.paper.done", serial);
                }
                case Entering.NotOpen _ -> check.refuseAll("vote.paper.not-open");
                case Entering.BoxShut _ -> check.refuseAll("vote.paper.box-shut");
                case Entering.NoMorePapers no -> check.refuseAll("vote.paper.no-more", no.papers());
                case Entering.OwnBallot _ -> check.refuseAll("vote.paper.own");
                case Entering.Candidate _ -> check.refuseAll("vote.box.candidate");
                case Entering.InTheFuture _ -> check.refuse("castAt", "vote.paper.future");
                case Entering.OutsidePeriod period ->
                    check.refuse("castAt", "vote.paper.outside", period.opensAt(), period.closesAt());
                case Entering.SerialUsed used -> check.refuse("serial", "vote.paper.used", used.serial());
                case Entering.NotOnTheRoll _ -> check.refuseAll("vote.paper.not-on-roll");
                case Entering.NotTheirs _ -> check.refuse("signedBy", "vote.paper.not-theirs");
                case Entering.NotAsked _ -> check.refuseAll("vote.ballot.not-asked");
            }
        }
        return Pages.refused("vote/paper", screens.paper(site, vote, "", Optional.of(head), chosen, check.form()));
    }
}

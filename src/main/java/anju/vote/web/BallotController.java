package anju.vote.web;

import anju.access.SignedIn;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import anju.vote.Casting;
import anju.vote.Voting;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A resident's ballot: answers, a second look, the receipt. A choice never stands in an address. */
@Controller
class BallotController {
    private static final String FORM = "vote.answers";

    private final BallotScreens screens;
    private final Voting voting;

    BallotController(BallotScreens screens, Voting voting) {
        this.screens = screens;
        this.voting = voting;
    }

    @SignedIn
    @GetMapping("/votes/{vote}/ballot")
    ModelAndView ballot(Site site, @PathVariable UUID vote, @RequestParam Optional<UUID> head) {
        return Pages.page("vote/ballot", screens.ballot(site, vote, head, null, Form.empty(FORM)));
    }

    /** Shows the answers once more, or goes back to change them; nothing is written. */
    @SignedIn
    @PostMapping("/votes/{vote}/ballot")
    ModelAndView review(Site site, @PathVariable UUID vote, BallotForm form, @RequestParam Map<String, String> sent) {
        var check = FormCheck.of(FORM, form);
        var page = page(site, vote, check, sent);
        if (check.failed()) {
            return Pages.refused("vote/ballot", page);
        }
        if (check.ticked("change")) {
            return Pages.page("vote/ballot", page);
        }
        if (page.chosen().isEmpty()) {
            check.refuseAll("vote.ballot.nothing");
            return Pages.refused("vote/ballot", page(site, vote, check, sent));
        }
        return Pages.page("vote/review", page);
    }

    @SignedIn
    @PostMapping("/votes/{vote}/ballots")
    ModelAndView cast(
            Site site,
            @PathVariable UUID vote,
            BallotForm form,
            @RequestParam Map<String, String> sent,
            @Command UUID command) {
        var check = FormCheck.of(FORM, form);
        var page = page(site, vote, check, sent);
        if (check.failed()) {
            return Pages.refused("vote/ballot", page);
        }
        var answers = Answers.byMatter(page.chosen(), page.matters());
        switch (voting.cast(site.viewer(), command, vote, page.headId(), answers)) {
            case Casting.Cast cast -> {
                return Pages.to("/votes/" + vote + "/ballots/" + cast.ballotId());
            }
            case Casting.NotOpenYet early -> check.refuseAll("vote.ballot.early", early.opensAt());
            case Casting.Over over -> check.refuseAll("vote.ballot.over", site.until(over.closesAt()));
            case Casting.NotOpen _ -> check.refuseAll("vote.ballot.shut");
            case Casting.NotYourBallot _ -> check.refuseAll("vote.ballot.not-yours");
            case Casting.OwnerVoted _ -> check.refuseAll("vote.ballot.owner-voted");
            case Casting.NothingAnswered _ -> check.refuseAll("vote.ballot.nothing");
            case Casting.NotAsked _ -> check.refuseAll("vote.ballot.not-asked");
        }
        return Pages.refused("vote/ballot", page(site, vote, check, sent));
    }

    private BallotPage page(Site site, UUID vote, FormCheck check, Map<String, String> sent) {
        var head = check.optionalId("head");
        var first = screens.ballot(site, vote, head, null, check.form());
        return screens.ballot(site, vote, head, Answers.read(sent, first.matters()), check.form());
    }

    @SignedIn
    @GetMapping("/votes/{vote}/ballots/{ballot}")
    ModelAndView receipt(Site site, @PathVariable UUID vote, @PathVariable UUID ballot) {
        return Pages.page("vote/receipt", screens.receipt(site, vote, ballot).orElseThrow(NotThere::new));
    }

    /** The head it is cast for; the answers come beside it, one field for each matter. */
    record BallotForm(String head, String change) {}
}

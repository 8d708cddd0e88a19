package anju.vote.web;

import anju.access.Action;
import anju.access.Needs;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import anju.vote.Attempt;
import anju.vote.Delivered;
import anju.vote.Delivering;
import anju.vote.DeliveryMethod;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The turnout board, and the ballots brought from door to door. */
@Controller
class TurnoutController {
    private static final String FORM = "vote.deliver";

    private final TurnoutScreens screens;
    private final Delivering delivering;

    TurnoutController(TurnoutScreens screens, Delivering delivering) {
        this.screens = screens;
        this.delivering = delivering;
    }

    @Needs(Action.SEE_TURNOUT)
    @GetMapping("/votes/{vote}/board")
    ModelAndView board(Site site, @PathVariable UUID vote) {
        return Pages.page("vote/board", screens.board(site, vote));
    }

    @Needs(Action.DELIVER_BALLOTS)
    @GetMapping("/votes/{vote}/stairwells/{stairwell}/deliveries")
    ModelAndView form(Site site, @PathVariable UUID vote, @PathVariable UUID stairwell) {
        return Pages.page("vote/deliver", screens.deliveries(site, vote, stairwell, Form.of(FORM, DeliverForm.EMPTY)));
    }

    @Needs(Action.DELIVER_BALLOTS)
    @PostMapping("/votes/{vote}/stairwells/{stairwell}/deliveries")
    ModelAndView deliver(
            Site site, @PathVariable UUID vote, @PathVariable UUID stairwell, DeliverForm form, @Command UUID command) {
        var check = FormCheck.of(FORM, form);
        Set<UUID> doors = form.doors().isEmpty() ? Set.of() : new HashSet<>(check.ids("doors"));
        var method = check.choice("method", DeliveryMethod.class);
        var received = check.choice("received", Set.of("yes", "no"));
        var at = check.time("at");
        var evidence = check.text("evidence", Attempt.EVIDENCE_MAX);
        if (!evidence.isEmpty() && evidence.codePointCount(0, evidence.length()) < Attempt.EVIDENCE_MIN) {
            check.refuse("evidence", "vote.prepare.words");
        }
        if (!check.failed()) {
            var attempt = new Attempt(method, doors, received.equals("yes"), at, evidence);
            switch (delivering.record(site.viewer(), command, vote, attempt)) {
                case Delivered.Recorded recorded -> {
                    return Pages.done("/votes/" + vote + "/board", "vote.deliver.done", recorded.doors());
                }
                case Delivered.NotOpen _ -> check.refuseAll("vote.deliver.not-open");
                case Delivered.Over over -> check.refuseAll("vote.deliver.over", site.until(over.closesAt()));
                case Delivered.NoDoor _ -> check.refuse("doors", "vote.deliver.no-door");
                case Delivered.NotOnTheRoll _ -> check.refuse("doors", "vote.deliver.not-on-roll");
                case Delivered.InTheFuture _ -> check.refuse("at", "vote.paper.future");
                case Delivered.BeforeTheRoll before -> check.refuse("at", "vote.deliver.early", before.frozenAt());
                case Delivered.PostedTooSoon soon ->
                    check.refuse("method", "vote.deliver.posted-soon", soon.attempts(), soon.doors());
                case Delivered.PostedInVain _ -> check.refuse("received", "vote.deliver.posted-in-vain");
            }
        }
        return Pages.refused("vote/deliver", screens.deliveries(site, vote, stairwell, check.form()));
    }

    record DeliverForm(List<String> doors, String method, String received, String at, String evidence) {
        static final DeliverForm EMPTY = new DeliverForm(List.of(), "", "yes", "", "");
    }
}

package anju.fund.web;

import anju.access.Action;
import anju.access.Needs;
import anju.fund.Funding;
import anju.fund.Reversing;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** One lot: its statement, and its reversal. */
@Controller
class LotController {
    private static final int NAME_MAX = 80;
    private static final int TEXT_MAX = 500;

    private final LotScreens screens;
    private final Funding funding;

    LotController(LotScreens screens, Funding funding) {
        this.screens = screens;
        this.funding = funding;
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/lots/{id}")
    ModelAndView statement(Site site, @PathVariable UUID id) {
        return Pages.page("fund/statement", screens.statement(site, id, Form.empty("fund.reverse")));
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/lots/{id}/statement.xlsx")
    ModelAndView sheet(Site site, @PathVariable UUID id) {
        return LotScreens.MOVEMENTS.xlsx(
                site, screens.statement(site, id, Form.empty("fund.reverse")).movements().stream());
    }

    @Needs(Action.RECEIVE_LOT)
    @PostMapping("/lots/{id}/reversal")
    ModelAndView reverse(Site site, @PathVariable UUID id, ReverseLotForm form, @Command UUID command) {
        screens.statement(site, id, Form.empty("fund.reverse"));
        var check = FormCheck.of("fund.reverse", form);
        var document = check.text("documentNumber", NAME_MAX);
        var reason = check.paragraphs("reason", TEXT_MAX);
        if (!check.failed()) {
            switch (funding.reverse(site.viewer(), command, id, document, reason)) {
                case Reversing.Reversed reversed -> {
                    return Pages.done("/lots/" + id, "fund.reverse.done", reversed.amount());
                }
                case Reversing.AlreadyReversed _ -> check.refuseAll("fund.reverse.already");
                case Reversing.SetAside no -> check.refuseAll("fund.reverse.set-aside", no.amount());
                case Reversing.StoodOn no -> check.refuseAll("fund.reverse.stood-on", no.entries());
            }
        }
        return Pages.refused("fund/statement", screens.statement(site, id, check.form()));
    }
}

package anju.fund.web;

import anju.access.Action;
import anju.access.Needs;
import anju.city.City;
import anju.fund.Contributing;
import anju.fund.ContributionKind;
import anju.fund.Gift;
import anju.fund.Giving;
import anju.fund.Valuation;
import anju.money.Money;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Option;
import anju.site.Pages;
import anju.site.Site;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Goods, labour and works that are given: recorded, receipted, taken back. */
@Controller
class ContributionController {
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final int TEXT_MAX = 500;
    private static final int NAME_MAX = 80;
    private static final long PEOPLE_MAX = 100_000;
    private static final long HOURS_MAX = 1_000_000;
    private static final long MINUTES_PER_HOUR = 60;

    private final ContributionScreens screens;
    private final Contributing contributing;
    private final FundsScreens funds;

    ContributionController(ContributionScreens screens, Contributing contributing, FundsScreens funds) {
        this.screens = screens;
        this.contributing = contributing;
        this.funds = funds;
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/projects/{project}/contributions.xlsx")
    ModelAndView sheet(Site site, @PathVariable UUID project) {
        funds.project(site, project);
        return ContributionScreens.ROWS.xlsx(
                site, screens.rows(site, project).stream().filter(row -> !row.reversed()));
    }

    @Needs(Action.RECEIVE_LOT)
    @GetMapping("/projects/{project}/contributions/new")
    ModelAndView blank(Site site, @PathVariable UUID project) {
        return Pages.page("fund/give", screens.blank(site, project, Form.empty("fund.give")));
    }

    @Needs(Action.RECEIVE_LOT)
    @PostMapping("/projects/{project}/contributions")
    ModelAndView give(Site site, @PathVariable UUID project, GiveForm form, @Command UUID command) {
        var page = screens.blank(site, project, Form.empty("fund.give"));
        var check = FormCheck.of("fund.give", form);
        var kind = check.choice("kind", ContributionKind.class);
        boolean labour = kind == ContributionKind.LABOUR;
        var item = check.optionalId("item").orElse(null);
        var organisation = check.optionalId("organisation").orElse(null);
        if (organisation != null
                && page.organisations().stream().map(Option::value).noneMatch(organisation.toString()::equals)) {
            check.refuse("organisation", "site.form.choice.unknown");
        }
        var gift = new Gift(
                kind,
                check.choice("purpose", ContributionScreens.PURPOSES),
                item,
                check.text("what", TEXT_MAX),
                organisation,
                check.ticked("named"),
                check.optionalInteger("people", 1, PEOPLE_MAX)
                        .map(Long::intValue)
                        .orElse(null),
                check.optionalInteger("hours", 1, HOURS_MAX)
                        .map(hours -> hours * MINUTES_PER_HOUR)
                        .orElse(null),
                valuation(check, labour),
                check.optionalText("documentNumber", NAME_MAX),
                check.optionalMoney("value", new Money(1), FormCheck.MONEY_AT_MOST)
                        .orElse(null),
                check.date("givenOn", EARLIEST, City.current().today()));
        if (!check.failed()) {
            switch (contributing.record(site.viewer(), command, project, gift)) {
                case Giving.Recorded made -> {
                    return Pages.done(
                            "/contributions/" + made.contribution(), "fund.give.done", made.code(), made.value());
                }
                case Giving.WhoGave _ -> check.refuse("organisation", "fund.give.who");
                case Giving.WrongGiver no -> check.refuse("organisation", "fund.give.wrong-giver." + no.kind());
                case Giving.HoursOrValue _ ->
                    check.refuse(labour ? "hours" : "value", labour ? "fund.give.hours-only" : "fund.give.value-only");
                case Giving.NoDocument _ -> check.refuse("documentNumber", "fund.give.no-document");
                case Giving.WrongPurpose _ -> check.refuse("purpose", "fund.give.wrong-purpose");
                case Giving.UnknownItem _ -> check.refuse("item", "site.form.choice.unknown");
                case Giving.NotYet no -> check.refuse("givenOn", "fund.receive.not-yet", no.today());
                case Giving.Reversed _, Giving.AlreadyReversed _ -> check.refuseAll("fund.take-back.already");
            }
        }
        return Pages.refused("fund/give", screens.blank(site, project, check.form()));
    }

    private static Valuation valuation(FormCheck check, boolean labour) {
        return labour ? Valuation.RATE : check.choice("valuation", EnumSet.complementOf(EnumSet.of(Valuation.RATE)));
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/contributions/{id}")
    ModelAndView contribution(Site site, @PathVariable UUID id) {
        return Pages.page("fund/contribution", screens.contribution(site, id, Form.empty("fund.take-back")));
    }

    @Needs(Action.RECEIVE_LOT)
    @PostMapping("/contributions/{id}/reversal")
    ModelAndView reverse(Site site, @PathVariable UUID id, ReasonForm form, @Command UUID command) {
        screens.contribution(site, id, Form.empty("fund.take-back"));
        var check = FormCheck.of("fund.take-back", form);
        var reason = check.paragraphs("reason", TEXT_MAX);
        if (!check.failed()) {
            if (contributing.reverse(site.viewer(), command, id, reason) instanceof Giving.Reversed) {
                return Pages.done("/contributions/" + id, "fund.take-back.done");
            }
            check.refuseAll("fund.take-back.already");
        }
        return Pages.refused("fund/contribution", screens.contribution(site, id, check.form()));
    }
}

package anju.fund.web;

import anju.access.Action;
import anju.access.Needs;
import anju.attachment.ScanField;
import anju.city.City;
import anju.fund.Carrying;
import anju.fund.CarryingOver;
import anju.fund.OpeningBalance;
import anju.fund.Source;
import anju.fund.Vouching;
import anju.project.Projects;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What was left of money when the office joined: entered from its paper, confirmed and booked by another. */
@Controller
class OpeningController {
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    private final OpeningScreens screens;
    private final CarryingOver carrying;
    private final Projects projects;
    private final ScanField scans;

    OpeningController(OpeningScreens screens, CarryingOver carrying, Projects projects, ScanField scans) {
        this.screens = screens;
        this.carrying = carrying;
        this.projects = projects;
        this.scans = scans;
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/projects/{project}/opening-balances")
    ModelAndView overview(Site site, @PathVariable UUID project) {
        return Pages.page("fund/openings", screens.overview(site, project));
    }

    @Needs(Action.ENTER_EARLIER)
    @GetMapping("/projects/{project}/opening-balances/new")
    ModelAndView blank(Site site, @PathVariable UUID project) {
        return Pages.page("fund/enterOpening", screens.entry(site, project, Form.empty(OpeningScreens.ENTER)));
    }

    @Needs(Action.ENTER_EARLIER)
    @PostMapping("/projects/{project}/opening-balances")
    ModelAndView enter(Site site, @PathVariable UUID project, EnterOpeningForm form, @Command UUID command) {
        var seen = screens.overview(site, project).project();
        projects.require(site.viewer(), Action.ENTER_EARLIER, project);
        var check = FormCheck.of(OpeningScreens.ENTER, form);
        var source = check.choice("source", Source.class);
        var funder = check.text("funder", OpeningBalance.NAME_MAX);
        var document = check.text("documentNumber", OpeningBalance.NAME_MAX);
        var amount = check.money("amount");
        var receivedOn = check.date("receivedOn", EARLIEST, City.current().today());
        var purposes = FundsController.purposes(check, form.purposes());
        var vouchedBy = check.text("vouchedBy", OpeningBalance.NAME_MAX);
        ScanField.require(check, form.scan());
        var goLive = seen.recordedFrom();
        if (!check.failed() && goLive != null && !receivedOn.isBefore(goLive)) {
            check.refuse("receivedOn", "fund.opening.enter.after", goLive);
        }
        if (purposes.isEmpty()) {
            check.refuse("purposes", "fund.receive.no-purpose");
        }
        var place = projects.paths(project).getFirst();
        var scan = scans.receive(site.viewer(), command, form.scan(), "fund.opening", place, seen.name(), check);
        if (scan.isPresent()) {
            var balance =
                    new OpeningBalance(source, funder, document, purposes, amount, receivedOn, vouchedBy, scan.get());
            switch (carrying.enter(site.viewer(), command, project, balance)) {
                case Carrying.Entered made -> {
                    return Pages.done("/opening-balances/" + made.opening(), "fund.opening.entered", made.code());
                }
                case Carrying.AfterGoLive no -> check.refuse("receivedOn", "fund.opening.enter.after", no.goLive());
                case Carrying.SourceClosed _ -> check.refuse("source", "site.form.choice.unknown");
                case Carrying.NoPurpose _ -> check.refuse("purposes", "fund.receive.no-purpose");
                case Carrying.UnknownPurpose no -> check.refuse("codes", "fund.receive.unknown-purpose", no.purpose());
                case Carrying.BeganHere _ -> check.refuseAll("fund.opening.enter.began-here");
                case Carrying.NoSuchFile _ -> check.refuse("scan", "site.form.choice.unknown");
            }
        }
        return Pages.refused("fund/enterOpening", screens.entry(site, project, check.form()));
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/opening-balances/{id}")
    ModelAndView one(Site site, @PathVariable UUID id) {
        return Pages.page("fund/opening", page(site, id, Form.empty(OpeningScreens.CONFIRM)));
    }

    @Needs(Action.CONFIRM_EARLIER)
    @PostMapping("/opening-balances/{id}/confirmation")
    ModelAndView confirm(Site site, @PathVariable UUID id, @Command UUID command) {
        page(site, id, Form.empty(OpeningScreens.CONFIRM));
        var check = FormCheck.of(OpeningScreens.CONFIRM, new ConfirmEarlierForm());
        var outcome = carrying.confirm(site.viewer(), command, id);
        if (outcome instanceof Vouching.Done done) {
            return Pages.done("/opening-balances/" + id, "fund.opening.confirmed", done.code());
        }
        EarlierController.refuse(check, outcome);
        return Pages.refused("fund/opening", page(site, id, check.form()));
    }

    @Needs(Action.SEE_BOOKS)
    @PostMapping("/opening-balances/{id}/withdrawal")
    ModelAndView withdraw(Site site, @PathVariable UUID id, ReasonForm form, @Command UUID command) {
        page(site, id, Form.empty(OpeningScreens.CONFIRM));
        var check = FormCheck.of(OpeningScreens.WITHDRAW, form);
        var reason = check.paragraphs("reason", CarryingOver.REASON_MAX);
        if (!check.failed()) {
            var outcome = carrying.withdraw(site.viewer(), command, id, reason);
            if (outcome instanceof Vouching.Done done) {
                return Pages.done("/opening-balances/" + id, "fund.opening.withdrawn", done.code());
            }
            EarlierController.refuse(check, outcome);
        }
        var page = screens.one(site, id, check.form(), Form.empty(OpeningScreens.CONFIRM));
        return Pages.refused(
                "fund/opening", page.withdraw() == null ? screens.one(site, id, check.form(), check.form()) : page);
    }

    private OpeningPages.One page(Site site, UUID id, Form all) {
        return screens.one(site, id, Form.empty(OpeningScreens.WITHDRAW), all);
    }
}

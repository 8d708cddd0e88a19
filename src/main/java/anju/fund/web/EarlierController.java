package anju.fund.web;

import anju.access.Action;
import anju.access.Needs;
import anju.attachment.ScanField;
import anju.city.City;
import anju.fund.EarlierPayment;
import anju.fund.PayingEarlier;
import anju.fund.Recalling;
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

/** Payments from before the office joined: entered from the scan, confirmed by another. */
@Controller
class EarlierController {
    static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    private final EarlierScreens screens;
    private final PayingEarlier paying;
    private final Projects projects;
    private final ScanField scans;

    EarlierController(EarlierScreens screens, PayingEarlier paying, Projects projects, ScanField scans) {
        this.screens = screens;
        this.paying = paying;
        this.projects = projects;
        this.scans = scans;
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/projects/{project}/earlier-payments")
    ModelAndView overview(Site site, @PathVariable UUID project) {
        return Pages.page("fund/earlierPayments", screens.overview(site, project));
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/projects/{project}/earlier-payments.xlsx")
    ModelAndView sheet(Site site, @PathVariable UUID project) {
        screens.project(site, project);
        return screens.sheet(site).xlsx(site, screens.rows(site, project).stream());
    }

    @Needs(Action.ENTER_EARLIER)
    @GetMapping("/projects/{project}/earlier-payments/new")
    ModelAndView blank(Site site, @PathVariable UUID project) {
        return Pages.page("fund/enterEarlier", screens.entry(site, project, Form.empty(EarlierScreens.ENTER)));
    }

    @Needs(Action.ENTER_EARLIER)
    @PostMapping("/projects/{project}/earlier-payments")
    ModelAndView enter(Site site, @PathVariable UUID project, EnterEarlierForm form, @Command UUID command) {
        var seen = screens.project(site, project);
        projects.require(site.viewer(), Action.ENTER_EARLIER, project);
        var check = FormCheck.of(EarlierScreens.ENTER, form);
        var paidOn = check.date("paidOn", EARLIEST, City.current().today());
        var payee = check.text("payee", EarlierPayment.NAME_MAX);
        var source = check.choice("source", Source.class);
        var amount = check.money("amount");
        var purpose = check.text("purpose", EarlierPayment.PURPOSE_MAX);
        var reference = check.text("bankReference", EarlierPayment.NAME_MAX);
        var vouchedBy = check.text("vouchedBy", EarlierPayment.NAME_MAX);
        ScanField.require(check, form.scan());
        var goLive = seen.recordedFrom();
        if (!check.failed() && goLive != null && !paidOn.isBefore(goLive)) {
            check.refuse("paidOn", "fund.earlier.enter.after", goLive);
        }
        var scan = scans.receive(
                site.viewer(),
                command,
                form.scan(),
                "fund.earlier_payment",
                projects.paths(project).getFirst(),
                seen.name(),
                check);
        if (scan.isPresent()) {
            var payment = new EarlierPayment(paidOn, payee, source, amount, purpose, reference, vouchedBy, scan.get());
            switch (paying.enter(site.viewer(), command, project, payment)) {
                case Recalling.Recalled made -> {
                    return Pages.done("/earlier-payments/" + made.payment(), "fund.earlier.entered", made.code());
                }
                case Recalling.AfterGoLive after -> check.refuse("paidOn", "fund.earlier.enter.after", after.goLive());
                case Recalling.EnteredAlready same ->
                    check.refuse("bankReference", "fund.earlier.enter.already", same.code());
                case Recalling.SourceClosed _ -> check.refuse("source", "site.form.choice.unknown");
                case Recalling.BeganHere _ -> check.refuseAll("fund.earlier.enter.began-here");
                case Recalling.NoSuchFile _ -> check.refuse("scan", "site.form.choice.unknown");
                case Recalling.TwiceInList _ -> throw new IllegalStateException("it came alone");
            }
        }
        return Pages.refused("fund/enterEarlier", screens.entry(site, project, check.form()));
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/earlier-payments/{id}")
    ModelAndView one(Site site, @PathVariable UUID id) {
        return Pages.page(
                "fund/earlierPayment",
                screens.one(site, id, Form.empty(EarlierScreens.WITHDRAW), Form.empty(EarlierScreens.CONFIRM)));
    }

    @Needs(Action.CONFIRM_EARLIER)
    @PostMapping("/earlier-payments/{id}/confirmation")
    ModelAndView confirm(Site site, @PathVariable UUID id, @Command UUID command) {
        screens.one(site, id, Form.empty(EarlierScreens.WITHDRAW), Form.empty(EarlierScreens.CONFIRM));
        var check = FormCheck.of(EarlierScreens.CONFIRM, new ConfirmEarlierForm());
        var outcome = paying.confirm(site.viewer(), command, id);
        if (outcome instanceof Vouching.Done done) {
            return Pages.done("/earlier-payments/" + id, "fund.earlier.confirmed", done.code());
        }
        refuse(check, outcome);
        return Pages.refused(
                "fund/earlierPayment", screens.one(site, id, Form.empty(EarlierScreens.WITHDRAW), check.form()));
    }

    @Needs(Action.SEE_BOOKS)
    @PostMapping("/earlier-payments/{id}/withdrawal")
    ModelAndView withdraw(Site site, @PathVariable UUID id, ReasonForm form, @Command UUID command) {
        screens.one(site, id, Form.empty(EarlierScreens.WITHDRAW), Form.empty(EarlierScreens.CONFIRM));
        var check = FormCheck.of(EarlierScreens.WITHDRAW, form);
        var reason = check.paragraphs("reason", PayingEarlier.REASON_MAX);
        if (!check.failed()) {
            var outcome = paying.withdraw(site.viewer(), command, id, reason);
            if (outcome instanceof Vouching.Done done) {
                return Pages.done("/earlier-payments/" + id, "fund.earlier.withdrawn", done.code());
            }
            refuse(check, outcome);
        }
        var page = screens.one(site, id, check.form(), Form.empty(EarlierScreens.CONFIRM));
        return Pages.refused(
                "fund/earlierPayment",
                page.withdraw() == null ? screens.one(site, id, check.form(), check.form()) : page);
    }

    static void refuse(FormCheck check, Vouching outcome) {
        switch (outcome) {
            case Vouching.Done _ -> throw new IllegalStateException("it was done");
            case Vouching.OwnEntry _ -> check.refuseAll("fund.earlier.own-entry");
            case Vouching.ReasonNeeded _ -> check.refuse("reason", "site.form.required");
            case Vouching.Moved moved -> check.refuseAll("fund.earlier.moved", moved.now());
        }
    }
}

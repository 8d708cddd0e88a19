package anju.payment.web;

import anju.access.Action;
import anju.access.Needs;
import anju.attachment.document.Documents;
import anju.city.City;
import anju.payment.Announced;
import anju.payment.Announcing;
import anju.payment.Approving;
import anju.payment.BankConfirming;
import anju.payment.Duty;
import anju.payment.DutyDone;
import anju.payment.Paying;
import anju.payment.Rejecting;
import anju.payment.SecondDuty;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Payments at the desk, and both ledgers of a contract. */
@Controller
class PaymentController {
    private static final String ANNOUNCE = "payment.announce";
    private static final String APPROVE = "payment.approve";
    private static final String BANK = "payment.bank";
    private static final String REJECT = "payment.reject";
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final int REFERENCE_MAX = 60;
    private static final int TEXT_MAX = 500;

    private final PaymentScreens screens;
    private final LedgerScreens ledgers;
    private final ApplicationScreens applications;
    private final ApplicationSheets sheets;
    private final Documents documents;
    private final Paying paying;
    private final Announcing announcing;

    PaymentController(
            PaymentScreens screens,
            LedgerScreens ledgers,
            ApplicationScreens applications,
            ApplicationSheets sheets,
            Documents documents,
            Paying paying,
            Announcing announcing) {
        this.screens = screens;
        this.ledgers = ledgers;
        this.applications = applications;
        this.sheets = sheets;
        this.documents = documents;
        this.paying = paying;
        this.announcing = announcing;
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/contracts/{contract}/payments")
    ModelAndView bothLedgers(Site site, @PathVariable UUID contract) {
        var today = City.current().today();
        var form = Form.empty(ANNOUNCE)
                .with("from", today.withDayOfMonth(1).toString())
                .with("until", today.toString());
        return Pages.page("payment/ledgers", ledgers.ledgers(site, contract, form));
    }

    /** The notice is of all payments of the contract's undertaking: residents ask what was paid, not by which contract. */
    @Needs(Action.DRAFT_NOTICE)
    @PostMapping("/contracts/{contract}/payments/notices")
    ModelAndView announce(Site site, @PathVariable UUID contract, AnnounceForm form, @Command UUID command) {
        var project =
                ledgers.ledgers(site, contract, Form.empty(ANNOUNCE)).project().id();
        var check = FormCheck.of(ANNOUNCE, form);
        var today = City.current().today();
        var from = check.date("from", EARLIEST, today);
        var until = check.date("until", EARLIEST, today);
        if (!check.failed()) {
            switch (announcing.announce(site.viewer(), command, project, from, until)) {
                case Announced.Drafted drafted -> {
                    return Pages.done("/notice-drafts/" + drafted.draftId(), "payment.notice.done");
                }
                case Announced.WaitsForRelease waiting -> {
                    return Pages.done("/notice-drafts/" + waiting.draftId(), "payment.notice.waits");
                }
                case Announced.AlreadyPosted posted -> {
                    return Pages.done("/notices/" + posted.noticeId(), "payment.notice.posted");
                }
                case Announced.NothingPaid _ -> check.refuseAll("payment.notice.nothing");
                case Announced.WrongPeriod _ -> check.refuse("until", "payment.notice.wrong-period");
                case Announced.NoSuchKind _ -> check.refuseAll("payment.notice.no-such-kind");
            }
        }
        return Pages.refused("payment/ledgers", ledgers.ledgers(site, contract, check.form()));
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/payments/{id}")
    ModelAndView payment(Site site, @PathVariable UUID id) {
        return Pages.page("payment/payment", blank(site, id));
    }

    /** To print: the office applies to the finance bureau with it. */
    @Needs(Action.SEE_BOOKS)
    @GetMapping("/payments/{id}/application")
    ModelAndView application(Site site, @PathVariable UUID id) {
        return Pages.page("payment/application", applications.sheet(site, id));
    }

    /** The application from the office's own template. */
    @Needs(Action.SEE_BOOKS)
    @GetMapping("/payments/{id}/application.docx")
    ResponseEntity<byte[]> document(Site site, @PathVariable UUID id) {
        return documents.download(sheets.sheet(applications.sheet(documents.inChinese(site), id)));
    }

    /** The same facts as the office files them: who did which duty, on what papers, the amount in capitals. */
    @Needs(Action.SEE_BOOKS)
    @GetMapping("/payments/{id}/approval.pdf")
    ModelAndView approval(Site site, @PathVariable UUID id) {
        var sheet = applications.sheet(site, id);
        return Pages.paper(
                "payment/approvalPaper",
                sheet,
                site.text("payment.approval-sheet.title") + "-"
                        + sheet.payment().code());
    }

    @Needs(Action.SEE_BOOKS)
    @PostMapping("/payments/{id}/approvals")
    ModelAndView approve(Site site, @PathVariable UUID id, ApproveForm form, @Command UUID command) {
        blank(site, id);
        var check = FormCheck.of(APPROVE, form);
        var duty = check.choice("duty", EnumSet.of(Duty.APPROVER_OFFICE, Duty.APPROVER_FINANCE));
        if (!check.failed()) {
            switch (paying.approve(site.viewer(), command, id, duty)) {
                case Approving.Approved approved -> {
                    return Pages.done(
                            "/payments/" + id, approved.complete() ? "payment.approve.both" : "payment.approve.one");
                }
                case Approving.NotHeld no -> check.refuseAll("payment.approve.not-held", site.word(no.state()));
                case Approving.GatesBroken broken -> check.refuseAll("payment.gates-broken", broken.conditions());
                case DutyDone done ->
                    check.refuseAll("payment.duty-done", done.duty(), screens.nameOf(done.person()), done.at());
                case SecondDuty second ->
                    check.refuseAll("payment.second-duty", second.done(), second.at(), second.wanted());
            }
        }
        return Pages.refused(
                "payment/payment", screens.payment(site, id, check.form(), Form.empty(BANK), Form.empty(REJECT)));
    }

    @Needs(Action.CONFIRM_BANK)
    @PostMapping("/payments/{id}/confirmation")
    ModelAndView confirm(Site site, @PathVariable UUID id, BankForm form, @Command UUID command) {
        blank(site, id);
        var check = FormCheck.of(BANK, form);
        var reference = check.text("bankReference", REFERENCE_MAX);
        var paidOn = check.date("paidOn", EARLIEST, City.current().today());
        if (!check.failed()) {
            switch (paying.confirmBank(site.viewer(), command, id, reference, paidOn)) {
                case BankConfirming.Paid _ -> {
                    return Pages.done("/payments/" + id, "payment.bank.done");
                }
                case BankConfirming.NotApproved no ->
                    check.refuseAll("payment.bank.not-approved", site.word(no.state()));
                case BankConfirming.ReferenceTaken taken ->
                    check.refuse("bankReference", "payment.bank.taken", taken.paymentCode());
                case BankConfirming.NotYet no -> check.refuse("paidOn", "works.contract.not-yet", no.today());
                case BankConfirming.BeforeApproval no ->
                    check.refuse("paidOn", "payment.bank.before-approval", no.approvedOn());
                case BankConfirming.GatesBroken broken -> check.refuseAll("payment.gates-broken", broken.conditions());
                case DutyDone done ->
                    check.refuseAll("payment.duty-done", done.duty(), screens.nameOf(done.person()), done.at());
                case SecondDuty second ->
                    check.refuseAll("payment.second-duty", second.done(), second.at(), second.wanted());
            }
        }
        return Pages.refused(
                "payment/payment", screens.payment(site, id, Form.empty(APPROVE), check.form(), Form.empty(REJECT)));
    }

    @Needs(Action.SEE_BOOKS)
    @PostMapping("/payments/{id}/rejection")
    ModelAndView reject(Site site, @PathVariable UUID id, ReasonForm form, @Command UUID command) {
        blank(site, id);
        var check = FormCheck.of(REJECT, form);
        var reason = check.paragraphs("reason", TEXT_MAX);
        if (!check.failed()) {
            switch (paying.reject(site.viewer(), command, id, reason)) {
                case Rejecting.Rejected _ -> {
                    return Pages.done("/payments/" + id, "payment.reject.done");
                }
                case Rejecting.AlreadyDecided no -> check.refuseAll("payment.reject.decided", site.word(no.state()));
            }
        }
        return Pages.refused(
                "payment/payment", screens.payment(site, id, Form.empty(APPROVE), Form.empty(BANK), check.form()));
    }

    private PaymentPage blank(Site site, UUID id) {
        return screens.payment(
                site,
                id,
                Form.empty(APPROVE),
                Form.empty(BANK).with("paidOn", City.current().today().toString()),
                Form.empty(REJECT));
    }
}

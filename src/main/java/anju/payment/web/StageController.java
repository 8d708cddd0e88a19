package anju.payment.web;

import anju.access.Action;
import anju.access.Needs;
import anju.city.City;
import anju.money.Fraction;
import anju.payment.Agreeing;
import anju.payment.ClearanceKind;
import anju.payment.Clearing;
import anju.payment.Requesting;
import anju.payment.Review;
import anju.payment.Settling;
import anju.payment.Shut;
import anju.payment.Stages;
import anju.payment.Terms;
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

/** How a contract is paid, stage by stage. */
@Controller
class StageController {
    private static final String AGREE = "payment.terms";
    private static final String SETTLE = "payment.settlement";
    private static final String ASK = "payment.stages";
    private static final String VIEW = "payment/stages";
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final int NAME_MAX = 80;

    private final StageScreens screens;
    private final Stages stages;
    private final Clearing clearing;

    StageController(StageScreens screens, Stages stages, Clearing clearing) {
        this.screens = screens;
        this.stages = stages;
        this.clearing = clearing;
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/contracts/{contract}/stages")
    ModelAndView stages(Site site, @PathVariable UUID contract) {
        return Pages.page(VIEW, blank(site, contract));
    }

    @Needs(Action.CHECK_DOCUMENTS)
    @PostMapping("/contracts/{contract}/terms")
    ModelAndView agree(Site site, @PathVariable UUID contract, TermsForm form, @Command UUID command) {
        blank(site, contract);
        var check = FormCheck.of(AGREE, form);
        int advance = (int) check.integer("advance", 0, 100);
        int wages = (int) check.integer("wages", 0, 60);
        int completion = (int) check.integer("completion", 1, 97);
        int retention = (int) check.integer("retention", 0, 100);
        int months = (int) check.integer("defectMonths", 1, 120);
        var holder = check.optionalText("holder", NAME_MAX);
        var bank = check.optionalText("bank", NAME_MAX);
        var number = check.optionalText("account", NAME_MAX).replace(" ", "");
        boolean none = holder.isEmpty() && bank.isEmpty() && number.isEmpty();
        if (!none && (holder.isEmpty() || bank.isEmpty() || number.isEmpty())) {
            check.refuseAll("payment.terms.both");
        } else if (!none && !number.matches("[0-9]{8,32}")) {
            check.refuse("account", "payment.terms.digits");
        }
        if (!check.failed()) {
            var account = none ? null : new Terms.WageAccount(holder, bank, number);
            var terms = new Terms(advance, wages, completion, retention, months, account);
            switch (stages.agree(site.viewer(), command, contract, terms)) {
                case Agreeing.Agreed _ -> {
                    return Pages.done("/contracts/" + contract + "/stages", "payment.terms.done");
                }
                case Agreeing.AlreadyAgreed _ -> check.refuseAll("payment.terms.already");
                case Agreeing.AlreadyPaying _ -> check.refuseAll("payment.terms.too-late");
                case Agreeing.AccountAndShare _ -> check.refuse("wages", "payment.terms.both");
                case Agreeing.DefectPeriodTooLong no ->
                    check.refuse("defectMonths", "payment.terms.months", no.months());
                case Agreeing.Beyond no ->
                    check.refuse(
                            no.term(),
                            no.term().equals("wages") ? "payment.terms.least" : "payment.terms.most",
                            percent(no.bound()));
            }
        }
        return refused(screens.page(site, contract, check.form(), Form.empty(SETTLE), Form.empty(ASK)));
    }

    private static long percent(Fraction bound) {
        return bound.floorOf(100);
    }

    @Needs(Action.CHECK_DOCUMENTS)
    @PostMapping("/contracts/{contract}/settlement")
    ModelAndView settle(Site site, @PathVariable UUID contract, SettlementForm form, @Command UUID command) {
        blank(site, contract);
        var check = FormCheck.of(SETTLE, form);
        var claimed = check.money("claimed");
        var settled = check.money("settled");
        var reviewer = check.text("reviewer", NAME_MAX);
        var firm = check.text("firm", NAME_MAX);
        var report = check.text("report", NAME_MAX);
        var reviewedOn = check.date("reviewedOn", EARLIEST, City.current().today());
        if (!check.failed()) {
            var review = new Review(claimed, settled, reviewer, firm, report, reviewedOn);
            switch (stages.settle(site.viewer(), command, contract, review)) {
                case Settling.Settled _ -> {
                    return Pages.done("/contracts/" + contract + "/stages", "payment.settlement.done");
                }
                case Settling.AlreadySettled no -> check.refuseAll("payment.settlement.already", no.settled());
                case Settling.TermsMissing _ -> check.refuseAll("payment.obstacle.TERMS_MISSING");
                case Settling.NotCompleted _ -> check.refuseAll("payment.obstacle.NOT_COMPLETED");
                case Settling.AboveClaimed no ->
                    check.refuse("settled", "payment.settlement.above-claimed", no.claimed());
                case Settling.AboveContract no ->
                    check.refuse("settled", "payment.settlement.above-contract", no.contract());
                case Settling.BelowPaid no -> check.refuse("settled", "payment.settlement.below-paid", no.paid());
                case Settling.NotYet no -> check.refuse("reviewedOn", "payment.settlement.not-yet", no.today());
                case Settling.BeforeCompletion no ->
                    check.refuse("reviewedOn", "payment.settlement.before-completion", no.completedOn());
            }
        }
        return refused(screens.page(site, contract, Form.empty(AGREE), check.form(), Form.empty(ASK)));
    }

    @Needs(Action.REQUEST_PAYMENT)
    @PostMapping("/contracts/{contract}/clearances")
    ModelAndView ask(Site site, @PathVariable UUID contract, StageForm form, @Command UUID command) {
        blank(site, contract);
        var check = FormCheck.of(ASK, form);
        var kind = check.choice("kind", ClearanceKind.class);
        var acceptance = check.optionalId("acceptance");
        if (!check.failed() && kind.isOfAcceptance() != acceptance.isPresent()) {
            check.refuse("acceptance", "site.form.choice.unknown");
        }
        if (acceptance.isPresent() && !screens.isOf(acceptance.get(), contract)) {
            throw new anju.site.NotThere();
        }
        if (!check.failed()) {
            var asked = acceptance.isPresent()
                    ? clearing.request(site.viewer(), command, kind, acceptance.get())
                    : clearing.requestStage(site.viewer(), command, kind, contract);
            switch (asked) {
                case Requesting.Requested requested -> {
                    return Pages.done("/clearances/" + requested.clearance(), "payment.request.done", requested.code());
                }
                case Requesting.AlreadyRequested already -> {
                    return Pages.done("/clearances/" + already.clearance(), "payment.request.already", already.code());
                }
                case Requesting.NotAccepted no ->
                    check.refuseAll("payment.request.not-accepted", site.word(no.state()));
                case Shut shut -> check.refuseAll("payment.obstacle." + shut.obstacle(), shut.detail());
            }
        }
        return refused(screens.page(site, contract, Form.empty(AGREE), Form.empty(SETTLE), check.form()));
    }

    private static ModelAndView refused(StagesPage page) {
        return Pages.refused(VIEW, page);
    }

    private StagesPage blank(Site site, UUID contract) {
        return screens.page(
                site,
                contract,
                Form.empty(AGREE)
                        .with("advance", "0")
                        .with("wages", "0")
                        .with("completion", "85")
                        .with("retention", "3")
                        .with("defectMonths", "24"),
                Form.empty(SETTLE).with("reviewedOn", City.current().today().toString()),
                Form.empty(ASK));
    }
}

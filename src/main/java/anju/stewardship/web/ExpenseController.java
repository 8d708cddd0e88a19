package anju.stewardship.web;

import anju.access.Action;
import anju.access.Needs;
import anju.city.City;
import anju.registry.Compound;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import anju.stewardship.expense.ExpenseCard;
import anju.stewardship.expense.Spending;
import anju.stewardship.expense.Spent;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Money for running a compound and its upkeep: every expense with its invoice, and whose word it waits for. */
@Controller
class ExpenseController {
    static final String ASK = "stewardship.expense";
    static final String JUDGE = "stewardship.expense-judge";
    static final String PAY = "stewardship.expense-pay";
    static final String REVERSE = "stewardship.expense-reverse";
    static final String INVOICE = "stewardship.invoice";
    private static final int LINE = 120;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

    private final Keep keep;
    private final ExpenseScreens screens;
    private final Spending spending;

    ExpenseController(Keep keep, ExpenseScreens screens, Spending spending) {
        this.keep = keep;
        this.screens = screens;
        this.spending = spending;
    }

    /** What somebody who did not ask says. */
    enum Verdict {
        APPROVED,
        REJECTED
    }

    record AskForm(
            String lot,
            String subject,
            String payee,
            String what,
            String amount,
            String invoice,
            String matter,
            @Nullable MultipartFile file) {}

    record JudgeForm(String expense, String verdict, String reason) {}

    record PayForm(String expense, String reference, String on) {}

    record ReverseForm(String expense, String reference, String on, String reason) {}

    @Needs(Action.SEE_STEWARDSHIP)
    @GetMapping("/compounds/{compound}/expenses")
    ModelAndView expenses(Site site, @PathVariable UUID compound) {
        return Keep.shown(screens.expenses(site, keep.compound(site, compound), Form.empty(ASK)));
    }

    @Needs(Action.SEE_STEWARDSHIP)
    @GetMapping("/compounds/{compound}/expenses.xlsx")
    ModelAndView export(Site site, @PathVariable UUID compound) {
        keep.compound(site, compound);
        return ExpenseScreens.LIST.xlsx(site, screens.list(site, compound).stream());
    }

    @Needs(Action.SEE_STEWARDSHIP)
    @GetMapping("/compounds/{compound}/expenses/{expense}/invoice")
    ResponseEntity<byte[]> invoice(Site site, @PathVariable UUID compound, @PathVariable UUID expense) {
        keep.compound(site, compound);
        return keep.handed(screens.invoice(compound, expense).orElseThrow(NotThere::new), INVOICE);
    }

    @Needs(Action.ASK_EXPENSE)
    @PostMapping("/compounds/{compound}/expenses")
    ModelAndView ask(Site site, @PathVariable UUID compound, AskForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(ASK, form);
        var lot = check.choice("lot", Keep.values(screens.lots(site, compound)));
        var subject = check.choice("subject", Keep.values(screens.subjects(site, compound)));
        var payee = check.choice("payee", Keep.values(keep.organisations()));
        var what = check.text("what", LINE);
        if (what.length() == 1) {
            check.refuse("what", "stewardship.register.short");
        }
        var amount = check.money("amount");
        var invoice = check.text("invoice", LINE);
        var matter = Keep.chosen(check, "matter", keep.passedMatters(compound));
        var file = keep.received(site, place, INVOICE, form.file(), check, "file");
        return answered(site, place, check, "stewardship.expense.asked", _ -> {
            var named = subject.split(":", 2);
            var card = new ExpenseCard(
                    UUID.fromString(lot),
                    ExpenseCard.Kind.valueOf(named[0]),
                    UUID.fromString(named[1]),
                    UUID.fromString(payee),
                    what,
                    amount,
                    invoice,
                    file,
                    matter);
            return spending.ask(site.viewer(), command, compound, card);
        });
    }

    @Needs(Action.APPROVE_EXPENSE)
    @PostMapping("/compounds/{compound}/expenses/verdict")
    ModelAndView judge(Site site, @PathVariable UUID compound, JudgeForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(JUDGE, form);
        var verdict = check.choice("verdict", Verdict.class);
        boolean yes = verdict == Verdict.APPROVED;
        var states = yes ? new String[] {"HELD"} : new String[] {"HELD", "APPROVED"};
        var expense = check.choice("expense", Keep.values(screens.in(site, compound, states)));
        var reason = yes ? check.optionalText("reason", LINE) : check.text("reason", LINE);
        return answered(
                site,
                place,
                check,
                yes ? "stewardship.expense-judge.done" : "stewardship.expense-judge.rejected",
                _ -> yes
                        ? spending.approve(site.viewer(), command, UUID.fromString(expense))
                        : spending.reject(site.viewer(), command, UUID.fromString(expense), reason));
    }

    @Needs(Action.CONFIRM_BANK)
    @PostMapping("/compounds/{compound}/expenses/confirmation")
    ModelAndView pay(Site site, @PathVariable UUID compound, PayForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(PAY, form);
        var expense = check.choice("expense", Keep.values(screens.in(site, compound, "APPROVED")));
        var reference = check.text("reference", LINE);
        var on = check.date("on", EARLIEST, City.current().today());
        return answered(
                site,
                place,
                check,
                "stewardship.expense-pay.done",
                _ -> spending.confirmBank(site.viewer(), command, UUID.fromString(expense), reference, on));
    }

    @Needs(Action.CONFIRM_BANK)
    @PostMapping("/compounds/{compound}/expenses/reversal")
    ModelAndView reverse(Site site, @PathVariable UUID compound, ReverseForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(REVERSE, form);
        var expense = check.choice("expense", Keep.values(screens.in(site, compound, "PAID")));
        var reference = check.text("reference", LINE);
        var on = check.date("on", EARLIEST, City.current().today());
        var reason = check.text("reason", LINE);
        return answered(
                site,
                place,
                check,
                "stewardship.expense-reverse.done",
                _ -> spending.reverse(site.viewer(), command, UUID.fromString(expense), reference, on, reason));
    }

    /** Asks once the form is sound; the answer is the page with the words of what was done, or of what stands against it. */
    private ModelAndView answered(Site site, Compound place, FormCheck check, String done, Function<Site, Spent> verb) {
        if (!check.failed()) {
            var answer = verb.apply(site);
            var code = answer instanceof Spent.Asked asked ? asked.code() : "";
            if (answer instanceof Spent.Asked || answer instanceof Spent.Moved) {
                return Pages.done("/compounds/" + place.id() + "/expenses", done, code);
            }
            refuse(site, check, answer);
        }
        return Keep.refused(screens.expenses(site, place, check.form()));
    }

    private static void refuse(Site site, FormCheck check, Spent answer) {
        switch (answer) {
            case Spent.OtherLot _ -> check.refuse("lot", "site.form.choice.unknown");
            case Spent.OutsidePurpose no ->
                check.refuse(
                        "lot",
                        "stewardship.no.outside-purpose",
                        site.text("fund.purpose." + no.purpose()),
                        ExpenseScreens.purposes(site, no.purposes()));
            case Spent.OwnersDecide _ -> check.refuse("matter", "stewardship.no.owners-decide");
            case Spent.NotEnough no -> check.refuse("amount", "stewardship.no.enough", no.left());
            case Spent.NoSubject _ -> check.refuse("subject", "site.form.choice.unknown");
            case Spent.OverCost no -> check.refuse("amount", "stewardship.no.over-cost", no.left());
            case Spent.UnknownPayee _ -> check.refuse("payee", "site.form.choice.unknown");
            case Spent.NoInvoice _ -> check.refuse("file", "stewardship.no.voucher");
            case Spent.InvoiceTaken no -> check.refuse("invoice", "stewardship.no.invoice-taken", no.code());
            case Spent.Elsewhere no -> check.refuse("expense", "stewardship.no.moved", site.word(no.now()));
            case Spent.NotYours _ -> check.refuse("expense", "stewardship.no.expense-not-yours");
            case Spent.NotYet no -> check.refuse("on", "stewardship.no.future", no.today());
            case Spent.TooEarly no -> check.refuse("on", "stewardship.no.before-that", no.after());
            case Spent.ReferenceTaken no -> check.refuse("reference", "stewardship.no.reference-taken", no.code());
            case Spent.Asked _, Spent.Moved _ -> throw new IllegalStateException("no refusal: " + answer);
        }
    }
}

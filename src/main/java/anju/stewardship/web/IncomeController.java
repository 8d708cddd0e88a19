package anju.stewardship.web;

import anju.access.Action;
import anju.access.Needs;
import anju.attachment.Attachments;
import anju.city.City;
import anju.money.Money;
import anju.registry.Compound;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import anju.stewardship.Accounted;
import anju.stewardship.Accounting;
import anju.stewardship.EntryCard;
import anju.stewardship.Quarter;
import java.time.LocalDate;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The book of public income: every entry, its voucher, and the quarters published. */
@Controller
class IncomeController {
    static final String RECEIVE = "stewardship.receive";
    static final String SPEND = "stewardship.spend";
    static final String TRANSFER = "stewardship.transfer";
    static final String REVERSE = "stewardship.reverse";
    static final String PUBLISH = "stewardship.publish";
    static final String VOUCHER = "stewardship.voucher";
    private static final int LINE = 120;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final int LAST_YEAR = 2199;

    private final Keep keep;
    private final IncomeScreens screens;
    private final Accounting accounting;
    private final Attachments attachments;

    IncomeController(Keep keep, IncomeScreens screens, Accounting accounting, Attachments attachments) {
        this.keep = keep;
        this.screens = screens;
        this.accounting = accounting;
        this.attachments = attachments;
    }

    record EntryForm(
            String kind,
            String on,
            String periodFrom,
            String periodUntil,
            String amount,
            String counterparty,
            String paper,
            String note,
            String parcel,
            String matter,
            @Nullable MultipartFile voucher) {}

    record TransferForm(String project, String amount, String on, String paper, String earmark, String purpose) {}

    record ReverseForm(String entry, String reason) {}

    record PublishForm(String year, String quarter) {}

    @Needs(Action.SEE_STEWARDSHIP)
    @GetMapping("/compounds/{compound}/income")
    ModelAndView book(Site site, @PathVariable UUID compound) {
        return Keep.shown(screens.book(site, keep.compound(site, compound), Form.empty(RECEIVE)));
    }

    @Needs(Action.SEE_STEWARDSHIP)
    @GetMapping("/compounds/{compound}/income.xlsx")
    ModelAndView export(Site site, @PathVariable UUID compound) {
        keep.compound(site, compound);
        return IncomeScreens.LIST.xlsx(site, screens.entries(site, compound).stream());
    }

    /** Every owner may read every voucher (信托法第20条; QY art. 57). */
    @Needs(Action.SEE_STEWARDSHIP)
    @GetMapping("/compounds/{compound}/income/{entry}/voucher")
    ResponseEntity<byte[]> voucher(Site site, @PathVariable UUID compound, @PathVariable UUID entry) {
        keep.compound(site, compound);
        var file = screens.voucher(compound, entry).orElseThrow(NotThere::new);
        return keep.handed(file, VOUCHER);
    }

    @Needs(Action.KEEP_INCOME)
    @PostMapping("/compounds/{compound}/income/receipts")
    ModelAndView receive(Site site, @PathVariable UUID compound, EntryForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(RECEIVE, form);
        var card = card(site, place, form, check);
        if (!check.failed()) {
            var answer = accounting.receive(site.viewer(), command, compound, card);
            if (answer instanceof Accounted.Entered entered) {
                return done(compound, "stewardship.receive.done", entered.code());
            }
            refuse(site, check, answer);
        }
        return refused(site, place, check);
    }

    @Needs(Action.KEEP_INCOME)
    @PostMapping("/compounds/{compound}/income/expenses")
    ModelAndView spend(Site site, @PathVariable UUID compound, EntryForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(SPEND, form);
        var card = card(site, place, form, check);
        if (!check.failed()) {
            var answer = accounting.spend(site.viewer(), command, compound, card);
            if (answer instanceof Accounted.Entered entered) {
                return done(compound, "stewardship.spend.done", entered.code());
            }
            refuse(site, check, answer);
        }
        return refused(site, place, check);
    }

    private EntryCard card(Site site, Compound place, EntryForm form, FormCheck check) {
        var kind = check.text("kind", 40);
        var on = check.date("on", EARLIEST, City.current().today());
        var from = check.optionalDate("periodFrom", EARLIEST, LocalDate.of(LAST_YEAR, 12, 31))
                .orElse(on);
        var until = check.optionalDate("periodUntil", EARLIEST, LocalDate.of(LAST_YEAR, 12, 31))
                .orElse(from);
        if (until.isBefore(from)) {
            check.refuse("periodUntil", "stewardship.no.backwards");
        }
        var amount = check.money("amount");
        var counterparty = check.text("counterparty", LINE);
        var paper = check.text("paper", LINE);
        var note = check.optionalText("note", LINE);
        var parcel = check.optionalId("parcel");
        var matter = check.optionalId("matter");
        var voucher = keep.received(site, place, VOUCHER, form.voucher(), check, "voucher");
        return new EntryCard(
                kind,
                on,
                from,
                until,
                amount,
                counterparty,
                paper,
                note,
                voucher,
                parcel.orElse(null),
                matter.orElse(null));
    }

    @Needs(Action.RECEIVE_LOT)
    @PostMapping("/compounds/{compound}/income/transfers")
    ModelAndView transfer(Site site, @PathVariable UUID compound, TransferForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(TRANSFER, form);
        var project = check.id("project");
        var amount = check.money("amount");
        var on = check.date("on", EARLIEST, City.current().today());
        var paper = check.text("paper", LINE);
        var earmark = check.text("earmark", LINE);
        var purpose = check.choice("purpose", anju.plan.ItemClass.class);
        if (!check.failed()) {
            var purposes = new TreeSet<String>();
            purposes.add(purpose.name());
            var answer = accounting.transfer(
                    site.viewer(), command, compound, project, amount, on, paper, earmark, purposes);
            if (answer instanceof Accounted.Transferred moved) {
                return done(compound, "stewardship.transfer.done", moved.code(), moved.lotCode());
            }
            if (answer instanceof Accounted.PersonalNumber(String field) && !field.equals("paper")) {
                check.refuse("earmark", "stewardship.no.personal");
            } else {
                refuse(site, check, answer);
            }
        }
        return refused(site, place, check);
    }

    @Needs(Action.KEEP_INCOME)
    @PostMapping("/compounds/{compound}/income/reversals")
    ModelAndView reverse(Site site, @PathVariable UUID compound, ReverseForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(REVERSE, form);
        var entry = check.choice(
                "entry",
                screens.reversible(site, compound).stream()
                        .map(each -> each.value())
                        .toList());
        var reason = check.text("reason", LINE);
        if (!check.failed()) {
            var answer = accounting.reverse(site.viewer(), command, UUID.fromString(entry), reason);
            if (answer instanceof Accounted.Reversed) {
                return done(compound, "stewardship.reverse.done");
            }
            refuse(site, check, answer);
        }
        return refused(site, place, check);
    }

    @Needs(Action.PUBLISH_INCOME)
    @PostMapping("/compounds/{compound}/income/statements")
    ModelAndView publish(Site site, @PathVariable UUID compound, PublishForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(PUBLISH, form);
        long year = check.integer("year", EARLIEST.getYear(), LAST_YEAR);
        long quarter = check.integer("quarter", 1, 4);
        if (!check.failed()) {
            var answer = accounting.publish(
                    site.viewer(), command, compound, new Quarter(Math.toIntExact(year), Math.toIntExact(quarter)));
            if (answer instanceof Accounted.Published published) {
                return done(compound, "stewardship.publish.done", published.closing());
            }
            refuse(site, check, answer);
        }
        return refused(site, place, check);
    }

    private static ModelAndView done(UUID compound, String key, Object... values) {
        return Pages.done("/compounds/" + compound + "/income", key, values);
    }

    private ModelAndView refused(Site site, Compound place, FormCheck check) {
        return Keep.refused(screens.book(site, place, check.form()));
    }

    private static void refuse(Site site, FormCheck check, Accounted answer) {
        switch (answer) {
            case Accounted.UnknownKind _ -> check.refuse("kind", "site.form.choice.unknown");
            case Accounted.NotYet no -> check.refuse("on", "stewardship.no.future", no.today());
            case Accounted.QuarterPublished no ->
                check.refuseAll("stewardship.no.quarter-published", quarter(site, no.year(), no.quarter()));
            case Accounted.OwnersDecide _ -> check.refuse("matter", "stewardship.no.owners-decide");
            case Accounted.NoVoucher _ -> check.refuse("voucher", "stewardship.no.voucher");
            case Accounted.NotEnough no -> check.refuse("amount", "stewardship.no.enough", no.left());
            case Accounted.NoParcel _ -> check.refuse("parcel", "site.form.choice.unknown");
            case Accounted.PersonalNumber no -> check.refuse(no.field(), "stewardship.no.personal");
            case Accounted.PaysRepair no -> check.refuse("entry", "stewardship.no.pays-repair", no.code());
            case Accounted.InTheFund _ -> check.refuse("entry", "stewardship.no.in-fund");
            case Accounted.AlreadyReversed _ -> check.refuse("entry", "stewardship.no.reversed");
            case Accounted.NotCovered no -> check.refuse("entry", "stewardship.no.covered", no.left());
            case Accounted.FundRefuses _ -> check.refuseAll("stewardship.no.fund");
            case Accounted.OtherProject _ -> check.refuse("project", "site.form.choice.unknown");
            case Accounted.QuarterRuns no -> check.refuse("quarter", "stewardship.no.quarter-runs", no.lastDay());
            case Accounted.AlreadyPublished _ -> check.refuse("quarter", "stewardship.no.published");
            case Accounted.EarlierOpen no ->
                check.refuse("quarter", "stewardship.no.earlier", quarter(site, no.year(), no.quarter()));
            case Accounted.OwnEntries no -> check.refuseAll("stewardship.no.own", no.entries());
            case Accounted.Entered _, Accounted.Transferred _, Accounted.Reversed _, Accounted.Published _ ->
                throw new IllegalStateException("no refusal: " + answer);
        }
    }

    static String quarter(Site site, int year, int quarter) {
        return site.text("stewardship.quarter", Integer.toString(year), quarter);
    }

    static String money(Site site, long fen) {
        return site.money(new Money(fen));
    }
}

package anju.stewardship.web;

import anju.access.Action;
import anju.access.Needs;
import anju.city.City;
import anju.money.Money;
import anju.registry.Compound;
import anju.site.Command;
import anju.site.FormCheck;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import anju.stewardship.RepairAccount;
import anju.stewardship.Repaired;
import anju.stewardship.Repairing;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Repairs ordered of the firm: from a resident's request to a picture of what was done. */
@Controller
class RepairController {
    static final String ORDER = "stewardship.repair";
    static final String DONE = "stewardship.repair-done";
    static final String JUDGE = "stewardship.repair-judge";
    static final String CANCEL = "stewardship.repair-cancel";
    private static final String PHOTO = "stewardship.repair";
    private static final int LINE = 200;
    private static final int TEXT = 500;
    private static final int DAYS_AT_MOST = 180;
    private static final Money MOST = Money.ofYuan("10000000.00");

    private final Keep keep;
    private final RepairScreens screens;
    private final Repairing repairing;

    RepairController(Keep keep, RepairScreens screens, Repairing repairing) {
        this.keep = keep;
        this.screens = screens;
        this.repairing = repairing;
    }

    record OrderForm(String request, String asset, String keeper, String what, String due) {}

    record DoneForm(
            String order,
            String note,
            String account,
            String amount,
            String entry,
            String paper,
            @Nullable MultipartFile photo) {}

    record JudgeForm(String order, String verdict, String note) {}

    record CancelForm(String order, String note) {}

    /** @param request whose button led here */
    @Needs(Action.SEE_STEWARDSHIP)
    @GetMapping("/compounds/{compound}/work-orders")
    ModelAndView orders(Site site, @PathVariable UUID compound, @RequestParam(defaultValue = "") String request) {
        var place = keep.compound(site, compound);
        return Keep.shown(screens.orders(site, place, screens.begun(site, place, request)));
    }

    @Needs(Action.SEE_STEWARDSHIP)
    @GetMapping("/compounds/{compound}/work-orders/{order}/photo")
    ResponseEntity<byte[]> photo(Site site, @PathVariable UUID compound, @PathVariable UUID order) {
        keep.compound(site, compound);
        return keep.handed(screens.photo(compound, order).orElseThrow(NotThere::new), PHOTO);
    }

    @Needs(Action.ORDER_REPAIR)
    @PostMapping("/compounds/{compound}/work-orders")
    ModelAndView order(Site site, @PathVariable UUID compound, OrderForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(ORDER, form);
        var request = Keep.chosen(check, "request", keep.requests(site, place));
        var asset = Keep.chosen(check, "asset", screens.assets(compound));
        var keeper = check.choice("keeper", Keep.values(keep.organisations()));
        var what = check.paragraphs("what", TEXT);
        if (what.length() == 1) {
            check.refuse("what", "stewardship.register.short");
        }
        var today = City.current().today();
        var due = check.date("due", today, today.plusDays(DAYS_AT_MOST));
        if (!check.failed()) {
            var answer = repairing.order(
                    site.viewer(),
                    command,
                    compound,
                    new Repairing.Card(UUID.fromString(keeper), asset, request, what, due));
            if (answer instanceof Repaired.Ordered ordered) {
                return to(compound, "stewardship.repair.done", ordered.code());
            }
            refuse(site, check, answer, "asset");
        }
        return refused(site, place, check);
    }

    @Needs(Action.DO_UPKEEP)
    @PostMapping("/compounds/{compound}/work-orders/completion")
    ModelAndView done(Site site, @PathVariable UUID compound, DoneForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(DONE, form);
        var order = check.choice("order", Keep.values(screens.open(compound, "ORDERED")));
        var note = check.text("note", LINE);
        var account = check.choice("account", RepairAccount.class);
        var amount = check.optionalMoney("amount", Money.ZERO, MOST).orElse(Money.ZERO);
        var entry = Keep.chosen(check, "entry", screens.expenses(site, compound));
        var paper = check.optionalText("paper", LINE);
        var photo = keep.received(site, place, PHOTO, form.photo(), check, "photo");
        if (!check.failed()) {
            var answer = repairing.done(
                    site.viewer(),
                    command,
                    UUID.fromString(order),
                    note,
                    photo,
                    new Repairing.Cost(account, amount, entry, paper));
            if (answer instanceof Repaired.Moved) {
                return to(compound, "stewardship.repair-done.done");
            }
            refuse(site, check, answer, "order");
        }
        return refused(site, place, check);
    }

    @Needs(Action.CONFIRM_MENDED)
    @PostMapping("/compounds/{compound}/work-orders/verdict")
    ModelAndView judge(Site site, @PathVariable UUID compound, JudgeForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(JUDGE, form);
        var order = check.choice("order", Keep.values(screens.open(compound, "DONE")));
        var verdict = check.choice("verdict", UpkeepController.Verdict.class);
        var note = check.text("note", LINE);
        if (!check.failed()) {
            boolean mended = verdict == UpkeepController.Verdict.MENDED;
            var id = UUID.fromString(order);
            var answer = mended
                    ? repairing.confirm(site.viewer(), command, id, note)
                    : repairing.sendBack(site.viewer(), command, id, note);
            if (answer instanceof Repaired.Moved) {
                return to(compound, mended ? "stewardship.repair-judge.done" : "stewardship.repair-judge.back");
            }
            refuse(site, check, answer, "order");
        }
        return refused(site, place, check);
    }

    @Needs(Action.ORDER_REPAIR)
    @PostMapping("/compounds/{compound}/work-orders/cancellation")
    ModelAndView cancel(Site site, @PathVariable UUID compound, CancelForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(CANCEL, form);
        var order = check.choice("order", Keep.values(screens.open(compound, "ORDERED")));
        var note = check.text("note", LINE);
        if (!check.failed()) {
            var answer = repairing.cancel(site.viewer(), command, UUID.fromString(order), note);
            if (answer instanceof Repaired.Moved) {
                return to(compound, "stewardship.repair-cancel.done");
            }
            refuse(site, check, answer, "order");
        }
        return refused(site, place, check);
    }

    private static ModelAndView to(UUID compound, String key, Object... values) {
        return Pages.done("/compounds/" + compound + "/work-orders", key, values);
    }

    private ModelAndView refused(Site site, Compound place, FormCheck check) {
        return Keep.refused(screens.orders(site, place, check.form()));
    }

    private static void refuse(Site site, FormCheck check, Repaired answer, String field) {
        switch (answer) {
            case Repaired.Past no -> check.refuse("due", "stewardship.no.repair-past", no.today());
            case Repaired.OtherAsset _ -> check.refuse("asset", "site.form.choice.unknown");
            case Repaired.OtherRequest _ -> check.refuse("request", "stewardship.no.other-request");
            case Repaired.UnknownKeeper _ -> check.refuse("keeper", "site.form.choice.unknown");
            case Repaired.UnderWarranty no -> check.refuse("asset", "stewardship.no.under-warranty", no.until());
            case Repaired.Elsewhere no -> check.refuse(field, "stewardship.no.moved", site.word(no.now()));
            case Repaired.NotYours _ -> check.refuse(field, "stewardship.no.repair-not-yours");
            case Repaired.NoPhoto _ -> check.refuse("photo", "stewardship.no.repair-photo");
            case Repaired.CostAndAccount _ -> check.refuse("amount", "stewardship.no.cost-account");
            case Repaired.NoEntry _ -> check.refuse("entry", "stewardship.no.repair-entry");
            case Repaired.MoreThanEntry no -> check.refuse("amount", "stewardship.no.more-than-entry", no.left());
            case Repaired.NoPaper _ -> check.refuse("paper", "stewardship.no.repair-paper");
            case Repaired.Ordered _, Repaired.Moved _ -> throw new IllegalStateException("no refusal: " + answer);
        }
    }
}

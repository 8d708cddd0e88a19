package anju.stewardship.web;

import anju.access.Action;
import anju.access.Needs;
import anju.city.City;
import anju.money.Fraction;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import anju.stewardship.Activated;
import anju.stewardship.Activating;
import anju.stewardship.ParcelCard;
import anju.stewardship.Waived;
import anju.stewardship.WaiverCard;
import anju.stewardship.Waiving;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What neighbours do for each other: fees waived, and idle land put to use. */
@Controller
class NeighbourController {
    static final String WAIVE = "stewardship.waive";
    static final String END_WAIVER = "stewardship.waiver-end";
    static final String PARCEL = "stewardship.parcel";
    private static final int LINE = 120;
    private static final int NAME = 60;
    private static final int PERCENT = 100;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);

    private final Keep keep;
    private final NeighbourScreens screens;
    private final Waiving waiving;
    private final Activating activating;

    NeighbourController(Keep keep, NeighbourScreens screens, Waiving waiving, Activating activating) {
        this.keep = keep;
        this.screens = screens;
        this.waiving = waiving;
        this.activating = activating;
    }

    record WaiveForm(
            String part,
            String ground,
            String borneBy,
            String amount,
            String from,
            String until,
            String paper,
            String matter) {}

    record EndWaiverForm(String waiver, String reason) {}

    record ParcelForm(
            String name,
            String area,
            String use,
            String giver,
            String builder,
            String operator,
            String incomeTo,
            String share,
            String agreement,
            String from,
            String until) {}

    @Needs(Action.SEE_STEWARDSHIP)
    @GetMapping("/compounds/{compound}/waivers")
    ModelAndView waivers(Site site, @PathVariable UUID compound) {
        return Keep.shown(screens.waivers(site, keep.compound(site, compound), Form.empty(WAIVE)));
    }

    @Needs(Action.WAIVE_FEE)
    @PostMapping("/compounds/{compound}/waivers")
    ModelAndView waive(Site site, @PathVariable UUID compound, WaiveForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(WAIVE, form);
        var part = check.id("part");
        var ground =
                check.choice("ground", keep.rules(place).waivers().grounds().keySet());
        var borneBy = check.choice("borneBy", WaiverCard.BorneBy.class);
        var amount = check.money("amount");
        var from = check.date("from", EARLIEST, LATEST);
        var until = check.date("until", EARLIEST, LATEST);
        var paper = check.text("paper", LINE);
        var matter = check.id("matter");
        if (!check.failed()) {
            var card = new WaiverCard(part, ground, borneBy, amount, from, until, paper, matter);
            var answer = waiving.grant(site.viewer(), command, compound, card);
            if (answer instanceof Waived.Granted) {
                return Pages.done("/compounds/" + compound + "/waivers", "stewardship.waive.done");
            }
            refuse(check, answer);
        }
        return Keep.refused(screens.waivers(site, place, check.form()));
    }

    @Needs(Action.WAIVE_FEE)
    @PostMapping("/compounds/{compound}/waivers/end")
    ModelAndView end(Site site, @PathVariable UUID compound, EndWaiverForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(END_WAIVER, form);
        var waiver = check.choice(
                "waiver",
                screens.granted(site, place).stream().map(each -> each.value()).toList());
        var reason = check.text("reason", LINE);
        if (!check.failed()) {
            var answer = waiving.end(site.viewer(), command, UUID.fromString(waiver), reason);
            if (answer instanceof Waived.Ended) {
                return Pages.done("/compounds/" + compound + "/waivers", "stewardship.waiver-end.done");
            }
            refuse(check, answer);
        }
        return Keep.refused(screens.waivers(site, place, check.form()));
    }

    private static void refuse(FormCheck check, Waived answer) {
        switch (answer) {
            case Waived.Elsewhere _ -> check.refuse("part", "site.form.choice.unknown");
            case Waived.UnknownGround _ -> check.refuse("ground", "site.form.choice.unknown");
            case Waived.OwnersDecide _ -> check.refuse("matter", "stewardship.no.owners-decide");
            case Waived.Backwards _ -> check.refuse("until", "stewardship.no.backwards");
            case Waived.TooLong no -> check.refuse("until", "stewardship.no.months", no.monthsAtMost());
            case Waived.Overlaps no -> check.refuse("part", "stewardship.no.waiver-overlaps", no.from(), no.until());
            case Waived.AlreadyEnded _ -> check.refuse("waiver", "stewardship.no.ended");
            case Waived.Granted _, Waived.Ended _ -> throw new IllegalStateException("no refusal: " + answer);
        }
    }

    @Needs(Action.SEE_STEWARDSHIP)
    @GetMapping("/compounds/{compound}/land")
    ModelAndView land(Site site, @PathVariable UUID compound) {
        var form = Form.empty(PARCEL).with("from", City.current().today().toString());
        return Keep.shown(screens.land(site, keep.compound(site, compound), form));
    }

    @Needs(Action.STEWARD)
    @PostMapping("/compounds/{compound}/land")
    ModelAndView agree(Site site, @PathVariable UUID compound, ParcelForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(PARCEL, form);
        var name = check.text("name", NAME);
        if (name.length() == 1) {
            check.refuse("name", "stewardship.register.short");
        }
        var area = check.area("area");
        var use = check.text("use", LINE);
        var giver = check.id("giver");
        var builder = check.id("builder");
        var operator = check.id("operator");
        var incomeTo = check.choice("incomeTo", ParcelCard.IncomeTo.class);
        long share = check.integer("share", 1, PERCENT);
        var agreement = check.text("agreement", LINE);
        var from = check.date("from", EARLIEST, LATEST);
        var until = check.date("until", EARLIEST, LATEST);
        if (!check.failed()) {
            var card = new ParcelCard(
                    name,
                    area,
                    use,
                    giver,
                    builder,
                    operator,
                    incomeTo,
                    new Fraction(share, PERCENT),
                    agreement,
                    from,
                    until);
            switch (activating.agree(site.viewer(), command, compound, card)) {
                case Activated.Agreed _ -> {
                    return Pages.done("/compounds/" + compound + "/land", "stewardship.parcel.done", name);
                }
                case Activated.UnknownParty no -> check.refuse(no.field(), "site.form.choice.unknown");
                case Activated.Backwards _ -> check.refuse("until", "stewardship.no.backwards");
            }
        }
        return Keep.refused(screens.land(site, place, check.form()));
    }
}

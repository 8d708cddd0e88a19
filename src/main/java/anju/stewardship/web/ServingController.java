package anju.stewardship.web;

import anju.access.Action;
import anju.access.Needs;
import anju.city.City;
import anju.registry.Compound;
import anju.registry.Registry;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NavEntry;
import anju.site.NavGroup;
import anju.site.Pages;
import anju.site.Site;
import anju.stewardship.ContractCard;
import anju.stewardship.Engagement;
import anju.stewardship.Serving;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** How a compound is kept, at one look; and who serves it. */
@Controller
class ServingController {
    static final String DECIDE = "stewardship.decide";
    static final String ENGAGE = "stewardship.engage";
    static final String END = "stewardship.end";
    private static final int LINE = 120;
    private static final int TEXT = 2000;
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);

    private final Keep keep;
    private final Registry registry;
    private final ServingScreens screens;
    private final Serving serving;

    ServingController(Keep keep, Registry registry, ServingScreens screens, Serving serving) {
        this.keep = keep;
        this.registry = registry;
        this.screens = screens;
        this.serving = serving;
    }

    record DecideForm(String model, String matter, String paper, String on) {}

    record EngageForm(
            String firm,
            String number,
            String from,
            String until,
            String fee,
            String feeUnit,
            String scope,
            String terms) {}

    record EndForm(String contract, String on, String reason) {}

    /** Straight to the compound for whoever lives or works in one. */
    @Needs(Action.SEE_STEWARDSHIP)
    @GetMapping("/stewardship")
    ModelAndView compounds(Site site) {
        var compounds = site.viewer().reach(Action.SEE_STEWARDSHIP).stream()
                .flatMap(path -> registry.compoundsIn(path).stream())
                .distinct()
                .toList();
        return compounds.size() == 1
                ? Pages.to("/compounds/" + compounds.getFirst().id() + "/stewardship")
                : Pages.page("stewardship/compounds", new CompoundsPage(site, compounds));
    }

    @Needs(Action.SEE_STEWARDSHIP)
    @GetMapping("/compounds/{compound}/stewardship")
    ModelAndView home(Site site, @PathVariable UUID compound) {
        return Keep.shown(screens.home(site, keep.compound(site, compound)));
    }

    @Needs(Action.SEE_STEWARDSHIP)
    @GetMapping("/compounds/{compound}/service")
    ModelAndView service(Site site, @PathVariable UUID compound) {
        var form = Form.empty(DECIDE).with("on", City.current().today().toString());
        return Keep.shown(screens.service(site, keep.compound(site, compound), form));
    }

    @Needs(Action.STEWARD)
    @PostMapping("/compounds/{compound}/service")
    ModelAndView decide(Site site, @PathVariable UUID compound, DecideForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(DECIDE, form);
        var model = check.choice("model", keep.rules(place).models().keySet());
        var matter = check.optionalId("matter");
        var paper = check.text("paper", LINE);
        var on = check.date("on", EARLIEST, City.current().today());
        if (!check.failed()) {
            var answer = serving.decide(site.viewer(), command, compound, model, matter.orElse(null), paper, on);
            if (answer instanceof Engagement.Decided) {
                return Pages.done("/compounds/" + compound + "/service", "stewardship.decide.done");
            }
            refuse(check, answer);
        }
        return refused(site, place, check);
    }

    @Needs(Action.STEWARD)
    @PostMapping("/compounds/{compound}/service-contracts")
    ModelAndView engage(Site site, @PathVariable UUID compound, EngageForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(ENGAGE, form);
        var firm = check.id("firm");
        var number = check.text("number", LINE);
        var from = check.date("from", EARLIEST, LATEST);
        var until = check.date("until", EARLIEST, LATEST);
        var fee = check.money("fee");
        var unit = check.choice("feeUnit", ContractCard.FeeUnit.class);
        var scope = check.paragraphs("scope", TEXT);
        var terms = check.optionalParagraphs("terms", TEXT);
        if (!check.failed() && !until.isAfter(from)) {
            check.refuse("until", "stewardship.no.backwards");
        }
        if (!check.failed()) {
            var card = new ContractCard(firm, number, from, until, fee, unit, scope, terms);
            var answer = serving.engage(site.viewer(), command, compound, card);
            if (answer instanceof Engagement.Signed signed) {
                return Pages.done("/compounds/" + compound + "/service", "stewardship.engage.done", signed.code());
            }
            refuse(check, answer);
        }
        return refused(site, place, check);
    }

    @Needs(Action.STEWARD)
    @PostMapping("/compounds/{compound}/service-contracts/end")
    ModelAndView end(Site site, @PathVariable UUID compound, EndForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(END, form);
        var contract = check.choice(
                "contract",
                screens.running(compound).stream().map(each -> each.value()).toList());
        var on = check.date("on", EARLIEST, LATEST);
        var reason = check.text("reason", LINE);
        if (!check.failed()) {
            var answer = serving.end(site.viewer(), command, UUID.fromString(contract), on, reason);
            if (answer instanceof Engagement.Ended) {
                return Pages.done("/compounds/" + compound + "/service", "stewardship.end.done");
            }
            refuse(check, answer);
        }
        return refused(site, place, check);
    }

    private ModelAndView refused(Site site, Compound place, FormCheck check) {
        return Keep.refused(screens.service(site, place, check.form()));
    }

    private static void refuse(FormCheck check, Engagement answer) {
        switch (answer) {
            case Engagement.UnknownModel _ -> check.refuseAll("stewardship.no.model-unknown");
            case Engagement.OwnersDecide _ -> check.refuse("matter", "stewardship.no.owners-decide");
            case Engagement.NotByVote _ -> check.refuse("matter", "stewardship.no.by-paper");
            case Engagement.NotYet no -> check.refuse("on", "stewardship.no.future", no.today());
            case Engagement.NoModel _ -> check.refuseAll("stewardship.no.model");
            case Engagement.NoFirm _ -> check.refuse("firm", "stewardship.no.firm");
            case Engagement.TooLong no -> check.refuse("until", "stewardship.no.months", no.monthsAtMost());
            case Engagement.Overlaps no ->
                check.refuse("from", "stewardship.no.contract-overlaps", no.code(), no.from(), no.until());
            case Engagement.AlreadyEnded _ -> check.refuse("contract", "stewardship.no.ended");
            case Engagement.OutsidePeriod no -> check.refuse("on", "stewardship.no.period", no.from(), no.until());
            case Engagement.Decided _, Engagement.Signed _, Engagement.Ended _ ->
                throw new IllegalStateException("no refusal: " + answer);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Nav {
        @Bean
        NavEntry stewardshipDesk() {
            return new NavEntry("stewardship.nav", "/stewardship", Action.STEWARD, 10, NavGroup.STEWARDSHIP, "leaf");
        }

        @Bean
        NavEntry stewardshipHome() {
            return new NavEntry(
                    "stewardship.nav", "/stewardship", Action.SEE_STEWARDSHIP, 50, NavGroup.RESIDENT, "leaf");
        }
    }
}

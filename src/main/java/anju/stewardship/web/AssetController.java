package anju.stewardship.web;

import anju.access.Action;
import anju.access.Needs;
import anju.site.Command;
import anju.site.FormCheck;
import anju.site.Option;
import anju.site.Pages;
import anju.site.Site;
import anju.stewardship.AssetCard;
import anju.stewardship.Keeping;
import anju.stewardship.Registering;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Assets: what the works left behind, and who keeps it. */
@Controller
class AssetController {
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);
    private static final int NAME_MAX = 60;
    private static final int TEXT_MAX = 500;
    private static final int MONTHS_MAX = 240;
    private static final int YEARS_MAX = 100;

    private final AssetScreens screens;
    private final Keeping keeping;

    AssetController(AssetScreens screens, Keeping keeping) {
        this.screens = screens;
        this.keeping = keeping;
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/compounds/{compound}/assets")
    ModelAndView assets(Site site, @PathVariable UUID compound) {
        return Pages.page("stewardship/assets", screens.assets(site, compound));
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/assets/{id}")
    ModelAndView asset(Site site, @PathVariable UUID id) {
        return Pages.page("stewardship/asset", screens.asset(site, id));
    }

    @Needs(Action.REGISTER_ASSET)
    @GetMapping("/acceptances/{acceptance}/assets/new")
    ModelAndView blank(Site site, @PathVariable UUID acceptance) {
        return Pages.page("stewardship/register", screens.form(site, acceptance, screens.proposed(site, acceptance)));
    }

    @Needs(Action.REGISTER_ASSET)
    @PostMapping("/acceptances/{acceptance}/assets")
    ModelAndView register(Site site, @PathVariable UUID acceptance, AssetForm form, @Command UUID command) {
        var page = screens.form(site, acceptance, screens.proposed(site, acceptance));
        var check = FormCheck.of("stewardship.register", form);
        var name = check.text("name", NAME_MAX);
        if (name.length() == 1) {
            check.refuse("name", "stewardship.register.short");
        }
        var building = check.optionalId("building");
        var keeper = check.id("keeper");
        var upkeep = check.paragraphs("upkeep", TEXT_MAX);
        long months = check.integer("upkeepEveryMonths", 1, MONTHS_MAX);
        var inUseFrom = check.date("inUseFrom", EARLIEST, LATEST);
        var life = check.optionalInteger("lifeYears", 1, YEARS_MAX);
        var origins = check.ids("origins");
        if (!page.lines().stream().map(Option::value).toList().containsAll(form.origins())) {
            check.refuse("origins", "site.form.choice.unknown");
        }
        if (!check.failed()) {
            var card = new AssetCard(
                    page.compound(),
                    building.orElse(null),
                    name,
                    keeper,
                    upkeep,
                    Math.toIntExact(months),
                    inUseFrom,
                    life.map(Long::intValue).orElse(null),
                    origins);
            switch (keeping.register(site.viewer(), command, card)) {
                case Registering.Registered done -> {
                    return Pages.done(
                            "/assets/" + done.asset(), "stewardship.register.done", done.code(), done.warrantyUntil());
                }
                case Registering.NoOrigin _ -> check.refuse("origins", "site.form.choice.required");
                case Registering.NotAccepted _ -> check.refuse("origins", "stewardship.register.not-accepted");
                case Registering.Elsewhere _ -> check.refuse("building", "stewardship.register.elsewhere");
                case Registering.UnknownKeeper _ -> check.refuse("keeper", "site.form.choice.unknown");
                case Registering.TooEarly no ->
                    check.refuse("inUseFrom", "stewardship.register.early", no.acceptedOn());
            }
        }
        return Pages.refused("stewardship/register", screens.form(site, acceptance, check.form()));
    }
}

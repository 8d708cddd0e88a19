package anju.plan.web;

import anju.access.Action;
import anju.access.Needs;
import anju.money.Money;
import anju.money.Quantity;
import anju.money.Unit;
import anju.plan.CatalogueItem;
import anju.plan.CatalogueRules;
import anju.plan.DrawingUp;
import anju.plan.Figure;
import anju.plan.Figures;
import anju.plan.ItemDraft;
import anju.plan.Planning;
import anju.plan.WorkCharacter;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Pages;
import anju.site.Site;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The form for an item of a plan. */
@Controller
class ItemController {
    private static final String FORM = "plan.item";
    private static final int REASON_MAX = 200;

    private final PlanScreens screens;
    private final ItemScreens items;
    private final FigureWords words;
    private final Planning planning;
    private final Figures figures;

    ItemController(PlanScreens screens, ItemScreens items, FigureWords words, Planning planning, Figures figures) {
        this.screens = screens;
        this.items = items;
        this.words = words;
        this.planning = planning;
        this.figures = figures;
    }

    @Needs(Action.DRAW_UP_PLAN)
    @GetMapping("/plans/{plan}/items/new")
    ModelAndView form(Site site, @PathVariable UUID plan) {
        var page = items.itemForm(site, plan, Form.of(FORM, DrawUpItemForm.EMPTY));
        // One compound needs no choosing.
        var form = page.compounds().size() == 1
                ? page.form().with("compound", page.compounds().getFirst().value())
                : page.form();
        return Pages.page("plan/item", items.itemForm(site, plan, form));
    }

    @Needs(Action.DRAW_UP_PLAN)
    @PostMapping("/plans/{plan}/items")
    ModelAndView drawUp(Site site, @PathVariable UUID plan, DrawUpItemForm form, @Command UUID command) {
        var project = screens.projectOf(plan).orElseThrow(NotThere::new);
        var check = FormCheck.of(FORM, form);
        var catalogue = screens.catalogue(project);
        var compound = check.choice(
                "compound",
                screens.compounds(site, project).stream().map(Option::value).toList());
        var code = check.choice("code", catalogue.items().keySet());
        var title = check.text("title", ItemDraft.TITLE_MAX);
        if (!title.isEmpty() && title.codePointCount(0, title.length()) < ItemDraft.TITLE_MIN) {
            check.refuse("title", "plan.item.title.short");
        }
        var character = check.choice("character", WorkCharacter.class);
        var quantity = quantity(check, form, catalogue, compound, code);
        var quantityReason = check.optionalText("quantityReason", REASON_MAX);
        boolean surveyed = check.ticked("surveyed");
        var price = check.money("price");
        var priceReason = check.optionalText("priceReason", REASON_MAX);
        var officeReason = check.optionalText("officeReason", REASON_MAX);
        boolean fund = check.ticked("maintenanceFund");
        Set<UUID> needs = form.needs().isEmpty() ? Set.of() : new HashSet<>(check.ids("needs"));
        Set<UUID> consensuses = form.consensuses().isEmpty() ? Set.of() : new HashSet<>(check.ids("consensuses"));
        if (needs.isEmpty() && consensuses.isEmpty() && officeReason.isEmpty()) {
            check.refuse("needs", "plan.item.no-ground");
        }
        if (check.failed()) {
            return refused(site, plan, check);
        }
        var draft = new ItemDraft(
                UUID.fromString(compound),
                code,
                title,
                character,
                new ItemDraft.Amount(quantity.milli(), surveyed, quantityReason),
                price,
                priceReason,
                fund,
                new ItemDraft.Grounds(needs, consensuses, officeReason));
        switch (planning.drawUp(site.viewer(), command, plan, draft)) {
            case DrawingUp.DrawnUp item -> {
                return Pages.done("/plans/" + plan, "plan.item.done", item.number(), item.estimate(), item.decision());
            }
            case DrawingUp.UnknownCode _ -> check.refuse("code", "site.form.choice.unknown");
            case DrawingUp.NotCovered _ -> check.refuse("compound", "plan.item.not-covered");
            case DrawingUp.NoGround _ -> check.refuse("needs", "plan.item.no-ground");
            case DrawingUp.NeedElsewhere _ -> check.refuse("needs", "plan.item.need-elsewhere");
            case DrawingUp.ConsensusGone _ -> check.refuse("consensuses", "plan.item.consensus-gone");
            case DrawingUp.NeedWithdrawn _ -> check.refuse("needs", "plan.item.need-withdrawn");
            case DrawingUp.UnusualPrice usual -> unusual(check, price, usual);
            case DrawingUp.AbsurdPrice(Money low, Money high, Money usualLow, Money usualHigh) ->
                check.refuse("price", "plan.item.absurd-price", price, low, high, usualLow, usualHigh);
            case DrawingUp.OtherFigure(Figure figure) ->
                check.refuse(
                        "quantityReason",
                        "plan.item.other-figure",
                        words.said(site, UUID.fromString(compound), figure, quantity.unit()),
                        quantity);
            case DrawingUp.OneLiftEach _ -> check.refuse("quantity", "plan.item.one-lift");
            case DrawingUp.AbsurdEstimate _ -> check.refuse("quantity", "plan.item.absurd");
        }
        return refused(site, plan, check);
    }

    /** Left empty, the quantity is what registry or survey say; what was typed stands for itself. */
    private Quantity quantity(
            FormCheck check, DrawUpItemForm form, CatalogueRules catalogue, String compound, String code) {
        var unit = catalogue.item(code).map(CatalogueItem::unit).orElse(Unit.LUMP);
        if (form.quantity().isBlank() && !compound.isEmpty()) {
            var figure = figures.of(catalogue, code, UUID.fromString(compound));
            if (figure.isPresent()) {
                return new Quantity(figure.get().milli(), unit);
            }
        }
        return check.quantity("quantity", unit);
    }

    /** Not a "no": the price may stand, with its reason beside it. */
    private static void unusual(FormCheck check, Money price, DrawingUp.UnusualPrice usual) {
        check.refuse("priceReason", "plan.item.unusual-price", price, usual.low(), usual.high());
    }

    private ModelAndView refused(Site site, UUID plan, FormCheck check) {
        return Pages.refused("plan/item", items.itemForm(site, plan, check.form()));
    }
}

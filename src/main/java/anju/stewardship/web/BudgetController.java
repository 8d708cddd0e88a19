package anju.stewardship.web;

import anju.access.Action;
import anju.access.Needs;
import anju.money.Money;
import anju.registry.Compound;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Option;
import anju.site.Pages;
import anju.site.Site;
import anju.stewardship.BudgetCard;
import anju.stewardship.Budgeted;
import anju.stewardship.Budgeting;
import java.text.Normalizer;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The budget of a compound served in trust: what may be spent, what was, what is left. */
@Controller
class BudgetController {
    static final String ADOPT = "stewardship.budget-adopt";
    private static final int LINE = 120;
    private static final int TEXT = 2000;
    private static final Money MOST = Money.ofYuan("100000000.00");

    private final Keep keep;
    private final BudgetScreens screens;
    private final Budgeting budgeting;

    BudgetController(Keep keep, BudgetScreens screens, Budgeting budgeting) {
        this.keep = keep;
        this.screens = screens;
        this.budgeting = budgeting;
    }

    record AdoptForm(String year, String lines, String matter, String paper) {}

    @Needs(Action.SEE_STEWARDSHIP)
    @GetMapping("/compounds/{compound}/budget")
    ModelAndView budget(Site site, @PathVariable UUID compound) {
        return Keep.shown(screens.budget(site, keep.compound(site, compound), Form.empty(ADOPT)));
    }

    @Needs(Action.STEWARD)
    @PostMapping("/compounds/{compound}/budget")
    ModelAndView adopt(Site site, @PathVariable UUID compound, AdoptForm form, @Command UUID command) {
        var place = keep.compound(site, compound);
        var check = FormCheck.of(ADOPT, form);
        int year = (int) check.integer("year", 2000, 2199);
        var lines = lines(check, check.paragraphs("lines", TEXT), screens.kinds(site, place));
        var matter = check.choice("matter", Keep.values(keep.passedMatters(compound)));
        var paper = check.text("paper", LINE);
        if (!check.failed()) {
            var card = new BudgetCard(year, lines, UUID.fromString(matter), paper);
            switch (budgeting.adopt(site.viewer(), command, compound, card)) {
                case Budgeted.Adopted adopted -> {
                    return Pages.done(
                            "/compounds/" + compound + "/budget",
                            "stewardship.budget-adopt.done",
                            String.valueOf(year),
                            adopted.version());
                }
                case Budgeted.OtherYear no ->
                    check.refuse(
                            "year",
                            "stewardship.no.budget-year",
                            String.valueOf(no.from()),
                            String.valueOf(no.until()));
                case Budgeted.NotInTrust _ -> check.refuseAll("stewardship.no.budget-trust");
                case Budgeted.OwnersDecide _ -> check.refuse("matter", "stewardship.no.owners-decide");
                case Budgeted.UnknownKind no -> check.refuse("lines", "stewardship.no.budget-kind", no.kind());
            }
        }
        return refused(site, place, check);
    }

    /** One kind of expense to a line, with its amount in yuan behind it; each kind once. */
    private static SortedMap<String, Money> lines(FormCheck check, String typed, List<Option> kinds) {
        var lines = new TreeMap<String, Money>();
        typed.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            var plain = Normalizer.normalize(line, Normalizer.Form.NFKC);
            var kind = kinds.stream()
                    .filter(option -> plain.startsWith(option.label()))
                    .findFirst();
            var amount = kind.map(
                            option -> amount(plain.substring(option.label().length())))
                    .orElse(Money.ZERO);
            if (kind.isEmpty() || !amount.isPositive() || lines.put(kind.get().value(), amount) != null) {
                check.refuse("lines", "stewardship.no.budget-line", line);
            }
        });
        return lines;
    }

    /** Nothing, where it is no amount of up to two decimals. */
    private static Money amount(String typed) {
        var plain = typed.strip().replace(",", "");
        if (!plain.matches("[0-9]{1,9}([.][0-9]{1,2})?")) {
            return Money.ZERO;
        }
        var money = Money.ofYuan(new java.math.BigDecimal(plain));
        return money.compareTo(MOST) > 0 ? Money.ZERO : money;
    }

    private ModelAndView refused(Site site, Compound place, FormCheck check) {
        return Keep.refused(screens.budget(site, place, check.form()));
    }
}

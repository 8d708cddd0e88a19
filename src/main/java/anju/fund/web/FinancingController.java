package anju.fund.web;

import anju.access.Action;
import anju.access.Needs;
import anju.plan.Payer;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The financing plan: who pays what by the rules, down to each home. */
@Controller
class FinancingController {
    private final FinancingScreens screens;

    FinancingController(FinancingScreens screens) {
        this.screens = screens;
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/projects/{project}/financing")
    ModelAndView plan(Site site, @PathVariable UUID project) {
        return Pages.page("fund/financing", screens.plan(site, project));
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/projects/{project}/financing.xlsx")
    ModelAndView sheet(Site site, @PathVariable UUID project) {
        return FinancingScreens.LINES.xlsx(
                site,
                screens.plan(site, project).items().stream()
                        .flatMap(item -> item.payers().stream().map(payer -> new FinancingPage.Line(item, payer))));
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/projects/{project}/financing/{item}/{payer}")
    ModelAndView homes(
            Site site,
            @PathVariable UUID project,
            @PathVariable UUID item,
            @PathVariable String payer,
            @RequestParam(defaultValue = "") List<String> stairwells) {
        return Pages.page("fund/homes", screens.homes(site, project, item, payer(payer), stairwells));
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/projects/{project}/financing/{item}/{payer}/homes.xlsx")
    ModelAndView homesSheet(
            Site site,
            @PathVariable UUID project,
            @PathVariable UUID item,
            @PathVariable String payer,
            @RequestParam(defaultValue = "") List<String> stairwells) {
        return FinancingScreens.HOMES.xlsx(
                site, screens.homes(site, project, item, payer(payer), stairwells).homes().stream());
    }

    private static Payer payer(String typed) {
        return Arrays.stream(Payer.values())
                .filter(payer -> payer.name().equals(typed))
                .findFirst()
                .orElseThrow(NotThere::new);
    }
}

package anju.plan.web;

import anju.access.Action;
import anju.access.Needs;
import anju.plan.GivingUp;
import anju.plan.Opening;
import anju.plan.Planning;
import anju.project.Projects;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.ListQuery;
import anju.site.NavEntry;
import anju.site.NavGroup;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Plans: the list, each plan with its items, and giving an item up. */
@Controller
class PlanController {
    private static final String OPEN = "plan.open";
    private static final String GIVE_UP = "plan.give-up";
    private static final int REASON_MAX = 200;

    private final PlanScreens screens;
    private final Planning planning;
    private final Projects projects;

    PlanController(PlanScreens screens, Planning planning, Projects projects) {
        this.screens = screens;
        this.planning = planning;
        this.projects = projects;
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/plans")
    ModelAndView list(Site site, ListQuery query) {
        return Pages.page("plan/plans", screens.list(site, query, Form.empty(OPEN)));
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/plans.xlsx")
    ModelAndView export(Site site, ListQuery query) {
        return PlanScreens.LIST.xlsx(site, screens.export(site, query));
    }

    /** From an undertaking to its plan, or to the place where one is opened. */
    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/projects/{project}/plan")
    ModelAndView ofProject(@PathVariable UUID project) {
        var code = projects.byId(project).orElseThrow(NotThere::new).code();
        return Pages.to(
                screens.planOfProject(project).map(plan -> "/plans/" + plan).orElse("/plans?q=" + code));
    }

    @Needs(Action.DRAW_UP_PLAN)
    @PostMapping("/projects/{project}/plan")
    ModelAndView open(Site site, @PathVariable UUID project, @Command UUID command) {
        if (projects.byId(project).isEmpty()) {
            throw new NotThere();
        }
        return switch (planning.open(site.viewer(), command, project)) {
            case Opening.Opened opened -> Pages.done("/plans/" + opened.planId(), "plan.open.done");
            case Opening.AlreadyOpen open -> Pages.to("/plans/" + open.planId());
        };
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/plans/{plan}")
    ModelAndView plan(Site site, @PathVariable UUID plan) {
        return Pages.page("plan/plan", screens.plan(site, plan, Form.empty(GIVE_UP)));
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/plans/{plan}/items.xlsx")
    ModelAndView items(Site site, @PathVariable UUID plan) {
        return PlanScreens.ITEMS.xlsx(
                site,
                screens.plan(site, plan, Form.empty(GIVE_UP)).items().stream().filter(item -> !item.withdrawn()));
    }

    @Needs(Action.DRAW_UP_PLAN)
    @PostMapping("/items/{item}/withdrawal")
    ModelAndView giveUp(Site site, @PathVariable UUID item, GiveUpItemForm form, @Command UUID command) {
        var plan = screens.planOfItem(item).orElseThrow(NotThere::new);
        var check = FormCheck.of(GIVE_UP, form);
        var reason = check.text("reason", REASON_MAX);
        if (!check.failed()) {
            switch (planning.giveUp(site.viewer(), command, item, reason)) {
                case GivingUp.GivenUp _ -> {
                    return Pages.done("/plans/" + plan, "plan.give-up.done");
                }
                case GivingUp.AlreadyGivenUp _ -> {
                    return Pages.changed("plan/plan", screens.plan(site, plan, check.form()));
                }
                case GivingUp.BeforeTheOwners _ -> check.refuseAll("plan.give-up.owners");
                case GivingUp.BuiltUpon _ -> check.refuseAll("plan.give-up.built-upon");
            }
        }
        return Pages.refused("plan/plan", screens.plan(site, plan, check.form().with("item", item.toString())));
    }

    @Configuration(proxyBeanMethods = false)
    static class Nav {
        @Bean
        NavEntry plansEntry() {
            return new NavEntry("plan.nav.plans", "/plans", Action.SEE_REGISTRY, 30, NavGroup.RENEWAL, "paper");
        }
    }
}

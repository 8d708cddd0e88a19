package anju.dispatch.web;

import anju.access.Action;
import anju.access.Needs;
import anju.access.NotPermitted;
import anju.city.Cities;
import anju.city.City;
import anju.dispatch.SettingUp;
import anju.dispatch.SettingUp.Stepped;
import anju.policy.Adopting;
import anju.policy.Adoption;
import anju.policy.Policy;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Pages;
import anju.site.Site;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Leads the first administrator through the first steps of a new city; each can be left and taken up again. */
@Controller
class SetUpController {
    private static final String GUIDE = "/setup";
    private static final String NAMING = "dispatch.setup.naming";
    private static final String CHOOSING = "dispatch.setup.choosing";
    private static final String RULES = "dispatch/setUpRules";
    private static final int NAME_LONGEST = 20;

    private final SettingUp settingUp;
    private final SetUpScreens screens;
    private final Cities cities;
    private final Policy policy;
    private final Adopting adopting;

    SetUpController(SettingUp settingUp, SetUpScreens screens, Cities cities, Policy policy, Adopting adopting) {
        this.settingUp = settingUp;
        this.screens = screens;
        this.cities = cities;
        this.policy = policy;
        this.adopting = adopting;
    }

    @Needs(Action.MANAGE_ACCESS)
    @GetMapping(GUIDE)
    ModelAndView guide(Site site) {
        asked(site);
        return Pages.page("dispatch/setUp", screens.guide(site));
    }

    @Needs(Action.MANAGE_ACCESS)
    @PostMapping("/setup/dismissal")
    ModelAndView dismiss(Site site, @Command UUID command) {
        asked(site);
        settingUp.dismiss(site.viewer(), command);
        return Pages.done("/desk", "dispatch.setup.dismissed");
    }

    @Needs(Action.MANAGE_ACCESS)
    @GetMapping("/setup/name")
    ModelAndView name(Site site, HttpServletRequest request) {
        asked(site);
        var form = Form.empty(NAMING).with("name", City.current().name());
        return settingUp.isSettled() ? Pages.to(GUIDE) : Pages.page("dispatch/setUpName", naming(site, form, request));
    }

    @Needs(Action.MANAGE_ACCESS)
    @PostMapping("/setup/name")
    ModelAndView name(Site site, NameCityForm form, @Command UUID command, HttpServletRequest request) {
        asked(site);
        var check = FormCheck.of(NAMING, form);
        var name = check.text("name", NAME_LONGEST);
        var host = check.ticked("keep") ? host(request) : "";
        if (check.ticked("keep") && host.isEmpty()) {
            check.refuse("keep", "dispatch.setup.naming.no-host");
        }
        if (!check.failed()) {
            switch (settingUp.name(site.viewer(), command, name, host)) {
                case Stepped.Done _ -> {
                    return Pages.done(GUIDE, "dispatch.setup.named", name);
                }
                case Stepped.HostTaken _ -> check.refuse("keep", "dispatch.setup.naming.host-taken", host);
                case Stepped.Settled _ -> check.refuseAll("dispatch.setup.naming.settled");
            }
        }
        return Pages.refused("dispatch/setUpName", naming(site, check.form(), request));
    }

    @Needs(Action.MANAGE_ACCESS)
    @GetMapping("/setup/rules")
    ModelAndView rules(Site site) {
        asked(site);
        var today = City.current().today().toString();
        return Pages.page(RULES, choosing(site, Form.empty(CHOOSING).with("from", today)));
    }

    @Needs(Action.ADOPT_POLICY)
    @PostMapping("/setup/rules")
    ModelAndView rules(Site site, ChoosePackForm form, @Command UUID command) {
        asked(site);
        var check = FormCheck.of(CHOOSING, form);
        var pack = check.choice("pack", List.copyOf(policy.packs().keySet()));
        var from = check.date("from");
        if (!check.failed()) {
            var whole = settingUp.whole();
            switch (adopting.adopt(site.viewer(), command, whole.id(), pack, from)) {
                case Adoption.Adopted _ -> {
                    return Pages.done(GUIDE, "policy.adopted", City.current().name(), from);
                }
                case Adoption.NoSuchArea _ -> throw new NotThere();
                case Adoption.NoSuchPack _ -> check.refuse("pack", "site.form.choice.unknown");
                case Adoption.Passed passed -> check.refuse("from", "policy.adopt.passed", passed.today());
                case Adoption.DayTaken _ -> check.refuse("from", "policy.adopt.taken", from);
                case Adoption.AlreadyHolds holds -> check.refuse("pack", "policy.adopt.holds", holds.since());
            }
        }
        return Pages.refused(RULES, choosing(site, check.form()));
    }

    private void asked(Site site) {
        if (City.current().kind() == City.Kind.DEMO) {
            throw new NotThere();
        }
        if (!screens.isFor(site)) {
            throw new NotPermitted(Action.MANAGE_ACCESS);
        }
    }

    private SetUpPages.Naming naming(Site site, Form form, HttpServletRequest request) {
        return new SetUpPages.Naming(
                site, form, host(request), cities.hostOf(City.current()).orElse(""));
    }

    private SetUpPages.Choosing choosing(Site site, Form form) {
        var locale = site.words().locale();
        return new SetUpPages.Choosing(
                site,
                form,
                policy.packs().entrySet().stream()
                        .map(pack -> new Option(pack.getKey(), pack.getValue().in(locale)))
                        .toList(),
                "/places/" + settingUp.whole().id() + "/rules");
    }

    private static String host(HttpServletRequest request) {
        var name = request.getServerName().toLowerCase(Locale.ROOT);
        return SettingUp.isLasting(name) ? name : "";
    }

    record NameCityForm(String name, String keep) {}

    record ChoosePackForm(String pack, String from) {}
}

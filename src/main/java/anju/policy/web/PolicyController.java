package anju.policy.web;

import anju.access.Action;
import anju.access.Needs;
import anju.access.Open;
import anju.city.Area;
import anju.city.Areas;
import anju.city.City;
import anju.policy.Adopting;
import anju.policy.Adoption;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The rules of a place, open to everybody, and the form that adopts others. */
@Controller
class PolicyController {
    private final PolicyScreens screens;
    private final Areas areas;
    private final Adopting adopting;

    PolicyController(PolicyScreens screens, Areas areas, Adopting adopting) {
        this.screens = screens;
        this.areas = areas;
        this.adopting = adopting;
    }

    @Open
    @GetMapping("/policy")
    ModelAndView areas(Site site) {
        return Pages.page("policy/policy", screens.areas(site));
    }

    @Open
    @GetMapping("/places/{areaId}/rules")
    ModelAndView rules(Site site, @PathVariable UUID areaId, @RequestParam(defaultValue = "") String on) {
        return Pages.page("policy/rules", screens.rules(site, area(areaId), day(on), Form.empty(PolicyScreens.ADOPT)));
    }

    @Needs(Action.ADOPT_POLICY)
    @PostMapping("/places/{areaId}/rules")
    ModelAndView adopt(Site site, @PathVariable UUID areaId, @Command UUID command, AdoptForm form) {
        var area = area(areaId);
        var check = FormCheck.of(PolicyScreens.ADOPT, form);
        var pack = check.choice("pack", screens.packs());
        var from = check.date("from");
        if (!check.failed()) {
            switch (adopting.adopt(site.viewer(), command, areaId, pack, from)) {
                case Adoption.Adopted _ -> {
                    return Pages.done("/places/" + areaId + "/rules", "policy.adopted", area.name(), from);
                }
                case Adoption.NoSuchArea _ -> throw new NotThere();
                case Adoption.NoSuchPack _ -> check.refuse("pack", "site.form.choice.unknown");
                case Adoption.Passed passed -> check.refuse("from", "policy.adopt.passed", passed.today());
                case Adoption.DayTaken _ -> check.refuse("from", "policy.adopt.taken", from);
                case Adoption.AlreadyHolds holds -> check.refuse("pack", "policy.adopt.holds", holds.since());
            }
        }
        return Pages.refused("policy/rules", screens.rules(site, area, day(""), check.form()));
    }

    private Area area(UUID id) {
        return areas.byId(id).orElseThrow(NotThere::new);
    }

    /** A day in the address; anything that is none means today. */
    private static LocalDate day(String on) {
        try {
            return on.isEmpty() ? City.current().today() : LocalDate.parse(on);
        } catch (DateTimeParseException e) {
            return City.current().today();
        }
    }
}

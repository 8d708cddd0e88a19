package anju.site.web;

import anju.access.Open;
import anju.city.Cities;
import anju.city.City;
import anju.city.Jobs;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * In a demonstration city the clock can be set on, so that deadlines, votes and what rises by itself can be seen happening. Never
 * back: what was recorded would lie in the future.
 */
@Controller
class DemonstrationController {
    private static final Map<String, Duration> STEPS =
            Map.of("hour", Duration.ofHours(1), "day", Duration.ofDays(1), "week", Duration.ofDays(7));
    /** A demonstration open to everybody must not be carried off to another century. */
    private static final Duration FARTHEST = Duration.ofDays(3 * 366);

    private final Cities cities;
    private final Jobs jobs;

    DemonstrationController(Cities cities, Jobs jobs) {
        this.cities = cities;
        this.jobs = jobs;
    }

    @Open
    @GetMapping("/demonstration")
    ModelAndView clock(Site site) {
        var city = demonstrated(site);
        return Pages.page(
                "site/demonstration",
                new DemonstrationPage(site, city.now(), city.clockOffset().toMillis()));
    }

    @Open
    @PostMapping("/demonstration/clock")
    ModelAndView setOn(
            Site site, @RequestParam(defaultValue = "") String step, @RequestParam(defaultValue = "") String seen) {
        var city = demonstrated(site);
        var by = STEPS.get(step);
        var offset = city.clockOffset();
        if (by == null) {
            return Pages.done("/demonstration", "site.demonstration.choose");
        }
        if (!Long.toString(offset.toMillis()).equals(seen)) {
            return Pages.done("/demonstration", "site.demonstration.moved-meanwhile");
        }
        if (offset.plus(by).compareTo(FARTHEST) > 0) {
            return Pages.done("/demonstration", "site.demonstration.far-enough");
        }
        cities.setClock(city, city.now().plus(by));
        jobs.bringForward();
        return Pages.done("/demonstration", "site.demonstration.moved");
    }

    private static City demonstrated(Site site) {
        if (!site.demonstration()) {
            throw new NotThere();
        }
        return City.current();
    }
}

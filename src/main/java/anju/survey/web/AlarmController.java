package anju.survey.web;

import anju.access.Action;
import anju.access.Needs;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import anju.survey.Alarms;
import anju.survey.Settling;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Danger to life: what was seen, and what was done. */
@Controller
class AlarmController {
    private static final String SETTLE = "survey.settle";

    private final AlarmScreens screens;
    private final Alarms alarms;

    AlarmController(AlarmScreens screens, Alarms alarms) {
        this.screens = screens;
        this.alarms = alarms;
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/alarms/{alarm}")
    ModelAndView alarm(Site site, @PathVariable UUID alarm) {
        return Pages.page("survey/alarm", page(site, alarm, Form.empty(SETTLE)));
    }

    @Needs(Action.SETTLE_ALARM)
    @PostMapping("/alarms/{alarm}/measure")
    ModelAndView settle(Site site, @PathVariable UUID alarm, ReasonForm form, @Command UUID command) {
        page(site, alarm, Form.empty(SETTLE));
        var check = FormCheck.of(SETTLE, form);
        var measure = check.text("reason", Alarms.MEASURE_MAX);
        if (check.failed()) {
            return Pages.refused("survey/alarm", page(site, alarm, check.form()));
        }
        return switch (alarms.settle(site.viewer(), command, alarm, measure)) {
            case Settling.Settled _ -> Pages.done("/alarms/" + alarm, "survey.settle.done");
            case Settling.AlreadySettled _ -> Pages.changed("survey/alarm", page(site, alarm, check.form()));
        };
    }

    private AlarmPage page(Site site, UUID id, Form form) {
        var page = screens.alarm(site, id, form).orElseThrow(NotThere::new);
        site.viewer().require(Action.SEE_REGISTRY, page.alarm().path());
        return page;
    }
}

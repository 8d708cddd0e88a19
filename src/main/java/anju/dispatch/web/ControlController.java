package anju.dispatch.web;

import anju.access.Action;
import anju.access.Needs;
import anju.site.Pages;
import anju.site.Site;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The four gates of an undertaking's works, made from what is on record. */
@Controller
class ControlController {
    private final ControlScreens screens;

    ControlController(ControlScreens screens) {
        this.screens = screens;
    }

    @Needs(Action.SEE_CONTROLS)
    @GetMapping("/projects/{project}/controls")
    ModelAndView controls(Site site, @PathVariable UUID project) {
        return Pages.page("dispatch/controls", screens.controls(site, project));
    }
}

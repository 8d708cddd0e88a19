package anju.dispatch.web;

import anju.access.Open;
import anju.site.Pages;
import anju.site.Site;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Where an undertaking's money comes from and goes, for everybody. */
@Controller
class FlowController {
    private final FlowScreens screens;

    FlowController(FlowScreens screens) {
        this.screens = screens;
    }

    @Open
    @GetMapping("/projects/{id}/money")
    ModelAndView flow(Site site, @PathVariable UUID id) {
        return Pages.page("dispatch/flow", screens.flow(site, id));
    }
}

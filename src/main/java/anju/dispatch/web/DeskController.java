package anju.dispatch.web;

import anju.access.SignedIn;
import anju.site.NavEntry;
import anju.site.NavGroup;
import anju.site.Pages;
import anju.site.Site;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The desk: where staff arrive after signing in. */
@Controller
class DeskController {
    private final DeskScreens screens;

    DeskController(DeskScreens screens) {
        this.screens = screens;
    }

    @SignedIn
    @GetMapping("/desk")
    ModelAndView desk(Site site) {
        return site.viewer().isStaff() ? Pages.page("dispatch/desk", screens.desk(site)) : Pages.to("/home");
    }

    @Configuration(proxyBeanMethods = false)
    static class Nav {
        @Bean
        NavEntry deskEntry() {
            return new NavEntry("dispatch.nav.desk", "/desk", null, 10, NavGroup.DESK, "inbox");
        }
    }
}

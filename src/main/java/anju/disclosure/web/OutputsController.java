package anju.disclosure.web;

import anju.access.Open;
import anju.site.NavEntry;
import anju.site.NavGroup;
import anju.site.Pages;
import anju.site.Site;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** What renovation came to, for everybody. */
@Controller
class OutputsController {
    private final OutputsScreens screens;

    OutputsController(OutputsScreens screens) {
        this.screens = screens;
    }

    @Open
    @GetMapping("/outputs")
    ModelAndView outputs(Site site, @RequestParam(required = false) @Nullable UUID street) {
        return Pages.page("disclosure/outputs", page(site, street));
    }

    @Open
    @GetMapping("/outputs.xlsx")
    ModelAndView sheet(Site site, @RequestParam(required = false) @Nullable UUID street) {
        return OutputsScreens.SHEET.xlsx(site, page(site, street).outputs().stream());
    }

    private OutputsPage page(Site site, @Nullable UUID street) {
        return screens.outputs(site, street).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @Configuration(proxyBeanMethods = false)
    static class Nav {
        @Bean
        NavEntry outputsEntry() {
            return new NavEntry("disclosure.nav.outputs", "/outputs", null, 25, NavGroup.PUBLIC, "works");
        }
    }
}

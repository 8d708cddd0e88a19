package anju.plan.web;

import anju.access.Action;
import anju.access.Needs;
import anju.site.Pages;
import anju.site.Site;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The file of a compound, to read and to print. */
@Controller
class CompoundFileController {
    private final CompoundFileScreens screens;

    CompoundFileController(CompoundFileScreens screens) {
        this.screens = screens;
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/compounds/{compound}/file")
    ModelAndView file(Site site, @PathVariable UUID compound) {
        return Pages.page("plan/compoundFile", screens.file(site, compound));
    }
}

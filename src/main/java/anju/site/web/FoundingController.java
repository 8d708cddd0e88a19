package anju.site.web;

import anju.access.Open;
import anju.site.Pages;
import anju.site.Site;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Asked by the pages that were opened while a demonstration city was being founded. */
@Controller
class FoundingController {
    @Open
    @GetMapping("/founding")
    ModelAndView now(Site site) {
        return Pages.page("site/founding", new FoundingPage(site));
    }
}

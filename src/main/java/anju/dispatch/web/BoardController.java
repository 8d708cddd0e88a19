package anju.dispatch.web;

import anju.access.Action;
import anju.access.Needs;
import anju.city.Areas;
import anju.site.NavEntry;
import anju.site.NavGroup;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The board: how all compounds of a place stand, for those who lead. */
@Controller
class BoardController {
    private final BoardScreens screens;
    private final Areas areas;

    BoardController(BoardScreens screens, Areas areas) {
        this.screens = screens;
        this.areas = areas;
    }

    @Needs(Action.SEE_BOARD)
    @GetMapping("/board")
    ModelAndView board(Site site) {
        return Pages.page("dispatch/board", screens.board(site, null));
    }

    @Needs(Action.SEE_BOARD)
    @GetMapping("/board/{area}")
    ModelAndView area(Site site, @PathVariable UUID area) {
        return Pages.page("dispatch/board", screens.board(site, areas.byId(area).orElseThrow(NotThere::new)));
    }

    @Configuration(proxyBeanMethods = false)
    static class Nav {
        @Bean
        NavEntry boardEntry() {
            return new NavEntry("dispatch.nav.board", "/board", Action.SEE_BOARD, 20, NavGroup.DESK, "chart");
        }

        @Bean
        NavEntry meetingsEntry() {
            return new NavEntry("dispatch.nav.meetings", "/meetings", Action.SEE_MEETINGS, 30, NavGroup.DESK, "people");
        }
    }
}

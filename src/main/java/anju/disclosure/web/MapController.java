package anju.disclosure.web;

import anju.access.Open;
import anju.site.Pages;
import anju.site.Site;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Where renovation goes on, drawn. */
@Controller
class MapController {
    private final MapScreens screens;

    MapController(MapScreens screens) {
        this.screens = screens;
    }

    @Open
    @GetMapping("/map")
    ModelAndView map(Site site, @RequestParam(required = false) @Nullable UUID street) {
        return screens.map(site, street)
                .map(page -> Pages.page("disclosure/map", page))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

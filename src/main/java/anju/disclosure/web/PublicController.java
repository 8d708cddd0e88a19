package anju.disclosure.web;

import anju.access.FirstAdministrator;
import anju.access.Open;
import anju.city.City;
import anju.site.Pages;
import anju.site.Site;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The public's pages: the portal, compounds, payments. */
@Controller
class PublicController {
    private static final int PAYMENTS = 200;
    private static final int QUERY_LENGTH = 40;
    private static final int LAST_PAGE = 10_000;

    private final PortalScreens portal;
    private final CompoundScreens compounds;
    private final FirstAdministrator first;

    PublicController(PortalScreens portal, CompoundScreens compounds, FirstAdministrator first) {
        this.portal = portal;
        this.first = first;
        this.compounds = compounds;
    }

    @Open
    @GetMapping("/")
    ModelAndView portal(
            Site site, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") String page) {
        if (City.current().kind() == City.Kind.LIVE && portal.isEmpty() && first.isWanted()) {
            return Pages.to("/first-administrator"); // nobody is here yet: the first visitor sets the city up
        }
        var query = q.length() > QUERY_LENGTH ? q.substring(0, QUERY_LENGTH) : q;
        return Pages.page("disclosure/portal", portal.portal(site, query, pageNumber(page)));
    }

    @Open
    @GetMapping("/compounds/{id}")
    ModelAndView compound(Site site, @PathVariable UUID id) {
        return compounds
                .compound(site, id)
                .map(page -> Pages.page("disclosure/compound", page))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @Open
    @GetMapping("/payments")
    ModelAndView payments(Site site) {
        return Pages.page("disclosure/payments", new PaymentsPage(site, portal.payments(PAYMENTS)));
    }

    private static int pageNumber(String text) {
        return text.matches("[0-9]{1,5}") ? Math.clamp(Integer.parseInt(text), 1, LAST_PAGE) : 1;
    }
}

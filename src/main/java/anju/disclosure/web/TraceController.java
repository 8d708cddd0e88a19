package anju.disclosure.web;

import anju.access.Open;
import anju.disclosure.Node;
import anju.site.Pages;
import anju.site.Site;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The trace of a request, need, item, payment, accepted work, asset or repair; open to everybody. */
@Controller
class TraceController {
    private final TraceScreens screens;

    TraceController(TraceScreens screens) {
        this.screens = screens;
    }

    @Open
    @GetMapping("/trace/payments/{id}")
    ModelAndView payment(Site site, @PathVariable UUID id) {
        return trace(site, Node.Kind.PAYMENT, id);
    }

    @Open
    @GetMapping("/trace/needs/{id}")
    ModelAndView need(Site site, @PathVariable UUID id) {
        return trace(site, Node.Kind.NEED, id);
    }

    @Open
    @GetMapping("/trace/consensuses/{id}")
    ModelAndView consensus(Site site, @PathVariable UUID id) {
        return trace(site, Node.Kind.CONSENSUS, id);
    }

    @Open
    @GetMapping("/trace/items/{id}")
    ModelAndView item(Site site, @PathVariable UUID id) {
        return trace(site, Node.Kind.ITEM, id);
    }

    @Open
    @GetMapping("/trace/accepted/{id}")
    ModelAndView accepted(Site site, @PathVariable UUID id) {
        return trace(site, Node.Kind.ACCEPTED_LINE, id);
    }

    @Open
    @GetMapping("/trace/assets/{id}")
    ModelAndView asset(Site site, @PathVariable UUID id) {
        return trace(site, Node.Kind.ASSET, id);
    }

    @Open
    @GetMapping("/trace/requests/{id}")
    ModelAndView request(Site site, @PathVariable UUID id) {
        return trace(site, Node.Kind.REQUEST, id);
    }

    @Open
    @GetMapping("/trace/claims/{id}")
    ModelAndView claim(Site site, @PathVariable UUID id) {
        return trace(site, Node.Kind.WARRANTY_CLAIM, id);
    }

    @Open
    @GetMapping("/trace/work-orders/{id}")
    ModelAndView workOrder(Site site, @PathVariable UUID id) {
        return trace(site, Node.Kind.WORK_ORDER, id);
    }

    private ModelAndView trace(Site site, Node.Kind kind, UUID id) {
        return screens.trace(site, new Node(kind, id))
                .map(page -> Pages.page("disclosure/trace", page))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

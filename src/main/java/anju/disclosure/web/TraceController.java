package anju.disclosure.web;

import static java.util.Map.entry;

import anju.access.Open;
import anju.disclosure.Node;
import anju.site.Pages;
import anju.site.Site;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The trace of whatever a person may ask after; open to everybody. */
@Controller
class TraceController {
    /** What may be asked after, by its word in the address. */
    private static final Map<String, Node.Kind> TRACED = Map.ofEntries(
            entry("requests", Node.Kind.REQUEST),
            entry("needs", Node.Kind.NEED),
            entry("consensuses", Node.Kind.CONSENSUS),
            entry("items", Node.Kind.ITEM),
            entry("accepted", Node.Kind.ACCEPTED_LINE),
            entry("payments", Node.Kind.PAYMENT),
            entry("assets", Node.Kind.ASSET),
            entry("claims", Node.Kind.WARRANTY_CLAIM),
            entry("work-orders", Node.Kind.WORK_ORDER),
            entry("expenses", Node.Kind.EXPENSE));

    private final TraceScreens screens;

    TraceController(TraceScreens screens) {
        this.screens = screens;
    }

    @Open
    @GetMapping("/trace/{things}/{id}")
    ModelAndView trace(Site site, @PathVariable String things, @PathVariable UUID id) {
        return Optional.ofNullable(TRACED.get(things))
                .flatMap(kind -> screens.trace(site, new Node(kind, id)))
                .map(page -> Pages.page("disclosure/trace", page))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}

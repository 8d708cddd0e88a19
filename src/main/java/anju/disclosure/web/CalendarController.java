package anju.disclosure.web;

import anju.access.Open;
import anju.city.City;
import anju.registry.Registry;
import anju.site.NotThere;
import anju.site.Site;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What is on in a compound, for everybody's own calendar (RFC 5545): only what its page tells the public as well. */
@Controller
class CalendarController {
    private final Registry registry;
    private final CalendarScreens screens;

    CalendarController(Registry registry, CalendarScreens screens) {
        this.registry = registry;
        this.screens = screens;
    }

    @Open
    @GetMapping("/compounds/{compound}/calendar.ics")
    ResponseEntity<byte[]> calendar(Site site, @PathVariable UUID compound) {
        var place = registry.compound(compound).orElseThrow(NotThere::new);
        var feed = new CalendarFeed(place.name(), City.current().now());
        screens.fill(site, feed, place);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/calendar;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"anju.ics\"")
                .body(feed.written().getBytes(StandardCharsets.UTF_8));
    }
}

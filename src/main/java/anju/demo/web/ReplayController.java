package anju.demo.web;

import anju.access.Open;
import anju.city.City;
import anju.demo.Published;
import anju.disclosure.CompoundNote;
import anju.site.Pages;
import anju.site.Site;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** A published case beside the records that tell it again. */
@Controller
class ReplayController {
    private final ReplayScreens screens;

    ReplayController(ReplayScreens screens) {
        this.screens = screens;
    }

    @Open
    @GetMapping("/replays/{name}")
    ModelAndView replay(Site site, @PathVariable String name) {
        return Optional.of(name)
                .filter(Published.CASES::contains)
                .map(Published::read)
                .flatMap(told -> screens.replay(site, told))
                .map(page -> Pages.page("demo/replay", page))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @Configuration(proxyBeanMethods = false)
    static class Notes {
        @Bean
        CompoundNote replayNote() {
            return code -> Published.CASES.stream()
                    .filter(_ -> City.current().kind() != City.Kind.LIVE)
                    .filter(name -> Published.read(name).compound().equals(code))
                    .findFirst()
                    .map(name -> new CompoundNote.Link("demo.replay.note", "/replays/" + name));
        }
    }
}

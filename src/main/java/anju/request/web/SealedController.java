package anju.request.web;

import anju.access.Action;
import anju.access.Needs;
import anju.access.Open;
import anju.access.Throttle;
import anju.request.Confiding;
import anju.request.Heard;
import anju.request.RequestDraft;
import anju.request.SealedState;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NavEntry;
import anju.site.NavGroup;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import jakarta.servlet.http.HttpServletRequest;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The sealed channel: written by anybody, read by auditors. */
@Controller
class SealedController {
    private static final String REPORT = "request.sealed";
    private static final String MOVE = "request.hear";

    private final ReportScreens screens;
    private final SealedScreens sealed;
    private final Confiding confiding;
    private final Throttle throttle;

    SealedController(ReportScreens screens, SealedScreens sealed, Confiding confiding, Throttle throttle) {
        this.screens = screens;
        this.sealed = sealed;
        this.confiding = confiding;
        this.throttle = throttle;
    }

    @Open
    @GetMapping("/sealed-reports/new")
    ModelAndView blank(Site site) {
        return Pages.page("request/sealed", new SealedPage(site, Form.empty(REPORT), screens.compounds()));
    }

    @Open
    @PostMapping("/sealed-reports")
    ModelAndView report(Site site, SealedForm form, @Command UUID command, HttpServletRequest request) {
        var check = FormCheck.of(REPORT, form);
        var compound = check.id("compound");
        var text = check.paragraphs("text", RequestDraft.TEXT_MAX);
        var phone = ReportController.phone(check, "phone");
        if (!check.failed()) {
            throttle.wrote(request.getRemoteAddr()).ifPresent(until -> check.refuseAll("request.report.wait", until));
        }
        if (!check.failed()) {
            switch (confiding.report(command, compound, text, phone)) {
                case Heard.Sealed report -> {
                    return Pages.done("/requests/" + confiding.trackingOf(report.report()), "request.sealed.done");
                }
                case Heard.UnknownCompound _ -> check.refuse("compound", "site.form.choice.unknown");
                case Heard.NoSuchNumber _ -> check.refuse("phone", "site.form.phone.shape", phone);
                case Heard.Moved _, Heard.OutOfTurn _ -> throw new IllegalStateException("a report is not moved");
            }
        }
        return Pages.refused("request/sealed", new SealedPage(site, check.form(), screens.compounds()));
    }

    @Needs(Action.HEAR_SEALED)
    @GetMapping("/sealed-reports")
    ModelAndView list(Site site) {
        return Pages.page("request/sealedList", sealed.list(site));
    }

    /** Opening is asked for and written down, so it is posted; looking at the list opens nothing. */
    @Needs(Action.HEAR_SEALED)
    @PostMapping("/sealed-reports/{id}/openings")
    ModelAndView open(Site site, @PathVariable UUID id) {
        return Pages.page("request/sealedOpen", opened(site, id, Form.empty(MOVE)));
    }

    private SealedOpenPage opened(Site site, UUID id, Form form) {
        try {
            return new SealedOpenPage(site, confiding.open(site.viewer(), id), form);
        } catch (NoSuchElementException e) {
            throw new NotThere();
        }
    }

    @Needs(Action.HEAR_SEALED)
    @PostMapping("/sealed-reports/{id}/steps")
    ModelAndView move(Site site, @PathVariable UUID id, HearForm form, @Command UUID command) {
        var check = FormCheck.of(MOVE, form);
        var to = check.choice("to", SealedState.class);
        var note = check.paragraphs("note", RequestDraft.TEXT_MAX);
        if (!check.failed()) {
            opened(site, id, check.form());
            switch (confiding.move(site.viewer(), command, id, to, note)) {
                case Heard.Moved _ -> {
                    return Pages.done("/sealed-reports", "request.hear.done");
                }
                case Heard.OutOfTurn no -> check.refuse("to", "request.hear.out-of-turn", no.state());
                case Heard.Sealed _, Heard.UnknownCompound _, Heard.NoSuchNumber _ ->
                    throw new IllegalStateException("a step is no report");
            }
        }
        return Pages.refused("request/sealedOpen", opened(site, id, check.form()));
    }

    /** A step as it was typed. */
    record HearForm(String to, String note) {}

    @Configuration(proxyBeanMethods = false)
    static class Nav {
        @Bean
        NavEntry sealedEntry() {
            return new NavEntry(
                    "request.nav.sealed", "/sealed-reports", Action.HEAR_SEALED, 40, NavGroup.OFFICE, "shield");
        }
    }
}

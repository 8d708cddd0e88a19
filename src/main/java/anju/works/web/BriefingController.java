package anju.works.web;

import anju.access.Action;
import anju.access.Needs;
import anju.city.City;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import anju.works.BriefingKind;
import anju.works.briefing.Briefed;
import anju.works.briefing.Briefing;
import anju.works.briefing.BriefingTerms;
import anju.works.web.ProgressForms.BriefingForm;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Entry trainings and technical briefings of a contract. */
@Controller
class BriefingController {
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final int PEOPLE_MAX = 2000;
    private static final int TEXT_MAX = 80;

    private final BriefingScreens screens;
    private final Briefing briefing;
    private final StageNotes stages;
    private final SiteFiles files;

    BriefingController(BriefingScreens screens, Briefing briefing, StageNotes stages, SiteFiles files) {
        this.screens = screens;
        this.briefing = briefing;
        this.stages = stages;
        this.files = files;
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/contracts/{id}/briefings")
    ModelAndView list(Site site, @PathVariable UUID id) {
        return Pages.page("works/briefings", screens.list(site, id));
    }

    @Needs(Action.SIGN_AS_CONTRACTOR)
    @GetMapping("/contracts/{id}/briefings/new")
    ModelAndView blank(Site site, @PathVariable UUID id) {
        var form = Form.empty(ProgressForms.BRIEFING)
                .with("heldOn", City.current().today().toString());
        return Pages.page("works/briefingEntry", screens.entry(site, id, form));
    }

    @Needs(Action.SIGN_AS_CONTRACTOR)
    @PostMapping("/contracts/{id}/briefings")
    ModelAndView hold(Site site, @PathVariable UUID id, BriefingForm form, @Command UUID command) {
        var page = screens.entry(site, id, Form.empty(ProgressForms.BRIEFING));
        var check = FormCheck.of(ProgressForms.BRIEFING, form);
        var kind = check.choice("kind", BriefingKind.class);
        var line = check.optionalId("line").orElse(null);
        var on = check.date("heldOn", EARLIEST, City.current().today());
        var topic = check.text("topic", TEXT_MAX);
        var giver = check.text("giver", TEXT_MAX);
        int people = (int) check.integer("people", 1, PEOPLE_MAX);
        int passed = (int) check.integer("passed", 0, PEOPLE_MAX);
        if (form.sheet() == null || form.sheet().isEmpty()) {
            check.refuse("sheet", "works.briefing.no-sheet");
        }
        var sheet = files.received(site, page.project(), "works.briefing", form.sheet(), check, "sheet");
        if (!check.failed() && sheet != null) {
            var terms = new BriefingTerms(kind, line, on, topic, giver, people, passed, sheet);
            switch (briefing.hold(site.viewer(), command, id, terms)) {
                case Briefed.Held held -> {
                    return Pages.done("/contracts/" + id + "/briefings", "works.briefing.done", held.code());
                }
                case Briefed.UnknownLine _ -> check.refuse("line", "works.briefing.no-line");
                case Briefed.DayOutOfBounds no ->
                    check.refuse("heldOn", "works.log.bounds", no.earliest(), no.latest());
                case Briefed.MorePassedThanCame no -> check.refuse("passed", "works.briefing.more-passed", no.people());
                case Briefed.NotStarted no -> {
                    var early = stages.note(site, page.project().id(), no.early());
                    check.refuseAll("works.early", early.now(), early.needed());
                }
            }
        }
        return Pages.refused("works/briefingEntry", screens.entry(site, id, check.form()));
    }
}

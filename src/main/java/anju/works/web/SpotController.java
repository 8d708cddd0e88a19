package anju.works.web;

import anju.access.Action;
import anju.access.Needs;
import anju.access.Open;
import anju.city.City;
import anju.project.Projects;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NavEntry;
import anju.site.NavGroup;
import anju.site.NotThere;
import anju.site.Option;
import anju.site.Pages;
import anju.site.Site;
import anju.works.inspection.SpotAnswer;
import anju.works.inspection.SpotChecking;
import anju.works.web.SpotForms.InspectorForm;
import anju.works.web.SpotForms.PrepareForm;
import anju.works.web.SpotForms.ReportForm;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Spot checks: the list of inspectors, draws, what was found. */
@Controller
class SpotController {
    private static final int OBJECTS_MAX = 200;
    private static final int EACH_MAX = 10;
    private static final int TEXT_MAX = 500;
    private static final int DAYS_BACK = 60;

    private final SpotScreens screens;
    private final SpotChecking checking;
    private final Projects projects;
    private final SiteFiles files;

    SpotController(SpotScreens screens, SpotChecking checking, Projects projects, SiteFiles files) {
        this.screens = screens;
        this.checking = checking;
        this.projects = projects;
        this.files = files;
    }

    @Bean
    static NavEntry spotChecks() {
        return new NavEntry("works.spots.nav", "/spot-checks", Action.DRAW_SPOT_CHECKS, 85, NavGroup.RENEWAL, "eye");
    }

    @Needs(Action.DRAW_SPOT_CHECKS)
    @GetMapping("/spot-checks")
    ModelAndView all(Site site) {
        var form = Form.empty(SpotForms.PREPARE).with("each", "2");
        return Pages.page("works/spots", screens.all(site, form, Form.empty(SpotForms.INSPECTOR)));
    }

    @Needs(Action.DRAW_SPOT_CHECKS)
    @PostMapping("/spot-checks/inspectors")
    ModelAndView list(Site site, InspectorForm form, @Command UUID command) {
        var page = screens.all(site, Form.empty(SpotForms.PREPARE), Form.empty(SpotForms.INSPECTOR));
        var check = FormCheck.of(SpotForms.INSPECTOR, form);
        var place = check.choice("place", values(page.places()));
        var person = check.choice("person", values(page.people()));
        var firm = form.firm().isBlank() ? null : check.choice("firm", values(page.firms()));
        if (!check.failed()) {
            var answer = checking.list(
                    site.viewer(),
                    command,
                    place,
                    UUID.fromString(person),
                    firm == null ? null : UUID.fromString(firm));
            switch (answer) {
                case SpotAnswer.Listed listed -> {
                    return Pages.done("/spot-checks", "works.inspector.listed", listed.number());
                }
                case SpotAnswer.AlreadyListed _ -> check.refuse("person", "works.inspector.already");
                case SpotAnswer.NotOfTheOffice _ -> check.refuse("person", "works.inspector.not-office");
                default -> throw new IllegalStateException("not an answer to listing");
            }
        }
        return Pages.refused("works/spots", screens.all(site, Form.empty(SpotForms.PREPARE), check.form()));
    }

    @Needs(Action.DRAW_SPOT_CHECKS)
    @PostMapping("/spot-checks/inspectors/{id}/striking")
    ModelAndView strike(Site site, @PathVariable UUID id, @Command UUID command) {
        var page = screens.all(site, Form.empty(SpotForms.PREPARE), Form.empty(SpotForms.INSPECTOR));
        var struck = page.inspectors().stream().anyMatch(each -> each.id().equals(id))
                && checking.strike(site.viewer(), command, id) instanceof SpotAnswer.Struck;
        return struck ? Pages.done("/spot-checks", "works.inspector.struck") : Pages.changed("works/spots", page);
    }

    @Needs(Action.DRAW_SPOT_CHECKS)
    @PostMapping("/spot-checks")
    ModelAndView prepare(Site site, PrepareForm form, @Command UUID command) {
        var page = screens.all(site, Form.empty(SpotForms.PREPARE), Form.empty(SpotForms.INSPECTOR));
        var check = FormCheck.of(SpotForms.PREPARE, form);
        var place = check.choice("place", values(page.places()));
        int objects = (int) check.integer("objects", 1, OBJECTS_MAX);
        int each = (int) check.integer("each", 1, EACH_MAX);
        if (!check.failed()) {
            switch (checking.prepare(site.viewer(), command, place, objects, each)) {
                case SpotAnswer.Prepared prepared -> {
                    return Pages.done("/spot-checks/" + prepared.draw(), "works.draw.prepared", prepared.code());
                }
                case SpotAnswer.TooFewObjects no -> check.refuse("objects", "works.draw.too-few-objects", no.there());
                case SpotAnswer.TooFewInspectors no ->
                    check.refuse("each", "works.draw.too-few-inspectors", no.contract());
                default -> throw new IllegalStateException("not an answer to preparing");
            }
        }
        return Pages.refused("works/spots", screens.all(site, check.form(), Form.empty(SpotForms.INSPECTOR)));
    }

    @Needs(Action.INSPECT_WORKS)
    @GetMapping("/spot-checks/{id}")
    ModelAndView one(Site site, @PathVariable UUID id) {
        return Pages.page("works/spotDraw", screens.one(site, id, Form.empty(SpotForms.PREPARE)));
    }

    @Needs(Action.DRAW_SPOT_CHECKS)
    @PostMapping("/spot-checks/{id}/drawing")
    ModelAndView draw(Site site, @PathVariable UUID id, @Command UUID command) {
        screens.one(site, id, Form.empty(SpotForms.PREPARE));
        var check = FormCheck.of(SpotForms.PREPARE, new PrepareForm("", "", ""));
        switch (checking.draw(site.viewer(), command, id)) {
            case SpotAnswer.Drawn drawn -> {
                return Pages.done("/spot-checks/" + id, "works.draw.drawn", drawn.checks());
            }
            case SpotAnswer.TooSoon _ -> check.refuseAll("works.draw.too-soon");
            case SpotAnswer.AlreadyDrawn _ -> check.refuseAll("works.draw.already");
            default -> throw new IllegalStateException("not an answer to drawing");
        }
        return Pages.refused("works/spotDraw", screens.one(site, id, check.form()));
    }

    @Needs(Action.INSPECT_WORKS)
    @GetMapping("/inspections/{id}")
    ModelAndView check(Site site, @PathVariable UUID id) {
        var form = Form.empty(SpotForms.REPORT)
                .with("visitedOn", City.current().today().toString());
        return Pages.page("works/spotCheck", screens.check(site, id, form));
    }

    @Needs(Action.INSPECT_WORKS)
    @PostMapping("/inspections/{id}/report")
    ModelAndView report(Site site, @PathVariable UUID id, ReportForm form, @Command UUID command) {
        var page = screens.check(site, id, Form.empty(SpotForms.REPORT));
        var check = FormCheck.of(SpotForms.REPORT, form);
        var outcome = check.choice("outcome", Outcome.class);
        var findings = check.ids("findings");
        var note = check.paragraphs("note", TEXT_MAX);
        LocalDate today = City.current().today();
        var on = check.date("visitedOn", today.minusDays(DAYS_BACK), today);
        if (form.photo() == null || form.photo().isEmpty()) {
            check.refuse("photo", "works.spot.no-photo");
        }
        var project = projects.byId(page.check().project()).orElseThrow(NotThere::new);
        var photo = files.received(site, project, "works.spot_check", form.photo(), check, "photo");
        if (!check.failed() && photo != null) {
            boolean found = outcome == Outcome.FOUND;
            switch (checking.report(site.viewer(), command, id, findings, found, note, photo, on)) {
                case SpotAnswer.Reported _ -> {
                    return Pages.done("/inspections/" + id, "works.spot.reported");
                }
                case SpotAnswer.NotDrawn _ -> check.refuseAll("works.spot.not-drawn");
                case SpotAnswer.OwnFirm _ -> check.refuseAll("works.spot.own-firm");
                case SpotAnswer.AlreadyReported _ -> check.refuseAll("works.spot.already");
                case SpotAnswer.FindingsDiffer _ -> check.refuse("outcome", "works.spot.findings-differ");
                default -> throw new IllegalStateException("not an answer to a report");
            }
        }
        return Pages.refused("works/spotCheck", screens.check(site, id, check.form()));
    }

    /** How a draw came about, so that anybody can repeat it. */
    @Open
    @GetMapping("/draws/{id}")
    ModelAndView told(Site site, @PathVariable UUID id) {
        return Pages.page("works/drawTold", screens.told(site, id));
    }

    private static List<String> values(List<Option> options) {
        return options.stream().map(Option::value).toList();
    }
}

package anju.project.web;

import anju.access.Action;
import anju.access.Needs;
import anju.city.City;
import anju.project.DecidingGoLive;
import anju.project.GoingLive;
import anju.project.Projects;
import anju.project.ProposingGoLive;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The day from which an undertaking is kept here: proposed by one person, approved by another. */
@Controller
class GoLiveController {
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    private final GoLiveScreens screens;
    private final GoingLive going;
    private final Projects projects;

    GoLiveController(GoLiveScreens screens, GoingLive going, Projects projects) {
        this.screens = screens;
        this.going = going;
        this.projects = projects;
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/projects/{project}/go-live")
    ModelAndView page(Site site, @PathVariable UUID project) {
        return Pages.page("project/goLive", screens.page(site, project, Form.empty(GoLiveScreens.APPROVE)));
    }

    @Needs(Action.OPEN_PROJECT)
    @PostMapping("/projects/{project}/go-live")
    ModelAndView propose(Site site, @PathVariable UUID project, ProposeGoLiveForm form, @Command UUID command) {
        screens.project(site, project);
        projects.require(site.viewer(), Action.OPEN_PROJECT, project);
        var check = FormCheck.of(GoLiveScreens.PROPOSE, form);
        var day = check.date("goLive", EARLIEST, City.current().today());
        var reason = check.paragraphs("reason", GoingLive.REASON_MAX);
        if (!check.failed()) {
            switch (going.propose(site.viewer(), command, project, day, reason)) {
                case ProposingGoLive.Proposed _ -> {
                    return Pages.done("/projects/" + project + "/go-live", "project.go-live.proposed", day);
                }
                case ProposingGoLive.TheSameDay _ -> check.refuse("goLive", "project.go-live.same");
                case ProposingGoLive.AfterOpening no ->
                    check.refuse("goLive", "project.go-live.after-opening", no.opened());
                case ProposingGoLive.FactsAfter no -> check.refuse("goLive", "project.go-live.facts-after", no.last());
                case ProposingGoLive.OneIsOpen _ -> check.refuseAll("project.go-live.one-open");
                case ProposingGoLive.ReasonNeeded _ -> check.refuse("reason", "site.form.required");
            }
        }
        return Pages.refused("project/goLive", screens.page(site, project, check.form()));
    }

    @Needs(Action.ADVANCE_STAGE)
    @PostMapping("/go-live-days/{id}/approval")
    ModelAndView approve(Site site, @PathVariable UUID id, @Command UUID command) {
        var project = screens.projectOf(site, id);
        var check = FormCheck.of(GoLiveScreens.APPROVE, new DeclineGoLiveForm(""));
        return decided(site, project, going.approve(site.viewer(), command, id), check);
    }

    @Needs(Action.SEE_REGISTRY)
    @PostMapping("/go-live-days/{id}/refusal")
    ModelAndView decline(Site site, @PathVariable UUID id, DeclineGoLiveForm form, @Command UUID command) {
        var project = screens.projectOf(site, id);
        var check = FormCheck.of(GoLiveScreens.DECLINE, form);
        var reason = check.paragraphs("reason", GoingLive.REASON_MAX);
        return check.failed()
                ? Pages.refused("project/goLive", screens.page(site, project, check.form()))
                : decided(site, project, going.decline(site.viewer(), command, id, reason), check);
    }

    private ModelAndView decided(Site site, UUID project, DecidingGoLive outcome, FormCheck check) {
        switch (outcome) {
            case DecidingGoLive.Approved done -> {
                return Pages.done("/projects/" + project + "/go-live", "project.go-live.approved", done.goLive());
            }
            case DecidingGoLive.Declined _ -> {
                return Pages.done("/projects/" + project + "/go-live", "project.go-live.declined");
            }
            case DecidingGoLive.OwnProposal _ -> check.refuseAll("project.go-live.own");
            case DecidingGoLive.FactsAfter no -> check.refuseAll("project.go-live.facts-since", no.last());
            case DecidingGoLive.DecidedAlready _ -> check.refuseAll("project.go-live.decided");
            case DecidingGoLive.ReasonNeeded _ -> check.refuse("reason", "site.form.required");
        }
        return Pages.refused("project/goLive", screens.page(site, project, check.form()));
    }
}

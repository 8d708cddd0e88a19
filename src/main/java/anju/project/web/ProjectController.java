package anju.project.web;

import anju.access.Action;
import anju.access.Needs;
import anju.access.NotPermitted;
import anju.city.City;
import anju.project.Advancing;
import anju.project.GoingBack;
import anju.project.Opening;
import anju.project.Project;
import anju.project.Projects;
import anju.project.Stage;
import anju.project.Stages;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.ListQuery;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Undertakings: the list, opening one, its page, its way from stage to stage. */
@Controller
class ProjectController {
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final int REASON_MAX = 500;

    private final ProjectScreens screens;
    private final Projects projects;
    private final Stages stages;

    ProjectController(ProjectScreens screens, Projects projects, Stages stages) {
        this.screens = screens;
        this.projects = projects;
        this.stages = stages;
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/projects")
    ModelAndView list(Site site, ListQuery query) {
        var rows = screens.rows(site, query, query.size(), query.offset());
        return Pages.page(
                "project/projects",
                new ProjectsPage(
                        site,
                        ProjectScreens.LIST.page(query, rows, screens.count(site, query)),
                        site.viewer().may(Action.OPEN_PROJECT)));
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/projects.xlsx")
    ModelAndView sheet(Site site, ListQuery query) {
        return ProjectScreens.LIST.xlsx(site, screens.rows(site, query, 0, 0).stream());
    }

    @Needs(Action.OPEN_PROJECT)
    @GetMapping("/projects/new")
    ModelAndView blank(Site site, @RequestParam(defaultValue = "") List<String> compound) {
        return Pages.page("project/open", screens.open(site, ids(compound), Form.empty(ProjectScreens.OPEN)));
    }

    @Needs(Action.OPEN_PROJECT)
    @PostMapping("/projects")
    ModelAndView open(Site site, @Command UUID command, OpenProjectForm form) {
        var check = FormCheck.of(ProjectScreens.OPEN, form);
        var name = check.text("name", Projects.NAME_MAX);
        var goLive = check.optionalDate("goLive", EARLIEST, City.current().today());
        var places = PlaceChoice.read(form.places());
        if (places.isEmpty()) {
            check.refuse("places", "site.form.choice.required");
        }
        if (!check.failed()) {
            switch (projects.open(site.viewer(), command, name, places, goLive.orElse(null))) {
                case Opening.Opened opened -> {
                    return Pages.done("/projects/" + opened.projectId(), "project.opened", opened.code());
                }
                case Opening.NoPlace _ -> check.refuse("places", "site.form.choice.required");
                case Opening.NotRegistered _ -> check.refuse("places", "site.form.choice.unknown");
                case Opening.PlacesOverlap _ -> check.refuse("places", "project.open.overlap");
                case Opening.RulesDiffer _ -> check.refuse("places", "project.open.rules-differ");
                case Opening.GoLiveAhead ahead -> check.refuse("goLive", "project.open.ahead", ahead.today());
            }
        }
        return Pages.refused("project/open", screens.open(site, ids(form.compound()), check.form()));
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/projects/{id}")
    ModelAndView project(Site site, @PathVariable UUID id) {
        return Pages.page("project/project", page(site, id));
    }

    @Needs(Action.ADVANCE_STAGE)
    @PostMapping("/projects/{id}/steps")
    ModelAndView advance(Site site, @PathVariable UUID id, @Command UUID command, AdvanceForm form) {
        var project = project(id);
        var from = FormCheck.of(ProjectScreens.ADVANCE, form).choice("from", Stage.class);
        return switch (stages.advance(site.viewer(), command, project.id(), from)) {
            case Advancing.Advanced _ -> Pages.done("/projects/" + id, "project.advanced");
            case Advancing.Missing _, Advancing.AtTheEnd _ -> Pages.refused("project/project", page(site, id));
            case Advancing.MovedMeanwhile _ -> Pages.changed("project/project", page(site, id));
        };
    }

    @Needs(Action.ADVANCE_STAGE)
    @PostMapping("/projects/{id}/returns")
    ModelAndView goBack(Site site, @PathVariable UUID id, @Command UUID command, ReturnForm form) {
        var project = project(id);
        var check = FormCheck.of(ProjectScreens.RETURN, form);
        var from = check.choice("from", Stage.class);
        var reason = check.paragraphs("reason", REASON_MAX);
        if (!check.failed()) {
            switch (stages.goBack(site.viewer(), command, project.id(), from, reason)) {
                case GoingBack.WentBack _ -> {
                    return Pages.done("/projects/" + id, "project.went-back");
                }
                case GoingBack.ReasonNeeded _ -> check.refuse("reason", "site.form.required");
                case GoingBack.MovedMeanwhile _, GoingBack.AtTheStart _ -> {
                    return Pages.changed("project/project", page(site, id));
                }
            }
        }
        return Pages.refused(
                "project/project", screens.project(site, project, check.form(), Form.empty(ProjectScreens.RECORD)));
    }

    private ProjectPage page(Site site, UUID id) {
        var project = project(id);
        if (projects.paths(id).stream().noneMatch(path -> site.viewer().may(Action.SEE_REGISTRY, path))) {
            throw new NotPermitted(Action.SEE_REGISTRY);
        }
        return screens.project(site, project, Form.empty(ProjectScreens.RETURN), Form.empty(ProjectScreens.RECORD));
    }

    private Project project(UUID id) {
        return projects.byId(id).orElseThrow(NotThere::new);
    }

    private static List<UUID> ids(List<String> texts) {
        return texts.stream()
                .filter(text -> text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(UUID::fromString)
                .toList();
    }
}

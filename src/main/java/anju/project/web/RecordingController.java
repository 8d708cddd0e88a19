package anju.project.web;

import anju.access.Action;
import anju.access.Needs;
import anju.attachment.ScanField;
import anju.city.City;
import anju.project.GateCondition;
import anju.project.Projects;
import anju.project.Recording;
import anju.project.RecordingLater;
import anju.project.WithdrawingRecorded;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Facts from before the office joined, with the paper that says so. */
@Controller
class RecordingController {
    static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    private final ProjectScreens screens;
    private final Projects projects;
    private final Recording recording;
    private final ScanField scans;

    RecordingController(ProjectScreens screens, Projects projects, Recording recording, ScanField scans) {
        this.screens = screens;
        this.projects = projects;
        this.recording = recording;
        this.scans = scans;
    }

    @Needs(Action.OPEN_PROJECT)
    @PostMapping("/projects/{id}/recorded-facts")
    ModelAndView record(Site site, @PathVariable UUID id, @Command UUID command, RecordLaterForm form) {
        var project = projects.byId(id).orElseThrow(NotThere::new);
        projects.require(site.viewer(), Action.OPEN_PROJECT, id);
        var check = FormCheck.of(ProjectScreens.RECORD, form);
        var condition = check.choice("condition", GateCondition.class);
        var occurredOn = check.date("occurredOn", EARLIEST, City.current().today());
        var reason = check.paragraphs("reason", Recording.REASON_MAX);
        ScanField.require(check, form.scan());
        var scan = scans.receive(
                site.viewer(),
                command,
                form.scan(),
                "project.recorded_fact",
                projects.paths(id).getFirst(),
                project.name(),
                check);
        if (scan.isPresent()) {
            switch (recording.record(site.viewer(), command, id, condition, occurredOn, reason, scan.get())) {
                case RecordingLater.Recorded _ -> {
                    return Pages.done("/projects/" + id, "project.recorded", condition);
                }
                case RecordingLater.AfterGoLive after ->
                    check.refuse("occurredOn", "project.record.after", after.goLive());
                case RecordingLater.AlreadyHolds _ -> check.refuse("condition", "project.record.holds", condition);
                case RecordingLater.BeganHere _ -> check.refuseAll("project.record.began-here");
                case RecordingLater.ReasonNeeded _ -> check.refuse("reason", "site.form.required");
                case RecordingLater.NoSuchFile _ -> check.refuse("scan", "site.form.choice.unknown");
            }
        }
        return Pages.refused(
                "project/project", screens.project(site, project, Form.empty(ProjectScreens.RETURN), check.form()));
    }

    @Needs(Action.OPEN_PROJECT)
    @PostMapping("/projects/{id}/recorded-facts/withdrawals")
    ModelAndView withdraw(Site site, @PathVariable UUID id, @Command UUID command, WithdrawRecordedForm form) {
        var project = projects.byId(id).orElseThrow(NotThere::new);
        projects.require(site.viewer(), Action.OPEN_PROJECT, id);
        var check = FormCheck.of(ProjectScreens.WITHDRAW, form);
        var fact = check.id("fact");
        var reason = check.paragraphs("reason", Recording.REASON_MAX);
        if (!check.failed()) {
            switch (recording.withdraw(site.viewer(), command, id, fact, reason)) {
                case WithdrawingRecorded.Withdrawn done -> {
                    return Pages.done("/projects/" + id, "project.withdrawn", done.condition());
                }
                case WithdrawingRecorded.NoSuchFact _ -> check.refuse("fact", "site.form.choice.unknown");
                case WithdrawingRecorded.WithdrawnAlready _ -> check.refuse("fact", "project.withdraw.already");
                case WithdrawingRecorded.ReasonNeeded _ -> check.refuse("reason", "site.form.required");
            }
        }
        return Pages.refused(
                "project/project",
                screens.project(
                        site,
                        project,
                        Form.empty(ProjectScreens.RETURN),
                        Form.empty(ProjectScreens.RECORD),
                        check.form()));
    }
}

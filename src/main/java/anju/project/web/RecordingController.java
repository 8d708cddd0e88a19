package anju.project.web;

import anju.access.Action;
import anju.access.Needs;
import anju.attachment.Attachments;
import anju.attachment.FileClass;
import anju.attachment.Reception;
import anju.attachment.Upload;
import anju.city.City;
import anju.project.GateCondition;
import anju.project.Project;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Facts from before the office joined, with the paper that says so. */
@Controller
class RecordingController {
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);

    private final ProjectScreens screens;
    private final Projects projects;
    private final Recording recording;
    private final Attachments attachments;

    RecordingController(ProjectScreens screens, Projects projects, Recording recording, Attachments attachments) {
        this.screens = screens;
        this.projects = projects;
        this.recording = recording;
        this.attachments = attachments;
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
        if (form.scan() == null || form.scan().isEmpty()) {
            check.refuse("scan", "site.form.required");
        }
        var scan = check.failed() ? Optional.<UUID>empty() : scan(site, project, command, form.scan(), check);
        if (!check.failed()) {
            switch (recording.record(site.viewer(), command, id, condition, occurredOn, reason, scan.orElse(null))) {
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

    /** The paper is received under a command of its own, made from the form's, so that a repeat finds it again. */
    private Optional<UUID> scan(
            Site site, Project project, UUID command, @Nullable MultipartFile scan, FormCheck check) {
        if (scan == null || scan.isEmpty()) {
            return Optional.empty();
        }
        var own = UUID.nameUUIDFromBytes((command + ":scan").getBytes(StandardCharsets.UTF_8));
        var upload = new Upload(
                String.valueOf(scan.getOriginalFilename()),
                bytes(scan),
                FileClass.INTERNAL,
                "project.recorded_fact",
                projects.paths(project.id()).getFirst(),
                project.name());
        return switch (attachments.receive(site.viewer(), own, upload)) {
            case Reception.Received received -> Optional.of(received.fileId());
            case Reception.Refused refused -> {
                check.refuse("scan", refused.why().key(), refused.limit());
                yield Optional.empty();
            }
        };
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

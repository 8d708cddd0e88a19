package anju.project.web;

import static anju.project.web.RecordedListScreens.CONFIRM;
import static anju.project.web.RecordedListScreens.ENTER;
import static anju.project.web.RecordedListScreens.LIST;
import static anju.project.web.RecordedListScreens.TABLE;
import static anju.project.web.RecordedListScreens.WITHDRAW;

import anju.access.Action;
import anju.access.Needs;
import anju.attachment.ScanField;
import anju.city.City;
import anju.project.EarlierFact;
import anju.project.GateCondition;
import anju.project.ListingLater;
import anju.project.Projects;
import anju.project.Recording;
import anju.project.RecordingLater;
import anju.project.RecordingLists;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.Pages;
import anju.site.Site;
import anju.site.table.Table;
import anju.site.table.TableFault;
import anju.site.table.TableForm;
import anju.site.table.TableTemplate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Stages from before offices joined, of many undertakings at once: looked at first, entered by one, confirmed by another. */
@Controller
class RecordedListController {
    private static final String ENTRY = "project/recordedStages";
    private static final String ONE = "project/recordedStageList";

    private final RecordedListScreens screens;
    private final RecordingLists recording;
    private final Projects projects;
    private final ScanField scans;

    RecordedListController(RecordedListScreens screens, RecordingLists recording, Projects projects, ScanField scans) {
        this.screens = screens;
        this.recording = recording;
        this.projects = projects;
        this.scans = scans;
    }

    @Needs(Action.OPEN_PROJECT)
    @GetMapping("/recorded-stages")
    ModelAndView blank(Site site) {
        return Pages.page(ENTRY, screens.entry(site, Form.empty(LIST), List.of(), List.of(), null));
    }

    @Needs(Action.OPEN_PROJECT)
    @GetMapping("/recorded-stages/template.xlsx")
    ModelAndView template(Site site) {
        return TableTemplate.of(site, TABLE, screens.columns(site));
    }

    /** Shows what would be entered; nothing is yet. */
    @Needs(Action.OPEN_PROJECT)
    @PostMapping("/recorded-stages/preview")
    ModelAndView preview(Site site, TableForm form) {
        var sent = form.sent(LIST);
        if (sent.failed()) {
            return Pages.refused(ENTRY, screens.entry(site, sent.typed(), List.of(), List.of(), null));
        }
        var read = read(site, sent.text());
        return read.faults.isEmpty()
                ? Pages.page(ENTRY, screens.entry(site, sent.typed(), List.of(), shown(read), Form.empty(ENTER)))
                : Pages.refused(ENTRY, screens.entry(site, sent.typed(), read.faults, List.of(), null));
    }

    @Needs(Action.OPEN_PROJECT)
    @PostMapping("/recorded-stages")
    ModelAndView enter(Site site, EnterForm form, @Command UUID command) {
        var typed = Form.empty(LIST).with("rows", form.rows);
        var check = FormCheck.of(ENTER, form);
        var vouchedBy = check.text("vouchedBy", RecordingLists.VOUCHED_MAX);
        var read = read(site, form.rows);
        if (!read.faults.isEmpty()) {
            return Pages.refused(ENTRY, screens.entry(site, typed, read.faults, List.of(), null));
        }
        var first = read.facts.getFirst().project();
        var papers = scans.receiveAll(
                site.viewer(),
                command,
                form.scan,
                RecordingLists.SCANS_MAX,
                "project.recorded_fact",
                projects.paths(first).getFirst(),
                projects.byId(first).orElseThrow().name(),
                check);
        if (!papers.isEmpty()) {
            switch (recording.enter(site.viewer(), command, read.facts, vouchedBy, papers)) {
                case ListingLater.Entered made -> {
                    return Pages.done(
                            "/recorded-stages/" + made.batch(), "project.stages.entered", made.code(), made.facts());
                }
                // Somebody recorded one of them in between: the list is read once more and says which rows.
                case ListingLater.Unsound _ -> {
                    return Pages.refused(
                            ENTRY, screens.entry(site, typed, read(site, form.rows).faults, List.of(), null));
                }
                case ListingLater.NoSuchFile _ -> check.refuse("scan", "site.form.choice.unknown");
                case ListingLater.Done _, ListingLater.Moved _, ListingLater.OwnEntry _, ListingLater.ReasonNeeded _ ->
                    throw new IllegalStateException("it was entered");
            }
        }
        return Pages.refused(ENTRY, screens.entry(site, typed, List.of(), shown(read), check.form()));
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/recorded-stages/{id}")
    ModelAndView one(Site site, @PathVariable UUID id) {
        return Pages.page(ONE, screens.one(site, id, Form.empty(WITHDRAW), Form.empty(CONFIRM)));
    }

    @Needs(Action.CONFIRM_EARLIER)
    @PostMapping("/recorded-stages/{id}/confirmation")
    ModelAndView confirm(Site site, @PathVariable UUID id, @Command UUID command) {
        screens.one(site, id, Form.empty(WITHDRAW), Form.empty(CONFIRM));
        var check = FormCheck.of(CONFIRM, new NothingForm());
        var outcome = recording.confirm(site.viewer(), command, id);
        if (outcome instanceof ListingLater.Done done) {
            return Pages.done("/recorded-stages/" + id, "project.stages.confirmed", done.code());
        }
        refuse(check, outcome);
        return Pages.refused(ONE, screens.one(site, id, Form.empty(WITHDRAW), check.form()));
    }

    @Needs(Action.SEE_REGISTRY)
    @PostMapping("/recorded-stages/{id}/withdrawal")
    ModelAndView withdraw(Site site, @PathVariable UUID id, ReasonForm form, @Command UUID command) {
        screens.one(site, id, Form.empty(WITHDRAW), Form.empty(CONFIRM));
        var check = FormCheck.of(WITHDRAW, form);
        var reason = check.paragraphs("reason", Recording.REASON_MAX);
        if (!check.failed()) {
            var outcome = recording.withdraw(site.viewer(), command, id, reason);
            if (outcome instanceof ListingLater.Done done) {
                return Pages.done("/recorded-stages/" + id, "project.stages.withdrawn", done.code());
            }
            refuse(check, outcome);
        }
        var page = screens.one(site, id, check.form(), Form.empty(CONFIRM));
        return Pages.refused(ONE, page.withdraw() == null ? screens.one(site, id, check.form(), check.form()) : page);
    }

    private static void refuse(FormCheck check, ListingLater outcome) {
        switch (outcome) {
            case ListingLater.OwnEntry _ -> check.refuseAll("project.stages.own");
            case ListingLater.ReasonNeeded _ -> check.refuse("reason", "site.form.required");
            case ListingLater.Moved moved -> check.refuseAll("project.stages.moved", moved.now());
            case ListingLater.Unsound unsound ->
                check.refuseAll(
                        "project.stages.stale",
                        unsound.reasons().stream().filter(Optional::isPresent).count());
            case ListingLater.Done _, ListingLater.Entered _, ListingLater.NoSuchFile _ ->
                throw new IllegalStateException("nothing speaks against it");
        }
    }

    private Read read(Site site, String text) {
        var table = Table.read(site, TABLE, screens.columns(site), text);
        var known = screens.undertakings(site);
        var facts = new ArrayList<EarlierFact>();
        for (var row : table.rows()) {
            facts.add(fact(row.check(), known));
        }
        if (table.isSound()) {
            var reasons = recording.look(facts);
            for (int n = 0; n < reasons.size(); n++) {
                refuse(table.rows().get(n).check(), facts.get(n), reasons.get(n));
            }
        }
        return new Read(table.faults(), facts);
    }

    private static EarlierFact fact(FormCheck row, Map<String, UUID> known) {
        var name = row.text("project", Projects.NAME_MAX);
        var project = known.get(name);
        if (project == null) {
            row.refuse("project", "project.stages.unknown", name);
        }
        return new EarlierFact(
                project == null ? new UUID(0, 0) : project,
                row.choice("condition", GateCondition.class),
                row.date(
                        "occurredOn",
                        RecordingController.EARLIEST,
                        City.current().today()),
                row.text("reason", Recording.REASON_MAX));
    }

    private static void refuse(FormCheck row, EarlierFact fact, Optional<RecordingLater> reason) {
        if (reason.isEmpty()) {
            return;
        }
        switch (reason.get()) {
            case RecordingLater.AfterGoLive after -> row.refuse("occurredOn", "project.record.after", after.goLive());
            case RecordingLater.AlreadyHolds _ -> row.refuse("condition", "project.stages.holds", fact.condition());
            case RecordingLater.ReasonNeeded _ -> row.refuse("reason", "site.form.required");
            case RecordingLater.BeganHere _ -> row.refuseAll("project.record.began-here");
            case RecordingLater.NoSuchFile _, RecordingLater.Recorded _ ->
                throw new IllegalStateException("said of a row");
        }
    }

    private List<RecordedListPages.Row> shown(Read read) {
        var names = new HashMap<UUID, String>();
        return read.facts.stream()
                .map(fact -> new RecordedListPages.Row(
                        fact.project(),
                        names.computeIfAbsent(
                                fact.project(),
                                id -> projects.byId(id).orElseThrow().name()),
                        fact.condition(),
                        fact.occurredOn(),
                        fact.reason()))
                .toList();
    }

    private record Read(List<TableFault> faults, List<EarlierFact> facts) {}

    record EnterForm(String rows, String vouchedBy, List<MultipartFile> scan) {}

    record ReasonForm(String reason) {}

    record NothingForm() {}
}

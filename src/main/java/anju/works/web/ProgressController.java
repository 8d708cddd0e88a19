package anju.works.web;

import anju.access.Action;
import anju.access.Needs;
import anju.city.City;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.NotThere;
import anju.site.Pages;
import anju.site.Site;
import anju.works.LogTerms;
import anju.works.LogWriting;
import anju.works.Milestone;
import anju.works.MilestoneReaching;
import anju.works.ScheduleSetting;
import anju.works.Scheduling;
import anju.works.Weather;
import anju.works.web.ProgressForms.LogForm;
import anju.works.web.ProgressForms.PointForm;
import anju.works.web.ProgressForms.ReachedForm;
import anju.works.web.ProgressForms.ScheduleForm;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Schedule and daily log of a contract. */
@Controller
class ProgressController {
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);
    private static final int TITLE_MAX = 40;
    private static final int TEXT_MAX = 500;
    private static final int HEADS_MAX = 2000;
    private static final int POINTS_MAX = 30;
    private static final int PHOTOS_MAX = 9;

    private final ProgressScreens screens;
    private final Scheduling scheduling;
    private final StageNotes stages;
    private final SiteFiles files;

    ProgressController(ProgressScreens screens, Scheduling scheduling, StageNotes stages, SiteFiles files) {
        this.screens = screens;
        this.scheduling = scheduling;
        this.stages = stages;
        this.files = files;
    }

    @Needs(Action.SEE_BOOKS)
    @GetMapping("/contracts/{id}/progress")
    ModelAndView progress(Site site, @PathVariable UUID id) {
        return Pages.page("works/progress", screens.progress(site, id, Form.empty(ProgressForms.REACHED)));
    }

    @Needs(Action.KEEP_SCHEDULE)
    @GetMapping("/contracts/{id}/milestones/new")
    ModelAndView blankSchedule(Site site, @PathVariable UUID id) {
        return Pages.page("works/schedule", screens.schedule(site, id, Form.empty(ProgressForms.SCHEDULE), 0));
    }

    @Needs(Action.KEEP_SCHEDULE)
    @PostMapping("/contracts/{id}/milestones")
    ModelAndView schedule(Site site, @PathVariable UUID id, ScheduleForm form, @Command UUID command) {
        screens.head(site, id);
        var check = FormCheck.of(ProgressForms.SCHEDULE, form);
        var rows = Form.empty(ProgressForms.SCHEDULE);
        var milestones = new ArrayList<Milestone>();
        int sent = Math.min(POINTS_MAX, form.title().size());
        for (int i = 0; i < sent; i++) {
            var typed =
                    new PointForm(Rows.at(form.title(), i), Rows.at(form.percent(), i), Rows.at(form.plannedOn(), i));
            if (typed.title().isBlank()
                    && typed.percent().isBlank()
                    && typed.plannedOn().isBlank()) {
                continue;
            }
            var row = FormCheck.of(ProgressForms.SCHEDULE, typed);
            milestones.add(new Milestone(
                    row.text("title", TITLE_MAX),
                    (int) row.integer("percent", 1, 100),
                    row.date("plannedOn", EARLIEST, LATEST)));
            rows = Rows.with(rows, row, i);
        }
        if (rows.errors().isEmpty() && !check.failed()) {
            switch (scheduling.set(site.viewer(), command, id, milestones)) {
                case ScheduleSetting.Set set -> {
                    return Pages.done("/contracts/" + id + "/progress", "works.schedule.done", set.milestones());
                }
                case ScheduleSetting.AlreadySet _ -> check.refuseAll("works.schedule.already");
                case ScheduleSetting.OutOfOrder no -> check.refuseAll("works.schedule.order", no.number());
                case ScheduleSetting.NotTheWhole no -> check.refuseAll("works.schedule.whole", no.lastPercent());
                case ScheduleSetting.BeforeSigning no ->
                    check.refuseAll("works.schedule.before-signing", no.number(), no.signedOn());
            }
        }
        var errors = new ArrayList<>(check.form().errors());
        errors.addAll(rows.errors());
        var refused = new Form(ProgressForms.SCHEDULE, rows.typed(), List.copyOf(errors));
        return Pages.refused("works/schedule", screens.schedule(site, id, refused, sent));
    }

    @Needs(Action.KEEP_SCHEDULE)
    @PostMapping("/contracts/{id}/milestones/reached")
    ModelAndView reached(Site site, @PathVariable UUID id, ReachedForm form, @Command UUID command) {
        var page = screens.progress(site, id, Form.empty(ProgressForms.REACHED));
        var check = FormCheck.of(ProgressForms.REACHED, form);
        var milestone = check.id("milestone");
        var on = check.date("reachedOn", EARLIEST, City.current().today());
        var remark = check.optionalText("remark", TITLE_MAX);
        if (!check.failed()
                && page.points().stream().noneMatch(point -> point.id().equals(milestone))) {
            throw new NotThere();
        }
        if (!check.failed()) {
            switch (scheduling.reach(site.viewer(), command, milestone, on, remark)) {
                case MilestoneReaching.Reached done -> {
                    return Pages.done(
                            "/contracts/" + id + "/progress",
                            done.slipDays() > 0 ? "works.reached.late" : "works.reached.done",
                            done.slipDays());
                }
                case MilestoneReaching.AlreadyReached no -> check.refuse("milestone", "works.reached.already", no.on());
                case MilestoneReaching.EarlierOpen no -> check.refuse("milestone", "works.reached.earlier", no.title());
                case MilestoneReaching.ReachedInFuture no ->
                    check.refuse("reachedOn", "works.contract.not-yet", no.today());
                case MilestoneReaching.BeforeEarlier no ->
                    check.refuse("reachedOn", "works.reached.before", no.title(), no.on());
            }
        }
        return Pages.refused("works/progress", screens.progress(site, id, check.form()));
    }

    @Needs(Action.WRITE_LOG)
    @GetMapping("/contracts/{id}/logs/new")
    ModelAndView blankLog(Site site, @PathVariable UUID id) {
        var form =
                Form.empty(ProgressForms.LOG).with("day", City.current().today().toString());
        return Pages.page("works/log", screens.log(site, id, form));
    }

    @Needs(Action.WRITE_LOG)
    @GetMapping("/contracts/{id}/logs/{entry}/correction")
    ModelAndView correction(Site site, @PathVariable UUID id, @PathVariable UUID entry) {
        screens.head(site, id);
        return Pages.page("works/log", screens.log(site, id, screens.entry(id, entry)));
    }

    @Needs(Action.WRITE_LOG)
    @PostMapping("/contracts/{id}/logs")
    ModelAndView write(Site site, @PathVariable UUID id, LogForm form, @Command UUID command) {
        var head = screens.head(site, id);
        var check = FormCheck.of(ProgressForms.LOG, form);
        var day = check.date("day", EARLIEST, City.current().today());
        var weather = check.choice("weather", Weather.class);
        int heads = (int) check.integer("headcount", 0, HEADS_MAX);
        var done = check.paragraphs("done", TEXT_MAX);
        var note = check.optionalParagraphs("note", TEXT_MAX);
        var corrects = check.optionalId("corrects").orElse(null);
        if (form.photos().size() > PHOTOS_MAX) {
            check.refuse("photos", "works.log.too-many", PHOTOS_MAX);
        }
        var photos = files.received(site, head.project(), "works.log", form.photos(), check, "photos");
        if (!check.failed()) {
            var terms = new LogTerms(day, weather, heads, done, note, photos);
            switch (scheduling.write(site.viewer(), command, id, terms, corrects)) {
                case LogWriting.Written _ -> {
                    return Pages.done("/contracts/" + id + "/progress", "works.log.saved", day);
                }
                case LogWriting.DayWritten _ -> check.refuse("day", "works.log.day-written", day);
                case LogWriting.CorrectedMeanwhile _ -> check.refuseAll("works.log.meanwhile");
                case LogWriting.DayOutOfBounds no ->
                    check.refuse("day", "works.log.bounds", no.earliest(), no.latest());
                case LogWriting.NotBriefed no -> check.refuseAll("works.log.not-briefed", no.kind());
                case LogWriting.NotStarted no -> {
                    var early = stages.note(site, head.project().id(), no.early());
                    check.refuseAll("works.early", early.now(), early.needed());
                }
            }
        }
        return Pages.refused("works/log", screens.log(site, id, check.form()));
    }
}

package anju.dispatch.web;

import anju.access.Action;
import anju.access.Needs;
import anju.access.SignedIn;
import anju.city.City;
import anju.dispatch.Calling;
import anju.dispatch.Convening;
import anju.dispatch.Minuting;
import anju.dispatch.Preparing;
import anju.dispatch.Tasking;
import anju.dispatch.web.MeetingForms.AgendaForm;
import anju.dispatch.web.MeetingForms.CallMeetingForm;
import anju.dispatch.web.MeetingForms.ConclusionForm;
import anju.dispatch.web.MeetingForms.MinutesForm;
import anju.dispatch.web.MeetingForms.TaskForm;
import anju.dispatch.web.MeetingForms.WordForm;
import anju.site.Command;
import anju.site.Form;
import anju.site.FormCheck;
import anju.site.ListQuery;
import anju.site.Option;
import anju.site.Pages;
import anju.site.Site;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Progress meetings and the tasks they give. */
@Controller
class MeetingController {
    static final String CALL = "dispatch.call";
    static final String ADD = "dispatch.add";
    static final String CONCLUDE = "dispatch.conclude";
    static final String NOTE = "dispatch.note";
    static final String MINUTES = "dispatch.minutes";
    static final String CANCEL = "dispatch.cancel";
    static final String DO = "dispatch.do";
    static final String DROP = "dispatch.drop";
    static final String REOPEN = "dispatch.reopen";
    private static final int TITLE_MAX = 60;
    private static final int WHAT_MAX = 200;
    private static final int TEXT_MAX = 500;
    private static final int ALL = 100_000;
    private static final int YEARS_AHEAD = 3;

    private final MeetingScreens screens;
    private final TaskScreens tasks;
    private final Convening convening;

    MeetingController(MeetingScreens screens, TaskScreens tasks, Convening convening) {
        this.screens = screens;
        this.tasks = tasks;
        this.convening = convening;
    }

    @Needs(Action.SEE_MEETINGS)
    @GetMapping("/meetings")
    ModelAndView meetings(Site site, ListQuery query) {
        return Pages.page("dispatch/meetings", screens.meetings(site, query));
    }

    @Needs(Action.SEE_MEETINGS)
    @GetMapping("/meetings.xlsx")
    ModelAndView sheet(Site site, ListQuery query) {
        return MeetingScreens.LIST.xlsx(site, screens.rows(site, query, ALL, 0).stream());
    }

    @Needs(Action.CALL_MEETING)
    @GetMapping("/meetings/new")
    ModelAndView blank(Site site) {
        return Pages.page("dispatch/call", screens.call(site, Form.empty(CALL)));
    }

    @Needs(Action.CALL_MEETING)
    @PostMapping("/meetings")
    ModelAndView call(Site site, CallMeetingForm form, @Command UUID command) {
        var check = FormCheck.of(CALL, form);
        var area = check.choice(
                "area",
                screens.call(site, Form.empty(CALL)).areas().stream()
                        .map(Option::value)
                        .toList());
        var title = atLeastTwo(check, "title", TITLE_MAX);
        var venue = atLeastTwo(check, "venue", TITLE_MAX);
        var at = check.time("at");
        if (!check.failed()) {
            switch (convening.call(site.viewer(), command, UUID.fromString(area), title, venue, at)) {
                case Calling.Called called -> {
                    return Pages.done("/meetings/" + called.meeting(), "dispatch.call.done", called.late());
                }
                case Calling.UnknownArea _ -> check.refuse("area", "site.form.choice.unknown");
                case Calling.InThePast no -> check.refuse("at", "dispatch.call.past", no.now());
            }
        }
        return Pages.refused("dispatch/call", screens.call(site, check.form()));
    }

    @Needs(Action.SEE_MEETINGS)
    @GetMapping("/meetings/{id}")
    ModelAndView meeting(Site site, @PathVariable UUID id) {
        return Pages.page("dispatch/meeting", screens.meeting(site, id));
    }

    @Needs(Action.CALL_MEETING)
    @PostMapping("/meetings/{id}/agenda-items")
    ModelAndView add(Site site, @PathVariable UUID id, AgendaForm form, @Command UUID command) {
        screens.meeting(site, id);
        var check = FormCheck.of(ADD, form);
        var what = atLeastTwo(check, "what", WHAT_MAX);
        if (!check.failed()) {
            return after(site, id, convening.add(site.viewer(), command, id, what));
        }
        return refused(site, id, "add", check);
    }

    @Needs(Action.CALL_MEETING)
    @PostMapping("/meetings/{id}/agenda-items/{item}/conclusion")
    ModelAndView conclude(
            Site site, @PathVariable UUID id, @PathVariable UUID item, ConclusionForm form, @Command UUID command) {
        screens.meeting(site, id);
        var check = FormCheck.of(CONCLUDE, form);
        var conclusion = check.optionalParagraphs("conclusion", TEXT_MAX);
        if (!check.failed()) {
            return after(site, id, convening.conclude(site.viewer(), command, id, item, conclusion));
        }
        return refused(site, id, item.toString(), check);
    }

    @Needs(Action.CALL_MEETING)
    @PostMapping("/meetings/{id}/agenda-items/{item}/removal")
    ModelAndView remove(Site site, @PathVariable UUID id, @PathVariable UUID item, @Command UUID command) {
        screens.meeting(site, id);
        return after(site, id, convening.remove(site.viewer(), command, id, item));
    }

    @Needs(Action.CALL_MEETING)
    @PostMapping("/meetings/{id}/tasks")
    ModelAndView note(Site site, @PathVariable UUID id, TaskForm form, @Command UUID command) {
        var page = screens.meeting(site, id);
        var check = FormCheck.of(NOTE, form);
        var item = check.optionalId("item");
        if (item.isPresent()
                && page.agenda().stream().noneMatch(each -> each.id().equals(item.get()))) {
            check.refuse("item", "site.form.choice.unknown");
        }
        var what = atLeastTwo(check, "what", WHAT_MAX);
        var owner = check.id("owner");
        var today = City.current().today();
        var due = check.date("due", today, today.plusYears(YEARS_AHEAD));
        if (!check.failed()) {
            var answer = convening.note(site.viewer(), command, id, item.orElse(null), what, owner, due);
            if (!(answer instanceof Preparing.UnknownOwner)) {
                return after(site, id, answer);
            }
            check.refuse("owner", "site.form.choice.unknown");
        }
        return refused(site, id, "note", check);
    }

    @Needs(Action.CALL_MEETING)
    @PostMapping("/meetings/{id}/tasks/{task}/removal")
    ModelAndView removeTask(Site site, @PathVariable UUID id, @PathVariable UUID task, @Command UUID command) {
        screens.meeting(site, id);
        return after(site, id, convening.removeTask(site.viewer(), command, id, task));
    }

    @Needs(Action.CALL_MEETING)
    @PostMapping("/meetings/{id}/cancellation")
    ModelAndView cancel(Site site, @PathVariable UUID id, WordForm form, @Command UUID command) {
        screens.meeting(site, id);
        var check = FormCheck.of(CANCEL, form);
        var reason = atLeastTwo(check, "note", TEXT_MAX);
        if (!check.failed()) {
            return after(site, id, convening.cancel(site.viewer(), command, id, reason));
        }
        return refused(site, id, "cancel", check);
    }

    @Needs(Action.CALL_MEETING)
    @PostMapping("/meetings/{id}/minutes")
    ModelAndView minutes(Site site, @PathVariable UUID id, MinutesForm form, @Command UUID command) {
        screens.meeting(site, id);
        var check = FormCheck.of(MINUTES, form);
        var attended = atLeastTwo(check, "attended", TEXT_MAX);
        if (!check.failed()) {
            switch (convening.minute(site.viewer(), command, id, attended)) {
                case Minuting.Minuted done -> {
                    return Pages.done("/meetings/" + id, "dispatch.minutes.done", done.tasks());
                }
                case Minuting.Closed _ -> {
                    return Pages.changed("dispatch/meeting", screens.meeting(site, id));
                }
                case Minuting.NothingDiscussed _ -> check.refuse("attended", "dispatch.minutes.nothing");
                case Minuting.Unconcluded open ->
                    check.refuse("attended", "dispatch.minutes.unconcluded", open.positions());
                case Minuting.TooEarly early -> check.refuse("attended", "dispatch.minutes.early", early.meetsAt());
            }
        }
        return refused(site, id, "minutes", check);
    }

    @SignedIn
    @GetMapping("/tasks")
    ModelAndView list(Site site, ListQuery query) {
        return Pages.page("dispatch/tasks", tasks.tasks(site, query));
    }

    @SignedIn
    @GetMapping("/tasks.xlsx")
    ModelAndView taskSheet(Site site, ListQuery query) {
        return TaskScreens.LIST.xlsx(site, tasks.rows(site, query, ALL, 0).stream());
    }

    @SignedIn
    @GetMapping("/tasks/{id}")
    ModelAndView task(Site site, @PathVariable UUID id) {
        return Pages.page("dispatch/task", tasks.task(site, id, null));
    }

    @SignedIn
    @PostMapping("/tasks/{id}/completion")
    ModelAndView done(Site site, @PathVariable UUID id, WordForm form, @Command UUID command) {
        return word(site, id, DO, form, note -> convening.done(site.viewer(), command, id, note));
    }

    @Needs(Action.CALL_MEETING)
    @PostMapping("/tasks/{id}/dropping")
    ModelAndView drop(Site site, @PathVariable UUID id, WordForm form, @Command UUID command) {
        return word(site, id, DROP, form, note -> convening.drop(site.viewer(), command, id, note));
    }

    @Needs(Action.CALL_MEETING)
    @PostMapping("/tasks/{id}/reopening")
    ModelAndView reopen(Site site, @PathVariable UUID id, WordForm form, @Command UUID command) {
        return word(site, id, REOPEN, form, note -> convening.reopen(site.viewer(), command, id, note));
    }

    private ModelAndView word(
            Site site, UUID id, String key, WordForm form, java.util.function.Function<String, Tasking> verb) {
        tasks.task(site, id, null);
        var check = FormCheck.of(key, form);
        var note = atLeastTwo(check, "note", TEXT_MAX);
        if (!check.failed()) {
            switch (verb.apply(note)) {
                case Tasking.Told _ -> {
                    return Pages.done("/tasks/" + id, "dispatch.task.told");
                }
                case Tasking.MovedMeanwhile _ -> {
                    return Pages.changed("dispatch/task", tasks.task(site, id, null));
                }
                case Tasking.NotYours _ -> check.refuse("note", "dispatch.task.not-yours");
            }
        }
        return Pages.refused("dispatch/task", tasks.task(site, id, check.form()));
    }

    private ModelAndView after(Site site, UUID id, Preparing answer) {
        return switch (answer) {
            case Preparing.Prepared _ -> Pages.to("/meetings/" + id);
            case Preparing.Closed _, Preparing.NotThere _, Preparing.UnknownOwner _ ->
                Pages.changed("dispatch/meeting", screens.meeting(site, id));
        };
    }

    private ModelAndView refused(Site site, UUID id, String which, FormCheck check) {
        return Pages.refused("dispatch/meeting", screens.meeting(site, id, Map.of(which, check.form())));
    }

    private static String atLeastTwo(FormCheck check, String field, int most) {
        var text = most == TEXT_MAX ? check.paragraphs(field, most) : check.text(field, most);
        if (text.length() == 1) {
            check.refuse(field, "dispatch.short");
        }
        return text;
    }
}

package anju.dispatch;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.Areas;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.site.Sites;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Progress meetings (进度例会调度): an agenda composed from what is late, minutes, and tasks with an owner and a day. */
@Component
public class Convening {
    private static final int LATE_AT_MOST = 30;
    private static final int WHAT_MAX = 200;

    private final Commands commands;
    private final Acts acts;
    private final Areas areas;
    private final Inbox inbox;
    private final Sites sites;
    private final Meetings meetings;

    Convening(Commands commands, Acts acts, Areas areas, Inbox inbox, Sites sites, Meetings meetings) {
        this.commands = commands;
        this.acts = acts;
        this.areas = areas;
        this.inbox = inbox;
        this.sites = sites;
        this.meetings = meetings;
    }

    /** Calls a meeting for a place; whatever is late there is on its agenda at once. */
    @RetryOnConflict
    @Transactional
    public Calling call(Viewer by, UUID command, UUID area, String title, String venue, Instant meetsAt) {
        var place = areas.byId(area);
        place.ifPresent(it -> by.require(Action.CALL_MEETING, it.path()));
        var inputs = List.of(area, title, venue, meetsAt.toString());
        return commands.once(command, by.person(), "dispatch.call", inputs, Calling.class, () -> {
            if (place.isEmpty()) {
                return new Calling.UnknownArea();
            }
            if (meetsAt.isBefore(City.current().now())) {
                return new Calling.InThePast(City.current().now());
            }
            var id = City.current().newId();
            var code = meetings.nextCode("LH", "meeting_code");
            var act = acts.record(
                    DispatchAct.MEETING_CALLED,
                    List.of("meeting:" + id),
                    Map.of("code", code),
                    Map.of(
                            "title",
                            title,
                            "venue",
                            venue,
                            "meets_at",
                            meetsAt.toString(),
                            "by",
                            by.person().toString()));
            meetings.insert(id, code, area, title, venue, meetsAt, by.person(), act);
            var late = inbox.late(List.of(place.get().path()));
            late.stream()
                    .limit(LATE_AT_MOST)
                    .forEach(it -> meetings.add(id, it.compound(), it.kind(), it.id(), said(it)));
            return new Calling.Called(id, code, Math.min(late.size(), LATE_AT_MOST));
        });
    }

    /** A late thing in one line: where, what, how late, whose turn. */
    private String said(Waiting waiting) {
        var words = sites.chinese();
        var whose = waiting.roles().stream()
                .map(role -> words.text("access.role." + role))
                .toList();
        var line = words.text(
                "dispatch.agenda.late",
                waiting.place(),
                words.text("dispatch.todo." + waiting.kind()),
                waiting.label().in(words.locale()),
                waiting.daysLate(City.current().today()),
                whose);
        return line.length() <= WHAT_MAX ? line : line.substring(0, WHAT_MAX);
    }

    @RetryOnConflict
    @Transactional
    public Preparing add(Viewer by, UUID command, UUID meeting, String what) {
        return prepared(by, command, meeting, "dispatch.add", List.of(meeting, what), () -> {
            meetings.add(meeting, null, null, null, what);
            return new Preparing.Prepared();
        });
    }

    /** What an item of the agenda came to; empty takes the conclusion back. */
    @RetryOnConflict
    @Transactional
    public Preparing conclude(Viewer by, UUID command, UUID meeting, UUID item, String conclusion) {
        return prepared(
                by,
                command,
                meeting,
                "dispatch.conclude",
                List.of(meeting, item, conclusion),
                () -> meetings.conclude(meeting, item, conclusion)
                        ? new Preparing.Prepared()
                        : new Preparing.NotThere());
    }

    @RetryOnConflict
    @Transactional
    public Preparing remove(Viewer by, UUID command, UUID meeting, UUID item) {
        return prepared(
                by,
                command,
                meeting,
                "dispatch.remove",
                List.of(meeting, item),
                () -> meetings.remove(meeting, item) ? new Preparing.Prepared() : new Preparing.NotThere());
    }

    /** Notes a task; it binds when the minutes are frozen. */
    @RetryOnConflict
    @Transactional
    public Preparing note(
            Viewer by, UUID command, UUID meeting, @Nullable UUID item, String what, UUID owner, LocalDate due) {
        return prepared(
                by,
                command,
                meeting,
                "dispatch.note",
                Arrays.asList(meeting, String.valueOf(item), what, owner, due.toString()),
                () -> {
                    var path = meetings.lock(meeting).orElseThrow().path();
                    var role = meetings.roleOf(owner, path);
                    if (role.isEmpty()) {
                        return new Preparing.UnknownOwner();
                    }
                    meetings.note(meeting, item, what, owner, role.get(), due);
                    return new Preparing.Prepared();
                });
    }

    @RetryOnConflict
    @Transactional
    public Preparing removeTask(Viewer by, UUID command, UUID meeting, UUID task) {
        return prepared(
                by,
                command,
                meeting,
                "dispatch.remove-task",
                List.of(meeting, task),
                () -> meetings.removeDraft(meeting, task) ? new Preparing.Prepared() : new Preparing.NotThere());
    }

    @RetryOnConflict
    @Transactional
    public Preparing cancel(Viewer by, UUID command, UUID meeting, String reason) {
        return prepared(by, command, meeting, "dispatch.cancel", List.of(meeting, reason), () -> {
            var act = acts.record(
                    DispatchAct.MEETING_CANCELLED,
                    List.of("meeting:" + meeting),
                    Map.of("reason", reason, "by", by.person().toString()));
            meetings.step(meeting, "CANCELLED", reason, by.person(), act, DispatchAct.MEETING_CANCELLED);
            return new Preparing.Prepared();
        });
    }

    private Preparing prepared(
            Viewer by,
            UUID command,
            UUID meeting,
            String kind,
            Object inputs,
            java.util.function.Supplier<Preparing> change) {
        var standing = meetings.lock(meeting).orElseThrow();
        by.require(Action.CALL_MEETING, standing.path());
        return commands.once(
                command,
                by.person(),
                kind,
                inputs,
                Preparing.class,
                () -> standing.isOpen() ? change.get() : new Preparing.Closed());
    }

    /** Freezes the minutes: who was there, what each item came to, who does what until when. */
    @RetryOnConflict
    @Transactional
    public Minuting minute(Viewer by, UUID command, UUID meeting, String attended) {
        var standing = meetings.lock(meeting).orElseThrow();
        by.require(Action.CALL_MEETING, standing.path());
        return commands.once(
                command, by.person(), "dispatch.minute", List.of(meeting, attended), Minuting.class, () -> {
                    if (!standing.isOpen()) {
                        return new Minuting.Closed();
                    }
                    if (City.current().now().isBefore(standing.meetsAt())) {
                        return new Minuting.TooEarly(standing.meetsAt());
                    }
                    var agenda = meetings.agenda(meeting);
                    if (agenda.isEmpty()) {
                        return new Minuting.NothingDiscussed();
                    }
                    var open = agenda.stream()
                            .filter(item -> item.conclusion().isBlank())
                            .map(Meetings.AgendaItem::position)
                            .toList();
                    if (!open.isEmpty()) {
                        return new Minuting.Unconcluded(open);
                    }
                    var tasks = meetings.drafts(meeting);
                    var act = acts.record(
                            DispatchAct.MEETING_MINUTED,
                            List.of("meeting:" + meeting),
                            Map.of("items", agenda.size(), "tasks", tasks.size()),
                            Map.of(
                                    "attended", attended,
                                    "minutes",
                                            agenda.stream()
                                                    .map(item -> item.position() + " " + item.what() + " — "
                                                            + item.conclusion())
                                                    .toList(),
                                    "tasks",
                                            tasks.stream()
                                                    .map(task ->
                                                            task.what() + " " + task.ownerId() + " " + task.dueOn())
                                                    .toList(),
                                    "by", by.person().toString()));
                    agenda.forEach(item -> meetings.minute(meeting, item, act));
                    tasks.forEach(task -> meetings.task(meeting, task, meetings.nextCode("RW", "task_code"), act));
                    meetings.step(meeting, "HELD", attended, by.person(), act, DispatchAct.MEETING_MINUTED);
                    return new Minuting.Minuted(tasks.size());
                });
    }

    /** Says that a task is done, and how; only its owner. */
    @RetryOnConflict
    @Transactional
    public Tasking done(Viewer by, UUID command, UUID task, String note) {
        return told(by, command, task, "OPEN", "DONE", DispatchAct.TASK_DONE, note);
    }

    /** Drops a task for a stated reason; who may hold meetings. */
    @RetryOnConflict
    @Transactional
    public Tasking drop(Viewer by, UUID command, UUID task, String reason) {
        return told(by, command, task, "OPEN", "DROPPED", DispatchAct.TASK_DROPPED, reason);
    }

    /** Opens a task again that was said to be done and is not. */
    @RetryOnConflict
    @Transactional
    public Tasking reopen(Viewer by, UUID command, UUID task, String reason) {
        return told(by, command, task, "DONE", "OPEN", DispatchAct.TASK_REOPENED, reason);
    }

    private Tasking told(Viewer by, UUID command, UUID id, String from, String to, DispatchAct kind, String note) {
        var task = meetings.lockTask(id).orElseThrow();
        return commands.once(command, by.person(), kind.code(), List.of(id, note), Tasking.class, () -> {
            boolean may = kind == DispatchAct.TASK_DONE
                    ? task.ownerId().equals(by.personId())
                    : by.may(Action.CALL_MEETING, task.path());
            if (!may) {
                return new Tasking.NotYours();
            }
            if (!task.state().equals(from)) {
                return new Tasking.MovedMeanwhile(task.state());
            }
            var act = acts.record(
                    kind,
                    List.of("task:" + id),
                    Map.of("code", task.code()),
                    Map.of("note", note, "by", by.person().toString()));
            meetings.taskStep(id, to, note, by.person(), act, kind);
            return new Tasking.Told();
        });
    }
}

package anju.stewardship;

import anju.access.Action;
import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.policy.Policy;
import anju.registry.Registry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Upkeep of assets: what falls due, and what was done. */
@Component
public class Upkeeping {
    /** What was found when the upkeep was done. */
    public enum Condition {
        SOUND,
        DEFECT
    }

    private final Commands commands;
    private final Acts acts;
    private final Policy policy;
    private final Registry registry;
    private final Attachments attachments;
    private final UpkeepTasks tasks;

    Upkeeping(
            Commands commands,
            Acts acts,
            Policy policy,
            Registry registry,
            Attachments attachments,
            UpkeepTasks tasks) {
        this.commands = commands;
        this.acts = acts;
        this.policy = policy;
        this.registry = registry;
        this.attachments = attachments;
        this.tasks = tasks;
    }

    /** Writes down the tasks that wait from today at the latest; running it again adds none. Returns how many are new. */
    @Transactional
    public int plan() {
        tasks.lock();
        var today = City.current().today();
        var fresh = new ArrayList<UpkeepTasks.Planned>();
        for (var asset : tasks.assets()) {
            var rules = policy.rules(StewardshipRules.class, asset.path(), today);
            var last = tasks.lastDue(asset.id()).orElse(null);
            for (int turn = 1; ; turn++) {
                // Counted from the first day, so that the end of a month stays one.
                var due = asset.inUseFromOn().plusMonths((long) asset.upkeepEveryMonths() * turn);
                var waits = due.minusDays(rules.noticeDays());
                if (waits.isAfter(today)) {
                    break;
                }
                if (last == null || due.isAfter(last)) {
                    fresh.add(new UpkeepTasks.Planned(
                            City.current().newId(), asset.id(), due, waits, due.plusDays(rules.risesAfterDays())));
                }
            }
        }
        if (!fresh.isEmpty()) {
            var act = acts.record(
                    StewardshipAct.UPKEEP_PLANNED,
                    List.of(),
                    Map.of("tasks", fresh.size()),
                    Map.of(
                            "tasks",
                            fresh.stream()
                                    .map(task -> task.asset() + " " + task.due())
                                    .toList()));
            tasks.insert(fresh, act);
        }
        return fresh.size();
    }

    /** Writes down that a task was done, with what was found. */
    @RetryOnConflict
    @Transactional
    public Upkept done(
            Viewer by, UUID command, UUID task, LocalDate on, Condition found, String note, @Nullable UUID photo) {
        var waiting = tasks.find(task).orElseThrow();
        by.require(Action.DO_UPKEEP, registry.pathOf(waiting.compoundId()));
        var inputs = Arrays.asList(task, on, found, note, photo);
        return commands.once(command, by.personId(), "stewardship.upkeep", inputs, Upkept.class, () -> {
            tasks.lock();
            var now = tasks.find(task).orElseThrow();
            var today = City.current().today();
            if (now.doneOn() != null) {
                return new Upkept.AlreadyDone(Objects.requireNonNull(now.doneOn()));
            }
            if (on.isAfter(today)) {
                return new Upkept.NotYet(on, today);
            }
            if (on.isBefore(now.waitsFromOn())) {
                return new Upkept.TooEarly(on, now.waitsFromOn());
            }
            if (photo != null && !attachments.exists(photo)) {
                return new Upkept.UnknownPhoto();
            }
            var id = City.current().newId();
            var act = acts.record(
                    StewardshipAct.UPKEEP_DONE,
                    List.of("asset:" + now.assetId(), "upkeep_task:" + task),
                    Map.of("found", found.name()),
                    Map.of(
                            "done_on",
                            on.toString(),
                            "note",
                            note,
                            "photo",
                            photo == null ? "" : photo.toString(),
                            "by",
                            by.person().toString()));
            tasks.done(id, task, on, found, note, photo, by.person(), act);
            return new Upkept.Done(id, found == Condition.DEFECT);
        });
    }
}

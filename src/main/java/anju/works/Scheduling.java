package anju.works;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.project.GateCondition;
import anju.project.Projects;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The course of the works: the schedule, what was reached when, and each day's log. */
@Component
public class Scheduling {
    /** What was not written for longer than this is not a daily log any more. */
    public static final int LOG_DAYS_BACK = 30;

    private final Commands commands;
    private final Acts acts;
    private final Projects projects;
    private final Firms firms;
    private final Contracts contracts;
    private final Progress progress;

    Scheduling(Commands commands, Acts acts, Projects projects, Firms firms, Contracts contracts, Progress progress) {
        this.commands = commands;
        this.acts = acts;
        this.projects = projects;
        this.firms = firms;
        this.contracts = contracts;
        this.progress = progress;
    }

    /** Sets the milestones, against which slippage will be told. */
    @RetryOnConflict
    @Transactional
    public ScheduleSetting set(Viewer by, UUID command, UUID contractId, List<Milestone> milestones) {
        var contract = contracts.find(contractId).orElseThrow();
        firms.require(by, Action.KEEP_SCHEDULE, contract.id());
        var inputs = List.of(contractId, milestones.toString());
        return commands.once(command, by.person(), "works.schedule", inputs, ScheduleSetting.class, () -> {
            contracts.lock(contractId);
            var refusal = refusal(contractId, milestones);
            if (refusal != null) {
                return refusal;
            }
            var act = acts.record(
                    WorksAct.SCHEDULE_SET,
                    references(contract),
                    Map.of("milestones", milestones.size()),
                    Map.of(
                            "milestones",
                            milestones.stream()
                                    .map(each -> Map.of(
                                            "title", each.title(),
                                            "percent", each.percent(),
                                            "planned_on", each.plannedOn().toString()))
                                    .toList(),
                            "by",
                            by.person().toString()));
            progress.insert(contractId, milestones, by.person(), act);
            return new ScheduleSetting.Set(milestones.size());
        });
    }

    private @Nullable ScheduleSetting refusal(UUID contract, List<Milestone> milestones) {
        if (!progress.points(contract).isEmpty()) {
            return new ScheduleSetting.AlreadySet();
        }
        var signedOn = contracts.signedOn(contract);
        int before = 0;
        var day = signedOn;
        for (int i = 0; i < milestones.size(); i++) {
            var each = milestones.get(i);
            if (each.plannedOn().isBefore(signedOn)) {
                return new ScheduleSetting.BeforeSigning(i + 1, signedOn);
            }
            if (each.percent() <= before || each.plannedOn().isBefore(day)) {
                return new ScheduleSetting.OutOfOrder(i + 1);
            }
            before = each.percent();
            day = each.plannedOn();
        }
        return before == 100 ? null : new ScheduleSetting.NotTheWhole(before);
    }

    /** A milestone was reached; the slippage is the days between. */
    @RetryOnConflict
    @Transactional
    public MilestoneReaching reach(Viewer by, UUID command, UUID milestone, LocalDate on, String remark) {
        var contract =
                contracts.find(progress.contractOf(milestone).orElseThrow()).orElseThrow();
        firms.require(by, Action.KEEP_SCHEDULE, contract.id());
        var inputs = List.of(milestone, on, remark);
        return commands.once(command, by.person(), "works.reach", inputs, MilestoneReaching.class, () -> {
            contracts.lock(contract.id());
            var today = City.current().today();
            if (on.isAfter(today)) {
                return new MilestoneReaching.ReachedInFuture(today);
            }
            for (var point : progress.points(contract.id())) {
                if (point.id().equals(milestone)) {
                    return point.reachedOn() == null
                            ? reached(by, contract, point, on, remark)
                            : new MilestoneReaching.AlreadyReached(point.reachedOn());
                }
                if (point.reachedOn() == null) {
                    return new MilestoneReaching.EarlierOpen(point.title());
                }
                if (on.isBefore(point.reachedOn())) {
                    return new MilestoneReaching.BeforeEarlier(point.title(), point.reachedOn());
                }
            }
            throw new IllegalStateException("the milestone is not one of its contract");
        });
    }

    private MilestoneReaching reached(Viewer by, Contract contract, Progress.Point point, LocalDate on, String remark) {
        long slip = ChronoUnit.DAYS.between(point.plannedOn(), on);
        var act = acts.record(
                WorksAct.MILESTONE_REACHED,
                references(contract),
                Map.of("reached_on", on.toString(), "slip_days", slip),
                Map.of(
                        "title",
                        point.title(),
                        "remark",
                        remark,
                        "by",
                        by.person().toString()));
        progress.reach(point.id(), on, remark, by.person(), act);
        return new MilestoneReaching.Reached(slip);
    }

    /**
     * Writes a day's log, or one in the place of an earlier entry.
     *
     * @param corrects the entry it takes the place of; its day stays
     */
    @RetryOnConflict
    @Transactional
    public LogWriting write(Viewer by, UUID command, UUID contractId, LogTerms terms, @Nullable UUID corrects) {
        var contract = contracts.find(contractId).orElseThrow();
        firms.require(by, Action.WRITE_LOG, contract.id());
        var inputs = Arrays.asList(contractId, terms.toString(), String.valueOf(corrects));
        return commands.once(command, by.person(), "works.log", inputs, LogWriting.class, () -> {
            contracts.lock(contractId);
            var today = City.current().today();
            var early = projects.tooEarly(contract.projectId(), GateCondition.WORKS_ACCEPTED);
            if (early.isPresent()) {
                return new LogWriting.NotStarted(early.get());
            }
            var earliest = today.minusDays(LOG_DAYS_BACK);
            if (terms.day().isAfter(today) || (corrects == null && terms.day().isBefore(earliest))) {
                return new LogWriting.DayOutOfBounds(earliest, today);
            }
            var untold = progress.untold(contractId, terms.day());
            if (untold.isPresent()) {
                return new LogWriting.NotBriefed(untold.get());
            }
            var standing = progress.entry(contractId, terms.day()).orElse(null);
            if (corrects == null && standing != null) {
                return new LogWriting.DayWritten(standing);
            }
            if (corrects != null && !corrects.equals(standing)) {
                return new LogWriting.CorrectedMeanwhile();
            }
            var id = City.current().newId();
            var act = acts.record(
                    WorksAct.LOG_WRITTEN,
                    references(contract),
                    Map.of("day", terms.day().toString(), "headcount", terms.headcount()),
                    Map.of(
                            "weather", terms.weather().name(),
                            "done", terms.done(),
                            "note", terms.note(),
                            "photos",
                                    terms.photos().stream().map(UUID::toString).toList(),
                            "corrects", corrects == null ? "" : corrects.toString(),
                            "by", by.person().toString()));
            progress.insert(id, contractId, terms, corrects, by.person(), act);
            return new LogWriting.Written(id);
        });
    }

    private static List<String> references(Contract contract) {
        return List.of("project:" + contract.projectId(), "contract:" + contract.id());
    }
}

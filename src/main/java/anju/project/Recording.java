package anju.project;

import anju.access.Action;
import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Facts from before an office joined, entered later (补录) by a named person on the strength of a paper. */
@Component
public class Recording {
    public static final int REASON_MAX = 500;

    private final Commands commands;
    private final Acts acts;
    private final Projects projects;
    private final Gates gates;
    private final GateFacts facts;
    private final Attachments attachments;

    Recording(Commands commands, Acts acts, Projects projects, Gates gates, GateFacts facts, Attachments attachments) {
        this.commands = commands;
        this.acts = acts;
        this.projects = projects;
        this.gates = gates;
        this.facts = facts;
        this.attachments = attachments;
    }

    /** Enters {@code condition} as true since {@code occurredOn}; {@code scan} is the paper that says so. */
    @Transactional
    public RecordingLater record(
            Viewer by,
            UUID command,
            UUID projectId,
            GateCondition condition,
            LocalDate occurredOn,
            String reason,
            UUID scan) {
        return commands.once(
                command,
                by.person(),
                ProjectAct.FACT_RECORDED_LATER.code(),
                List.of(projectId, condition, occurredOn.toString(), reason, scan),
                RecordingLater.class,
                () -> recorded(by, projectId, condition, occurredOn, reason.strip(), scan));
    }

    /** Takes back a fact that was recorded by mistake; it and its withdrawal both stay to be seen. */
    @Transactional
    public WithdrawingRecorded withdraw(Viewer by, UUID command, UUID projectId, UUID factId, String reason) {
        return commands.once(
                command,
                by.person(),
                ProjectAct.FACT_WITHDRAWN.code(),
                List.of(projectId, factId, reason),
                WithdrawingRecorded.class,
                () -> withdrawn(by, projectId, factId, reason.strip()));
    }

    private WithdrawingRecorded withdrawn(Viewer by, UUID projectId, UUID factId, String reason) {
        projects.require(by, Action.OPEN_PROJECT, projectId);
        facts.lock(projectId);
        var condition = facts.recordedLater(projectId, factId);
        if (condition.isEmpty()) {
            return new WithdrawingRecorded.NoSuchFact();
        }
        if (!facts.standing(projectId, condition.get(), factId).contains(factId)) {
            return new WithdrawingRecorded.WithdrawnAlready();
        }
        if (reason.length() < 2 || reason.length() > REASON_MAX) {
            return new WithdrawingRecorded.ReasonNeeded();
        }
        var id = City.current().newId();
        var act = acts.record(
                ProjectAct.FACT_WITHDRAWN,
                List.of("project:" + projectId),
                Map.of("condition", condition.get().name()),
                Map.of(
                        "condition",
                        condition.get().name(),
                        "fact",
                        factId.toString(),
                        "reason",
                        reason,
                        "person",
                        by.person().toString()));
        facts.insert(id, projectId, condition.get(), factId, act, factId, true);
        facts.giveReason(id, reason, by.person(), act, ProjectAct.FACT_WITHDRAWN);
        return new WithdrawingRecorded.Withdrawn(condition.get());
    }

    private RecordingLater recorded(
            Viewer by, UUID projectId, GateCondition condition, LocalDate occurredOn, String reason, UUID scan) {
        projects.require(by, Action.OPEN_PROJECT, projectId);
        facts.lock(projectId);
        var goLive = projects.byId(projectId).orElseThrow().recordedFrom();
        if (goLive == null) {
            return new RecordingLater.BeganHere();
        }
        if (!occurredOn.isBefore(goLive)) {
            return new RecordingLater.AfterGoLive(goLive);
        }
        if (gates.held(projectId).contains(condition)) {
            return new RecordingLater.AlreadyHolds();
        }
        if (reason.length() < 2 || reason.length() > REASON_MAX) {
            return new RecordingLater.ReasonNeeded();
        }
        if (!attachments.exists(scan)) {
            return new RecordingLater.NoSuchFile();
        }
        var id = City.current().newId();
        var act = acts.record(
                ProjectAct.FACT_RECORDED_LATER,
                List.of("project:" + projectId),
                Map.of("condition", condition.name(), "occurred_on", occurredOn.toString()),
                Map.of(
                        "condition",
                        condition.name(),
                        "occurred_on",
                        occurredOn.toString(),
                        "reason",
                        reason,
                        "scan",
                        scan.toString(),
                        "person",
                        by.person().toString()));
        facts.insert(id, projectId, condition, id, act, null, true);
        facts.describe(id, occurredOn, reason, scan, by.person(), act, null);
        return new RecordingLater.Recorded(id);
    }
}

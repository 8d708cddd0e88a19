package anju.project;

import anju.access.Action;
import anju.access.Viewer;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves undertakings from stage to stage, through the gates their rules set. */
@Component
public class Stages {
    private final Commands commands;
    private final Acts acts;
    private final Policy policy;
    private final Projects projects;
    private final Gates gates;
    private final GateFacts facts;
    private final Undertakings undertakings;

    Stages(
            Commands commands,
            Acts acts,
            Policy policy,
            Projects projects,
            Gates gates,
            GateFacts facts,
            Undertakings undertakings) {
        this.commands = commands;
        this.acts = acts;
        this.policy = policy;
        this.projects = projects;
        this.gates = gates;
        this.facts = facts;
        this.undertakings = undertakings;
    }

    /** On to the next stage, if everything its gate asks for holds. {@code from} is the stage the person saw. */
    @Transactional
    public Advancing advance(Viewer by, UUID command, UUID projectId, Stage from) {
        return commands.once(
                command,
                by.person(),
                ProjectAct.STAGE_ADVANCED.code(),
                List.of(projectId, from),
                Advancing.class,
                () -> advanced(by, projectId, from));
    }

    /** Back one stage, for a stated reason; facts stay as they are. */
    @Transactional
    public GoingBack goBack(Viewer by, UUID command, UUID projectId, Stage from, String reason) {
        return commands.once(
                command,
                by.person(),
                ProjectAct.STAGE_RETURNED.code(),
                List.of(projectId, from, reason),
                GoingBack.class,
                () -> wentBack(by, projectId, from, reason));
    }

    private Advancing advanced(Viewer by, UUID projectId, Stage from) {
        projects.require(by, Action.ADVANCE_STAGE, projectId);
        facts.lock(projectId);
        var project = undertakings.byId(projectId).orElseThrow();
        if (project.stage() != from) {
            return new Advancing.MovedMeanwhile(project.stage());
        }
        if (from.isLast()) {
            return new Advancing.AtTheEnd();
        }
        confirmBaseline(projectId);
        var to = from.next();
        var held = gates.held(projectId);
        var missing = policy.rules(ProjectRules.class, project.editionId()).stage(to).conditions().stream()
                .filter(condition -> !held.contains(condition))
                .toList();
        if (!missing.isEmpty()) {
            return new Advancing.Missing(to, missing);
        }
        undertakings.step(
                projectId,
                to,
                null,
                by.person(),
                moved(by, ProjectAct.STAGE_ADVANCED, projectId, from, to, ""),
                ProjectAct.STAGE_ADVANCED);
        return new Advancing.Advanced(to);
    }

    private GoingBack wentBack(Viewer by, UUID projectId, Stage from, String reason) {
        projects.require(by, Action.ADVANCE_STAGE, projectId);
        facts.lock(projectId);
        var now = undertakings.byId(projectId).orElseThrow().stage();
        if (now != from) {
            return new GoingBack.MovedMeanwhile(now);
        }
        if (from == Stage.G0) {
            return new GoingBack.AtTheStart();
        }
        if (reason.isBlank()) {
            return new GoingBack.ReasonNeeded();
        }
        var to = Stage.values()[from.ordinal() - 1];
        undertakings.step(
                projectId,
                to,
                reason.strip(),
                by.person(),
                moved(by, ProjectAct.STAGE_RETURNED, projectId, from, to, reason.strip()),
                ProjectAct.STAGE_RETURNED);
        return new GoingBack.WentBack(to);
    }

    /** The register cannot speak to modules above it, so the question is put when the answer matters. */
    private void confirmBaseline(UUID projectId) {
        if (!gates.held(projectId).contains(GateCondition.BASELINE_REGISTERED) && undertakings.hasBaseline(projectId)) {
            var act = acts.record(ProjectAct.BASELINE_CONFIRMED, List.of("project:" + projectId), Map.of());
            gates.meet(projectId, GateCondition.BASELINE_REGISTERED, projectId, act);
        }
    }

    private UUID moved(Viewer by, ProjectAct kind, UUID projectId, Stage from, Stage to, String reason) {
        return acts.record(
                kind,
                List.of("project:" + projectId),
                Map.of("from", from.name(), "to", to.name()),
                Map.of(
                        "from",
                        from.name(),
                        "to",
                        to.name(),
                        "reason",
                        reason,
                        "person",
                        by.person().toString()));
    }
}

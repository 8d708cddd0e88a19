package anju.project;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.evidence.Acts;
import anju.evidence.Commands;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The day from which an undertaking is kept here, changed: one person proposes it with a reason, another approves it. What lies
 * before the day is recorded later and never verified, so nothing recorded may come to lie on its other side.
 */
@Component
public class GoingLive {
    public static final int REASON_MAX = 500;

    private final Commands commands;
    private final Acts acts;
    private final Projects projects;
    private final GateFacts facts;
    private final GoLives days;
    private final ApplicationEventPublisher events;

    GoingLive(
            Commands commands,
            Acts acts,
            Projects projects,
            GateFacts facts,
            GoLives days,
            ApplicationEventPublisher events) {
        this.commands = commands;
        this.acts = acts;
        this.projects = projects;
        this.facts = facts;
        this.days = days;
        this.events = events;
    }

    @Transactional
    public ProposingGoLive propose(Viewer by, UUID command, UUID project, LocalDate goLive, String reason) {
        projects.require(by, Action.OPEN_PROJECT, project);
        return commands.once(
                command,
                by.person(),
                ProjectAct.GO_LIVE_PROPOSED.code(),
                List.of(project, goLive.toString(), reason),
                ProposingGoLive.class,
                () -> proposed(by, project, goLive, reason.strip()));
    }

    private ProposingGoLive proposed(Viewer by, UUID project, LocalDate goLive, String reason) {
        facts.lock(project);
        var was = projects.byId(project).orElseThrow().recordedFrom();
        if (goLive.equals(was)) {
            return new ProposingGoLive.TheSameDay();
        }
        var opened = days.openedOn(project);
        if (goLive.isAfter(opened)) {
            return new ProposingGoLive.AfterOpening(opened);
        }
        var last = last(project);
        if (last != null && !last.isBefore(goLive)) {
            return new ProposingGoLive.FactsAfter(last);
        }
        if (days.anyOpen(project)) {
            return new ProposingGoLive.OneIsOpen();
        }
        if (reason.length() < 2 || reason.length() > REASON_MAX) {
            return new ProposingGoLive.ReasonNeeded();
        }
        var id = City.current().newId();
        var act = acts.record(
                ProjectAct.GO_LIVE_PROPOSED,
                List.of("project:" + project),
                Map.of("go_live_on", goLive.toString()),
                Map.of(
                        "was_on",
                        was == null ? "" : was.toString(),
                        "reason",
                        reason,
                        "person",
                        by.person().toString()));
        days.insert(id, project, was, goLive, reason, by.person(), act);
        return new ProposingGoLive.Proposed(id);
    }

    @Transactional
    public DecidingGoLive approve(Viewer by, UUID command, UUID proposal) {
        var project = days.find(proposal).orElseThrow().projectId();
        projects.require(by, Action.ADVANCE_STAGE, project);
        return commands.once(
                command,
                by.person(),
                ProjectAct.GO_LIVE_APPROVED.code(),
                List.of(proposal),
                DecidingGoLive.class,
                () -> {
                    facts.lock(project);
                    var found = days.find(proposal).orElseThrow();
                    if (!found.isOpen()) {
                        return new DecidingGoLive.DecidedAlready();
                    }
                    if (found.proposedBy().equals(by.person())) {
                        return new DecidingGoLive.OwnProposal();
                    }
                    var last = last(project);
                    if (last != null && !last.isBefore(found.goLiveOn())) {
                        return new DecidingGoLive.FactsAfter(last);
                    }
                    decide(by, found, "APPROVED", "", ProjectAct.GO_LIVE_APPROVED);
                    return new DecidingGoLive.Approved(found.goLiveOn());
                });
    }

    /** The day stays as it was; whoever proposed it may take the proposal back, too. */
    @Transactional
    public DecidingGoLive decline(Viewer by, UUID command, UUID proposal, String reason) {
        var asked = days.find(proposal).orElseThrow();
        boolean own = asked.proposedBy().equals(by.person());
        projects.require(by, own ? Action.OPEN_PROJECT : Action.ADVANCE_STAGE, asked.projectId());
        return commands.once(
                command,
                by.person(),
                ProjectAct.GO_LIVE_DECLINED.code(),
                List.of(proposal, reason),
                DecidingGoLive.class,
                () -> {
                    facts.lock(asked.projectId());
                    var found = days.find(proposal).orElseThrow();
                    if (!found.isOpen()) {
                        return new DecidingGoLive.DecidedAlready();
                    }
                    var why = reason.strip();
                    if (why.length() < 2 || why.length() > REASON_MAX) {
                        return new DecidingGoLive.ReasonNeeded();
                    }
                    decide(by, found, "DECLINED", why, ProjectAct.GO_LIVE_DECLINED);
                    return new DecidingGoLive.Declined();
                });
    }

    private void decide(Viewer by, GoLives.Proposal proposal, String to, String reason, ProjectAct kind) {
        var act = acts.record(
                kind,
                List.of("project:" + proposal.projectId()),
                Map.of("go_live_on", proposal.goLiveOn().toString()),
                Map.of("reason", reason, "person", by.person().toString()));
        days.move(proposal, to, reason, by.person(), act, kind);
    }

    /** The last day of anything recorded later, in whatever module. */
    private @Nullable LocalDate last(UUID project) {
        var asked = new GoLiveAsked(project, days.lastFact(project));
        events.publishEvent(asked);
        return asked.last();
    }
}

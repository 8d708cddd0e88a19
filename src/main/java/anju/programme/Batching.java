package anju.programme;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.Areas;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.money.Money;
import anju.policy.Policy;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.project.Project;
import anju.project.ProjectOpened;
import anju.project.Projects;
import anju.project.Stage;
import anju.registry.Registry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which compounds come when: the reserve, proposals made from it, and batches announced by somebody else than who proposed them. */
@Component
public class Batching {
    private final Commands commands;
    private final Acts acts;
    private final Policy policy;
    private final Areas areas;
    private final Registry registry;
    private final Projects projects;
    private final Gates gates;
    private final Reserves reserves;
    private final Batches batches;

    Batching(
            Commands commands,
            Acts acts,
            Policy policy,
            Areas areas,
            Registry registry,
            Projects projects,
            Gates gates,
            Reserves reserves,
            Batches batches) {
        this.commands = commands;
        this.acts = acts;
        this.policy = policy;
        this.areas = areas;
        this.registry = registry;
        this.projects = projects;
        this.gates = gates;
        this.reserves = reserves;
        this.batches = batches;
    }

    /** The reserve at a place in the order that its rules propose today. */
    public Ranking ranking(String path) {
        var rules = policy.rules(ProgrammeRules.class, path, City.current().today());
        return Ranking.of(reserves.waiting(path, rules.oldFromYears()), rules);
    }

    public Optional<Proposal> proposal(UUID id) {
        return batches.proposal(id);
    }

    /** Puts a compound into the reserve with what its renovation is estimated to cost. */
    @RetryOnConflict
    @Transactional
    public Reserving reserve(Viewer by, UUID command, UUID compound, Money estimated, int wishedYear, String grounds) {
        var known = registry.compound(compound);
        known.ifPresent(it -> by.require(Action.PROPOSE_BATCH, it.path()));
        var inputs = List.of(compound, estimated, wishedYear, grounds);
        return commands.once(command, by.person(), "programme.reserve", inputs, Reserving.class, () -> {
            if (known.isEmpty()) {
                return new Reserving.NotRegistered();
            }
            var standing = reserves.standing(compound);
            if (standing.isPresent()) {
                return new Reserving.AlreadyInReserve(standing.get());
            }
            var extent = reserves.extent(compound);
            if (extent.households() == 0) {
                return new Reserving.NoParts();
            }
            var id = City.current().newId();
            var act = acts.record(
                    ProgrammeAct.RESERVE_ENTERED,
                    List.of("compound:" + compound, "reserve:" + id),
                    Map.of("estimated_fen", estimated.fen(), "wished_year", wishedYear),
                    Map.of("grounds", grounds, "by", by.person().toString()));
            reserves.insert(id, compound, extent, estimated, wishedYear, grounds, by.person(), act);
            return new Reserving.Reserved(id);
        });
    }

    @RetryOnConflict
    @Transactional
    public LeavingReserve leave(Viewer by, UUID command, UUID reserve, String reason) {
        var entry = reserves.lock(reserve).orElseThrow();
        by.require(Action.PROPOSE_BATCH, registry.pathOf(entry.compoundId()));
        var inputs = List.of(reserve, reason);
        return commands.once(command, by.person(), "programme.leave", inputs, LeavingReserve.class, () -> {
            switch (entry.state()) {
                case "WITHDRAWN" -> {
                    return new LeavingReserve.GoneAlready();
                }
                case "IN_BATCH" -> {
                    return new LeavingReserve.InBatch();
                }
                default -> {}
            }
            var act = acts.record(
                    ProgrammeAct.RESERVE_WITHDRAWN,
                    List.of("compound:" + entry.compoundId(), "reserve:" + reserve),
                    Map.of("reason", reason, "by", by.person().toString()));
            reserves.step(reserve, "WITHDRAWN", reason, by.person(), act, ProgrammeAct.RESERVE_WITHDRAWN);
            return new LeavingReserve.Left();
        });
    }

    /** Writes a proposal down, or changes one that has not been submitted. */
    @RetryOnConflict
    @Transactional
    public Drafting draft(Viewer by, UUID command, @Nullable UUID proposal, BatchDraft draft) {
        var area = areas.byId(draft.area());
        area.ifPresent(it -> by.require(Action.PROPOSE_BATCH, it.path()));
        var inputs = List.of(proposal == null ? "" : proposal.toString(), draft);
        return commands.once(command, by.person(), "programme.draft", inputs, Drafting.class, () -> {
            if (area.isEmpty()) {
                return new Drafting.UnknownArea();
            }
            var waiting = new HashSet<UUID>();
            ranking(area.get().path())
                    .order()
                    .forEach(each -> waiting.add(each.candidate().reserve()));
            for (var reserve : draft.reserves()) {
                if (!waiting.contains(reserve)) {
                    return new Drafting.NotInReserve(reserve);
                }
            }
            if (proposal == null) {
                var id = City.current().newId();
                batches.insert(id, draft, by.person());
                return new Drafting.Drafted(id);
            }
            var standing = batches.lockProposal(proposal).orElseThrow();
            by.require(Action.PROPOSE_BATCH, standing.areaPath());
            if (standing.submittedAt() != null) {
                return new Drafting.Closed();
            }
            batches.update(proposal, draft, by.person());
            return new Drafting.Drafted(proposal);
        });
    }

    /** Puts a proposal before those who announce, if it keeps to its budget and says why it leaves the order. */
    @RetryOnConflict
    @Transactional
    public Submitting submit(Viewer by, UUID command, UUID proposal) {
        var standing = batches.lockProposal(proposal).orElseThrow();
        by.require(Action.PROPOSE_BATCH, standing.areaPath());
        return commands.once(command, by.person(), "programme.submit", proposal, Submitting.class, () -> {
            if (standing.submittedAt() != null) {
                return new Submitting.Closed();
            }
            if (standing.reserves().isEmpty()) {
                return new Submitting.NoCompounds();
            }
            var ranking = ranking(standing.areaPath());
            var gone = gone(standing, ranking);
            if (gone.isPresent()) {
                return new Submitting.NotInReserve(gone.get());
            }
            var estimated = chosen(standing, ranking).stream()
                    .map(each -> each.candidate().estimated())
                    .reduce(Money.ZERO, Money::plus);
            if (estimated.compareTo(standing.budget()) > 0) {
                return new Submitting.OverBudget(estimated, standing.budget());
            }
            int passedOver = ranking.passedOver(standing.reserves()).size();
            if (passedOver > 0 && standing.grounds().isBlank()) {
                return new Submitting.GroundsNeeded(passedOver);
            }
            batches.submitted(proposal);
            return new Submitting.Submitted();
        });
    }

    /** Gives a submitted proposal back to be changed. */
    @RetryOnConflict
    @Transactional
    public Submitting sendBack(Viewer by, UUID command, UUID proposal) {
        var standing = batches.lockProposal(proposal).orElseThrow();
        by.require(
                by.person().equals(standing.draftedBy()) ? Action.PROPOSE_BATCH : Action.ANNOUNCE_BATCH,
                standing.areaPath());
        return commands.once(command, by.person(), "programme.send-back", proposal, Submitting.class, () -> {
            if (standing.submittedAt() == null || standing.batch() != null) {
                return new Submitting.Closed();
            }
            batches.sentBack(proposal);
            return new Submitting.Submitted();
        });
    }

    /** Announces a proposal as a batch: from now on it is public, and its undertakings are in the programme. */
    @RetryOnConflict
    @Transactional
    public Announcing announce(Viewer by, UUID command, UUID proposal) {
        var standing = batches.lockProposal(proposal).orElseThrow();
        by.require(Action.ANNOUNCE_BATCH, standing.areaPath());
        return commands.once(command, by.person(), "programme.announce", proposal, Announcing.class, () -> {
            if (standing.batch() != null) {
                return new Announcing.AnnouncedAlready(standing.batch());
            }
            if (standing.submittedAt() == null) {
                return new Announcing.NotSubmitted();
            }
            if (standing.draftedBy().equals(by.person())) {
                return new Announcing.OwnProposal();
            }
            standing.reserves().stream().sorted().forEach(reserves::lock);
            var ranking = ranking(standing.areaPath());
            var gone = gone(standing, ranking);
            if (gone.isPresent()) {
                return new Announcing.NotInReserve(gone.get());
            }
            return announce(by, standing, chosen(standing, ranking));
        });
    }

    private Announcing announce(Viewer by, Proposal proposal, List<Ranked> chosen) {
        var id = City.current().newId();
        var code = batches.nextCode(proposal.year());
        var edition = policy.edition(proposal.areaPath(), City.current().today());
        var references = new ArrayList<>(List.of("batch:" + id, "edition:" + edition));
        chosen.forEach(each -> references.add("compound:" + each.candidate().compound()));
        var act = acts.record(
                ProgrammeAct.BATCH_ANNOUNCED,
                references,
                Map.of(
                        "code", code,
                        "year", proposal.year(),
                        "budget_fen", proposal.budget().fen(),
                        "compounds", chosen.size()),
                Map.of(
                        "name", proposal.name(),
                        "grounds", proposal.grounds(),
                        "proposed_by", proposal.draftedBy().toString(),
                        "by", by.person().toString()));
        batches.insert(id, code, proposal, edition, chosen, by.person(), act);
        batches.announced(proposal.id(), id);
        for (var each : chosen) {
            reserves.step(each.candidate().reserve(), "IN_BATCH", "", by.person(), act, ProgrammeAct.BATCH_ANNOUNCED);
            for (var project : projects.covering(each.candidate().compound())) {
                gates.meet(project.id(), GateCondition.PROGRAMMED, id, act);
            }
        }
        return new Announcing.Announced(id, code);
    }

    /** Takes an announced batch back; its compounds return to the reserve. */
    @RetryOnConflict
    @Transactional
    public WithdrawingBatch withdraw(Viewer by, UUID command, UUID batch, String reason) {
        var standing = batches.lockBatch(batch).orElseThrow();
        by.require(Action.ANNOUNCE_BATCH, standing.path());
        var inputs = List.of(batch, reason);
        return commands.once(command, by.person(), "programme.withdraw", inputs, WithdrawingBatch.class, () -> {
            if (!standing.state().equals("ANNOUNCED")) {
                return new WithdrawingBatch.WithdrawnAlready();
            }
            var members = batches.members(batch);
            var covering = members.stream()
                    .flatMap(member -> projects.covering(member.compoundId()).stream())
                    .distinct()
                    .toList();
            var begun = covering.stream()
                    .filter(project -> project.stage().isAtLeast(Stage.G4))
                    .map(Project::code)
                    .toList();
            if (!begun.isEmpty()) {
                return new WithdrawingBatch.Begun(begun);
            }
            var act = acts.record(
                    ProgrammeAct.BATCH_WITHDRAWN,
                    List.of("batch:" + batch),
                    Map.of("code", standing.code()),
                    Map.of("reason", reason, "by", by.person().toString()));
            batches.withdraw(batch, reason, by.person(), act);
            members.forEach(member -> reserves.step(
                    member.reserveId(), "RESERVED", reason, by.person(), act, ProgrammeAct.BATCH_WITHDRAWN));
            covering.forEach(project -> gates.withdraw(project.id(), GateCondition.PROGRAMMED, batch, act));
            return new WithdrawingBatch.Withdrawn();
        });
    }

    /** An undertaking opened for a compound that already stands in a batch is in the programme from the start. */
    @EventListener
    void on(ProjectOpened opened) {
        for (var place : projects.places(opened.projectId())) {
            batches.standing(place.compoundId())
                    .ifPresent(it -> gates.meet(opened.projectId(), GateCondition.PROGRAMMED, it.batch(), it.act()));
        }
    }

    private static List<Ranked> chosen(Proposal proposal, Ranking ranking) {
        return ranking.order().stream()
                .filter(each -> proposal.reserves().contains(each.candidate().reserve()))
                .toList();
    }

    /** The name of a compound that was chosen and has left the reserve since. */
    private Optional<String> gone(Proposal proposal, Ranking ranking) {
        var waiting = new HashSet<UUID>();
        ranking.order().forEach(each -> waiting.add(each.candidate().reserve()));
        return proposal.reserves().stream()
                .filter(reserve -> !waiting.contains(reserve))
                .map(reserve -> reserves.lock(reserve)
                        .flatMap(entry -> registry.compound(entry.compoundId()))
                        .map(compound -> compound.name())
                        .orElse(""))
                .sorted()
                .findFirst();
    }
}

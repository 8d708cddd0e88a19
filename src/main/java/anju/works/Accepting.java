package anju.works;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.money.Quantity;
import anju.policy.Policy;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.project.Projects;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Measured work, signed by four parties; when all four find it qualified it has passed and its warranty runs. */
@Component
public class Accepting {
    /**
     * What is accepted of an undertaking's works has changed: an acceptance passed or was taken back. Heard in the same
     * transaction, by modules that ask what is still to come of it.
     */
    public record Changed(UUID projectId, UUID actId) {}

    private final Commands commands;
    private final Acts acts;
    private final Projects projects;
    private final Firms firms;
    private final Gates gates;
    private final AllContracts contractsOf;
    private final Contracts contracts;
    private final Acceptances acceptances;
    private final Policy policy;
    private final MaterialBatches batches;
    private final Stretches stretches;
    private final ApplicationEventPublisher events;

    Accepting(
            Commands commands,
            Acts acts,
            Projects projects,
            Firms firms,
            Gates gates,
            AllContracts contractsOf,
            Contracts contracts,
            Acceptances acceptances,
            Policy policy,
            MaterialBatches batches,
            Stretches stretches,
            ApplicationEventPublisher events) {
        this.commands = commands;
        this.acts = acts;
        this.projects = projects;
        this.firms = firms;
        this.gates = gates;
        this.contractsOf = contractsOf;
        this.contracts = contracts;
        this.acceptances = acceptances;
        this.policy = policy;
        this.batches = batches;
        this.stretches = stretches;
        this.events = events;
    }

    /** Puts what was measured up for the four signatures. */
    @RetryOnConflict
    @Transactional
    public Measuring measure(
            Viewer by,
            UUID command,
            UUID contractId,
            AcceptanceKind kind,
            LocalDate occurredOn,
            List<Measured> measured) {
        var contract = contracts.find(contractId).orElseThrow();
        firms.require(by, Action.MEASURE, contract.id());
        var inputs = List.of(contractId, kind, occurredOn, measured);
        return commands.once(command, by.personId(), "works.measure", inputs, Measuring.class, () -> {
            contracts.lock(contractId);
            var refusal = refusal(contract, kind, occurredOn, measured);
            if (refusal != null) {
                return refusal;
            }
            var acceptance = new Acceptance(
                    City.current().newId(),
                    contracts.nextCode("YS"),
                    contractId,
                    kind,
                    occurredOn,
                    AcceptanceState.OPEN);
            var act = acts.record(
                    WorksAct.ACCEPTANCE_MEASURED,
                    references(contract, acceptance),
                    Map.of("kind", kind.name(), "lines", measured.size()),
                    Map.of(
                            "code", acceptance.code(),
                            "occurred_on", occurredOn.toString(),
                            "measured",
                                    measured.stream().map(Accepting::payload).toList(),
                            "by", by.person().toString()));
            acceptances.insert(acceptance, measured, by.person(), act);
            return new Measuring.Opened(acceptance.id(), acceptance.code());
        });
    }

    private @Nullable Measuring refusal(
            Contract contract, AcceptanceKind kind, LocalDate occurredOn, List<Measured> measured) {
        var today = City.current().today();
        var early = projects.tooEarly(contract.projectId(), GateCondition.WORKS_ACCEPTED);
        if (early.isPresent()) {
            return new Measuring.NotStarted(early.get());
        }
        if (measured.isEmpty()) {
            return new Measuring.NothingMeasured();
        }
        if (occurredOn.isAfter(today)) {
            return new Measuring.NotYet(occurredOn, today);
        }
        var lines = contracts.lines(contract.id()).stream()
                .collect(Collectors.toMap(ContractLine::id, Function.identity()));
        var seen = new HashSet<List<@Nullable UUID>>();
        for (var each : measured) {
            var line = lines.get(each.contractLine());
            if (line == null) {
                return new Measuring.UnknownLine(each.contractLine());
            }
            if (!seen.add(java.util.Arrays.asList(each.contractLine(), each.building()))) {
                return new Measuring.LineTwice(line.number());
            }
            if (each.building() != null && !acceptances.isBuildingOf(each.building(), contract.projectId())) {
                return new Measuring.UnknownBuilding(each.building());
            }
        }
        if (policy.rules(WorksRules.class, contract.editionId()).materialsFirst()) {
            var unsettled = batches.unsettled(
                    measured.stream().map(Measured::contractLine).toList());
            if (unsettled.isPresent()) {
                return new Measuring.MaterialsUnsettled(
                        unsettled.get().lineNumber(), unsettled.get().code());
            }
        }
        var unseen =
                stretches.unseen(measured.stream().map(Measured::contractLine).toList());
        if (unseen.isPresent()) {
            return new Measuring.HiddenUnseen(
                    unseen.get().number(), unseen.get().code());
        }
        var standing = acceptances.standing(
                contract.id(),
                kind,
                measured.stream().map(Measured::contractLine).toList());
        if (!standing.isEmpty()) {
            return new Measuring.FindingsOpen(standing);
        }
        var unfinished = kind == AcceptanceKind.COMPLETION ? unfinished(contract, measured) : null;
        if (unfinished != null) {
            return unfinished;
        }
        for (var line : lines.values()) {
            long now = measured.stream()
                    .filter(each -> each.contractLine().equals(line.id()))
                    .mapToLong(Measured::quantityMilli)
                    .reduce(0, Math::addExact);
            long before = acceptances.before(line.id());
            if (now > 0 && Math.addExact(before, now) > line.contracted().milli()) {
                var unit = line.contracted().unit();
                return new Measuring.MoreThanContracted(
                        line.number(), line.contracted(), new Quantity(before, unit), new Quantity(now, unit));
            }
        }
        return null;
    }

    private Measuring.@Nullable Unfinished unfinished(Contract contract, List<Measured> measured) {
        var now = measured.stream()
                .filter(each -> each.quantityMilli() > 0)
                .map(Measured::contractLine)
                .toList();
        var lines = contracts.lines(contract.id()).stream()
                .filter(line ->
                        line.contracted().milli() > 0 && !now.contains(line.id()) && acceptances.before(line.id()) == 0)
                .map(ContractLine::number)
                .toList();
        var milestones = acceptances.milestonesAhead(contract.id());
        return lines.isEmpty() && milestones.isEmpty() ? null : new Measuring.Unfinished(lines, milestones);
    }

    /** A party signs; the fourth "qualified" lets it pass, the first "not qualified" fails it. */
    @RetryOnConflict
    @Transactional
    public AcceptanceSigning sign(
            Viewer by, UUID command, UUID acceptanceId, Party party, Opinion opinion, String remark) {
        var found = acceptances.find(acceptanceId).orElseThrow();
        var contract = contracts.find(found.contractId()).orElseThrow();
        firms.require(by, actionOf(party), contract.id());
        var inputs = List.of(acceptanceId, party, opinion, remark);
        return commands.once(command, by.personId(), "works.accept", inputs, AcceptanceSigning.class, () -> {
            contracts.lock(contract.id());
            var acceptance = acceptances.find(acceptanceId).orElseThrow();
            if (acceptance.state() != AcceptanceState.OPEN) {
                return new AcceptanceSigning.NotOpen(acceptance.state());
            }
            if (opinion == Opinion.NOT_QUALIFIED && remark.isBlank()) {
                return new AcceptanceSigning.ReasonMissing();
            }
            var early = projects.tooEarly(contract.projectId(), GateCondition.WORKS_ACCEPTED);
            if (opinion == Opinion.QUALIFIED && early.isPresent()) {
                return new AcceptanceSigning.NotStarted(early.get());
            }
            var standing = opinion == Opinion.QUALIFIED ? acceptances.standing(acceptanceId) : List.<String>of();
            if (!standing.isEmpty()) {
                return new AcceptanceSigning.FindingsOpen(standing);
            }
            var unseen = stretches.unseen(opinion == Opinion.QUALIFIED ? acceptances.lines(acceptanceId) : List.of());
            if (unseen.isPresent()) {
                return new AcceptanceSigning.HiddenUnseen(
                        unseen.get().number(), unseen.get().code());
            }
            var signatures = acceptances.signatures(acceptanceId);
            for (var signature : signatures) {
                if (signature.party() == party) {
                    return new AcceptanceSigning.PartyHasSigned(party, signature.signedAt());
                }
                if (signature.personId().equals(by.person())) {
                    return new AcceptanceSigning.SignedForAnother(signature.party());
                }
            }
            var act = acts.record(
                    WorksAct.ACCEPTANCE_SIGNED,
                    references(contract, acceptance),
                    Map.of("party", party.name(), "opinion", opinion.name()),
                    Map.of("remark", remark, "by", by.person().toString()));
            acceptances.sign(acceptanceId, party, by.person(), opinion, remark, act);
            if (opinion == Opinion.NOT_QUALIFIED) {
                return fail(by, contract, acceptance, remark);
            }
            return signatures.size() + 1 == Party.values().length
                    ? pass(by, contract, acceptance)
                    : new AcceptanceSigning.Signed(AcceptanceState.OPEN);
        });
    }

    private AcceptanceSigning pass(Viewer by, Contract contract, Acceptance acceptance) {
        var kind = WorksAct.ACCEPTANCE_PASSED;
        var act = acts.record(
                kind,
                references(contract, acceptance),
                Map.of("occurred_on", acceptance.occurredOn().toString()));
        acceptances.step(acceptance.id(), AcceptanceState.PASSED, null, by.person(), act, kind);
        acceptances.warrant(acceptance.id(), acceptance.occurredOn(), act);
        gates.meet(contract.projectId(), GateCondition.WORKS_ACCEPTED, acceptance.id(), act);
        contractsOf.review(contract.projectId(), act);
        events.publishEvent(new Changed(contract.projectId(), act));
        return new AcceptanceSigning.Signed(AcceptanceState.PASSED);
    }

    private AcceptanceSigning fail(Viewer by, Contract contract, Acceptance acceptance, String reason) {
        var kind = WorksAct.ACCEPTANCE_FAILED;
        var act = acts.record(kind, references(contract, acceptance), Map.of("reason", reason));
        acceptances.step(acceptance.id(), AcceptanceState.FAILED, reason, by.person(), act, kind);
        return new AcceptanceSigning.Signed(AcceptanceState.FAILED);
    }

    /** Takes back an acceptance that nothing binding stands on. */
    @RetryOnConflict
    @Transactional
    public Reversing reverse(Viewer by, UUID command, UUID acceptanceId, String reason) {
        var found = acceptances.find(acceptanceId).orElseThrow();
        var contract = contracts.find(found.contractId()).orElseThrow();
        projects.require(by, Action.REVERSE_ACCEPTANCE, contract.projectId());
        var inputs = List.of(acceptanceId, reason);
        return commands.once(command, by.personId(), "works.reverse", inputs, Reversing.class, () -> {
            contracts.lock(contract.id());
            var acceptance = acceptances.find(acceptanceId).orElseThrow();
            if (acceptance.state() != AcceptanceState.PASSED) {
                return new Reversing.NotPassed(acceptance.state());
            }
            var asked = new ReversalAsked(acceptanceId);
            events.publishEvent(asked);
            if (!asked.standing().isEmpty()) {
                return new Reversing.StoodOn(asked.standing());
            }
            var kind = WorksAct.ACCEPTANCE_REVERSED;
            var act = acts.record(
                    kind,
                    references(contract, acceptance),
                    Map.of("reason", reason, "by", by.person().toString()));
            acceptances.step(acceptanceId, AcceptanceState.REVERSED, reason, by.person(), act, kind);
            gates.withdraw(contract.projectId(), GateCondition.WORKS_ACCEPTED, acceptanceId, act);
            contractsOf.review(contract.projectId(), act);
            events.publishEvent(new Changed(contract.projectId(), act));
            return new Reversing.Reversed();
        });
    }

    /** Who may sign for a party. */
    public static Action actionOf(Party party) {
        return switch (party) {
            case CONTRACTOR -> Action.SIGN_AS_CONTRACTOR;
            case SUPERVISOR -> Action.SIGN_AS_SUPERVISOR;
            case OFFICE -> Action.SIGN_AS_OFFICE;
            case RESIDENTS -> Action.SIGN_AS_RESIDENTS;
        };
    }

    private static List<String> references(Contract contract, Acceptance acceptance) {
        return List.of("project:" + contract.projectId(), "contract:" + contract.id(), "acceptance:" + acceptance.id());
    }

    private static Map<String, ?> payload(Measured measured) {
        return Map.of(
                "line", measured.contractLine().toString(),
                "building",
                        measured.building() == null ? "" : measured.building().toString(),
                "quantity_milli", measured.quantityMilli());
    }
}

package anju.works.inspection;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.policy.CalendarRules;
import anju.policy.Policy;
import anju.project.GateCondition;
import anju.project.Projects;
import anju.works.Contract;
import anju.works.Contracts;
import anju.works.Firms;
import anju.works.WorksAct;
import anju.works.WorksRules;
import anju.works.inspection.Findings.Finding;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Findings at the works (问题整改): filed by one side, mended by the contractor, looked at again by the side that found them. */
@Component
public class Inspecting {
    private final Commands commands;
    private final Acts acts;
    private final Policy policy;
    private final Projects projects;
    private final Firms firms;
    private final Contracts contracts;
    private final Findings findings;

    Inspecting(
            Commands commands,
            Acts acts,
            Policy policy,
            Projects projects,
            Firms firms,
            Contracts contracts,
            Findings findings) {
        this.commands = commands;
        this.acts = acts;
        this.policy = policy;
        this.projects = projects;
        this.firms = firms;
        this.contracts = contracts;
        this.findings = findings;
    }

    /** Says what is wrong; how bad it is decides by when it is mended and whether it stands in the way of acceptance. */
    @RetryOnConflict
    @Transactional
    public FindingChecking file(Viewer by, UUID command, UUID contractId, FindingTerms terms) {
        var contract = contracts.find(contractId).orElseThrow();
        firms.require(by, actionOf(terms.finder()), contract.id());
        var inputs = List.of(
                contractId,
                terms.finder(),
                String.valueOf(terms.line()),
                terms.severity(),
                terms.what(),
                terms.place());
        return commands.once(command, by.person(), "works.find", inputs, FindingChecking.class, () -> {
            contracts.lock(contractId);
            var early = projects.tooEarly(contract.projectId(), GateCondition.WORKS_ACCEPTED);
            if (early.isPresent()) {
                return new FindingChecking.NotStarted(early.get());
            }
            if (terms.finder() == Finder.RESIDENTS && !findings.isMember(contract.projectId(), by.person())) {
                return new FindingChecking.NotMember();
            }
            if (terms.line() != null
                    && contracts.lines(contractId).stream()
                            .noneMatch(line -> line.id().equals(terms.line()))) {
                return new FindingChecking.UnknownLine();
            }
            return filed(by, contract, terms);
        });
    }

    private FindingChecking filed(Viewer by, Contract contract, FindingTerms terms) {
        var rules = policy.rules(WorksRules.class, contract.editionId()).findings();
        var dueOn = policy.rules(CalendarRules.class, contract.editionId())
                .after(City.current().today(), rules.days(terms.severity()));
        boolean blocks = rules.blocking().contains(terms.severity());
        var finding = new Finding(
                City.current().newId(), contracts.nextCode("WT"), contract.id(), terms.finder(), FindingState.OPEN);
        var act = acts.record(
                WorksAct.FINDING_FILED,
                references(contract, finding),
                Map.of(
                        "code", finding.code(),
                        "finder", terms.finder().name(),
                        "severity", terms.severity().name(),
                        "due_on", dueOn.toString()),
                Map.of(
                        "what", terms.what(),
                        "place", terms.place(),
                        "line", String.valueOf(terms.line()),
                        "photo", terms.photo().toString(),
                        "by", by.person().toString()));
        findings.insert(finding, terms, blocks, dueOn, by.person(), act);
        return new FindingChecking.Filed(finding.id(), finding.code(), dueOn);
    }

    /** The contractor has mended it; the photograph shows it. */
    @RetryOnConflict
    @Transactional
    public FindingChecking mend(Viewer by, UUID command, UUID findingId, String note, UUID photo) {
        var contract = contractOf(findingId);
        firms.require(by, Action.SIGN_AS_CONTRACTOR, contract.id());
        var inputs = List.of(findingId, note);
        return commands.once(command, by.person(), "works.mend", inputs, FindingChecking.class, () -> {
            contracts.lock(contract.id());
            var finding = findings.find(findingId).orElseThrow();
            return finding.state() == FindingState.OPEN
                    ? step(by, contract, finding, FindingState.MENDED, Finder.CONTRACTOR, note, photo)
                    : new FindingChecking.NotInState(finding.state());
        });
    }

    /** The side that found it looks again: it is good, or goes back to the contractor; the last day stays as it was. */
    @RetryOnConflict
    @Transactional
    public FindingChecking recheck(
            Viewer by, UUID command, UUID findingId, boolean good, String note, @Nullable UUID photo) {
        var contract = contractOf(findingId);
        var side = findings.find(findingId).orElseThrow().finder().rechecker();
        firms.require(by, actionOf(side), contract.id());
        var inputs = List.of(findingId, good, note);
        return commands.once(command, by.person(), "works.recheck", inputs, FindingChecking.class, () -> {
            contracts.lock(contract.id());
            var finding = findings.find(findingId).orElseThrow();
            if (finding.state() != FindingState.MENDED) {
                return new FindingChecking.NotInState(finding.state());
            }
            if (side == Finder.RESIDENTS && !findings.isMember(contract.projectId(), by.person())) {
                return new FindingChecking.NotMember();
            }
            if (findings.mender(findingId).filter(by.person()::equals).isPresent()) {
                return new FindingChecking.MendedByYou();
            }
            return step(by, contract, finding, good ? FindingState.CLOSED : FindingState.OPEN, side, note, photo);
        });
    }

    private FindingChecking step(
            Viewer by,
            Contract contract,
            Finding finding,
            FindingState to,
            Finder side,
            String note,
            @Nullable UUID photo) {
        var kind = switch (to) {
            case MENDED -> WorksAct.FINDING_MENDED;
            case CLOSED -> WorksAct.FINDING_CLOSED;
            case OPEN -> WorksAct.FINDING_SENT_BACK;
        };
        var act = acts.record(
                kind,
                references(contract, finding),
                Map.of("code", finding.code(), "side", side.name()),
                Map.of("note", note, "by", by.person().toString()));
        findings.step(finding.id(), to, side, note, photo, by.person(), act, kind);
        return new FindingChecking.Done(to);
    }

    /** Who may look for a side. */
    public static Action actionOf(Finder side) {
        return switch (side) {
            case SUPERVISOR -> Action.SIGN_AS_SUPERVISOR;
            case OFFICE -> Action.INSPECT_WORKS;
            case CONTRACTOR -> Action.SIGN_AS_CONTRACTOR;
            case RESIDENTS -> Action.SUPERVISE_WORKS;
        };
    }

    private Contract contractOf(UUID finding) {
        return contracts.find(findings.find(finding).orElseThrow().contractId()).orElseThrow();
    }

    private static List<String> references(Contract contract, Finding finding) {
        return List.of("project:" + contract.projectId(), "contract:" + contract.id(), "finding:" + finding.id());
    }
}

package anju.works;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.policy.Policy;
import anju.project.GateCondition;
import anju.project.Projects;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hidden works (隐蔽工程): announced before they are covered, looked at by the supervisor, with residents as witnesses. */
@Component
public class HiddenWorks {
    private final Commands commands;
    private final Acts acts;
    private final Policy policy;
    private final Projects projects;
    private final Firms firms;
    private final Contracts contracts;
    private final Stretches stretches;

    HiddenWorks(
            Commands commands,
            Acts acts,
            Policy policy,
            Projects projects,
            Firms firms,
            Contracts contracts,
            Stretches stretches) {
        this.commands = commands;
        this.acts = acts;
        this.policy = policy;
        this.projects = projects;
        this.firms = firms;
        this.contracts = contracts;
        this.stretches = stretches;
    }

    /** The contractor says what will be covered, where. */
    @RetryOnConflict
    @Transactional
    public Covering announce(Viewer by, UUID command, UUID contractId, StretchTerms terms) {
        var contract = contracts.find(contractId).orElseThrow();
        firms.require(by, Action.SIGN_AS_CONTRACTOR, contract.id());
        var inputs = List.of(contractId, terms.line(), terms.place(), terms.what(), String.valueOf(terms.againOf()));
        return commands.once(command, by.person(), "works.stretch.announce", inputs, Covering.class, () -> {
            contracts.lock(contractId);
            var refusal = refusal(contract, terms);
            if (refusal != null) {
                return refusal;
            }
            var hours = policy.rules(WorksRules.class, contract.editionId())
                    .hidden()
                    .lookHours();
            var lookBy = City.current().now().plus(Duration.ofHours(hours));
            var stretch = new Stretch(
                    City.current().newId(),
                    contracts.nextCode("YB"),
                    contractId,
                    terms.line(),
                    StretchState.ANNOUNCED,
                    by.person());
            var act = acts.record(
                    WorksAct.STRETCH_ANNOUNCED,
                    references(contract, stretch),
                    Map.of("code", stretch.code()),
                    Map.of(
                            "line", terms.line().toString(),
                            "place", terms.place(),
                            "what", terms.what(),
                            "look_by", lookBy.toString(),
                            "by", by.person().toString()));
            stretches.insert(stretch, terms, lookBy, act);
            return new Covering.Announced(stretch.id(), stretch.code(), lookBy);
        });
    }

    private @Nullable Covering refusal(Contract contract, StretchTerms terms) {
        var early = projects.tooEarly(contract.projectId(), GateCondition.WORKS_ACCEPTED);
        if (early.isPresent()) {
            return new Covering.NotStarted(early.get());
        }
        if (contracts.lines(contract.id()).stream().noneMatch(line -> line.id().equals(terms.line()))) {
            return new Covering.UnknownLine();
        }
        var again = terms.againOf();
        if (again != null) {
            var earlier = stretches.find(again);
            if (earlier.isEmpty()
                    || earlier.get().state() != StretchState.TO_MEND
                    || !earlier.get().lineId().equals(terms.line())
                    || stretches.isAnnouncedAgain(again)) {
                return new Covering.NothingToMend();
            }
        }
        return terms.photos().isEmpty() ? new Covering.NoPhoto() : null;
    }

    /** The supervisor has looked: good, or to be mended and announced again. */
    @RetryOnConflict
    @Transactional
    public Covering look(Viewer by, UUID command, UUID stretchId, boolean good, String remark) {
        var contract = contractOf(stretchId);
        firms.require(by, Action.SIGN_AS_SUPERVISOR, contract.id());
        var inputs = List.of(stretchId, good, remark);
        return commands.once(command, by.person(), "works.stretch.look", inputs, Covering.class, () -> {
            contracts.lock(contract.id());
            var stretch = stretches.find(stretchId).orElseThrow();
            if (stretch.state() != StretchState.ANNOUNCED) {
                return new Covering.NotInState(stretch.state());
            }
            if (stretch.announcedBy().equals(by.person())) {
                return new Covering.SamePerson();
            }
            if (!good && remark.isBlank()) {
                return new Covering.ReasonMissing();
            }
            return good
                    ? step(by, contract, stretch, StretchState.PASSED, remark, null, WorksAct.STRETCH_PASSED)
                    : step(by, contract, stretch, StretchState.TO_MEND, remark, null, WorksAct.STRETCH_TO_MEND);
        });
    }

    /** A member of the residents' supervision group says what they saw, as long as it can be seen. */
    @RetryOnConflict
    @Transactional
    public Covering witness(Viewer by, UUID command, UUID stretchId, String remark) {
        var contract = contractOf(stretchId);
        projects.require(by, Action.SUPERVISE_WORKS, contract.projectId());
        var inputs = List.of(stretchId, remark);
        return commands.once(command, by.person(), "works.stretch.witness", inputs, Covering.class, () -> {
            contracts.lock(contract.id());
            var stretch = stretches.find(stretchId).orElseThrow();
            if (!stretches.isMember(contract.projectId(), by.person())) {
                return new Covering.NotMember();
            }
            if (stretch.state() == StretchState.COVERED) {
                return new Covering.NotInState(stretch.state());
            }
            if (stretches.hasWitnessed(stretchId, by.person())) {
                return new Covering.HasWitnessed();
            }
            if (remark.isBlank()) {
                return new Covering.ReasonMissing();
            }
            var act = acts.record(
                    WorksAct.STRETCH_WITNESSED,
                    references(contract, stretch),
                    Map.of("code", stretch.code()),
                    Map.of("remark", remark, "by", by.person().toString()));
            stretches.witness(stretchId, by.person(), remark, act);
            return new Covering.Witnessed();
        });
    }

    /** It is covered; only what was found good. */
    @RetryOnConflict
    @Transactional
    public Covering cover(Viewer by, UUID command, UUID stretchId, String remark, @Nullable UUID photo) {
        var contract = contractOf(stretchId);
        firms.require(by, Action.SIGN_AS_CONTRACTOR, contract.id());
        var inputs = List.of(stretchId, remark);
        return commands.once(command, by.person(), "works.stretch.cover", inputs, Covering.class, () -> {
            contracts.lock(contract.id());
            var stretch = stretches.find(stretchId).orElseThrow();
            return stretch.state() == StretchState.PASSED
                    ? step(by, contract, stretch, StretchState.COVERED, remark, photo, WorksAct.STRETCH_COVERED)
                    : new Covering.NotInState(stretch.state());
        });
    }

    private Covering step(
            Viewer by,
            Contract contract,
            Stretch stretch,
            StretchState to,
            String remark,
            @Nullable UUID photo,
            WorksAct kind) {
        var act = acts.record(
                kind,
                references(contract, stretch),
                Map.of("code", stretch.code()),
                Map.of("remark", remark, "by", by.person().toString()));
        stretches.step(stretch.id(), to, remark, photo, by.person(), act, kind);
        return new Covering.Done(to);
    }

    private Contract contractOf(UUID stretch) {
        return contracts
                .find(stretches.find(stretch).orElseThrow().contractId())
                .orElseThrow();
    }

    private static List<String> references(Contract contract, Stretch stretch) {
        return List.of("project:" + contract.projectId(), "contract:" + contract.id(), "stretch:" + stretch.id());
    }
}

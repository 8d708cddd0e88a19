package anju.stewardship;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.policy.Policy;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.project.Place;
import anju.project.ProjectOpened;
import anju.project.Projects;
import anju.registry.Registry;
import anju.stewardship.StewardshipRules.DecidedBy;
import anju.vote.VoteVoided;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How a compound is served: the model decided, the firm engaged, the end of its contract. */
@Component
public class Serving {
    private final Commands commands;
    private final Acts acts;
    private final Policy policy;
    private final Registry registry;
    private final Projects projects;
    private final Gates gates;
    private final Matters matters;
    private final Services services;

    Serving(
            Commands commands,
            Acts acts,
            Policy policy,
            Registry registry,
            Projects projects,
            Gates gates,
            Matters matters,
            Services services) {
        this.commands = commands;
        this.acts = acts;
        this.policy = policy;
        this.registry = registry;
        this.projects = projects;
        this.gates = gates;
        this.matters = matters;
        this.services = services;
    }

    /**
     * Records which model the compound is served by; a later decision replaces it.
     *
     * @param matter the owners' matter that passed, where the model is theirs to decide
     * @param paper the minutes, resolution or order, by its number
     */
    @RetryOnConflict
    @Transactional
    public Engagement decide(
            Viewer by, UUID command, UUID compound, String model, @Nullable UUID matter, String paper, LocalDate on) {
        var path = registry.pathOf(compound);
        by.require(Action.STEWARD, path);
        var inputs = Arrays.asList(compound, model, matter, paper, on);
        return commands.once(command, by.personId(), "stewardship.decide", inputs, Engagement.class, () -> {
            var today = City.current().today();
            var rule =
                    policy.rules(StewardshipRules.class, path, today).models().get(model);
            if (rule == null) {
                return new Engagement.UnknownModel(model);
            }
            if (on.isAfter(today)) {
                return new Engagement.NotYet(on, today);
            }
            boolean owners = rule.decidedBy() == DecidedBy.OWNERS;
            if (owners && !matters.passed(compound, matter)) {
                return new Engagement.OwnersDecide();
            }
            if (!owners && matter != null) {
                return new Engagement.NotByVote();
            }
            services.lock(compound);
            var id = City.current().newId();
            var references = new ArrayList<>(List.of("compound:" + compound, "service_decision:" + id));
            if (matter != null) {
                references.add("matter:" + matter);
            }
            var act = acts.record(
                    StewardshipAct.MODEL_DECIDED,
                    references,
                    Map.of("model", model, "decided_by", rule.decidedBy().name()),
                    Map.of(
                            "model",
                            model,
                            "paper",
                            paper,
                            "decided_on",
                            on.toString(),
                            "by",
                            by.person().toString()));
            services.insert(
                    id,
                    compound,
                    model,
                    rule.decidedBy(),
                    matter,
                    paper,
                    on,
                    policy.edition(path, today),
                    by.person(),
                    act);
            projects.covering(compound).forEach(project -> review(project.id(), act));
            return new Engagement.Decided(id);
        });
    }

    /** Puts a contract with a firm on record, under the model decided. */
    @RetryOnConflict
    @Transactional
    public Engagement engage(Viewer by, UUID command, UUID compound, ContractCard card) {
        by.require(Action.STEWARD, registry.pathOf(compound));
        var inputs = List.of(compound, card);
        return commands.once(command, by.personId(), "stewardship.engage", inputs, Engagement.class, () -> {
            services.lock(compound);
            var decision = services.standing(compound);
            if (decision.isEmpty()) {
                return new Engagement.NoModel();
            }
            if (!services.isFirm(card.firm())) {
                return new Engagement.NoFirm();
            }
            var model = policy.rules(StewardshipRules.class, decision.get().editionId())
                    .models()
                    .get(decision.get().model());
            if (model == null) {
                return new Engagement.UnknownModel(decision.get().model());
            }
            if (card.until()
                    .isAfter(card.from().plusMonths(model.monthsAtMost()).minusDays(1))) {
                int months = Math.toIntExact(
                        java.time.Period.between(card.from(), card.until().plusDays(1))
                                .toTotalMonths());
                return new Engagement.TooLong(Math.max(months, model.monthsAtMost()), model.monthsAtMost());
            }
            var other = services.overlapping(compound, card.from(), card.until());
            if (other.isPresent()) {
                return other.get();
            }
            var id = City.current().newId();
            var code = services.nextContractCode();
            var act = acts.record(
                    StewardshipAct.CONTRACT_SIGNED,
                    List.of("compound:" + compound, "service_contract:" + id, "organisation:" + card.firm()),
                    Map.of(
                            "fee_fen",
                            card.fee().fen(),
                            "fee_unit",
                            card.feeUnit().name()),
                    Map.of(
                            "code", code,
                            "number", card.number(),
                            "from", card.from().toString(),
                            "until", card.until().toString(),
                            "scope", card.scope(),
                            "terms", card.terms(),
                            "by", by.person().toString()));
            services.insert(id, code, compound, decision.get().id(), card, by.person(), act);
            return new Engagement.Signed(id, code);
        });
    }

    /** Ends a contract before its last day. */
    @RetryOnConflict
    @Transactional
    public Engagement end(Viewer by, UUID command, UUID contract, LocalDate on, String reason) {
        var found = services.contract(contract).orElseThrow();
        by.require(Action.STEWARD, registry.pathOf(found.compoundId()));
        var inputs = List.of(contract, on, reason);
        return commands.once(command, by.personId(), "stewardship.end", inputs, Engagement.class, () -> {
            services.lock(found.compoundId());
            var now = services.contract(contract).orElseThrow();
            if (now.ended()) {
                return new Engagement.AlreadyEnded();
            }
            if (on.isBefore(now.fromOn()) || on.isAfter(now.untilOn())) {
                return new Engagement.OutsidePeriod(now.fromOn(), now.untilOn());
            }
            var act = acts.record(
                    StewardshipAct.CONTRACT_ENDED,
                    List.of("compound:" + now.compoundId(), "service_contract:" + contract),
                    Map.of(),
                    Map.of(
                            "ended_on",
                            on.toString(),
                            "reason",
                            reason,
                            "by",
                            by.person().toString()));
            services.end(contract, on, reason, by.person(), act);
            return new Engagement.Ended();
        });
    }

    /** An undertaking opened after the decision finds it made. */
    @EventListener
    void on(ProjectOpened opened) {
        projects.places(opened.projectId()).stream()
                .flatMap(place -> services.standing(place.compoundId()).stream())
                .findFirst()
                .ifPresent(decision -> review(opened.projectId(), decision.actId()));
    }

    /** A decision whose vote no longer stands decides nothing. */
    @EventListener
    void on(VoteVoided voided) {
        for (var compound : services.decidedBy(voided.voteId())) {
            projects.covering(compound).forEach(project -> review(project.id(), voided.actId()));
        }
    }

    /** The gate asks for every compound of the undertaking. */
    private void review(UUID project, UUID act) {
        var compounds = projects.places(project).stream()
                .map(Place::compoundId)
                .distinct()
                .toList();
        if (compounds.stream().allMatch(each -> services.standing(each).isPresent())) {
            gates.meet(project, GateCondition.MANAGEMENT_MODEL_DECIDED, project, act);
        } else {
            gates.withdraw(project, GateCondition.MANAGEMENT_MODEL_DECIDED, project, act);
        }
    }
}

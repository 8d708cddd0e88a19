package anju.plan;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.consultation.Consulting;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.money.Money;
import anju.money.Quantity;
import anju.notice.NoticeRules;
import anju.policy.Policy;
import anju.project.GateCondition;
import anju.project.Gates;
import anju.registry.Registry;
import anju.vote.Preparing;
import anju.vote.Proposal;
import anju.vote.Voting;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An undertaking's plan: items with their grounds, and the questions put to the owners about them. */
@Component
public class Planning {
    /** A hundred billion yuan: more is a slip of the keyboard, and beyond what a page can show. */
    private static final long ESTIMATE_FEN_MAX = 10_000_000_000_000L;

    private final Plans plans;
    private final Versions versions;
    private final ItemReferences references;
    private final Decided decided;
    private final Consulting consulting;
    private final Figures figures;
    private final Voting voting;
    private final Registry registry;
    private final Policy policy;
    private final Gates gates;
    private final Acts acts;
    private final Commands commands;

    Planning(
            Plans plans,
            Versions versions,
            ItemReferences references,
            Decided decided,
            Consulting consulting,
            Figures figures,
            Voting voting,
            Registry registry,
            Policy policy,
            Gates gates,
            Acts acts,
            Commands commands) {
        this.plans = plans;
        this.versions = versions;
        this.references = references;
        this.decided = decided;
        this.consulting = consulting;
        this.figures = figures;
        this.voting = voting;
        this.registry = registry;
        this.policy = policy;
        this.gates = gates;
        this.acts = acts;
        this.commands = commands;
    }

    @Transactional
    public Opening open(Viewer by, UUID command, UUID project) {
        requireAll(by, project);
        return commands.once(command, by.personId(), "plan.plan.open", project, Opening.class, () -> {
            plans.lock(project);
            var present = plans.ofProject(project);
            if (present.isPresent()) {
                return new Opening.AlreadyOpen(present.get());
            }
            var city = City.current();
            var plan = city.newId();
            var refs = List.of("plan:" + plan, "project:" + project);
            var act = acts.record(PlanAct.PLAN_OPENED, refs, Map.of());
            plans.insert(plan, project, by.person(), city.now(), act);
            return new Opening.Opened(plan);
        });
    }

    private void requireAll(Viewer by, UUID project) {
        var compounds = plans.compounds(project);
        if (compounds.isEmpty()) {
            throw new NoSuchElementException("no project " + project);
        }
        compounds.forEach(compound -> by.require(Action.DRAW_UP_PLAN, registry.pathOf(compound)));
    }

    @Transactional
    public DrawingUp drawUp(Viewer by, UUID command, UUID plan, ItemDraft draft) {
        var path = registry.pathOf(draft.compoundId());
        by.require(Action.DRAW_UP_PLAN, path);
        var inputs = List.of(plan, draft);
        return commands.once(command, by.personId(), "plan.item.draw_up", inputs, DrawingUp.class, () -> {
            plans.lock(plan);
            var project = project(plan);
            if (!plans.compounds(project).contains(draft.compoundId())) {
                return new DrawingUp.NotCovered();
            }
            var rules = policy.rules(CatalogueRules.class, path, City.current().today());
            var kind = rules.item(draft.catalogueCode()).orElse(null);
            if (kind == null) {
                return new DrawingUp.UnknownCode(draft.catalogueCode());
            }
            var grounds = draft.grounds();
            if (grounds.isNone()) {
                return new DrawingUp.NoGround();
            }
            if (!grounds.needs().isEmpty()) {
                plans.lockNeeds(grounds.needs());
                var needs = plans.needs(grounds.needs());
                if (needs.size() != grounds.needs().size()
                        || needs.stream().anyMatch(need -> !need.compoundId().equals(draft.compoundId()))) {
                    return new DrawingUp.NeedElsewhere();
                }
                if (needs.stream().anyMatch(Plans.Need::withdrawn)) {
                    return new DrawingUp.NeedWithdrawn();
                }
            }
            if (!grounds.consensuses().isEmpty()) {
                consulting.hold(draft.compoundId());
                if (plans.standingConsensuses(draft.compoundId(), grounds.consensuses())
                        != grounds.consensuses().size()) {
                    return new DrawingUp.ConsensusGone();
                }
            }
            var low = kind.floor(rules.absurdTimes());
            var high = kind.ceiling(rules.absurdTimes());
            if (draft.price().compareTo(low) < 0 || draft.price().compareTo(high) > 0) {
                return new DrawingUp.AbsurdPrice(low, high, kind.priceLow(), kind.priceHigh());
            }
            if (!kind.isUsual(draft.price()) && draft.priceReason() == null) {
                return new DrawingUp.UnusualPrice(kind.priceLow(), kind.priceHigh());
            }
            if (kind.decision() == Decision.LIFT && draft.quantityMilli() != 1000) {
                return new DrawingUp.OneLiftEach();
            }
            if (!isSane(draft, kind)) {
                return new DrawingUp.AbsurdEstimate();
            }
            var figure =
                    figures.of(rules, draft.catalogueCode(), draft.compoundId()).orElse(null);
            if (figure != null
                    && figure.milli() != draft.quantityMilli()
                    && draft.amount().reason() == null) {
                return new DrawingUp.OtherFigure(figure);
            }
            return drawUpOnce(plan, project, draft, kind, Counted.of(draft.amount(), figure));
        });
    }

    private static boolean isSane(ItemDraft draft, CatalogueItem kind) {
        try {
            long fen = estimate(draft, kind).fen();
            return fen > 0 && fen <= ESTIMATE_FEN_MAX;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    static Money estimate(ItemDraft draft, CatalogueItem kind) {
        return new Quantity(draft.quantityMilli(), kind.unit()).at(draft.price());
    }

    private DrawingUp drawUpOnce(UUID plan, UUID project, ItemDraft draft, CatalogueItem kind, Counted counted) {
        var city = City.current();
        var grounds = draft.grounds();
        var decision =
                draft.maintenanceFund() && kind.decision() == Decision.NONE ? Decision.ORDINARY : kind.decision();
        var estimate = estimate(draft, kind);
        var id = city.newId();
        int number = plans.nextNumber(plan);
        var said = new TreeMap<String, Object>(Map.of(
                "title", draft.title(),
                "character", draft.character().name(),
                "needs", grounds.needs().stream().map(UUID::toString).toList(),
                "consensuses",
                        grounds.consensuses().stream().map(UUID::toString).toList()));
        if (grounds.officeReason() != null) {
            said.put("office_reason", grounds.officeReason());
        }
        if (draft.priceReason() != null) {
            said.put("price_reason", draft.priceReason());
        }
        if (counted.reason() != null) {
            said.put("quantity_reason", counted.reason());
        }
        var act = acts.record(
                PlanAct.ITEM_DRAWN_UP,
                List.of("item:" + id, "plan:" + plan),
                Map.of(
                        "code", draft.catalogueCode(),
                        "number", number,
                        "unit", kind.unit().name(),
                        "quantity_milli", draft.quantityMilli(),
                        "quantity_source", counted.source().name(),
                        "price_fen", draft.price().fen(),
                        "estimate_fen", estimate.fen(),
                        "decision", decision.name()),
                said);
        plans.insertItem(id, plan, number, draft, kind, counted, decision, city.now(), act);
        grounds.needs().forEach(need -> plans.insertGround(id, need, null, null));
        grounds.consensuses().forEach(consensus -> plans.insertGround(id, null, consensus, null));
        if (grounds.officeReason() != null) {
            plans.insertGround(id, null, null, grounds.officeReason());
        }
        gates.meet(project, GateCondition.PLAN_DRAWN_UP, id, act);
        decided.changed(plan, act);
        return new DrawingUp.DrawnUp(id, number, estimate, decision);
    }

    /** Gives up an item; refused once owners, money or a contract stand on it. */
    @Transactional
    public GivingUp giveUp(Viewer by, UUID command, UUID item, String reason) {
        var before = plans.item(item).orElseThrow(() -> new NoSuchElementException("no item " + item));
        by.require(Action.DRAW_UP_PLAN, registry.pathOf(before.compoundId()));
        if (reason.isBlank()) {
            throw new IllegalArgumentException("an item is not given up without a reason");
        }
        var inputs = List.of(item.toString(), reason);
        return commands.once(command, by.personId(), "plan.item.give_up", inputs, GivingUp.class, () -> {
            plans.lock(before.planId());
            if (plans.item(item).orElseThrow().withdrawn()) {
                return new GivingUp.AlreadyGivenUp();
            }
            if (plans.isBeforeTheOwners(item)) {
                return new GivingUp.BeforeTheOwners();
            }
            if (references.name(item)) {
                return new GivingUp.BuiltUpon();
            }
            var refs = List.of("item:" + item, "plan:" + before.planId());
            var act = acts.record(PlanAct.ITEM_WITHDRAWN, refs, Map.of("reason", reason));
            plans.insertWithdrawal(item, reason, by.person(), City.current().now(), act);
            gates.withdraw(project(before.planId()), GateCondition.PLAN_DRAWN_UP, item, act);
            decided.changed(before.planId(), act);
            return new GivingUp.GivenUp();
        });
    }

    /** Puts items to the owners: prepares the vote, and links each item to its matter. */
    @Transactional
    public Asking askOwners(Viewer by, UUID command, UUID plan, Question question) {
        var path = registry.pathOf(question.compoundId());
        by.require(Action.DRAW_UP_PLAN, path);
        by.require(Action.PREPARE_VOTE, path);
        var inputs = List.of(plan, question);
        return commands.once(command, by.personId(), "plan.owners.ask", inputs, Asking.class, () -> {
            plans.lock(plan);
            project(plan);
            var items = plans.standing(plan).stream()
                    .filter(item -> item.compoundId().equals(question.compoundId()))
                    .collect(Collectors.toMap(Item::id, item -> item));
            var refusal = refusal(question, items);
            if (refusal != null) {
                return refusal;
            }
            var matters = question.bundles().stream()
                    .map(bundle -> matter(plan, bundle, items))
                    .toList();
            // The vote's own command follows from this one, so that a repeat finds both.
            var voteCommand = UUID.nameUUIDFromBytes((command + " vote").getBytes(StandardCharsets.UTF_8));
            var prepared = voting.prepare(
                    by,
                    voteCommand,
                    new Proposal(
                            question.compoundId(),
                            question.voters(),
                            question.title(),
                            question.recordOn(),
                            question.opensAt(),
                            question.closesAt(),
                            matters));
            return switch (prepared) {
                case Preparing.Prepared vote -> linked(plan, question, vote);
                case Preparing why -> new Asking.NoSuchVote(why);
            };
        });
    }

    private @Nullable Asking refusal(Question question, Map<UUID, Item> items) {
        if (question.bundles().isEmpty()
                || question.bundles().stream().anyMatch(bundle -> bundle.items().isEmpty())) {
            return new Asking.NothingAsked();
        }
        Set<UUID> seen = new HashSet<>();
        for (var bundle : question.bundles()) {
            for (var id : bundle.items()) {
                var item = items.get(id);
                if (item == null) {
                    return new Asking.NotInThePlan();
                }
                if (!item.decision().mayBePutTo(question.voters())) {
                    return new Asking.NotTheStairwells(item.number());
                }
                if (!seen.add(id)) {
                    return new Asking.AskedTwice(item.number());
                }
                if (plans.isBeforeTheOwners(id)) {
                    return new Asking.AlreadyBeforeTheOwners(item.number());
                }
            }
        }
        return unpublished(question, items);
    }

    /** Owners decide on what was shown to all: a version that hangs, and whose period ends before the voting begins. */
    private @Nullable Asking unpublished(Question question, Map<UUID, Item> items) {
        var path = registry.pathOf(question.compoundId());
        var rules = policy.rules(NoticeRules.class, path, City.current().today());
        if (!rules.kinds().containsKey(Publishing.KIND)) {
            return null;
        }
        var opensFrom = LocalDate.MIN;
        for (var bundle : question.bundles()) {
            for (var id : bundle.items()) {
                var until = versions.publishedUntil(id);
                if (until.isEmpty()) {
                    return new Asking.NotPublished(
                            Objects.requireNonNull(items.get(id)).number());
                }
                var after = until.get().plusDays(1);
                opensFrom = after.isAfter(opensFrom) ? after : opensFrom;
            }
        }
        return question.opensAt().isBefore(opensFrom.atStartOfDay(City.ZONE).toInstant())
                ? new Asking.StillOnNotice(opensFrom)
                : null;
    }

    /** A bundle takes the strictest majority among its items, so that nothing passes on the back of something lighter. */
    private static Proposal.Matter matter(UUID plan, Question.Bundle bundle, Map<UUID, Item> items) {
        var chosen = new ArrayList<Item>();
        bundle.items().forEach(id -> chosen.add(Objects.requireNonNull(items.get(id))));
        chosen.sort(java.util.Comparator.comparingInt(Item::number));
        var kind = chosen.stream()
                .map(item -> item.decision().asked())
                .max(java.util.Comparator.naturalOrder())
                .orElseThrow();
        var shown = bundle.title() + "\n" + kind + "\n"
                + chosen.stream().map(Item::shown).collect(Collectors.joining("\n"));
        return new Proposal.Matter(kind, bundle.title(), "plan", plan, Proposal.digest(shown));
    }

    private Asking linked(UUID plan, Question question, Preparing.Prepared vote) {
        var links = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < question.bundles().size(); i++) {
            links.add(Map.of(
                    "matter", vote.matters().get(i).toString(),
                    "items",
                            question.bundles().get(i).items().stream()
                                    .map(UUID::toString)
                                    .toList()));
        }
        var act = acts.record(
                PlanAct.DECISION_ASKED,
                List.of("plan:" + plan, "vote:" + vote.voteId()),
                Map.of("matters", links),
                Map.of("matters", links));
        for (int i = 0; i < question.bundles().size(); i++) {
            var matter = vote.matters().get(i);
            question.bundles().get(i).items().forEach(item -> plans.insertDecision(item, matter, act));
        }
        return new Asking.Asked(vote.voteId(), vote.code(), vote.matters());
    }

    private UUID project(UUID plan) {
        return plans.projectOf(plan).orElseThrow(() -> new NoSuchElementException("no plan " + plan));
    }
}

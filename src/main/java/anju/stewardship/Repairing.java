package anju.stewardship;

import anju.access.Action;
import anju.access.Role;
import anju.access.Viewer;
import anju.attachment.Attachments;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.money.Money;
import anju.registry.Registry;
import anju.request.Referring;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Repairs that no warranty covers: ordered of the firm, done with a picture and what it cost, confirmed by somebody else. */
@Component
public class Repairing {
    /**
     * A repair as it is ordered.
     *
     * @param request the resident's request that it answers
     */
    public record Card(
            UUID keeper, @Nullable UUID asset, @Nullable UUID request, String what, LocalDate due) {}

    /**
     * What a repair cost, and what paid.
     *
     * @param entry the expense in the book of public income
     * @param paper the maintenance fund's paper
     */
    public record Cost(
            RepairAccount account, Money amount, @Nullable UUID entry, String paper) {
        public Cost {
            entry = account == RepairAccount.PUBLIC_INCOME ? entry : null;
            paper = account == RepairAccount.MAINTENANCE_FUND ? paper.strip() : "";
        }
    }

    private final Commands commands;
    private final Acts acts;
    private final Registry registry;
    private final Attachments attachments;
    private final Referring referring;
    private final Repairs repairs;
    private final Assets assets;
    private final IncomeBook book;

    Repairing(
            Commands commands,
            Acts acts,
            Registry registry,
            Attachments attachments,
            Referring referring,
            Repairs repairs,
            Assets assets,
            IncomeBook book) {
        this.commands = commands;
        this.acts = acts;
        this.registry = registry;
        this.attachments = attachments;
        this.referring = referring;
        this.repairs = repairs;
        this.assets = assets;
        this.book = book;
    }

    /** Orders a repair; whoever reported it is told. */
    @RetryOnConflict
    @Transactional
    public Repaired order(Viewer by, UUID command, UUID compound, Card card) {
        by.require(Action.ORDER_REPAIR, registry.pathOf(compound));
        var inputs = List.of(compound, card);
        return commands.once(command, by.personId(), "stewardship.repair", inputs, Repaired.class, () -> {
            var today = City.current().today();
            if (card.due().isBefore(today)) {
                return new Repaired.Past(card.due(), today);
            }
            if (!assets.isOrganisation(card.keeper())) {
                return new Repaired.UnknownKeeper();
            }
            if (card.asset() != null) {
                var asset = repairs.asset(compound, card.asset());
                if (asset.isEmpty()) {
                    return new Repaired.OtherAsset();
                }
                var until = asset.get().warrantyUntilOn();
                if (until != null && !today.isAfter(until)) {
                    return new Repaired.UnderWarranty(until);
                }
            }
            if (card.request() != null && !referring.takesWork(card.request(), compound)) {
                return new Repaired.OtherRequest();
            }
            var id = City.current().newId();
            var code = repairs.nextCode();
            var references = new ArrayList<>(List.of("compound:" + compound, "work_order:" + id));
            if (card.asset() != null) {
                references.add("asset:" + card.asset());
            }
            if (card.request() != null) {
                references.add("request:" + card.request());
            }
            var act = acts.record(
                    StewardshipAct.REPAIR_ORDERED,
                    references,
                    Map.of("due", card.due().toString()),
                    Map.of(
                            "code", code,
                            "what", card.what(),
                            "keeper", card.keeper().toString(),
                            "by", by.person().toString()));
            repairs.insert(id, code, compound, card, by.person(), act);
            if (card.request() != null) {
                referring.begun(by, card.request(), code, card.due());
            }
            return new Repaired.Ordered(id, code);
        });
    }

    /** The firm says it is done, shows it, and says what it cost and who paid. */
    @RetryOnConflict
    @Transactional
    public Repaired done(Viewer by, UUID command, UUID order, String note, @Nullable UUID photo, Cost cost) {
        by.require(Action.DO_UPKEEP, pathOf(order));
        var inputs = Arrays.asList(order, note, photo, cost);
        var step = new Repairs.Step(note, photo, cost);
        return step(
                by,
                command,
                order,
                RepairState.ORDERED,
                RepairState.DONE,
                StewardshipAct.REPAIR_DONE,
                inputs,
                step,
                repair -> {
                    if (photo == null || !attachments.exists(photo)) {
                        return Optional.of(new Repaired.NoPhoto());
                    }
                    return refused(repair, cost);
                });
    }

    /** Somebody who did not do it looked: it is done. Whoever reported it is told. */
    @RetryOnConflict
    @Transactional
    public Repaired confirm(Viewer by, UUID command, UUID order, String note) {
        by.require(Action.CONFIRM_MENDED, pathOf(order));
        return step(
                by,
                command,
                order,
                RepairState.DONE,
                RepairState.CONFIRMED,
                StewardshipAct.REPAIR_CONFIRMED,
                List.of(order, note),
                new Repairs.Step(note, null, null),
                repair -> judged(by, repair));
    }

    /** Somebody who did not do it looked: it is not done. */
    @RetryOnConflict
    @Transactional
    public Repaired sendBack(Viewer by, UUID command, UUID order, String note) {
        by.require(Action.CONFIRM_MENDED, pathOf(order));
        return step(
                by,
                command,
                order,
                RepairState.DONE,
                RepairState.ORDERED,
                StewardshipAct.REPAIR_RETURNED,
                List.of(order, note),
                new Repairs.Step(note, null, null),
                repair -> judged(by, repair));
    }

    /** It is not needed after all. */
    @RetryOnConflict
    @Transactional
    public Repaired cancel(Viewer by, UUID command, UUID order, String note) {
        by.require(Action.ORDER_REPAIR, pathOf(order));
        return step(
                by,
                command,
                order,
                RepairState.ORDERED,
                RepairState.CANCELLED,
                StewardshipAct.REPAIR_CANCELLED,
                List.of(order, note),
                new Repairs.Step(note, null, null),
                _ -> by.has(Role.PROPERTY_FIRM) ? Optional.of(new Repaired.NotYours()) : Optional.empty());
    }

    private static Optional<Repaired> judged(Viewer by, Repairs.Repair repair) {
        return by.has(Role.PROPERTY_FIRM) || by.person().equals(repair.doneBy())
                ? Optional.of(new Repaired.NotYours())
                : Optional.empty();
    }

    private Optional<Repaired> refused(Repairs.Repair repair, Cost cost) {
        if ((cost.account() == RepairAccount.SERVICE_FEE) != cost.amount().equals(Money.ZERO)) {
            return Optional.of(new Repaired.CostAndAccount());
        }
        return switch (cost.account()) {
            case SERVICE_FEE, UPKEEP_MONEY -> Optional.empty();
            case MAINTENANCE_FUND ->
                cost.paper().isBlank() ? Optional.of(new Repaired.NoPaper()) : Optional.<Repaired>empty();
            case PUBLIC_INCOME -> {
                book.lock(repair.compoundId());
                var left = cost.entry() == null
                        ? Optional.<Money>empty()
                        : repairs.left(repair.compoundId(), cost.entry());
                yield left.isEmpty()
                        ? Optional.of(new Repaired.NoEntry())
                        : cost.amount().compareTo(left.get()) > 0
                                ? Optional.of(new Repaired.MoreThanEntry(left.get()))
                                : Optional.empty();
            }
        };
    }

    private Repaired step(
            Viewer by,
            UUID command,
            UUID order,
            RepairState from,
            RepairState to,
            StewardshipAct deed,
            List<?> inputs,
            Repairs.Step step,
            java.util.function.Function<Repairs.Repair, Optional<Repaired>> refusal) {
        Supplier<Repaired> work = () -> {
            repairs.lock(order);
            var repair = repairs.find(order).orElseThrow();
            if (repair.state() != from) {
                return new Repaired.Elsewhere(repair.state());
            }
            var refused = refusal.apply(repair);
            if (refused.isPresent()) {
                return refused.get();
            }
            var payload = new HashMap<String, Object>(
                    Map.of("note", step.note(), "by", by.person().toString()));
            var published = new HashMap<String, Object>();
            if (step.cost() != null) {
                payload.put("photo", String.valueOf(step.photo()));
                published.put("account", step.cost().account().name());
                published.put("cost_fen", step.cost().amount().fen());
            }
            var act = acts.record(deed, List.of("work_order:" + order), published, payload);
            repairs.step(repair, to, step, by.person(), deed, act);
            if (to == RepairState.CONFIRMED && repair.requestId() != null) {
                referring.done(by, repair.requestId(), repair.code(), step.note());
            }
            return new Repaired.Moved(to);
        };
        return commands.once(command, by.personId(), deed.code(), inputs, Repaired.class, work);
    }

    private String pathOf(UUID order) {
        return registry.pathOf(repairs.find(order).orElseThrow().compoundId());
    }
}

package anju.stewardship;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.policy.Policy;
import anju.registry.Registry;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Fees waived for households in hardship (恩平: 经全体居民协商同意). Only count and sum are ever public. */
@Component
public class Waiving {
    private final Commands commands;
    private final Acts acts;
    private final Policy policy;
    private final Registry registry;
    private final Matters matters;
    private final Waivers waivers;

    Waiving(Commands commands, Acts acts, Policy policy, Registry registry, Matters matters, Waivers waivers) {
        this.commands = commands;
        this.acts = acts;
        this.policy = policy;
        this.registry = registry;
        this.matters = matters;
        this.waivers = waivers;
    }

    /** Grants a waiver; the public record names neither home nor ground. */
    @RetryOnConflict
    @Transactional
    public Waived grant(Viewer by, UUID command, UUID compound, WaiverCard card) {
        var path = registry.pathOf(compound);
        by.require(Action.WAIVE_FEE, path);
        var inputs = List.of(compound, card);
        return commands.once(command, by.personId(), "stewardship.waive", inputs, Waived.class, () -> {
            var rules = policy.rules(
                            StewardshipRules.class, path, City.current().today())
                    .waivers();
            if (registry.part(card.part())
                    .filter(part -> part.compoundId().equals(compound))
                    .isEmpty()) {
                return new Waived.Elsewhere();
            }
            if (!rules.grounds().containsKey(card.ground())) {
                return new Waived.UnknownGround(card.ground());
            }
            if (!matters.passed(compound, card.matter())) {
                return new Waived.OwnersDecide();
            }
            if (!card.until().isAfter(card.from())) {
                return new Waived.Backwards();
            }
            if (card.until()
                    .isAfter(card.from().plusMonths(rules.monthsAtMost()).minusDays(1))) {
                return new Waived.TooLong(rules.monthsAtMost());
            }
            waivers.lock(compound);
            var other = waivers.overlapping(card.part(), card.from(), card.until());
            if (other.isPresent()) {
                return other.get();
            }
            var id = City.current().newId();
            var act = acts.record(
                    StewardshipAct.WAIVER_GRANTED,
                    List.of("compound:" + compound, "matter:" + card.matter()),
                    Map.of(
                            "waiver", id.toString(),
                            "part", card.part().toString(),
                            "ground", card.ground(),
                            "amount_fen", card.amount().fen(),
                            "paper", card.paper(),
                            "by", by.person().toString()));
            waivers.insert(id, compound, card, by.person(), act);
            return new Waived.Granted(id);
        });
    }

    /** Ends a waiver whose ground is gone. */
    @RetryOnConflict
    @Transactional
    public Waived end(Viewer by, UUID command, UUID waiver, String reason) {
        var found = waivers.find(waiver).orElseThrow();
        by.require(Action.WAIVE_FEE, registry.pathOf(found.compoundId()));
        return commands.once(
                command, by.personId(), "stewardship.waiver-end", List.of(waiver, reason), Waived.class, () -> {
                    waivers.lock(found.compoundId());
                    if (waivers.find(waiver).orElseThrow().ended()) {
                        return new Waived.AlreadyEnded();
                    }
                    var act = acts.record(
                            StewardshipAct.WAIVER_ENDED,
                            List.of("compound:" + found.compoundId()),
                            Map.of(
                                    "waiver", waiver.toString(),
                                    "reason", reason,
                                    "by", by.person().toString()));
                    waivers.end(waiver, reason, by.person(), act);
                    return new Waived.Ended();
                });
    }
}

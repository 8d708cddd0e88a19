package anju.stewardship;

import anju.access.Action;
import anju.access.Viewer;
import anju.city.City;
import anju.city.RetryOnConflict;
import anju.evidence.Acts;
import anju.evidence.Commands;
import anju.policy.Policy;
import anju.registry.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The open budget of the trust model (信托制物业): the owners pass what may be spent in a year, everybody reads what was spent
 * against it and what is left (Trust Law art. 33; domain brief 8.2).
 */
@Component
public class Budgeting {
    private final Commands commands;
    private final Acts acts;
    private final Policy policy;
    private final Registry registry;
    private final Matters matters;
    private final Budgets budgets;

    Budgeting(Commands commands, Acts acts, Policy policy, Registry registry, Matters matters, Budgets budgets) {
        this.commands = commands;
        this.acts = acts;
        this.policy = policy;
        this.registry = registry;
        this.matters = matters;
        this.budgets = budgets;
    }

    /** Writes down what the owners passed; for a year that has one already it is the next version. */
    @RetryOnConflict
    @Transactional
    public Budgeted adopt(Viewer by, UUID command, UUID compound, BudgetCard card) {
        var path = registry.pathOf(compound);
        by.require(Action.STEWARD, path);
        return commands.once(
                command, by.personId(), "stewardship.budget", List.of(compound, card), Budgeted.class, () -> {
                    var city = City.current();
                    int year = city.today().getYear();
                    if (card.year() < year || card.year() > year + 1) {
                        return new Budgeted.OtherYear(year, year + 1);
                    }
                    var kinds = policy.rules(StewardshipRules.class, path, city.today())
                            .income()
                            .expenses();
                    for (var kind : card.lines().keySet()) {
                        if (!kinds.containsKey(kind)) {
                            return new Budgeted.UnknownKind(kind);
                        }
                    }
                    budgets.lock(compound);
                    if (!budgets.isInTrust(compound)) {
                        return new Budgeted.NotInTrust();
                    }
                    if (!matters.passed(compound, card.matter())) {
                        return new Budgeted.OwnersDecide();
                    }
                    var id = city.newId();
                    int version = budgets.nextVersion(compound, card.year());
                    var lines = new ArrayList<Map<String, Object>>();
                    card.lines().forEach((kind, amount) -> lines.add(Map.of("kind", kind, "amount_fen", amount.fen())));
                    var act = acts.record(
                            StewardshipAct.BUDGET_ADOPTED,
                            List.of("compound:" + compound, "matter:" + card.matter()),
                            Map.of("year", card.year(), "version", version, "lines", lines),
                            Map.of(
                                    "budget", id.toString(),
                                    "paper", card.paper(),
                                    "by", by.person().toString()));
                    budgets.insert(id, compound, version, card, by.person(), act);
                    return new Budgeted.Adopted(id, version);
                });
    }
}

package anju.fund;

import anju.money.LargestRemainder;
import anju.money.Money;
import anju.plan.ItemClass;
import anju.plan.Payer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who pays how much of an item's estimate by the rules; the shares add up to it exactly. */
public sealed interface Sharing {
    /** Every fen of the estimate has a payer. */
    record Shared(List<Share> shares) implements Sharing {}

    /** The fixed amounts per unit are not the item's price, and nobody is named for the rest. */
    record PartsDiffer(Money parts, Money price) implements Sharing {}

    /**
     * One payer's part.
     *
     * @param perUnit the fixed amount per unit, where the rules name one
     * @param part and {@code parts}: this payer's weight and all weights, where the rules divide by parts; 0 of 0 for a rest
     */
    record Share(Payer payer, Money amount, @Nullable Money perUnit, long part, long parts) {}

    /**
     * An item as its sharing needs it.
     *
     * @param payers as the catalogue names them, first in line first
     * @param maintenanceFund the plan draws on the maintenance fund for it
     */
    record Asked(
            String code,
            ItemClass itemClass,
            long quantityMilli,
            Money price,
            Money estimate,
            List<Payer> payers,
            boolean maintenanceFund) {}

    static Sharing of(FundingRules rules, Asked item) {
        var fixed = rules.perUnit().get(item.code());
        return fixed == null
                ? byWeights(rules, item)
                : perUnit(fixed, rules.rest().get(item.code()), item);
    }

    private static Sharing perUnit(Map<Payer, Money> fixed, @Nullable Payer rest, Asked item) {
        var parts = fixed.values().stream().reduce(Money.ZERO, Money::plus);
        if (rest == null && !parts.equals(item.price())) {
            return new PartsDiffer(parts, item.price());
        }
        // A subsidy above the price pays the whole and no more; otherwise what it leaves has its payer.
        boolean covers = parts.compareTo(item.price()) >= 0;
        var weights = new LinkedHashMap<Payer, Long>();
        fixed.forEach((payer, amount) -> weights.put(payer, amount.fen()));
        if (!covers && rest != null) {
            weights.merge(rest, item.price().minus(parts).fen(), Math::addExact);
        }
        var amounts = LargestRemainder.split(item.estimate(), List.copyOf(weights.values()));
        var shares = new ArrayList<Share>();
        weights.forEach(
                (payer, weight) -> shares.add(new Share(payer, amounts.get(shares.size()), new Money(weight), 0, 0)));
        return new Shared(List.copyOf(shares));
    }

    private static Sharing byWeights(FundingRules rules, Asked item) {
        var known = rules.weights().getOrDefault(item.itemClass(), Map.of());
        var weights = new LinkedHashMap<Payer, Long>();
        for (var payer : item.payers()) {
            if (payer != Payer.MAINTENANCE_FUND || item.maintenanceFund()) {
                weights.put(payer, known.getOrDefault(payer, 0L));
            }
        }
        if (item.maintenanceFund()) {
            weights.putIfAbsent(Payer.MAINTENANCE_FUND, known.getOrDefault(Payer.MAINTENANCE_FUND, 0L));
        }
        long parts = weights.values().stream().mapToLong(Long::longValue).sum();
        if (parts == 0) {
            var first = weights.isEmpty()
                    ? item.payers().getFirst()
                    : weights.firstEntry().getKey();
            return new Shared(List.of(new Share(first, item.estimate(), null, 1, 1)));
        }
        weights.values().removeIf(part -> part == 0);
        var amounts = LargestRemainder.split(item.estimate(), List.copyOf(weights.values()));
        var shares = new ArrayList<Share>();
        weights.forEach((payer, part) -> shares.add(new Share(payer, amounts.get(shares.size()), null, part, parts)));
        return new Shared(List.copyOf(shares));
    }
}

package anju.payment;

import anju.money.Fraction;
import anju.money.LargestRemainder;
import anju.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What is payable now: what the contract has earned so far by its ratio, less what was paid or is held. Reckoned on the sum, so
 * that rounding never adds up (Caijian [2022] 183: 80 to 90 per cent of completed value).
 *
 * @param earlierValue accepted value of the contract's other payments
 * @param earlierPaid what they paid or hold
 */
record Reckoning(Money earlierValue, Money earlierPaid, Fraction ratio, List<Line> lines) {
    /** An accepted line at its contract value. */
    record Line(UUID acceptedLine, UUID item, long quantityMilli, Money value) {}

    /** An allocation that funds an item: how much was set aside, how much is left. */
    record Fund(UUID allocation, Money setAside, Money left) {}

    Reckoning {
        lines = List.copyOf(lines);
    }

    Money value() {
        return lines.stream().map(Line::value).reduce(Money.ZERO, Money::plus);
    }

    Money amount() {
        return earlierValue.plus(value()).times(ratio).minus(earlierPaid);
    }

    /** The amount by item, in proportion to the accepted value. */
    SortedMap<UUID, Money> byItem() {
        var values = new TreeMap<UUID, Money>();
        lines.forEach(line -> values.merge(line.item(), line.value(), Money::plus));
        var shares = LargestRemainder.split(
                amount(), values.values().stream().map(Money::fen).toList());
        var amounts = new TreeMap<UUID, Money>();
        var next = shares.iterator();
        values.keySet().forEach(item -> amounts.put(item, next.next()));
        return amounts;
    }

    /**
     * One item's amount by allocation, in proportion to what was set aside. What an allocation no longer has, the others bear in
     * order; shares add up to the amount unless all together have less.
     */
    static SortedMap<UUID, Money> split(Money amount, List<Fund> funds) {
        var shares = new ArrayList<>(LargestRemainder.split(
                amount, funds.stream().map(fund -> fund.setAside().fen()).toList()));
        var excess = Money.ZERO;
        for (int i = 0; i < shares.size(); i++) {
            var left = funds.get(i).left();
            if (shares.get(i).compareTo(left) > 0) {
                excess = excess.plus(shares.get(i).minus(left));
                shares.set(i, left);
            }
        }
        var amounts = new TreeMap<UUID, Money>();
        for (int i = 0; i < shares.size(); i++) {
            var room = funds.get(i).left().minus(shares.get(i));
            var more = room.compareTo(excess) < 0 ? room : excess;
            excess = excess.minus(more);
            var share = shares.get(i).plus(more);
            if (share.isPositive()) {
                amounts.put(funds.get(i).allocation(), share);
            }
        }
        return amounts;
    }
}

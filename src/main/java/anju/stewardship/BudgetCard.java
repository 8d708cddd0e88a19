package anju.stewardship;

import anju.money.Money;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A year's budget as owners passed it.
 *
 * @param lines what may be spent, by kind of expense
 * @param matter the owners' matter
 * @param paper the resolution, by its number
 */
public record BudgetCard(int year, SortedMap<String, Money> lines, UUID matter, String paper) {
    public BudgetCard {
        lines = new TreeMap<>(lines);
        if (lines.isEmpty() || lines.values().stream().anyMatch(amount -> !amount.isPositive())) {
            throw new IllegalArgumentException("a budget has at least one line, each of more than nothing");
        }
    }
}

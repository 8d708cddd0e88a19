package anju.stewardship;

import anju.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a repair cost, and what paid.
 *
 * @param entry the expense in the book of public income
 * @param paper the maintenance fund's paper
 */
public record RepairCost(
        RepairAccount account, Money amount, @Nullable UUID entry, String paper) {
    public RepairCost {
        entry = account == RepairAccount.PUBLIC_INCOME ? entry : null;
        paper = account == RepairAccount.MAINTENANCE_FUND ? paper.strip() : "";
    }
}

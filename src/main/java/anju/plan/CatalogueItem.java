package anju.plan;

import anju.money.Money;
import anju.money.Unit;
import anju.policy.Name;
import java.util.List;

/**
 * A kind of work a plan may contain.
 *
 * @param priceLow usual price per unit, lower end; a warning outside the range, never a refusal
 * @param decision the strictest decision that the item may need; raised, never lowered, by where the money comes from
 * @param lifeYears years it is built for; 0 where nothing is left to keep
 */
public record CatalogueItem(
        Name name,
        ItemClass itemClass,
        Unit unit,
        Money priceLow,
        Money priceHigh,
        List<Payer> payers,
        Decision decision,
        int lifeYears) {
    public CatalogueItem {
        if (!priceLow.isPositive() || priceHigh.compareTo(priceLow) < 0) {
            throw new IllegalArgumentException("priceLow is more than 0 and at most priceHigh");
        }
        if (lifeYears < 0 || lifeYears > 100) {
            throw new IllegalArgumentException("lifeYears is 0 to 100");
        }
        if (payers.isEmpty()) {
            throw new IllegalArgumentException("payers names at least one");
        }
        payers = List.copyOf(payers);
    }

    /** Within the usual range, both ends included. */
    public boolean isUsual(Money pricePerUnit) {
        return pricePerUnit.compareTo(priceLow) >= 0 && pricePerUnit.compareTo(priceHigh) <= 0;
    }
}

package anju.plan;

import anju.money.Money;
import anju.money.Unit;
import anju.policy.Name;
import java.util.List;

/**
 * A kind of work a plan may contain.
 *
 * @param part which part of the scheme it stands in
 * @param priceLow usual price per unit, lower end; outside the range a price needs its reason
 * @param decision the strictest decision that the item may need; raised, never lowered, by where the money comes from
 * @param lifeYears years it is built for; 0 where nothing is left to keep
 */
public record CatalogueItem(
        Name name,
        ItemClass itemClass,
        SchemePart part,
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

    /** The lowest price that can be meant, where anything below a fraction of the usual is a slip of the keyboard. */
    public Money floor(int absurdTimes) {
        return new Money(Math.ceilDiv(priceLow.fen(), absurdTimes));
    }

    /** The highest price that can be meant. */
    public Money ceiling(int absurdTimes) {
        return new Money(Math.multiplyExact(priceHigh.fen(), absurdTimes));
    }
}

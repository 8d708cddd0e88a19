package anju.plan;

import anju.money.Money;

/** What renovation usually comes to, by area and by household; a plan outside is looked at again, not refused. */
public record UsualCost(Range perSquareMetre, Range perHousehold) {
    /** Both ends included. */
    public record Range(Money low, Money high) {
        public Range {
            if (!low.isPositive() || high.compareTo(low) < 0) {
                throw new IllegalArgumentException("low is more than 0 and at most high");
            }
        }

        public boolean holds(Money amount) {
            return amount.compareTo(low) >= 0 && amount.compareTo(high) <= 0;
        }
    }
}

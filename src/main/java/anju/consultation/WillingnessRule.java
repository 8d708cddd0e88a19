package anju.consultation;

import anju.money.Fraction;

/**
 * When residents are willing: these shares, each at least. Not an owners' decision, whose lines the law draws.
 *
 * @param participation of the forms issued, those answered
 * @param consent of the forms that {@code consentOf} names, those willing
 * @param daysMin days a round lasts at least, its first and last included
 */
public record WillingnessRule(
        Fraction participation, Fraction consent, Denominator consentOf, int daysMin, int daysMax) {
    public WillingnessRule {
        if (participation.numerator() > participation.denominator() || consent.numerator() > consent.denominator()) {
            throw new IllegalArgumentException("participation and consent are at most the whole");
        }
        if (daysMin < 1 || daysMax < daysMin) {
            throw new IllegalArgumentException("daysMin is at least 1 and at most daysMax");
        }
    }

    /** Both shares are reached, compared exactly; nobody asked is nothing reached. */
    boolean isReachedBy(WillingnessCount count) {
        return count.issued() > 0
                && count.answered() > 0
                && participation.isReachedBy(count.answered(), count.issued())
                && consent.isReachedBy(count.willing(), base(count));
    }

    /** What consent is a share of. */
    public long base(WillingnessCount count) {
        return consentOf == Denominator.ISSUED ? count.issued() : count.answered();
    }
}

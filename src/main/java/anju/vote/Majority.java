package anju.vote;

import anju.money.Fraction;

/** The share of those taking part, by area and again by heads, that must be for a matter, and whether the share itself is enough. */
public record Majority(Fraction share, Bound bound) {
    /** {@code MORE_THAN} excludes the share itself, {@code AT_LEAST} includes it (Civil Code art. 1259). */
    public enum Bound {
        MORE_THAN,
        AT_LEAST
    }

    public Majority {
        if (share.numerator() > share.denominator()) {
            throw new IllegalArgumentException("a majority is at most the whole, not " + share);
        }
    }

    public boolean isReachedBy(long part, long whole) {
        return bound == Bound.AT_LEAST ? share.isReachedBy(part, whole) : share.isExceededBy(part, whole);
    }
}

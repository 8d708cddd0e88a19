package anju.payment;

import anju.money.Money;

/** What became of confirming a statement's lines. */
public sealed interface Reconciling {
    record Confirmed(int lines, Money sum) implements Reconciling {}

    record NothingMatches() implements Reconciling {}

    /** What matches is not what the person saw. */
    record ChangedMeanwhile() implements Reconciling {}
}

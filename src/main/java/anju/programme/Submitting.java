package anju.programme;

import anju.money.Money;

/** What became of putting a proposal before those who announce. */
public sealed interface Submitting {
    record Submitted() implements Submitting {}

    record Closed() implements Submitting {}

    record NoCompounds() implements Submitting {}

    record OverBudget(Money estimated, Money budget) implements Submitting {}

    /** It passes over compounds with more points and gives no grounds. */
    record GroundsNeeded(int passedOver) implements Submitting {}

    /** A compound of it has meanwhile left the reserve. */
    record NotInReserve(String compound) implements Submitting {}
}

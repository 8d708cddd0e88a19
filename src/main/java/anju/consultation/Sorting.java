package anju.consultation;

import java.util.UUID;

/** The answers to putting opinions together and saying what becomes of them. */
public sealed interface Sorting {
    record Reached(UUID consensusId, int opinions) implements Sorting {}

    record TakenUp(UUID needId, int told) implements Sorting {}

    record Concluded(int told) implements Sorting {}

    /** The opinion waits again. */
    record Parted() implements Sorting {}

    /** An item of a plan stands on the consensus; that goes first. */
    record NamedBy(String item) implements Sorting {}

    /** The opinion does not stand in this consensus, or is its only one. */
    record NotApart() implements Sorting {}

    record UnknownTopic(String topic) implements Sorting {}

    /** One of them is of another compound, stands in a consensus, or has its answer. */
    record NotFree() implements Sorting {}

    /** The consensus has been taken up or declined already. */
    record AlreadyDecided() implements Sorting {}

    /** Nobody is touched: no household was named. */
    record NobodyTouched() implements Sorting {}

    /** The reason is public and must not hold anybody's number. */
    record NumbersFound() implements Sorting {}
}

package anju.survey;

/** The answers to withdrawing a need. */
public sealed interface Withdrawing {
    record Withdrawn() implements Withdrawing {}

    record AlreadyWithdrawn() implements Withdrawing {}

    /** An item of a plan stands on it; that goes first. */
    record StillNeeded() implements Withdrawing {}
}

package anju.survey;

/** The answers to saying what was done about a danger. */
public sealed interface Settling {
    record Settled() implements Settling {}

    record AlreadySettled() implements Settling {}
}

package anju.registry;

import java.util.UUID;

/** The answers to registering a compound. */
public sealed interface Founding {
    record Founded(UUID compoundId) implements Founding {}

    /** Another compound has this code. */
    record CodeTaken(String code, UUID compoundId) implements Founding {}

    record NoSuchArea(String path) implements Founding {}

    /** The draft names a building, stairwell or part twice. */
    record NumberTwice(String where) implements Founding {}

    /** The owners' shares of a part do not make up the whole. */
    record SharesNotWhole(String where) implements Founding {}

    /** It is dated after today. */
    record NotYet(java.time.LocalDate since) implements Founding {}
}

package anju.vote;

import java.time.Instant;

/** The answers to opening the ballot box. */
public sealed interface OpeningBox {
    record Opened(int papers) implements OpeningBox {}

    record NotYet(Instant closesAt) implements OpeningBox {}

    record NotOpen(VoteState state) implements OpeningBox {}

    record AlreadyOpened() implements OpeningBox {}

    /** Whoever opens it does not witness it. */
    record TooFewWitnesses(int atLeast) implements OpeningBox {}

    /** A witness without an office in this place. */
    record NotAWitness() implements OpeningBox {}

    record Candidate() implements OpeningBox {}
}

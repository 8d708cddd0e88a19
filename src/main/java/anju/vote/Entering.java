package anju.vote;

import java.time.Instant;
import java.util.UUID;

/** The answers to entering a paper ballot. */
public sealed interface Entering {
    record Entered(UUID ballotId, UUID actId) implements Entering {}

    record NotOpen(VoteState state) implements Entering {}

    record InTheFuture() implements Entering {}

    record OutsidePeriod(Instant opensAt, Instant closesAt) implements Entering {}

    record SerialUsed(String serial) implements Entering {}

    record NotOnTheRoll() implements Entering {}

    /** Signed by somebody who may not cast for this head; it can be entered as invalid. */
    record NotTheirs() implements Entering {}

    record NotAsked() implements Entering {}
}

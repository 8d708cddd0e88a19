package anju.vote;

import java.time.Instant;
import java.util.UUID;

/** The answers to entering a paper ballot; it counts once another teller has compared it. */
public sealed interface Entering {
    record Entered(UUID entryId) implements Entering {}

    record NotOpen(VoteState state) implements Entering {}

    /** Papers are read after the closing, from a box opened before witnesses. */
    record BoxShut() implements Entering {}

    /** As many are entered as lay in the box. */
    record NoMorePapers(int papers) implements Entering {}

    record InTheFuture() implements Entering {}

    record OutsidePeriod(Instant opensAt, Instant closesAt) implements Entering {}

    record SerialUsed(String serial) implements Entering {}

    record NotOnTheRoll() implements Entering {}

    /** Signed by somebody who may not cast for this head; it can be entered as invalid. */
    record NotTheirs() implements Entering {}

    record NotAsked() implements Entering {}

    /** Nobody enters the paper of their own head. */
    record OwnBallot() implements Entering {}

    /** Who stands for election does not count. */
    record Candidate() implements Entering {}
}

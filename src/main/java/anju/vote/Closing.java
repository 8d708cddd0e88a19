package anju.vote;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The answers to closing a vote. */
public sealed interface Closing {
    record Closed(List<MatterVerdict> matters) implements Closing {}

    /** What the owners decided about one matter. */
    record MatterVerdict(UUID matterId, Verdict verdict) {}

    record NotYet(Instant closesAt) implements Closing {}

    /** Papers of the box that are not entered, and entries nobody has compared yet; a count without them would be wrong. */
    record PapersWaiting(int notEntered, int notCompared) implements Closing {}

    /** Three counts do not agree; nothing is stored. */
    record CountsDiffer(Difference where) implements Closing {}

    record NotOpen(VoteState state) implements Closing {}
}

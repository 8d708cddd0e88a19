package anju.programme;

import java.util.UUID;

/** What became of writing down a proposal. */
public sealed interface Drafting {
    record Drafted(UUID proposal) implements Drafting {}

    /** Submitted or announced meanwhile; what is before the leader does not change under their eyes. */
    record Closed() implements Drafting {}

    record UnknownArea() implements Drafting {}

    /** Not in the reserve now, or outside the proposal's area. */
    record NotInReserve(UUID reserve) implements Drafting {}
}

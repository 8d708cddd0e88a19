package anju.vote;

import java.time.Instant;
import java.util.UUID;

/** The answers to casting a ballot by phone. */
public sealed interface Casting {
    /** @param again it takes the place of an earlier ballot of this head, where the rules let the last one count */
    record Cast(UUID ballotId, UUID actId, boolean again) implements Casting {}

    record NotOpenYet(Instant opensAt) implements Casting {}

    record Over(Instant closesAt) implements Casting {}

    /** The roll is not frozen, or the vote is void. */
    record NotOpen(VoteState state) implements Casting {}

    /** Not on the roll with this head, or a co-owner without the others' authorisation. */
    record NotYourBallot() implements Casting {}

    /** The head voted itself; its proxy's ballot would change nothing. */
    record OwnerVoted() implements Casting {}

    record NothingAnswered() implements Casting {}

    /** An answer to something this vote does not ask. */
    record NotAsked() implements Casting {}
}

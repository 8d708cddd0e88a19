package anju.vote;

import java.time.Instant;
import java.util.UUID;

/** The answers to writing down an attempt to deliver ballots. */
public sealed interface Delivered {
    record Recorded(UUID deliveryId, int doors) implements Delivered {}

    /** The roll is not frozen yet, or it is over. */
    record NotOpen(VoteState state) implements Delivered {}

    record Over(Instant closesAt) implements Delivered {}

    record NoDoor() implements Delivered {}

    record NotOnTheRoll() implements Delivered {}

    record InTheFuture() implements Delivered {}

    /** Before the roll was frozen nobody could know whom to bring it to. */
    record BeforeTheRoll(Instant frozenAt) implements Delivered {}

    /** Posting comes after attempts in vain on that many different days. */
    record PostedTooSoon(int attempts, int doors) implements Delivered {}

    /** A posted ballot counts as received; nothing else can be said of it. */
    record PostedInVain() implements Delivered {}
}

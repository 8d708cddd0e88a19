package anju.stewardship;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What became of a claim on a warranty, or of a step of one. */
public sealed interface Claimed {
    /** @param answerBy when the builder answers at the latest */
    record Sent(UUID claim, String code, Instant answerBy, LocalDate mendBy) implements Claimed {}

    record Moved(ClaimState now) implements Claimed {}

    /** The warranty ended on this day. */
    record Expired(LocalDate until) implements Claimed {}

    /** The accepted work carries no warranty. */
    record NoWarranty() implements Claimed {}

    /** A claim on the same thing is open. */
    record AlreadyOpen(UUID claim, String code) implements Claimed {}

    /** Somebody has moved it meanwhile. */
    record Elsewhere(ClaimState now) implements Claimed {}

    /** Who mended does not confirm it; only who claimed withdraws. */
    record NotYours() implements Claimed {}

    /** Another compound's request, or one that is over. */
    record OtherRequest() implements Claimed {}

    record UnknownPhoto() implements Claimed {}
}

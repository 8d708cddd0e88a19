package anju.vote.mandate;

import java.time.Instant;

/** The answers to taking a mandate back. */
public sealed interface Revoking {
    record Revoked() implements Revoking {}

    record NotStanding() implements Revoking {}

    /** The proxy voted; the owner's own ballot still goes before it. */
    record AlreadyCast(Instant at) implements Revoking {}

    record Over(Instant closesAt) implements Revoking {}
}

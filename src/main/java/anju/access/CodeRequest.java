package anju.access;

import java.time.Instant;
import java.util.UUID;

/** What became of asking for a one-time code. */
public sealed interface CodeRequest {
    /** The same answer whether or not anybody has this phone. */
    record Sent(UUID code, Instant expiresAt) implements CodeRequest {}

    record Wait(Instant until) implements CodeRequest {}

    record NotMobile() implements CodeRequest {}
}

package anju.dispatch;

import java.time.Instant;
import java.util.UUID;

/** What became of calling a meeting. */
public sealed interface Calling {
    /** @param late how many late things it starts with */
    record Called(UUID meeting, String code, int late) implements Calling {}

    record UnknownArea() implements Calling {}

    record InThePast(Instant now) implements Calling {}
}

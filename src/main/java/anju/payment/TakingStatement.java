package anju.payment;

import java.time.Instant;
import java.util.UUID;

/** What became of handing in a statement. */
public sealed interface TakingStatement {
    record Taken(UUID statement) implements TakingStatement {}

    /** The very same file was handed in before; nothing changed. */
    record TakenBefore(UUID statement, Instant at) implements TakingStatement {}

    /** The same file was handed in at a place that is not this person's. */
    record TakenElsewhere(Instant at) implements TakingStatement {}
}

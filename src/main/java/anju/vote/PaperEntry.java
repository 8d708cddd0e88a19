package anju.vote;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A paper as one teller read it, waiting to be compared. */
record PaperEntry(
        UUID id,
        UUID voteId,
        UUID headId,
        String serial,
        Instant castAt,
        @Nullable UUID signedBy,
        @Nullable InvalidReason invalid,
        UUID enteredBy) {}

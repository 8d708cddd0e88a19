package anju.attachment;

import java.util.UUID;

/** What became of an upload. */
public sealed interface Reception {
    record Received(UUID fileId) implements Reception {}

    /** @param limit the number the reason speaks of: megabytes or million pixels; 0 where there is none */
    record Refused(Refusal why, long limit) implements Reception {}
}

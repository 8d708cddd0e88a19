package anju.attachment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file on record.
 *
 * @param uploadedBy nobody where it came through a page that asks for no sign-in
 */
public record Attachment(
        UUID id,
        FileClass fileClass,
        String use,
        String placePath,
        FileType type,
        String name,
        long bytes,
        @Nullable Instant takenAt,
        @Nullable Integer longitudeE6,
        @Nullable Integer latitudeE6,
        @Nullable UUID uploadedBy,
        Instant uploadedAt) {}

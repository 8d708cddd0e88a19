package anju.attachment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file on record. */
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
        UUID uploadedBy,
        Instant uploadedAt) {}

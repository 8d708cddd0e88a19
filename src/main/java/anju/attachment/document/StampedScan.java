package anju.attachment.document;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stamped scan filed with its record.
 *
 * @param takenBack why it was taken back; null while it stands
 */
public record StampedScan(
        UUID id,
        UUID fileId,
        String name,
        UUID filedBy,
        Instant filedAt,
        @Nullable String takenBack,
        @Nullable Instant takenBackAt) {
    public boolean stands() {
        return takenBack == null;
    }
}

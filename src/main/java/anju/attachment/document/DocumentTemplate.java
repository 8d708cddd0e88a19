package anju.attachment.document;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of an office's own template.
 *
 * @param withdrawnBy empty while it is not taken back
 */
public record DocumentTemplate(
        UUID id,
        DocumentKind kind,
        UUID areaId,
        String area,
        int version,
        UUID fileId,
        UUID setBy,
        Instant setAt,
        @Nullable UUID withdrawnBy,
        @Nullable Instant withdrawnAt) {
    /** The use of its file. */
    static final String USE = "attachment.template";

    public boolean isWithdrawn() {
        return withdrawnAt != null;
    }
}

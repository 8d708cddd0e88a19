package anju.attachment.document;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file number as it stands in the register.
 *
 * @param text as it is printed: the office's sign, the year, the number
 * @param reason why it is void; none while it holds
 */
public record FileNumber(
        UUID id,
        String text,
        DocumentKind kind,
        UUID subjectId,
        String code,
        String title,
        String placePath,
        UUID issuedBy,
        Instant issuedAt,
        @Nullable String reason,
        @Nullable Instant voidedAt) {
    public boolean isVoid() {
        return reason != null;
    }
}

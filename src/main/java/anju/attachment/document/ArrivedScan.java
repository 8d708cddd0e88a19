package anju.attachment.document;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A scan that waits until its sender says where it belongs.
 *
 * @param address what its code says, where it has one
 */
public record ArrivedScan(
        UUID id,
        UUID fileId,
        String name,
        Finding finding,
        @Nullable String address,
        @Nullable DocumentKind kind,
        @Nullable UUID subjectId,
        UUID sentBy,
        Instant sentAt) {
    /** What its code led to. */
    public enum Finding {
        FOUND,
        NO_CODE,
        /** A code of something else: a shop, a group chat, another office's system. */
        FOREIGN,
        /** An address as ours are, but no record there that its sender may file with. */
        NO_RECORD
    }
}

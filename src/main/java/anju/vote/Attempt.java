package anju.vote;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * One attempt to bring ballots to doors.
 *
 * @param received somebody took it; nobody was there otherwise
 * @param evidence what proves it: a receipt, a photo's number, a tracking number; no names
 */
public record Attempt(DeliveryMethod method, Set<UUID> parts, boolean received, Instant at, String evidence) {
    public static final int EVIDENCE_MIN = 2;
    public static final int EVIDENCE_MAX = 200;

    public Attempt {
        int length = evidence.codePointCount(0, evidence.length());
        if (length < EVIDENCE_MIN || length > EVIDENCE_MAX) {
            throw new IllegalArgumentException("evidence has 2 to 200 characters, not " + length);
        }
        parts = new TreeSet<>(parts);
    }
}

package anju.vote;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A paper ballot as a teller reads it.
 *
 * @param serial the number printed on it
 * @param castAt the time stamp at the counter
 * @param signedBy whose signature it bears; nobody for an organisation's seal
 * @param invalid why it does not count, if it does not
 */
public record PaperBallot(
        UUID headId,
        String serial,
        Instant castAt,
        @Nullable UUID signedBy,
        @Nullable InvalidReason invalid,
        Map<UUID, Choice> answers) {
    public static final String SERIAL = "[0-9A-Za-z-]{1,40}";

    public PaperBallot {
        if (!serial.matches(SERIAL)) {
            throw new IllegalArgumentException("a serial is 1 to 40 letters, digits and dashes");
        }
        answers = new TreeMap<>(answers);
    }
}

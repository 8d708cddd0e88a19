package anju.evidence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The spelling of values inside public entries. */
final class Entries {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Entries() {}

    /** Milliseconds, always three digits, always UTC. */
    static String time(Instant instant) {
        return TIME.format(instant);
    }
}

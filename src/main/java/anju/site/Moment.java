package anju.site;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, in a timeline; {@code at} is null for what is still expected.
 *
 * @param recordedLater entered afterwards from old papers (shown so, never as verified)
 */
public record Moment(@Nullable Instant at, String what, String who, String href, boolean recordedLater) {
    public Moment(Instant at, String what, String who) {
        this(at, what, who, "", false);
    }
}

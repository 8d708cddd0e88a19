package anju.notice;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far the publication of a thing of another module has come.
 *
 * @param kind which notice of it, such as {@code ASSEMBLY}
 * @param draftId what waits for its release, if anything
 * @param notice what hangs or has hung, the latest if several
 */
public record OnBoard(
        String kind, @Nullable UUID draftId, @Nullable Standing notice) {
    /** @param lastOn the last day on which anybody may object */
    public record Standing(
            UUID id, String code, NoticeState state, LocalDate lastOn, int objections, int openObjections) {
        /** The first day after the period. */
        public LocalDate overFrom() {
            return lastOn.plusDays(1);
        }

        /** Days left, today counted; 0 once the period is over. */
        public int daysLeft(LocalDate today) {
            return (int) Math.max(0, ChronoUnit.DAYS.between(today, overFrom()));
        }
    }

    /** Nothing hangs and nothing waits for its release. */
    public boolean isMissing() {
        return draftId == null && notice == null;
    }
}

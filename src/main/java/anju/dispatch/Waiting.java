package anju.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for somebody.
 *
 * @param kind what it is; the texts {@code dispatch.todo.<kind>} say what is to be done
 * @param path the place, for roles
 * @param place its name
 * @param label which one: code, title, or what was seen
 * @param roles who may do it
 * @param dueOn the last day, if it has one
 */
public record Waiting(
        String kind,
        UUID id,
        String path,
        String place,
        @Nullable UUID compound,
        Label label,
        List<String> roles,
        Instant since,
        @Nullable LocalDate dueOn) {
    public boolean isLate(LocalDate today) {
        return dueOn != null && dueOn.isBefore(today);
    }

    /** For an auditor alone: told at their desk and nowhere else. */
    public boolean isSealed() {
        return kind.equals(Subject.SEALED_REPORT.kind()) || kind.equals(Subject.SEALED_INQUIRY.kind());
    }

    /** Full days since the last day; 0 while it is not late. */
    public long daysLate(LocalDate today) {
        return dueOn == null ? 0 : Math.max(0, java.time.temporal.ChronoUnit.DAYS.between(dueOn, today));
    }
}

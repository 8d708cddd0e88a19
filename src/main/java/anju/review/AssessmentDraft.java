package anju.review;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A property firm's sheet for a period: what was found, and how many points each finding costs. */
public record AssessmentDraft(
        UUID firmId, UUID compoundId, LocalDate fromOn, LocalDate untilOn, List<Deduction> deductions) {
    public static final int FINDING_MAX = 300;

    /** @param file what shows it */
    public record Deduction(
            String item,
            int points,
            String finding,
            @Nullable UUID file) {
        public Deduction {
            if (points < 1 || finding.isBlank() || finding.codePointCount(0, finding.length()) > FINDING_MAX) {
                throw new IllegalArgumentException("a deduction has points and says what was found");
            }
        }
    }

    public AssessmentDraft {
        if (untilOn.isBefore(fromOn)) {
            throw new IllegalArgumentException("a period ends after it began");
        }
        deductions = List.copyOf(deductions);
    }
}

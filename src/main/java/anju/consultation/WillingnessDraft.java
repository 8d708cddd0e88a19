package anju.consultation;

import java.time.LocalDate;
import java.util.SortedSet;
import java.util.UUID;

/** A round of willingness forms as it is put together: the question, the catalogue's codes that may be wished for, the period. */
public record WillingnessDraft(
        UUID compoundId, String question, SortedSet<String> items, LocalDate fromOn, LocalDate untilOn) {
    public static final int QUESTION_MIN = 4;
    public static final int QUESTION_MAX = 300;

    public WillingnessDraft {
        int length = question.codePointCount(0, question.length());
        if (length < QUESTION_MIN || length > QUESTION_MAX) {
            throw new IllegalArgumentException("a question has 4 to 300 characters, not " + length);
        }
    }
}

package anju.survey;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer as a surveyor gives it.
 *
 * @param value null where the indicator does not apply
 * @param reason why it does not apply
 * @param seen the answer that stood when this one was written, so that two surveyors notice each other
 */
public record AnswerDraft(
        UUID roundId,
        String indicator,
        @Nullable UUID buildingId,
        @Nullable Value value,
        String reason,
        Set<String> issues,
        String note,
        boolean danger,
        List<UUID> photos,
        @Nullable UUID seen) {
    public static final int NOTE_MAX = 500;
    public static final int PHOTOS_MAX = 6;

    public AnswerDraft {
        if ((value == null) == reason.isBlank()) {
            throw new IllegalArgumentException("either a value, or the reason why there is none");
        }
        if (note.codePointCount(0, note.length()) > NOTE_MAX || photos.size() > PHOTOS_MAX) {
            throw new IllegalArgumentException("too long a note or too many photos");
        }
        issues = new TreeSet<>(issues);
        photos = List.copyOf(photos);
    }
}

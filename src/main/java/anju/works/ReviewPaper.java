package anju.works;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One paper of a joint review's file: in hand, or to be brought later.
 *
 * @param type as the rules name it
 * @param number document number; empty if the file alone shows it
 * @param dueOn when it is missing: until when it comes
 * @param owner when it is missing: who brings it
 */
public record ReviewPaper(
        String type,
        String number,
        @Nullable UUID file,
        @Nullable LocalDate dueOn,
        String owner) {
    public boolean isMissing() {
        return number.isEmpty() && file == null;
    }
}

package anju.request;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a step in a petition. */
public sealed interface Petitioned {
    /** @param due the next day that counts, or none when it is over */
    record Moved(UUID request, @Nullable LocalDate due) implements Petitioned {}

    record AlreadyMarked() implements Petitioned {}

    record NoPetition() implements Petitioned {}

    /** It was never admitted, is over, or has been extended already. */
    record OutOfTurn() implements Petitioned {}
}

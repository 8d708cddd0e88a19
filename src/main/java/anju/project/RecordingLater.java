package anju.project;

import java.time.LocalDate;
import java.util.UUID;

/** What became of a fact entered from before the office joined. */
public sealed interface RecordingLater {
    record Recorded(UUID factId) implements RecordingLater {}

    /** It began here; everything is recorded where it happens. */
    record BeganHere() implements RecordingLater {}

    /** From the go-live day on, facts come from the modules alone. */
    record AfterGoLive(LocalDate goLive) implements RecordingLater {}

    record AlreadyHolds() implements RecordingLater {}

    record ReasonNeeded() implements RecordingLater {}

    record NoSuchFile() implements RecordingLater {}
}

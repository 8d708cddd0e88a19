package anju.works;

import anju.project.TooEarly;
import java.time.LocalDate;
import java.util.UUID;

/** What became of a day's log. */
public sealed interface LogWriting {
    record Written(UUID entry) implements LogWriting {}

    /** The day has one already: correct that one. */
    record DayWritten(UUID entry) implements LogWriting {}

    /** Somebody corrected it meanwhile. */
    record CorrectedMeanwhile() implements LogWriting {}

    record DayOutOfBounds(LocalDate earliest, LocalDate latest) implements LogWriting {}

    /** Nobody was told of this by that day. */
    record NotBriefed(BriefingKind kind) implements LogWriting {}

    record NotStarted(TooEarly early) implements LogWriting {}
}

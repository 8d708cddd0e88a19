package anju.project;

import java.time.LocalDate;
import java.util.UUID;

/** What became of proposing another go-live day. */
public sealed interface ProposingGoLive {
    record Proposed(UUID proposal) implements ProposingGoLive {}

    record TheSameDay() implements ProposingGoLive {}

    /** It came in here before that day, so the day cannot be when it began to. */
    record AfterOpening(LocalDate opened) implements ProposingGoLive {}

    /** What was recorded later would lie on the wrong side; {@code last} is the latest of it. */
    record FactsAfter(LocalDate last) implements ProposingGoLive {}

    record OneIsOpen() implements ProposingGoLive {}

    record ReasonNeeded() implements ProposingGoLive {}
}

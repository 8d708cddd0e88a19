package anju.works;

import anju.project.TooEarly;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What became of entering a batch of materials, of a signature under it, of taking it off the site. */
public sealed interface BatchChecking {
    record Arrived(UUID batch, String code) implements BatchChecking {}

    /** @param state ARRIVED while others still have to look; otherwise what this decided */
    record Done(BatchState state) implements BatchChecking {}

    record NotStarted(TooEarly early) implements BatchChecking {}

    record NoLine() implements BatchChecking {}

    record UnknownLine() implements BatchChecking {}

    record NotYet(LocalDate today) implements BatchChecking {}

    record HasSigned(MaterialChecker checker, Instant at) implements BatchChecking {}

    /** One person signs once: three people look at a batch. */
    record SignedAsAnother(MaterialChecker checker) implements BatchChecking {}

    record ReasonMissing() implements BatchChecking {}

    record NotInState(BatchState state) implements BatchChecking {}
}

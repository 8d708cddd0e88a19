package anju.works.inspection;

import anju.project.TooEarly;
import java.time.LocalDate;
import java.util.UUID;

/** What became of a step with a finding. */
public sealed interface FindingChecking {
    record Filed(UUID finding, String code, LocalDate dueOn) implements FindingChecking {}

    record Done(FindingState state) implements FindingChecking {}

    record NotStarted(TooEarly early) implements FindingChecking {}

    /** Who looks for the residents is a member of the undertaking's supervision group. */
    record NotMember() implements FindingChecking {}

    record UnknownLine() implements FindingChecking {}

    record NotInState(FindingState state) implements FindingChecking {}

    /** Nobody looks again at what they mended themselves. */
    record MendedByYou() implements FindingChecking {}
}

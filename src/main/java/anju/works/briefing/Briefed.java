package anju.works.briefing;

import anju.project.TooEarly;
import java.time.LocalDate;
import java.util.UUID;

/** What became of entering a briefing. */
public sealed interface Briefed {
    record Held(UUID briefing, String code) implements Briefed {}

    record NotStarted(TooEarly early) implements Briefed {}

    record UnknownLine() implements Briefed {}

    /** Not before the contract was signed, and not in days to come. */
    record DayOutOfBounds(LocalDate earliest, LocalDate latest) implements Briefed {}

    record MorePassedThanCame(int people) implements Briefed {}
}

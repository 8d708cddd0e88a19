package anju.notice;

import java.time.LocalDate;
import java.util.UUID;

/** The answers to an objection. */
public sealed interface Objecting {
    /** @param answerBy the day by which the office answers */
    record Raised(UUID objectionId, int number, LocalDate answerBy) implements Objecting {}

    /** The period is over, or the notice is no longer valid. */
    record PeriodOver() implements Objecting {}

    /** Said to have been raised before the notice hung, after its period, or in the future. */
    record OutsidePeriod(LocalDate first, LocalDate last) implements Objecting {}
}

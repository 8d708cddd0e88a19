package anju.vote;

import java.time.Instant;
import java.time.LocalDate;

/** The answers to freezing a roll. */
public sealed interface Freezing {
    record Frozen(int heads, int parts, long areaX100) implements Freezing {}

    record NotPrepared(VoteState state) implements Freezing {}

    /** The period has begun; a roll frozen now would shorten it. */
    record TooLate(Instant opensAt) implements Freezing {}

    /** No agenda hangs; published today, the voting may begin on this day at the earliest. */
    record AgendaNotPublished(LocalDate opensFrom) implements Freezing {}

    /** The agenda still hangs when the voting is to begin; it may begin on this day at the earliest. */
    record AgendaTooLate(LocalDate opensFrom) implements Freezing {}

    /** Owners may object to the roll until this day. */
    record ObjectionsUntil(LocalDate lastOn) implements Freezing {}

    /** Objections to the roll that nobody has answered yet. */
    record ObjectionsOpen(int objections) implements Freezing {}

    /** Objections that were upheld, and the registry still says the same of the part. */
    record NotCorrected(int objections) implements Freezing {}

    record RecordDayAhead(LocalDate recordOn) implements Freezing {}

    /** Parts whose owner on the record day is not in the registry; leaving them out would lower the bar. */
    record OwnersUnknown(int parts) implements Freezing {}

    record AreasUnknown(int parts) implements Freezing {}

    record NobodyOnTheRoll() implements Freezing {}
}

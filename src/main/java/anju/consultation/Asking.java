package anju.consultation;

import java.util.UUID;

/** The answers to asking every part of a compound, and to counting what was answered. */
public sealed interface Asking {
    record Asked(UUID willingnessId, String code, int forms) implements Asking {}

    record Counted(WillingnessCount count, boolean reached) implements Asking {}

    /** The register holds no exclusive part of the compound. */
    record NoParts() implements Asking {}

    record UnknownItem(String code) implements Asking {}

    /** It would begin before today. */
    record BeginsInThePast() implements Asking {}

    record BadLength(int daysMin, int daysMax) implements Asking {}

    /** The question is public and must not hold anybody's number. */
    record NumbersFound() implements Asking {}

    /** The period still runs, and some form has no answer. */
    record StillRunning() implements Asking {}

    record CountedAlready() implements Asking {}
}

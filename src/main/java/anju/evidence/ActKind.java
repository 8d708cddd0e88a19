package anju.evidence;

/**
 * A kind of act, {@code <module>.<noun>.<past>}. Every module lists its kinds in one enum; together they are the closed
 * list that a verifier is given.
 */
public interface ActKind {
    String code();

    /** Whether the public record gives the time rounded down to the minute, because the second would point at a person. */
    default boolean isTimedToTheMinute() {
        return false;
    }
}

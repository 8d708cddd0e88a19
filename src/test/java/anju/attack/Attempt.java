package anju.attack;

import org.jspecify.annotations.Nullable;

/**
 * What became of an attack: whether it went through, by which SQLSTATE it was refused, and what refused it: the constraint, or
 * the function of the trigger, or neither where the right itself was missing.
 */
public record Attempt(
        String attack, @Nullable String refusal, @Nullable String cause, String words) {
    static final String NO_RIGHT = "42501";
    static final String RULE = "23514";
    static final String MISSING = "23502";
    static final String STRANGER = "23503";
    static final String TWICE = "23505";

    boolean wentThrough() {
        return refusal == null;
    }

    boolean refusedBy(String... states) {
        return refusal != null && java.util.Arrays.asList(states).contains(refusal);
    }

    @Override
    public String toString() {
        return attack.strip().replaceAll("\\s+", " ") + "  →  "
                + (refusal == null
                        ? "WENT THROUGH"
                        : refusal + " " + words.lines().findFirst().orElse(""));
    }
}

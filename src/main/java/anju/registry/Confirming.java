package anju.registry;

import java.util.UUID;

/** The answers to confirming, dropping or undoing an import. */
public sealed interface Confirming {
    record Confirmed(UUID actId) implements Confirming {}

    /** The registry changed since the differences were shown; they have been worked out again. */
    record ChangedMeanwhile() implements Confirming {}

    /** It is not at this point. */
    record NotNow(ImportState state) implements Confirming {}

    record NothingToDo() implements Confirming {}

    record Dropped() implements Confirming {}

    record Undone(UUID actId) implements Confirming {}

    /** Other things stand on the rows; {@code table → how many}. */
    record ReferredTo(java.util.Map<String, Long> by) implements Confirming {}
}

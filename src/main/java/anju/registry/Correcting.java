package anju.registry;

import java.time.LocalDate;

/** The answers to a dated correction of the registry. */
public sealed interface Correcting {
    record Corrected() implements Correcting {}

    /** The registry says so already. */
    record AlreadySo() implements Correcting {}

    /** It is dated after today. */
    record NotYet(LocalDate from) implements Correcting {}

    /** What holds now began on a later day, so this would change nothing. */
    record Overtaken(LocalDate since) implements Correcting {}
}

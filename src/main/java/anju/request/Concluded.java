package anju.request;

import java.time.LocalDate;
import java.util.UUID;

/** What became of saying how it went. */
public sealed interface Concluded {
    /** @param reopened not solved, so it is taken up again, one rung higher */
    record Rated(UUID request, boolean reopened) implements Concluded {}

    record NotAnswered() implements Concluded {}

    record AlreadyRated() implements Concluded {}

    /** Whoever had a hand in it does not say how well it went. */
    record OwnWork() implements Concluded {}

    /** Another person's request. */
    record NotYours() implements Concluded {}

    /** The days for it are over. */
    record TooLate(LocalDate until) implements Concluded {}
}

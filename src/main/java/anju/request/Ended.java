package anju.request;

import java.time.LocalDate;
import java.util.UUID;

/** What became of saying how it went. */
public sealed interface Ended {
    /** @param reopened not solved, so it is taken up again, one rung higher */
    record Rated(UUID request, boolean reopened) implements Ended {}

    record NotAnswered() implements Ended {}

    record AlreadyRated() implements Ended {}

    /** Whoever had a hand in it does not say how well it went. */
    record OwnWork() implements Ended {}

    /** Another person's request. */
    record NotYours() implements Ended {}

    /** The days for it are over. */
    record TooLate(LocalDate until) implements Ended {}
}

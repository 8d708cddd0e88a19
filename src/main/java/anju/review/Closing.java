package anju.review;

import java.time.LocalDate;

/** The answers to closing a satisfaction survey. */
public sealed interface Closing {
    record Closed(int answered, int households) implements Closing {}

    record AlreadyClosed() implements Closing {}

    record StillRunning(LocalDate until) implements Closing {}
}

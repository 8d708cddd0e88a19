package anju.notice;

import java.time.LocalDate;

/** The answers to closing a notice or withdrawing it. */
public sealed interface Closing {
    record Closed(int objections) implements Closing {}

    record Withdrawn() implements Closing {}

    record StillRunning(LocalDate lastOn) implements Closing {}

    record OpenObjections(int open) implements Closing {}

    /** Something later stands on it and must be undone first. */
    record StillNeeded() implements Closing {}

    /** Closed, replaced or withdrawn already. */
    record AlreadyOver() implements Closing {}
}

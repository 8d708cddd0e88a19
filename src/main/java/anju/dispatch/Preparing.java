package anju.dispatch;

/** What became of a change to a meeting that has not been held. */
public sealed interface Preparing {
    record Prepared() implements Preparing {}

    /** Held or cancelled: its agenda and tasks stand. */
    record Closed() implements Preparing {}

    record NotThere() implements Preparing {}

    /** Nobody of that name works here. */
    record UnknownOwner() implements Preparing {}
}

package anju.request;

import java.time.Instant;
import java.util.UUID;

/** What became of a step somebody took on a request. */
public sealed interface Handled {
    record Done(UUID request) implements Handled {}

    /** It is past that: somebody else was quicker. */
    record Past(RequestState state) implements Handled {}

    /** It stands on another rung. */
    record OtherRung(Rung rung) implements Handled {}

    /** Nobody handles what they reported themselves. */
    record OwnRequest() implements Handled {}

    record AlreadyTaken(Instant at) implements Handled {}

    /** First somebody takes it in hand. */
    record NotTaken() implements Handled {}

    record AtTheTop() implements Handled {}

    record AlreadyExtended(Instant until) implements Handled {}

    /** More time is asked for before the time is over. */
    record TooLate(Instant due) implements Handled {}

    /** What it is to be merged into is the same, another compound's, or itself merged or not accepted. */
    record NotMergeable() implements Handled {}

    /** Only the grid and those above consult, only the community and those above resolve. */
    record NotForThisRung(RemarkKind kind) implements Handled {}

    /** A message was to be sent, but no number is known. */
    record NoNumber() implements Handled {}
}

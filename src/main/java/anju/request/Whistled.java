package anju.request;

import java.time.Instant;
import java.util.UUID;

/** What became of a whistle, or of answering one. */
public sealed interface Whistled {
    record Blown(UUID whistle, Instant due) implements Whistled {}

    record Answered(UUID request) implements Whistled {}

    record AlreadyCalled() implements Whistled {}

    record AlreadyAnswered() implements Whistled {}

    record NoSuchDepartment() implements Whistled {}

    /** Only from the street, and once it is in hand there. */
    record NotYet(Rung rung) implements Whistled {}

    record Past(RequestState state) implements Whistled {}
}

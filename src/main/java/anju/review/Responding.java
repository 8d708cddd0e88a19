package anju.review;

/** The answers to a household's answer. */
public sealed interface Responding {
    record Taken() implements Responding {}

    record NotOpen() implements Responding {}

    /** Before the first or after the last day. */
    record OutOfTime() implements Responding {}

    /** The part is in another compound. */
    record Elsewhere() implements Responding {}

    /** Somebody else's home. */
    record NotYours() implements Responding {}

    record AlreadyAnswered() implements Responding {}

    /** A question has no mark, or one that does not exist. */
    record Incomplete() implements Responding {}
}

package anju.payment;

/** What became of the checker's word on a document. */
public sealed interface Reviewing
        permits Reviewing.Reviewed, Reviewing.AlreadyReviewed, Reviewing.ReasonMissing, NotOpen, DutyDone, SecondDuty {
    record Reviewed() implements Reviewing {}

    record AlreadyReviewed(Verdict verdict) implements Reviewing {}

    /** Whoever rejects a document says what is wrong with it. */
    record ReasonMissing() implements Reviewing {}
}

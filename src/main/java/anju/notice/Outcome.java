package anju.notice;

/** What became of an objection. */
public enum Outcome {
    /** It is right; the notice will be replaced or withdrawn, or the thing put right. */
    UPHELD,
    REJECTED,
    ANSWERED
}

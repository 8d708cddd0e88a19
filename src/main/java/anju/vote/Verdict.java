package anju.vote;

/** What the count of a matter says. */
public enum Verdict {
    PASSED,
    REJECTED,
    NO_QUORUM
}

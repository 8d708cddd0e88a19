package anju.vote;

/** Where a vote stands. Whether a frozen one is open follows from the clock. */
public enum VoteState {
    PREPARED,
    FROZEN,
    CLOSED,
    VOID
}

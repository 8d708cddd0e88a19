package anju.works;

/** Where a joint review stands; CONDITIONAL lets things go on while papers are still to come, until one is late. */
public enum ReviewState {
    UNDER_REVIEW,
    CONDITIONAL,
    APPROVED,
    SUSPENDED,
    RETURNED
}

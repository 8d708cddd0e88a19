package anju.works;

/** Where a batch of materials stands. */
public enum BatchState {
    ARRIVED,
    ACCEPTED,
    REJECTED,
    REMOVED
}

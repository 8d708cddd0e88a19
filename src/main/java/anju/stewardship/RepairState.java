package anju.stewardship;

/** Where a repair is. */
public enum RepairState {
    ORDERED,
    DONE,
    CONFIRMED,
    CANCELLED
}

package anju.payment;

/** Where a clearance stands. */
public enum ClearanceState {
    OPEN,
    CLEARED,
    RETURNED
}

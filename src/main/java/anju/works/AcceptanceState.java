package anju.works;

/** Where an acceptance stands. */
public enum AcceptanceState {
    OPEN,
    PASSED,
    FAILED,
    REVERSED
}

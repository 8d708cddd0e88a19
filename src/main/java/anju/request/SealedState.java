package anju.request;

/** Where a sealed report stands. */
public enum SealedState {
    RECEIVED,
    ACKNOWLEDGED,
    CLOSED
}

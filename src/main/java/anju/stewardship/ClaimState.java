package anju.stewardship;

/** Where a claim on a warranty is. */
public enum ClaimState {
    SENT,
    MENDED,
    CONFIRMED,
    WITHDRAWN
}

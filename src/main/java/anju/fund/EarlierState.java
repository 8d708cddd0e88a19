package anju.fund;

/** How far an earlier payment is: only what a second person confirmed counts. */
public enum EarlierState {
    ENTERED,
    CONFIRMED,
    WITHDRAWN
}

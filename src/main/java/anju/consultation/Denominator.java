package anju.consultation;

/** What the willing are a share of. */
public enum Denominator {
    ISSUED,
    ANSWERED
}

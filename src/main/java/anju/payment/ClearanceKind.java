package anju.payment;

/** What a clearance lets money out for; each kind has its own references and papers. */
public enum ClearanceKind {
    PROGRESS
}

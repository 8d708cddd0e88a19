package anju.payment;

/** The checker's word on a document. */
public enum Verdict {
    APPROVED,
    REJECTED
}

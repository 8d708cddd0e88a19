package anju.payment;

/** Where a payment stands. */
public enum PaymentState {
    HELD,
    APPROVED,
    PAID,
    REJECTED
}

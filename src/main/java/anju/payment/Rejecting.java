package anju.payment;

/** What became of rejecting a payment. */
public sealed interface Rejecting {
    /** The money is free again and the clearance returned. */
    record Rejected() implements Rejecting {}

    record AlreadyDecided(PaymentState state) implements Rejecting {}
}

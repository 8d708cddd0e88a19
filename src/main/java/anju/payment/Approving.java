package anju.payment;

/** What became of an approver's signature. */
public sealed interface Approving permits Approving.Approved, Approving.NotHeld, DutyDone, SecondDuty {
    /** @param complete true when both approvers have signed now */
    record Approved(boolean complete) implements Approving {}

    record NotHeld(PaymentState state) implements Approving {}
}

package anju.payment;

import anju.project.GateCondition;
import java.util.List;

/** What became of an approver's signature. */
public sealed interface Approving
        permits Approving.Approved, Approving.NotHeld, Approving.GatesBroken, DutyDone, SecondDuty {
    /** @param complete true when both approvers have signed now */
    record Approved(boolean complete) implements Approving {}

    record NotHeld(PaymentState state) implements Approving {}

    /** A gate the undertaking has passed no longer holds; until it does again, no money moves. */
    record GatesBroken(List<GateCondition> conditions) implements Approving {}
}

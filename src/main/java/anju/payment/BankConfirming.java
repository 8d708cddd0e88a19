package anju.payment;

import anju.project.GateCondition;
import java.time.LocalDate;
import java.util.List;

/** What became of the bank's word. */
public sealed interface BankConfirming
        permits BankConfirming.Paid,
                BankConfirming.NotApproved,
                BankConfirming.ReferenceTaken,
                BankConfirming.NotYet,
                BankConfirming.BeforeApproval,
                BankConfirming.GatesBroken,
                DutyDone,
                SecondDuty {
    record Paid() implements BankConfirming {}

    record NotApproved(PaymentState state) implements BankConfirming {}

    /** One line of the bank pays one payment. */
    record ReferenceTaken(String reference, String paymentCode) implements BankConfirming {}

    record NotYet(LocalDate paidOn, LocalDate today) implements BankConfirming {}

    record BeforeApproval(LocalDate paidOn, LocalDate approvedOn) implements BankConfirming {}

    /** A gate the undertaking has passed no longer holds; until it does again, no money moves. */
    record GatesBroken(List<GateCondition> conditions) implements BankConfirming {}
}

package anju.payment;

import java.time.LocalDate;

/** What became of the bank's word. */
public sealed interface BankConfirming
        permits BankConfirming.Paid,
                BankConfirming.NotApproved,
                BankConfirming.ReferenceTaken,
                BankConfirming.NotYet,
                BankConfirming.BeforeApproval,
                DutyDone,
                SecondDuty {
    record Paid() implements BankConfirming {}

    record NotApproved(PaymentState state) implements BankConfirming {}

    /** One line of the bank pays one payment. */
    record ReferenceTaken(String reference, String paymentCode) implements BankConfirming {}

    record NotYet(LocalDate paidOn, LocalDate today) implements BankConfirming {}

    record BeforeApproval(LocalDate paidOn, LocalDate approvedOn) implements BankConfirming {}
}

package anju.payment;

import anju.evidence.ActKind;

/** What the office can be held to about money that leaves. */
enum PaymentAct implements ActKind {
    TERMS_AGREED("payment.terms.agreed"),
    SETTLEMENT_REVIEWED("payment.settlement.reviewed"),
    CLEARANCE_REQUESTED("payment.clearance.requested"),
    QUANTITY_CONFIRMED("payment.quantity.confirmed"),
    DOCUMENT_SUBMITTED("payment.document.submitted"),
    DOCUMENT_REVIEWED("payment.document.reviewed"),
    CLEARANCE_CLEARED("payment.clearance.cleared"),
    CLEARANCE_RETURNED("payment.clearance.returned"),
    PAYMENT_REQUESTED("payment.payment.requested"),
    APPROVAL_GIVEN("payment.approval.given"),
    PAYMENT_APPROVED("payment.payment.approved"),
    STATEMENT_RECEIVED("payment.statement.received"),
    PAYMENT_PAID("payment.payment.paid"),
    PAYMENT_REJECTED("payment.payment.rejected");

    private final String code;

    PaymentAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

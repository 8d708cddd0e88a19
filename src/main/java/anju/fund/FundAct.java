package anju.fund;

import anju.evidence.ActKind;

/** What the office can be held to about money received and set aside. */
enum FundAct implements ActKind {
    COMMITMENT_MADE("fund.commitment.made"),
    COMMITMENT_ENDED("fund.commitment.ended"),
    LOT_RECEIVED("fund.lot.received"),
    LOT_REVERSED("fund.lot.reversed"),
    RESERVATION_MADE("fund.reservation.made"),
    RESERVATION_DROPPED("fund.reservation.dropped"),
    CONTRIBUTION_RECORDED("fund.contribution.recorded"),
    CONTRIBUTION_REVERSED("fund.contribution.reversed"),
    OPENING_ENTERED("fund.opening.entered"),
    OPENING_CONFIRMED("fund.opening.confirmed"),
    OPENING_WITHDRAWN("fund.opening.withdrawn"),
    EARLIER_PAYMENT_ENTERED("fund.earlier_payment.entered"),
    EARLIER_PAYMENT_CONFIRMED("fund.earlier_payment.confirmed"),
    EARLIER_PAYMENT_WITHDRAWN("fund.earlier_payment.withdrawn"),
    EARLIER_BATCH_ENTERED("fund.earlier_batch.entered"),
    EARLIER_BATCH_CONFIRMED("fund.earlier_batch.confirmed"),
    EARLIER_BATCH_WITHDRAWN("fund.earlier_batch.withdrawn"),
    ALLOCATION_MADE("fund.allocation.made"),
    ALLOCATION_RELEASED("fund.allocation.released");

    private final String code;

    FundAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

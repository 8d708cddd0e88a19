package anju.payment;

/** Why a stage of payment is not open yet, or no more. */
public enum Obstacle {
    TERMS_MISSING,
    NO_ADVANCE,
    ALREADY_PAYING,
    NO_WAGE_ACCOUNT,
    NOT_COMPLETED,
    STAGE_PASSED,
    NOT_SETTLED,
    WAGES_OWED,
    SETTLEMENT_NOT_PAID,
    DEFECT_PERIOD,
    CLAIMS_OPEN
}

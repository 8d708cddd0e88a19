package anju.fund;

import anju.evidence.ActKind;

/** What the office can be held to about money received and set aside. */
enum FundAct implements ActKind {
    LOT_RECEIVED("fund.lot.received"),
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

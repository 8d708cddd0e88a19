package anju.fund;

/** What a stated value rests on. */
public enum Valuation {
    INVOICE,
    MARKET,
    APPRAISAL,
    /** The giver says so. */
    STATED,
    /** Hours at the pack's rate. */
    RATE;

    /** Whether a paper with a number must be named. */
    public boolean needsDocument() {
        return this == INVOICE || this == APPRAISAL;
    }
}

package anju.payment;

/** What a clearance lets money out for; each kind has its own base, ratio, references and papers. */
public enum ClearanceKind {
    /** Before the works begin; earned back from progress payments (Caijian [2004] 369). */
    ADVANCE,
    /** For accepted work, by the contract's ratio (Caijian [2022] 183). */
    PROGRESS,
    /** The wages' share of accepted work, to an account of its own (State Council Order 724). */
    WAGE,
    /** Once the whole is accepted, up to the agreed share until the price is settled. */
    COMPLETION,
    /** The settled price less what is kept back. */
    SETTLEMENT,
    /** What was kept back, once the defect period is over (Jianzhi [2017] 138). */
    RETENTION;

    /** Stands on one passed acceptance; the others stand on the contract. */
    public boolean isOfAcceptance() {
        return this == PROGRESS || this == WAGE;
    }
}

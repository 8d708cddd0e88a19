package anju.project;

/**
 * Facts that a gate may ask for. A closed list: each is reported by exactly one module, in the transaction that makes it true,
 * by {@link Gates#meet}, and taken back by {@link Gates#withdraw} when it ceases.
 */
public enum GateCondition {
    /** The register holds exclusive parts for every place of the undertaking. Reported by {@code project} itself. */
    BASELINE_REGISTERED("project"),
    /** A need of a compound it covers is on record; {@code byId} = the need. Reported by {@code survey}. */
    NEEDS_RECORDED("survey"),
    /** A survey round of a compound it covers is complete; {@code byId} = the round. Reported by {@code survey}. */
    SURVEYED("survey"),
    /** A round of willingness forms of a compound it covers was counted and came to its shares; {@code byId} = the round. Reported by {@code consultation}. */
    WILLINGNESS_REACHED("consultation"),
    /** The plan holds an item; {@code byId} = the item. Reported by {@code plan}. */
    PLAN_DRAWN_UP("plan"),
    /** Every item that needs the owners' decision has one that passed and was announced; {@code byId} = the plan. Reported by {@code plan}. */
    OWNERS_DECIDED("plan"),
    /** For every item there is the money that the pack asks for before procurement; {@code byId} = the undertaking. Reported by {@code fund}. */
    FUNDING_ALLOCATED("fund"),
    /** A compound it covers stands in an announced batch; {@code byId} = the batch. Reported by {@code programme}. */
    PROGRAMMED("programme"),
    /** The departments have reviewed the scheme together; {@code byId} = the review. Reported by {@code works}. */
    JOINT_REVIEWED("works", Stage.G1),
    /** Nothing encroaches on the ground of the works; {@code byId} = what says so. Reported by {@code works}. */
    GROUND_CLEARED("works"),
    /** A works contract is signed; {@code byId} = the contract. Reported by {@code works}. */
    CONTRACT_SIGNED("works", Stage.G4),
    /** Every whole compound it covers has a service model decided; {@code byId} = the undertaking. Reported by {@code stewardship}. */
    MANAGEMENT_MODEL_DECIDED("stewardship"),
    /** On every contract people were trained and told before they work; {@code byId} = the undertaking. Reported by {@code works}. */
    PEOPLE_BRIEFED("works", Stage.G5),
    /** An acceptance of measured work passed; {@code byId} = the acceptance. Reported by {@code works}. */
    WORKS_ACCEPTED("works", Stage.G5),
    /** An acceptance of kind COMPLETION passed on every contract; {@code byId} = the undertaking. Reported by {@code works}. */
    COMPLETION_ACCEPTED("works", Stage.G5),
    /** An asset with its keeper is registered; {@code byId} = the asset. Reported by {@code stewardship}. */
    ASSETS_REGISTERED("stewardship"),
    /** A named reviewer has settled the price of every contract of which work was accepted; {@code byId} = the undertaking. Reported by {@code payment}. */
    PRICE_SETTLED("payment", Stage.G5),
    /** A payment was confirmed by the bank; {@code byId} = the payment. Reported by {@code payment}. */
    PAYMENT_MADE("payment"),
    /** A satisfaction survey after acceptance was counted; {@code byId} = the survey. Reported by {@code review}. */
    SATISFACTION_SURVEYED("review");

    private final String reportedBy;
    private final Stage from;

    GateCondition(String reportedBy) {
        this(reportedBy, Stage.G0);
    }

    GateCondition(String reportedBy, Stage from) {
        this.reportedBy = reportedBy;
        this.from = from;
    }

    /** The one module that says so. */
    public String reportedBy() {
        return reportedBy;
    }

    /** The stage an undertaking must have reached before its module may make this true: no contract before procurement. */
    public Stage from() {
        return from;
    }
}

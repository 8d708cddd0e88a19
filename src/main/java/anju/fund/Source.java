package anju.fund;

import anju.plan.Payer;

/** Kinds of sources that money may come from; a pack says which are open and what they are called. */
public enum Source {
    CENTRAL_SUBSIDY,
    PROVINCIAL_SUBSIDY,
    CITY_MATCH,
    DISTRICT_MATCH,
    SPECIAL_BOND,
    MAINTENANCE_FUND,
    OWNER_CONTRIBUTION,
    PUBLIC_REVENUE,
    PIPELINE_OPERATOR,
    SOCIAL_CAPITAL,
    DONATION;

    /** Whose part of an item this money fills; a donation counts with the market's. */
    public Payer payer() {
        return switch (this) {
            case CENTRAL_SUBSIDY, PROVINCIAL_SUBSIDY, CITY_MATCH, DISTRICT_MATCH, SPECIAL_BOND -> Payer.GOVERNMENT;
            case MAINTENANCE_FUND -> Payer.MAINTENANCE_FUND;
            case OWNER_CONTRIBUTION, PUBLIC_REVENUE -> Payer.OWNERS;
            case PIPELINE_OPERATOR -> Payer.PIPELINE_OPERATOR;
            case SOCIAL_CAPITAL, DONATION -> Payer.MARKET;
        };
    }

    /** Whether a giver of this kind may be named in public, if it agrees: companies that give of their own will. */
    public boolean mayBeNamed() {
        return this == DONATION || this == SOCIAL_CAPITAL || this == PIPELINE_OPERATOR;
    }
}

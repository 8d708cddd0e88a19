package anju.fund;

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
    DONATION
}

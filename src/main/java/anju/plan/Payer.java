package anju.plan;

/** Who pays for an item: treasury, pipeline operator, maintenance fund, owners, market, the original property unit. */
public enum Payer {
    GOVERNMENT,
    PIPELINE_OPERATOR,
    MAINTENANCE_FUND,
    OWNERS,
    MARKET,
    PROPERTY_RIGHT_UNIT
}

package anju.stewardship;

/** What pays for a repair. */
public enum RepairAccount {
    /** Part of the service that is paid for already. */
    SERVICE_FEE,
    /** An expense of the compound's public income, with its voucher. */
    PUBLIC_INCOME,
    /** Money received for upkeep: an expense is asked for once the repair is confirmed. */
    UPKEEP_MONEY,
    /** The maintenance fund, by its own procedure. */
    MAINTENANCE_FUND
}

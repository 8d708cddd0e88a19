package anju.request;

/** What a term is counted in. */
public enum TermUnit {
    MINUTES,
    HOURS,
    /** Days of the calendar; the last one counts to its end. */
    DAYS,
    /** Days that are worked; the last one counts to its end. */
    WORKING_DAYS
}

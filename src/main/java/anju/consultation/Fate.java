package anju.consultation;

/** Where every opinion ends (the residents of 五福苑 gave 288: each has one of these). */
public enum Fate {
    /** It is part of what will be done. */
    IN_SCOPE,
    ALREADY_SOLVED,
    /** Not a matter of renovation; another office or line takes it. */
    OTHER_CHANNEL,
    LATER,
    NOT_FEASIBLE
}

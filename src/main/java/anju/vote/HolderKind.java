package anju.vote;

/** What stands behind a head of the roll. */
public enum HolderKind {
    PERSON,
    CO_OWNERS,
    ORGANISATION,
    /** All unsold and undelivered parts of one developer (SPC interpretation on building ownership, art. 9). */
    DEVELOPER
}

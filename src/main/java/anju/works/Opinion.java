package anju.works;

/** What a party says by signing. */
public enum Opinion {
    QUALIFIED,
    NOT_QUALIFIED
}

package anju.consultation;

/** What the owner of a part says to being renovated. */
public enum Willing {
    WILLING,
    UNWILLING,
    UNDECIDED
}

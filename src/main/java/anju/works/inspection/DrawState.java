package anju.works.inspection;

/** Where a draw of spot checks stands. */
public enum DrawState {
    /** Lists and secret are fixed; the seed is still to come. */
    PREPARED,
    DRAWN,
    /** All checks are done and the secret is public. */
    TOLD
}

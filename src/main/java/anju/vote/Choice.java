package anju.vote;

/** An answer to a matter. Who abstains takes part: abstentions raise the bar (Civil Code art. 278). */
public enum Choice {
    FOR,
    AGAINST,
    ABSTAIN
}

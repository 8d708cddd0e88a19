package anju.vote.tally;

/** What becomes of a head that said nothing on a matter although a ballot was delivered to it. */
public enum Silence {
    EXCLUDE,
    /** It joins FOR or AGAINST, where that side has more than half of the area and of the heads cast; never in unanimous matters. */
    FOLLOW_MAJORITY;

    Silence other() {
        return this == EXCLUDE ? FOLLOW_MAJORITY : EXCLUDE;
    }
}

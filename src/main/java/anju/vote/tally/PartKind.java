package anju.vote.tally;

/** What an exclusive part is to the count. */
enum PartKind {
    NORMAL,
    DEVELOPER_UNSOLD,
    /** Sold and not handed over: still the developer's, whatever name stands on it (SPC interpretation art. 9). */
    DEVELOPER_UNDELIVERED,
    /** Not on the roll. */
    PARKING,
    /** Not on the roll. */
    STORAGE;

    boolean counts() {
        return this != PARKING && this != STORAGE;
    }

    boolean isStock() {
        return this == DEVELOPER_UNSOLD || this == DEVELOPER_UNDELIVERED;
    }
}

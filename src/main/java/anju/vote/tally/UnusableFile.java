package anju.vote.tally;

/** The file cannot be counted: where, and why. Ballots never make a file unusable; they are listed as invalid. */
public final class UnusableFile extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong at the place. */
    public enum Why {
        NOT_JSON,
        MISSING,
        NOT_AN_OBJECT,
        NOT_A_LIST,
        NOT_A_TEXT,
        NOT_AN_AREA,
        AREA_NOT_POSITIVE,
        AREAS_TOO_LARGE,
        UNKNOWN_WORD,
        TWICE,
        TIME_WITHOUT_OFFSET,
        CLOSES_BEFORE_IT_OPENS,
        NOBODY_ON_THE_ROLL,
        NO_MATTER,
        WHICH_DEVELOPER,
        NOT_ON_THE_ROLL
    }

    private final String place;
    private final Why why;
    private final String found;

    UnusableFile(String place, Why why, String found) {
        super(place + ": " + why + (found.isEmpty() ? "" : " (" + found + ")"));
        this.place = place;
        this.why = why;
        this.found = found;
    }

    /** The same, told from outside the list in whose entry it stands. */
    UnusableFile within(String outer) {
        return new UnusableFile(outer + place, why, found);
    }

    /** As {@code roll[3].area}, or line and column where the file is not JSON. */
    public String place() {
        return place;
    }

    public Why why() {
        return why;
    }

    /** What stands there; empty if nothing does. */
    public String found() {
        return found;
    }
}

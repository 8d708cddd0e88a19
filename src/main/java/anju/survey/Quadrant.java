package anju.survey;

/** Urgency against ease (轻重缓急、先易后难): what to do first, push, do on the way, or later. */
public enum Quadrant {
    /** Urgent and easy. */
    FIRST,
    /** Urgent and hard. */
    PUSH,
    /** Easy, not urgent. */
    QUICK,
    /** Neither. */
    LATER;

    static Quadrant of(boolean urgent, boolean easy) {
        return urgent ? (easy ? FIRST : PUSH) : easy ? QUICK : LATER;
    }
}

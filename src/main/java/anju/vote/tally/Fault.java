package anju.vote.tally;

/** Why a ballot, or one line of it, is invalid. */
enum Fault {
    /** Not an object, or a principal that is no text. */
    MALFORMED,
    PART_MISSING,
    NOT_ON_THE_ROLL,
    /** Parking and storage have no voice of their own. */
    PART_NOT_COUNTED,
    PRINCIPAL_NOT_ON_THE_ROLL,
    CHANNEL_UNKNOWN,
    /** No time, or one without an offset. */
    TIME_UNREADABLE,
    BEFORE_OPENING,
    /** At the closing or later. */
    AFTER_CLOSING,
    ANSWERS_UNREADABLE,
    NOT_ASKED,
    /** One line only; the other lines of the ballot stand. */
    MARKED_INVALID
}

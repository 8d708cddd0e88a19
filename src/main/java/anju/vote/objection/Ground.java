package anju.vote.objection;

/** What is wrong with a roll, says whoever objects. */
public enum Ground {
    AREA,
    NOT_OWNER,
    /** Who votes for the co-owners or for the organisation. */
    REPRESENTATIVE,
    /** A part that the roll does not have; so it cannot be named. */
    MISSING_PART
}

package anju.access;

/** Who is looking at a personal field; decides how much of it is shown. */
public enum Audience {
    PUBLIC,
    /** Another resident of the same compound. */
    RESIDENT,
    /** Staff on the case, in lists; whole numbers need a reveal that is written down. */
    STAFF,
    /** The person, or staff for whom the reveal was written down. */
    SELF
}

package anju.request;

/** How a request came in. */
public enum Channel {
    /** Without signing in, mostly by a code on a door or board. */
    SCAN,
    /** A resident's own telephone, signed in. */
    PHONE,
    /** Somebody rang, and staff wrote it down. */
    CALL,
    /** Somebody was visited or came, and staff wrote it down. */
    VISIT;

    boolean isWrittenByStaff() {
        return this == CALL || this == VISIT;
    }
}

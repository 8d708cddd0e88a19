package anju.consultation;

/** How an opinion came in. */
public enum Channel {
    QUESTIONNAIRE,
    VISIT,
    PHONE,
    MEETING,
    /** From the sign at the gate, by whoever stood there. */
    QR,
    /** By a resident who had signed in. */
    RESIDENT
}

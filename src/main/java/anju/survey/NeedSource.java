package anju.survey;

/** How a need became known. */
public enum NeedSource {
    FIELD_SURVEY,
    RESIDENT_REPORT,
    MEETING,
    /** A resident's request that calls for works. */
    REQUEST,
    /** A consensus of the residents. */
    CONSULTATION
}

package anju.survey;

/** How a need became known. */
public enum NeedSource {
    FIELD_SURVEY,
    RESIDENT_REPORT,
    MEETING
}

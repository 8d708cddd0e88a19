package anju.site;

/** Where a navigation entry stands: in the public's head, under the resident's thumb, or in a part of the desk's sidebar. */
public enum NavGroup {
    PUBLIC,
    RESIDENT,
    DESK,
    RENEWAL,
    STEWARDSHIP,
    OFFICE
}

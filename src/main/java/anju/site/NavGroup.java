package anju.site;

import java.util.List;

/** Where a navigation entry stands: in the public's head, under the resident's thumb, or in a part of the desk's sidebar. */
public enum NavGroup {
    PUBLIC,
    RESIDENT,
    DESK,
    RENEWAL,
    STEWARDSHIP,
    OFFICE;

    static final List<NavGroup> OF_THE_DESK = List.of(DESK, RENEWAL, STEWARDSHIP, OFFICE);
}

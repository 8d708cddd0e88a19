package anju.access;

import anju.evidence.ActKind;

/**
 * Who may act for the office and who no longer may, and for which places: an outsider can ask who gave a teller the keys to the
 * box.
 */
public enum AccessAct implements ActKind {
    ROLE_GIVEN("access.role.given"),
    ROLE_ENDED("access.role.ended"),
    AREAS_DRAWN("access.areas.drawn"),
    AREA_RENAMED("access.area.renamed");

    private final String code;

    AccessAct(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

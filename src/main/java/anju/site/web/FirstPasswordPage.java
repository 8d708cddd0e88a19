package anju.site.web;

import anju.access.AccessLists.StaffRow;
import anju.site.Site;

/** A first password, told once. */
public record FirstPasswordPage(Site site, StaffRow person, String password) {
    @Override
    public String toString() {
        return "FirstPasswordPage";
    }
}

package anju.site.web;

import anju.access.ColleagueList;
import anju.site.Site;
import java.util.Map;

/** The first passwords of a list of colleagues, by account, told once. */
public record FirstPasswordsPage(Site site, ColleagueList list, Map<String, String> passwords) {
    /** Whose account it is. */
    public String name(String login) {
        return list.entries().stream()
                .filter(entry -> entry.login().equals(login))
                .findFirst()
                .orElseThrow()
                .name();
    }

    @Override
    public String toString() {
        return "FirstPasswordsPage";
    }
}

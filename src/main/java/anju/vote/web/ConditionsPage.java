package anju.vote.web;

import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import java.util.UUID;

/** What a vote needs besides the count: consents, and candidates who do not count ballots. */
public record ConditionsPage(
        Site site,
        Form needing,
        Form giving,
        Form naming,
        VotePage.Facts vote,
        List<Option> matters,
        List<Option> doors,
        List<Needed> needed,
        List<String> candidates,
        boolean mayNeed,
        boolean mayName) {

    public record Needed(UUID id, int number, String title, String door, String what, boolean given) {}
}

package anju.vote.web;

import anju.site.Form;
import anju.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The mandates of a vote, and the door a new one is recorded for. */
public record MandatesPage(
        Site site,
        Form form,
        VotePage.Facts vote,
        int headsMax,
        List<Line> mandates,
        String door,
        List<PaperPage.Found> found,
        boolean open) {

    /** @param state of it, as a word: standing, cast, revoked or own */
    public record Line(UUID id, List<String> doors, String proxy, LocalDate signedOn, UUID scan, String state) {}

    /** The paper that is being recorded. */
    public record Entry(
            Site site, Form form, VotePage.Facts vote, int headsMax, List<String> barred, PaperPage.Voter voter) {}
}

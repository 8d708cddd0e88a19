package anju.vote.web;

import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import anju.vote.Choice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A teller finds the head by its door and enters what the paper says. */
public record PaperPage(
        Site site,
        Form form,
        VotePage.Facts vote,
        List<BallotPage.Asked> matters,
        String door,
        List<Found> found,
        @Nullable Voter voter,
        Map<Integer, Choice> chosen) {

    /** A door that was looked for. */
    public record Found(UUID headId, String door, int parts, boolean hasBallot) {}

    /**
     * The head the paper is of; nobody signs for an organisation, it seals.
     *
     * @param seals the head is an organisation and seals its papers; only a proxy signs
     * @param byPhone when the head last voted by phone, never how
     */
    public record Voter(
            UUID headId,
            List<String> doors,
            List<Option> signers,
            @Nullable Instant byPhone,
            boolean seals) {}

    public boolean isChosen(int number, Choice choice) {
        return chosen.get(number) == choice;
    }
}

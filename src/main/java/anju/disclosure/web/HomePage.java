package anju.disclosure.web;

import anju.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A resident's own page: what waits for them, their home, what became of what they reported. */
public record HomePage(Site site, List<Vote> votes, List<Part> parts, List<Traced.Need> needs) {
    public record Vote(UUID id, String title, Instant closesAt, boolean hasVoted) {}

    public record Part(UUID id, String building, String stairwell, String number, UUID compoundId, String compound) {}
}

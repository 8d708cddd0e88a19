package anju.disclosure.web;

import anju.site.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A resident's own page: what waits for them, their home, what became of what they reported. */
public record HomePage(
        Site site,
        List<Vote> votes,
        List<Inquiry> inquiries,
        List<Notice> notices,
        List<Request> requests,
        List<Part> parts,
        List<Need> needs) {
    /** The compound whose pages the shortcuts lead to: where this person has a home. */
    public java.util.Optional<UUID> compound() {
        return parts.stream().map(Part::compoundId).findFirst();
    }

    public boolean hasNothingWaiting() {
        return votes.isEmpty() && inquiries.isEmpty();
    }

    /** A question about satisfaction that this home has not answered. */
    public record Inquiry(UUID id, String compound, LocalDate closesOn) {}

    /** A notice whose time runs, for where this person has a home. */
    public record Notice(UUID id, String title, LocalDate lastOn) {}

    /** Something this person reported that is not closed. */
    public record Request(UUID id, String code, String title, String state, Instant receivedAt) {}

    public record Vote(UUID id, String title, Instant closesAt, boolean hasVoted) {}

    /** Something wrong at this person's home, and how far along the thread it has come. */
    public record Need(UUID id, String title, LocalDate occurredOn, String reached) {}

    public record Part(UUID id, String building, String stairwell, String number, UUID compoundId, String compound) {}
}

package anju.review.web;

import anju.review.InquiryState;
import anju.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Satisfaction surveys and assessments in the places somebody works for, and what can be asked next. */
public record ReviewListPage(
        Site site, List<Inquiry> inquiries, List<Assessment> assessments, List<Candidate> candidates) {
    public record Inquiry(
            UUID id,
            String code,
            String compound,
            String occasion,
            InquiryState state,
            LocalDate closesOn,
            int answered,
            int households) {}

    public record Assessment(
            UUID id,
            String code,
            String firm,
            String compound,
            LocalDate fromOn,
            LocalDate untilOn,
            int points,
            String grade) {}

    /** An undertaking with accepted work. */
    public record Candidate(UUID projectId, String project, UUID compoundId, String compound) {}
}

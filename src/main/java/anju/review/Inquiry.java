package anju.review;

import java.time.LocalDate;
import java.util.UUID;

/** A satisfaction survey as the verbs need it. */
record Inquiry(
        UUID id,
        String code,
        UUID projectId,
        UUID compoundId,
        UUID acceptanceId,
        String occasion,
        UUID editionId,
        int households,
        LocalDate opensOn,
        LocalDate closesOn,
        InquiryState state) {}

package anju.survey;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A survey round as the verbs need it. */
record Round(
        UUID id,
        String code,
        UUID compoundId,
        List<String> sets,
        UUID editionId,
        LocalDate surveyedOn,
        RoundState state) {}

package anju.consultation.web;

import anju.consultation.Fate;
import anju.site.Site;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One opinion under its author's code: what was said and what became of it. */
public record GivenPage(
        Site site,
        String code,
        UUID compoundId,
        String compound,
        String text,
        LocalDate occurredOn,
        @Nullable String consensus,
        @Nullable Fate fate,
        @Nullable String reason,
        @Nullable UUID needId) {}

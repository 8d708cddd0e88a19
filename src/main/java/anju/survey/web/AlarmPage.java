package anju.survey.web;

import anju.site.Form;
import anju.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A danger to life: where, what was seen, and what was done. */
public record AlarmPage(Site site, Alarm alarm, List<String> seen, List<UUID> photos, boolean maySettle, Form form) {
    public record Alarm(
            UUID id,
            UUID compoundId,
            String compound,
            String path,
            @Nullable String building,
            Instant raisedAt,
            @Nullable UUID roundId,
            @Nullable UUID answerId,
            @Nullable String indicator,
            @Nullable String note,
            @Nullable UUID needId,
            @Nullable String needTitle,
            @Nullable String measure,
            @Nullable Instant settledAt) {}
}

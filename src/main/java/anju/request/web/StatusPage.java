package anju.request.web;

import anju.request.Outcome;
import anju.request.RequestState;
import anju.request.Rung;
import anju.site.Form;
import anju.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request, for whoever holds its code: steps and days, nothing about anybody.
 *
 * @param answer the words of the answer, for the signed-in reporter alone
 */
public record StatusPage(
        Site site,
        String tracking,
        Facts facts,
        String topic,
        String place,
        List<Step> steps,
        int households,
        boolean mayRate,
        String action,
        List<String> answers,
        Form form) {
    public record Facts(
            UUID id,
            String code,
            UUID compoundId,
            String compound,
            String path,
            @Nullable String building,
            String topic,
            RequestState state,
            Rung rung,
            Instant receivedAt,
            Instant resolveDueAt,
            @Nullable Instant answeredAt,
            @Nullable Outcome outcome,
            @Nullable Boolean solved,
            @Nullable Integer stars,
            boolean petition,
            @Nullable String duplicateOf,
            @Nullable String reason,
            @Nullable String channel) {}

    /** Received, taken in hand, risen …: by whom is told as a rung, never as a person. */
    public record Step(Instant at, String what) {}
}

package anju.stewardship;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An activity for neighbours as it is planned.
 *
 * @param team whose activity it is; null for one of the office, the firm or the committee
 */
public record ActivityCard(
        ActivityKind kind,
        String title,
        String venue,
        Instant startsAt,
        @Nullable UUID team) {}

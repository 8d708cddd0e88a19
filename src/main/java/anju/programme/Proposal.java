package anju.programme;

import anju.money.Money;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A batch being put together.
 *
 * @param submittedAt since when it waits for the announcement
 * @param batch what it was announced as
 */
public record Proposal(
        UUID id,
        String name,
        int year,
        UUID area,
        String areaPath,
        Money budget,
        String grounds,
        UUID draftedBy,
        @Nullable Instant submittedAt,
        @Nullable UUID batch,
        Set<UUID> reserves) {}

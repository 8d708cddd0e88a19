package anju.stewardship;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A repair as it is ordered.
 *
 * @param request the resident's request that it answers
 */
public record RepairCard(
        UUID keeper, @Nullable UUID asset, @Nullable UUID request, String what, LocalDate due) {}

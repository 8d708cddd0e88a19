package anju.registry;

import anju.money.Area;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An exclusive part as it stands now; its area on the best basis there is. */
public record Part(
        UUID id,
        UUID compoundId,
        UUID buildingId,
        String building,
        UUID stairwellId,
        String stairwell,
        String number,
        int floor,
        Use use,
        @Nullable Area area,
        @Nullable Basis basis) {}

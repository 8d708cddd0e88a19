package anju.project;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an undertaking covers: a compound, or one building or stairwell of it. */
public record Place(
        UUID compoundId,
        @Nullable UUID buildingId,
        @Nullable UUID stairwellId) {
    public Place {
        if (stairwellId != null && buildingId == null) {
            throw new IllegalArgumentException("a stairwell stands in a building");
        }
    }

    public static Place compound(UUID compoundId) {
        return new Place(compoundId, null, null);
    }

    /** True when {@code other} is this place or lies in it. */
    boolean holds(Place other) {
        return compoundId.equals(other.compoundId)
                && (buildingId == null || buildingId.equals(other.buildingId))
                && (stairwellId == null || stairwellId.equals(other.stairwellId));
    }
}

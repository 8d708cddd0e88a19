package anju.vote;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is asked: all owners of the compound, or those of one building or one stairwell where it concerns them alone. */
public record Electorate(
        @Nullable UUID buildingId, @Nullable UUID stairwellId) {
    /** All owners of the compound. */
    public static final Electorate WHOLE = new Electorate(null, null);

    public Electorate {
        if (stairwellId != null && buildingId == null) {
            throw new IllegalArgumentException("a stairwell is named with its building");
        }
    }

    public boolean isWhole() {
        return buildingId == null;
    }
}

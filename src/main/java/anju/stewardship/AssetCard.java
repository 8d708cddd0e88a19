package anju.stewardship;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an asset when it is handed over.
 *
 * @param upkeep what the keeper does, in words
 * @param origins the accepted lines it came from
 */
public record AssetCard(
        UUID compound,
        @Nullable UUID building,
        String name,
        UUID keeper,
        String upkeep,
        int upkeepEveryMonths,
        LocalDate inUseFrom,
        @Nullable Integer lifeYears,
        List<UUID> origins) {
    public AssetCard {
        origins = List.copyOf(origins);
    }
}

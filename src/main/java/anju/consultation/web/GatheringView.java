package anju.consultation.web;

import anju.city.City;
import anju.consultation.GatheringForm;
import anju.consultation.GatheringState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A gathering as everybody may know it.
 *
 * @param stairwellNumber of the one stairwell it is for, with its building; null where all neighbours are called
 * @param named how many came by name; null until the minutes are published
 * @param reason why it was cancelled
 */
public record GatheringView(
        UUID id,
        String code,
        UUID compoundId,
        String compound,
        GatheringForm form,
        @Nullable String buildingNumber,
        @Nullable String stairwellNumber,
        String title,
        String venue,
        String topics,
        Instant at,
        GatheringState state,
        @Nullable Integer named,
        @Nullable Integer walkIns,
        @Nullable String reason,
        int opinions) {
    public boolean isToday() {
        return at.atZone(City.ZONE).toLocalDate().equals(City.current().today());
    }

    public boolean hasBegun() {
        return !at.atZone(City.ZONE).toLocalDate().isAfter(City.current().today());
    }

    public boolean isOpen() {
        return state == GatheringState.CALLED || state == GatheringState.HELD;
    }

    public int came() {
        return (named == null ? 0 : named) + (walkIns == null ? 0 : walkIns);
    }
}

package anju.consultation.web;

import anju.consultation.WillingnessCount;
import anju.consultation.WillingnessRule;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A round of willingness forms with its figures: those of the count, or as they stand today.
 *
 * @param closedOn the day it was counted
 */
public record RoundView(
        UUID id,
        String code,
        UUID compoundId,
        String compound,
        String question,
        LocalDate fromOn,
        LocalDate untilOn,
        @Nullable LocalDate closedOn,
        boolean reached,
        LocalDate asOf,
        WillingnessCount count,
        WillingnessRule rule) {
    public boolean isOpen() {
        return closedOn == null;
    }
}

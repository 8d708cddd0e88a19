package anju.stewardship;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Accepted work as an asset needs it. */
record Origin(
        UUID acceptedLine,
        UUID acceptanceId,
        UUID projectId,
        UUID compoundId,
        @Nullable UUID buildingId,
        boolean passed,
        LocalDate acceptedOn,
        @Nullable LocalDate warrantyUntil) {}

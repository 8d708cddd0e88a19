package anju.request;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request as it stands, with its place; the decisions that need nothing but these facts. */
record Standing(
        UUID id,
        String code,
        UUID compoundId,
        String path,
        Level level,
        @Nullable UUID reporterId,
        @Nullable UUID receivedBy,
        UUID editionId,
        RequestState state,
        int number,
        Rung rung,
        @Nullable UUID takenBy,
        @Nullable Instant takenAt,
        Instant resolveDueAt,
        @Nullable Instant risesAt,
        @Nullable UUID answerId,
        @Nullable Integer round,
        @Nullable Instant answeredAt,
        @Nullable Boolean solved) {
    boolean isTaken() {
        return takenAt != null;
    }

    /** Not answered in time on its rung: it climbs, unless it is at the top. */
    boolean rises(Instant now) {
        return state.isOpen() && !rung.isTop() && risesAt != null && !now.isBefore(risesAt);
    }

    int rounds() {
        return round == null ? 0 : round;
    }
}

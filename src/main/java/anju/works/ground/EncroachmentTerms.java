package anju.works.ground;

import anju.money.Area;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was found, and where. */
public record EncroachmentTerms(
        EncroachmentKind kind,
        String place,
        Area area,
        boolean fireLane,
        @Nullable UUID photo) {}

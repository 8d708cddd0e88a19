package anju.vote;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the registry on the record day: a part, its area, and one of those who hold it (nobody, where it is not known). */
record Holding(
        UUID partId,
        String use,
        @Nullable Long areaX100,
        @Nullable String basis,
        @Nullable UUID personId,
        @Nullable UUID organisationId,
        @Nullable String standing,
        boolean represents) {
    boolean isDevelopersStock() {
        return "UNSOLD".equals(standing) || "UNDELIVERED".equals(standing);
    }

    boolean hasHolder() {
        return personId != null || organisationId != null;
    }
}

package anju.works;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What a daily log says. */
public record LogTerms(LocalDate day, Weather weather, int headcount, String done, String note, List<UUID> photos) {
    public LogTerms {
        photos = List.copyOf(photos);
    }
}

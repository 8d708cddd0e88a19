package anju.survey.web;

import anju.site.Form;
import anju.site.Site;
import anju.survey.NeedSource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One need. The public sees how many households of which building; doors and the description are for those who work on it.
 *
 * @param doors empty for the public
 */
public record NeedPage(
        Site site,
        Need need,
        String topic,
        List<Building> buildings,
        List<String> doors,
        boolean staff,
        boolean mayWithdraw,
        Form form) {
    public record Need(
            UUID id,
            UUID compoundId,
            String compound,
            String path,
            String topic,
            String title,
            String description,
            NeedSource source,
            boolean danger,
            LocalDate occurredOn,
            Instant recordedAt,
            @Nullable String withdrawnReason,
            @Nullable Instant withdrawnAt,
            @Nullable UUID requestId,
            @Nullable String requestCode) {}

    public record Building(String number, int households) {}

    public int households() {
        return buildings.stream().mapToInt(Building::households).sum();
    }
}

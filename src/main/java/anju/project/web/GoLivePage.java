package anju.project.web;

import anju.project.Project;
import anju.site.Form;
import anju.site.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The go-live day of an undertaking, and how it came to be.
 *
 * @param propose for whoever may, while no other day is proposed
 * @param approve the button of a second person
 * @param all what is wrong with the page as a whole
 */
public record GoLivePage(
        Site site,
        Project project,
        LocalDate openedOn,
        List<Day> days,
        @Nullable Form propose,
        @Nullable Form approve,
        @Nullable Form decline,
        Form all) {
    /** @param answer why it was declined */
    public record Day(
            UUID id,
            @Nullable LocalDate was,
            LocalDate goLive,
            String reason,
            String state,
            String proposedBy,
            Instant proposedAt,
            @Nullable String decidedBy,
            @Nullable String answer) {}

    public @Nullable Day open() {
        return days.stream()
                .filter(day -> day.state().equals("PROPOSED"))
                .findFirst()
                .orElse(null);
    }
}

package anju.dispatch.web;

import anju.access.Role;
import anju.dispatch.Subject;
import anju.dispatch.Waiting;
import anju.money.Money;
import anju.site.Site;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What waits for the person at the desk, and the undertakings on their way in their places.
 *
 * @param due late or due today
 * @param soon due within a week
 * @param rest everything else that waits
 * @param others late, and somebody else's turn; for those who hold meetings
 * @param guide what a new city still lacks, for whoever sets it up; null for others
 */
public record DeskPage(
        Site site,
        LocalDate today,
        List<Row> due,
        List<Row> soon,
        List<Row> rest,
        List<Row> others,
        List<TaskRow> tasks,
        List<Project> projects,
        boolean hasCompounds,
        SetUpPages.@Nullable Guide guide) {
    public long count() {
        return due.size() + soon.size() + rest.size() + tasks.size();
    }

    /** A thing that waits, and where it is done. */
    public record Row(Waiting waiting, String href) {
        static Row of(Waiting waiting) {
            return new Row(waiting, Subject.of(waiting.kind()).orElseThrow().href(waiting));
        }

        public String kind() {
            return waiting.kind();
        }

        public List<Role> roles() {
            return waiting.roles().stream().map(Role::valueOf).toList();
        }

        public @Nullable LocalDate dueOn() {
            return waiting.dueOn();
        }
    }

    /** A task a meeting gave to this person. */
    public record TaskRow(UUID id, String code, String what, LocalDate dueOn) {}

    /** One that is on its way; {@code compound} is the first of {@code compounds}. */
    public record Project(
            UUID id,
            String code,
            String name,
            String stage,
            UUID compoundId,
            String compound,
            long compounds,
            long needs,
            long items,
            Money paid) {}
}

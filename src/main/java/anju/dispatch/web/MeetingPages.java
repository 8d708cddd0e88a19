package anju.dispatch.web;

import anju.access.Role;
import anju.site.Form;
import anju.site.ListPage;
import anju.site.Option;
import anju.site.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The pages of meetings and of the tasks they gave. */
public final class MeetingPages {
    private MeetingPages() {}

    public record MeetingsPage(Site site, ListPage<MeetingRow> list, boolean mayCall) {}

    public record MeetingRow(UUID id, String code, String title, String place, Instant at, String state, int tasks) {}

    public record CallPage(Site site, Form form, List<Option> areas) {}

    /**
     * @param closing the form that freezes the minutes
     * @param noting the form that notes a task
     * @param adding the form that adds an item
     * @param attended who was there, or why it was cancelled
     */
    public record MeetingPage(
            Site site,
            UUID id,
            String code,
            String title,
            String place,
            String venue,
            Instant at,
            String state,
            String attended,
            boolean mayWrite,
            List<ItemRow> agenda,
            List<TaskRow> tasks,
            List<Option> owners,
            Form adding,
            Form noting,
            Form closing,
            Form cancelling) {
        public boolean isOpen() {
            return state.equals("CALLED");
        }
    }

    /** @param concluding the form for what it came to; none once the minutes are frozen */
    public record ItemRow(
            UUID id,
            int position,
            @Nullable UUID compound,
            String what,
            String conclusion,
            @Nullable Form concluding) {}

    public record TaskRow(
            UUID id,
            String code,
            String what,
            String owner,
            Role role,
            LocalDate dueOn,
            String state,
            boolean late,
            UUID meeting,
            String meetingCode) {}

    public record TasksPage(Site site, ListPage<TaskRow> list, List<Option> states) {}

    public record TaskPage(
            Site site,
            TaskRow task,
            List<anju.site.Moment> moments,
            @Nullable Form doing,
            @Nullable Form dropping) {}
}

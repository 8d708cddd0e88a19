package anju.notice.web;

import anju.notice.Content;
import anju.notice.NumberScan;
import anju.site.Form;
import anju.site.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A draft as it will hang, with what the check found, for the one who releases it and the one who wrote it. */
public record DraftPage(
        Site site,
        Draft draft,
        String kind,
        String writer,
        List<Content.Block> blocks,
        List<NumberScan.Finding> findings,
        LocalDate lastOn,
        boolean calendarKnown,
        boolean mayEdit,
        boolean mayRelease,
        boolean own,
        Form release,
        Form sendBack,
        Form giveUp) {
    public record Draft(
            UUID id,
            String kind,
            String placePath,
            String place,
            String title,
            String body,
            int days,
            @Nullable UUID fileId,
            @Nullable String fileName,
            @Nullable UUID supersedes,
            @Nullable String subjectKind,
            int revision,
            UUID draftedBy,
            Instant draftedAt,
            @Nullable String returned) {}
}

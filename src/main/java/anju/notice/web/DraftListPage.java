package anju.notice.web;

import anju.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Drafts in somebody's places. */
public record DraftListPage(Site site, List<Row> drafts, boolean mayDraft) {
    public record Row(
            UUID id,
            String title,
            String kind,
            String place,
            Instant draftedAt,
            @Nullable String returned) {}
}

package anju.notice.web;

import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The form for a notice: a new one, or {@code draftId} written anew. */
public record WriteDraftPage(
        Site site,
        Form form,
        List<Option> places,
        List<Option> kinds,
        @Nullable UUID draftId,
        String placeName) {}

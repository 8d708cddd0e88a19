package anju.consultation;

import java.time.Instant;
import java.util.UUID;

/** A gathering as it is called: what about, where and when. */
public record GatheringDraft(
        UUID compoundId, GatheringForm form, String title, String venue, String topics, Instant at) {
    public static final int TITLE_MAX = 60;
    public static final int TOPICS_MAX = 1000;

    public GatheringDraft {
        Texts.check(title, 2, TITLE_MAX);
        Texts.check(venue, 2, TITLE_MAX);
        Texts.check(topics, 2, TOPICS_MAX);
    }
}

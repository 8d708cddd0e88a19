package anju.consultation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A gathering as it is called: what about, where and when.
 *
 * @param stairwellId whose homes alone are called, where a stairwell talks about its own stairs
 */
public record GatheringDraft(
        UUID compoundId,
        GatheringForm form,
        @Nullable UUID stairwellId,
        String title,
        String venue,
        String topics,
        Instant at) {
    public static final int TITLE_MAX = 60;
    public static final int TOPICS_MAX = 1000;

    public GatheringDraft {
        if ((form == GatheringForm.STAIRWELL) != (stairwellId != null)) {
            throw new IllegalArgumentException("a stairwell meets by itself, and nobody else does");
        }
        Texts.check(title, 2, TITLE_MAX);
        Texts.check(venue, 2, TITLE_MAX);
        Texts.check(topics, 2, TOPICS_MAX);
    }
}

package anju.request;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as it comes in.
 *
 * @param spot where exactly, in words; may be empty
 * @param level what staff found it to be; nothing where the topic decides
 * @param phone a number to be rung at; empty if none was left
 * @param parts the homes it is about, where known
 * @param photos files taken in before
 */
public record RequestDraft(
        UUID compound,
        @Nullable UUID building,
        @Nullable UUID stairwell,
        String spot,
        String topic,
        @Nullable Level level,
        String title,
        String description,
        Channel channel,
        String phone,
        Set<UUID> parts,
        List<UUID> photos) {
    public static final int TITLE_MIN = 2;
    public static final int TITLE_MAX = 40;
    public static final int SPOT_MAX = 60;
    public static final int TEXT_MAX = 2000;
    public static final int PHOTOS_MAX = 6;

    public RequestDraft {
        parts = Set.copyOf(parts);
        photos = List.copyOf(photos);
    }
}

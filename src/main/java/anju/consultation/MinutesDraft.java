package anju.consultation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Minutes as they are written.
 *
 * @param text what everybody will read
 * @param note what stays at the desk
 * @param resolutions what those present agreed on, one each
 * @param walkIns how many came whose names nobody took
 */
public record MinutesDraft(String text, @Nullable String note, List<String> resolutions, int walkIns) {
    public static final int TEXT_MIN = 4;
    public static final int TEXT_MAX = 4000;
    public static final int NOTE_MAX = 2000;
    public static final int RESOLUTION_MAX = 200;
    public static final int RESOLUTIONS_MAX = 20;
    public static final int WALK_INS_MAX = 5000;

    public MinutesDraft {
        Texts.check(text, TEXT_MIN, TEXT_MAX);
        if (note != null) {
            Texts.check(note, 2, NOTE_MAX);
        }
        resolutions = List.copyOf(resolutions);
        resolutions.forEach(one -> Texts.check(one, 2, RESOLUTION_MAX));
        if (resolutions.size() > RESOLUTIONS_MAX || walkIns < 0 || walkIns > WALK_INS_MAX) {
            throw new IllegalArgumentException("at most 20 resolutions and 0 to 5000 people without a name");
        }
    }
}

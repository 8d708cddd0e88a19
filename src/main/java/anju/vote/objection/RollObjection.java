package anju.vote.objection;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says is wrong with a draft roll.
 *
 * @param part null where it is a part that the roll does not have
 * @param words without names and numbers of people
 */
public record RollObjection(@Nullable UUID part, Ground ground, String words) {
    public static final int WORDS_MIN = 2;
    public static final int WORDS_MAX = 400;

    public RollObjection {
        if ((part == null) != (ground == Ground.MISSING_PART)) {
            throw new IllegalArgumentException("a part is named unless it is missing");
        }
    }
}

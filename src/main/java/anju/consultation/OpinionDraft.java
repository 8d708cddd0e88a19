package anju.consultation;

import java.util.UUID;

/** An opinion in its author's words. */
public record OpinionDraft(UUID compoundId, String topic, String text) {
    public static final int TEXT_MIN = 4;
    public static final int TEXT_MAX = 500;

    public OpinionDraft {
        int length = text.codePointCount(0, text.length());
        if (length < TEXT_MIN || length > TEXT_MAX) {
            throw new IllegalArgumentException("an opinion has 4 to 500 characters, not " + length);
        }
    }
}

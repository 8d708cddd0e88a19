package anju.review;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A household's answer.
 *
 * @param marks 1 to 5 by question
 * @param remark free text, seen by staff only
 */
public record ResponseDraft(UUID inquiryId, UUID partId, Channel channel, Map<String, Integer> marks, String remark) {
    public static final int REMARK_MAX = 500;

    public ResponseDraft {
        if (remark.codePointCount(0, remark.length()) > REMARK_MAX) {
            throw new IllegalArgumentException("too long a remark");
        }
        marks = new TreeMap<>(marks);
    }
}

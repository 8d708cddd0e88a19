package anju.notice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice as somebody prepares it. The body is plain text: a line that begins with {@code ## } is a heading, lines with {@code |}
 * between their cells are a table whose first line is its head, everything else is paragraphs.
 *
 * @param kind a kind of the pack, such as {@code SCHEME}
 * @param placePath an area's or compound's path
 * @param days how long it hangs; 0 for what the pack says
 * @param subject what it publishes, if that is a thing of another module
 * @param fileId an attachment, public and already received
 * @param supersedes the earlier notice that this is a new version of
 */
public record NoticeDraft(
        String kind,
        String placePath,
        String title,
        String body,
        int days,
        @Nullable Subject subject,
        @Nullable UUID fileId,
        @Nullable UUID supersedes) {
    public static final int TITLE_MIN = 4;
    public static final int TITLE_MAX = 80;
    public static final int BODY_MAX = 20_000;

    /** @param kind the thing's noun in lower case, such as {@code plan}, {@code matter}, {@code payment} */
    public record Subject(String kind, UUID id) {
        public Subject {
            if (!kind.matches("[a-z_]{2,40}")) {
                throw new IllegalArgumentException("a subject's kind is its noun in lower case, not " + kind);
            }
        }
    }

    public NoticeDraft {
        int length = title.codePointCount(0, title.length());
        if (length < TITLE_MIN || length > TITLE_MAX) {
            throw new IllegalArgumentException("a title has 4 to 80 characters, not " + length);
        }
        if (body.isBlank() || body.codePointCount(0, body.length()) > BODY_MAX) {
            throw new IllegalArgumentException("a body has 1 to " + BODY_MAX + " characters");
        }
        if (days < 0) {
            throw new IllegalArgumentException("days is not negative");
        }
    }

    /** A notice of something of another module, for as long as the pack says. */
    public static NoticeDraft of(
            String kind, String placePath, String title, String body, Subject subject, @Nullable UUID fileId) {
        return new NoticeDraft(kind, placePath, title, body, 0, subject, fileId, null);
    }
}

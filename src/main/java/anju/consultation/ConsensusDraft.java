package anju.consultation;

import java.util.UUID;

/** What several opinions say together, as a person puts it. */
public record ConsensusDraft(UUID compoundId, String topic, String title, String statement) {
    public static final int TITLE_MIN = 2;
    public static final int TITLE_MAX = 60;
    public static final int STATEMENT_MAX = 1000;

    public ConsensusDraft {
        int length = title.codePointCount(0, title.length());
        if (length < TITLE_MIN || length > TITLE_MAX) {
            throw new IllegalArgumentException("a title has 2 to 60 characters, not " + length);
        }
        if (statement.codePointCount(0, statement.length()) > STATEMENT_MAX) {
            throw new IllegalArgumentException("a statement has at most 1000 characters");
        }
    }
}

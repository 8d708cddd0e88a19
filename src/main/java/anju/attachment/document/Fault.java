package anju.attachment.document;

/**
 * What keeps a file from being a template.
 *
 * @param about the placeholder, part or address
 * @param where the words of the paragraph, so that it can be found in Word
 */
public record Fault(Kind kind, String about, String where) {
    /** The words stand at {@code attachment.fault.<kind>}, with {@code about} as {0} and {@code where} as {1}. */
    public enum Kind {
        /** The format before DOCX, or a file locked by a password: both lie in the same container. */
        OLD_OR_LOCKED,
        NOT_WORD,
        TOO_LARGE,
        UNFOLDS,
        DAMAGED,
        MACROS,
        EMBEDDED,
        REMOTE,
        FETCHING_FIELD,
        UNKNOWN,
        OF_OTHER_KIND,
        BROKEN,
        NOT_ALONE,
        NOT_IN_ROW,
        TWO_LISTS,
        MISSING
    }

    static Fault of(Kind kind) {
        return new Fault(kind, "", "");
    }

    static Fault of(Kind kind, String about) {
        return new Fault(kind, about, "");
    }
}

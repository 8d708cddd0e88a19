package anju.attachment;

/** Why a file is not taken; the words stand at {@code attachment.refusal.<name>} with the limit as {1}. */
public enum Refusal {
    EMPTY,
    TOO_LARGE,
    /** A picture of Apple's format, which browsers do not show. */
    HEIC,
    UNKNOWN_TYPE,
    /** The bytes are one type and another at once. */
    TWO_TYPES,
    /** It opens as the type it is, but not to its end. */
    DAMAGED,
    TOO_MANY_PIXELS,
    MACROS,
    /** A compressed file that unfolds into far more than it weighs. */
    UNFOLDS;

    /** The text's key: {@code check.refuse("scan", refused.why().key(), refused.limit())}. */
    public String key() {
        return "attachment.refusal." + name();
    }
}

package anju.site;

import java.util.List;

/** A text by its key and values, put into words only when its reader's language is known; may stand as a value in another. */
public record Said(String key, List<?> values) {
    public static Said of(String key, Object... values) {
        return new Said(key, List.of(values));
    }
}

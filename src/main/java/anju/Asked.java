package anju;

import java.util.List;

/** What the words after {@code run} turn out to be. */
sealed interface Asked permits RunOptions, Asked.Misread {

    /** Words that cannot be followed: the message that says why, and what goes into it. */
    record Misread(String message, List<String> values) implements Asked, AskedToGenerate {
        static Misread of(String reason, String... values) {
            return new Misread("start.refused." + reason, List.of(values));
        }
    }
}

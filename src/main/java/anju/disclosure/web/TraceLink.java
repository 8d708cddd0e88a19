package anju.disclosure.web;

import org.jspecify.annotations.Nullable;

/** One of the seven links as shown: a question, one figure, one sentence, one way on. */
public record TraceLink(
        int number,
        String name,
        boolean isHere,
        boolean isReached,
        String question,
        String figure,
        @Nullable String unit,
        String sentence,
        @Nullable String href,
        @Nullable String label) {

    /** The state as the style sheet knows it. */
    public String state() {
        return isHere ? "is-here" : isReached ? "" : "is-next";
    }
}

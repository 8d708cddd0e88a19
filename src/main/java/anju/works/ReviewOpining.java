package anju.works;

import java.time.Instant;

/** What became of a department's opinion. */
public sealed interface ReviewOpining {
    /** @param awaited how many others have still to speak */
    record Given(int awaited) implements ReviewOpining {}

    record NotUnderReview(ReviewState state) implements ReviewOpining {}

    record HasSpoken(String reviewer, Instant at) implements ReviewOpining {}

    /** One person speaks for one department. */
    record SpokeForAnother(String reviewer) implements ReviewOpining {}

    /** Whoever does not simply agree says under what condition, or why not. */
    record RemarkMissing() implements ReviewOpining {}
}

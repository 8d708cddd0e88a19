package anju.works;

import java.util.List;

/** What became of concluding a joint review, or of bringing a paper that was missing. */
public sealed interface ReviewConcluding {
    record Concluded(ReviewState state) implements ReviewConcluding {}

    record NotOpen(ReviewState state) implements ReviewConcluding {}

    /** @param reviewers who has not spoken yet */
    record Awaited(List<String> reviewers) implements ReviewConcluding {}

    /** Somebody objects: it can only be returned. */
    record ObjectedTo(List<String> reviewers) implements ReviewConcluding {}

    record ReasonMissing() implements ReviewConcluding {}

    /** Nothing to see: neither a file nor a number. */
    record NothingToShow() implements ReviewConcluding {}

    /** The paper was brought before. */
    record NotMissing() implements ReviewConcluding {}
}

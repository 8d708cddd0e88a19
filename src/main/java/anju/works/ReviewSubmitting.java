package anju.works;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What became of putting a file up for joint review. */
public sealed interface ReviewSubmitting {
    record Submitted(UUID review, String code, LocalDate dueOn) implements ReviewSubmitting {}

    /** The undertaking has one under way, or one that was approved. */
    record AlreadyUnderReview(String code, ReviewState state) implements ReviewSubmitting {}

    /** There is no item to review. */
    record NoPlan() implements ReviewSubmitting {}

    /** Without this paper the file is not accepted at all: safety, fire, gas, the owners' decision, the money. */
    record NotDeferrable(String type) implements ReviewSubmitting {}

    /** Money is proved by a lot or a commitment on the books, or by the paper itself; a number nobody has heard of proves nothing. */
    record FundsUnknown(String number, List<String> known) implements ReviewSubmitting {}

    /** Whoever brings a missing paper, and until when, is named. */
    record PromiseIncomplete(String type) implements ReviewSubmitting {}

    record PromiseOutOfBounds(String type, LocalDate earliest, LocalDate latest) implements ReviewSubmitting {}
}

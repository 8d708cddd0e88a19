package anju.stewardship;

import java.time.LocalDate;
import java.util.UUID;

/** What became of deciding how a compound is served, of engaging a firm, and of letting it go. */
public sealed interface Engagement {
    record Decided(UUID decision) implements Engagement {}

    record Signed(UUID contract, String code) implements Engagement {}

    record Ended() implements Engagement {}

    /** The rules here know no such model. */
    record UnknownModel(String model) implements Engagement {}

    /** This model is the owners' to decide: a matter of theirs that passed. */
    record OwnersDecide() implements Engagement {}

    /** No vote decides this model; a paper does. */
    record NotByVote() implements Engagement {}

    record NotYet(LocalDate on, LocalDate today) implements Engagement {}

    /** No firm before the model is decided. */
    record NoModel() implements Engagement {}

    /** The firm is not in the register, or is not one that serves. */
    record NoFirm() implements Engagement {}

    record TooLong(int months, int monthsAtMost) implements Engagement {}

    /** Another contract runs in these days. */
    record Overlaps(String code, LocalDate from, LocalDate until) implements Engagement {}

    record AlreadyEnded() implements Engagement {}

    /** A contract ends within its period. */
    record OutsidePeriod(LocalDate from, LocalDate until) implements Engagement {}
}

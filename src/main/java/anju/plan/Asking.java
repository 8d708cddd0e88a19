package anju.plan;

import anju.vote.Preparing;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The answers to putting items to the owners. */
public sealed interface Asking {
    record Asked(UUID voteId, String code, List<UUID> matters) implements Asking {}

    /** A matter without items, or no matter at all. */
    record NothingAsked() implements Asking {}

    /** An item stands in two matters. */
    record AskedTwice(int number) implements Asking {}

    /** An item is not of this plan and compound, or was given up. */
    record NotInThePlan() implements Asking {}

    /** A stairwell decides on its own lift and on nothing else; everything else is everybody's. */
    record NotTheStairwells(int number) implements Asking {}

    /** The owners have it before them in another vote, or have agreed already. */
    record AlreadyBeforeTheOwners(int number) implements Asking {}

    /** No published version of the plan holds this item. */
    record NotPublished(int number) implements Asking {}

    /** The plan still hangs when the voting is to begin; it may begin on this day at the earliest. */
    record StillOnNotice(LocalDate opensFrom) implements Asking {}

    /** The vote itself cannot be prepared like that; nothing was written. */
    record NoSuchVote(Preparing why) implements Asking {}
}

package anju.stewardship;

import anju.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/** What became of a repair that was ordered, or of a step of one. */
public sealed interface Repaired {
    record Ordered(UUID order, String code) implements Repaired {}

    record Moved(RepairState now) implements Repaired {}

    /** A repair is due today or later. */
    record Past(LocalDate due, LocalDate today) implements Repaired {}

    /** The asset belongs to another compound. */
    record OtherAsset() implements Repaired {}

    /** Another compound's request, or one that is over. */
    record OtherRequest() implements Repaired {}

    record UnknownKeeper() implements Repaired {}

    /** The asset is under warranty until this day: its builder mends it, and nobody pays. */
    record UnderWarranty(LocalDate until) implements Repaired {}

    /** Somebody has moved it meanwhile. */
    record Elsewhere(RepairState now) implements Repaired {}

    /** Who did it does not confirm it, nor does the firm. */
    record NotYours() implements Repaired {}

    record NoPhoto() implements Repaired {}

    /** What the service fee covers costs nothing more; what it does not cover costs something. */
    record CostAndAccount() implements Repaired {}

    /** The expense named is not of this compound's book, or was reversed. */
    record NoEntry() implements Repaired {}

    /** The expense has only this much that no other repair names. */
    record MoreThanEntry(Money left) implements Repaired {}

    record NoPaper() implements Repaired {}
}

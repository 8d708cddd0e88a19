package anju.fund;

import anju.money.Money;
import anju.plan.Decision;
import java.util.List;
import java.util.UUID;

/** What became of setting money of a lot aside for an item. */
public sealed interface Allocating {
    record Allocated(UUID allocation, Money left) implements Allocating {}

    /** The lot has less than that left. */
    record NotEnough(Money asked, Money left) implements Allocating {}

    /** The lot was given for other purposes. */
    record OutsideEarmark(List<String> purposes, String itemClass, String itemCode) implements Allocating {}

    /** Owners must decide first (Civil Code arts 278, 281), and no matter about this item has passed. */
    record NotDecided(Decision needed) implements Allocating {}

    /** The item belongs to another undertaking than the one the lot was received for. */
    record OtherProject() implements Allocating {}

    /** The item is no longer in the plan. */
    record ItemWithdrawn() implements Allocating {}
}

package anju.fund;

import anju.money.Money;
import anju.plan.Decision;
import java.util.List;
import java.util.UUID;

/** What became of speaking for money that is promised but not here. */
public sealed interface Reserving {
    record Reserved(UUID reservation, Money left) implements Reserving {}

    /** The rules here let an item have only money that is here. */
    record OnlyReceived() implements Reserving {}

    record NotEnough(Money asked, Money left) implements Reserving {}

    record OutsideEarmark(List<String> purposes, String itemClass, String itemCode) implements Reserving {}

    record NotDecided(Decision needed) implements Reserving {}

    record ItemWithdrawn() implements Reserving {}

    record OtherProject() implements Reserving {}

    record Over() implements Reserving {}
}

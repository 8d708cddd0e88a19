package anju.fund;

import anju.money.Money;
import java.util.List;
import java.util.UUID;

/** What became of giving an allocation back to its lot. */
public sealed interface Releasing {
    record Released(UUID lot, Money amount) implements Releasing {}

    record AlreadyReleased() implements Releasing {}

    /** Contracts were signed against it. */
    record StoodOn(List<String> contracts) implements Releasing {}
}

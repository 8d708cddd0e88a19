package anju.fund;

import anju.money.Money;
import java.util.List;

/** What became of reversing a receipt of money. */
public sealed interface Reversing {
    record Reversed(Money amount) implements Reversing {}

    record AlreadyReversed() implements Reversing {}

    /** Some of it is set aside or spent. */
    record SetAside(Money amount) implements Reversing {}

    /** Entries of other books name the lot. */
    record StoodOn(List<String> entries) implements Reversing {}
}

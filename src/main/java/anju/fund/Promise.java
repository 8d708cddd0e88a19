package anju.fund;

import anju.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Money promised, as the paper says it.
 *
 * @param named the giver agreed to be named in public
 * @param earmark what the money is for, in the paper's words
 * @param purposes the same as classes of items, codes of the catalogue, OPERATION or UPKEEP
 * @param useBy the last day it may be spent; null if the paper names none
 */
public record Promise(
        Source source,
        String funder,
        boolean named,
        String documentNumber,
        String earmark,
        SortedSet<String> purposes,
        @Nullable LocalDate useBy,
        List<Tranche> tranches) {
    /** So much is to arrive on this day. */
    public record Tranche(LocalDate plannedOn, Money amount) {}

    Money total() {
        return tranches.stream().map(Tranche::amount).reduce(Money.ZERO, Money::plus);
    }
}

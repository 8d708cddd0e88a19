package anju.fund;

import anju.money.Money;
import java.time.LocalDate;
import java.util.UUID;

/** What became of recording that money of a tranche has arrived. */
public sealed interface Arriving {
    /** @param setAside how many reservations became allocations with it */
    record Arrived(UUID lot, String code, int setAside) implements Arriving {}

    /** The tranche has less than that to come. */
    record MoreThanPlanned(Money asked, Money toCome) implements Arriving {}

    record NotYet(LocalDate receivedOn, LocalDate today) implements Arriving {}

    /** Nothing more comes of this commitment. */
    record Over() implements Arriving {}
}

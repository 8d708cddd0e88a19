package anju.stewardship;

import anju.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What became of opening a room, booking or closing it for a time, or giving a booking back. */
public sealed interface Booked {
    record Opened(UUID room) implements Booked {}

    record Done(UUID use, int freeMinutes, int paidMinutes, Money fee) implements Booked {}

    record Closed(UUID use) implements Booked {}

    record Cancelled() implements Booked {}

    record NameTaken() implements Booked {}

    /** Welfare feeds on trade, so trade stays below the market: at most this much. */
    record AboveMarket(Money atMost) implements Booked {}

    record Backwards() implements Booked {}

    record Past() implements Booked {}

    record TooFarAhead(LocalDate last) implements Booked {}

    /** Whole half hours only. */
    record OffTheGrid() implements Booked {}

    record OutsideHours(int opens, int closes) implements Booked {}

    record TooLong(int hoursAtMost) implements Booked {}

    /** Somebody has it, or it is closed. */
    record Taken(Instant from, Instant until) implements Booked {}

    record FreeHoursUsed(int hoursAWeek) implements Booked {}

    record AlreadyCancelled() implements Booked {}

    /** Only who booked, or who keeps the rooms. */
    record NotYours() implements Booked {}
}

package anju.stewardship;

import anju.city.City;
import anju.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** A time in a room, split into the free welfare hours and the paid ones. */
record RoomTime(Instant from, Instant until, int freeMinutes, int paidMinutes) {
    private static final int HOUR = 60;

    /** Both ends lie on one day in China. */
    static RoomTime of(Instant from, Instant until, StewardshipRules.Rooms rules) {
        var day = from.atZone(City.ZONE).toLocalDate();
        var freeFrom = at(day, rules.freeFromHour());
        var freeUntil = at(day, rules.freeUntilHour());
        var start = from.isAfter(freeFrom) ? from : freeFrom;
        var end = until.isBefore(freeUntil) ? until : freeUntil;
        int free = start.isBefore(end) ? minutes(start, end) : 0;
        return new RoomTime(from, until, free, minutes(from, until) - free);
    }

    /** Rounded up to the fen, so that no minute is given away by rounding. */
    Money fee(Money perHour) {
        return new Money(Math.ceilDiv(Math.multiplyExact(perHour.fen(), (long) paidMinutes), (long) HOUR));
    }

    int totalMinutes() {
        return freeMinutes + paidMinutes;
    }

    static Instant at(LocalDate day, int hour) {
        return day.atTime(LocalTime.MIDNIGHT).plusHours(hour).atZone(City.ZONE).toInstant();
    }

    private static int minutes(Instant from, Instant until) {
        return Math.toIntExact(Duration.between(from, until).toMinutes());
    }
}

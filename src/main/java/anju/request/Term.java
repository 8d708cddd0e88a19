package anju.request;

import anju.city.City;
import anju.policy.CalendarRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** So much time from a moment on. Spans of days begin on the next day and end with the last one (民法典第201条, 第203条). */
record Term(int amount, TermUnit unit) {
    Instant from(Instant start, CalendarRules calendar) {
        var day = LocalDate.ofInstant(start, City.ZONE);
        return switch (unit) {
            case MINUTES -> start.plus(Duration.ofMinutes(amount));
            case HOURS -> start.plus(Duration.ofHours(amount));
            case DAYS -> endOf(day.plusDays(amount));
            case WORKING_DAYS -> endOf(calendar.after(day, amount));
        };
    }

    /** 24:00 of a day. */
    static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(City.ZONE).toInstant();
    }
}

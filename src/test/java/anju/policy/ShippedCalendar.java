package anju.policy;

import java.time.LocalDate;

/** The calendar of the pack that every city builds on. */
public final class ShippedCalendar {
    private ShippedCalendar() {}

    public static CalendarRules national() {
        return new Packs(Packs.shipped(), PolicyConfiguration.rulesRecords())
                .edition("national", LocalDate.of(2026, 11, 22))
                .rules(CalendarRules.class);
    }
}

package anju.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Working days: Monday to Friday, save the public holidays and with the weekend days worked instead, as the State Council
 * announces them each year. A span of days begins on the day after the one it starts from (民法典第201条).
 *
 * @param daysOff days or spans of days, {@code 2026-02-15/2026-02-23}
 * @param workingWeekends Saturdays and Sundays that are worked
 */
@Rules
public record CalendarRules(List<String> daysOff, List<String> workingWeekends) {
    private static final int DAYS_AT_MOST = 1000;

    public CalendarRules {
        daysOff = List.copyOf(daysOff);
        workingWeekends = List.copyOf(workingWeekends);
        days(daysOff);
        for (var day : days(workingWeekends)) {
            if (!isWeekend(day)) {
                throw new IllegalArgumentException(day + " among workingWeekends is not a Saturday or Sunday");
            }
        }
    }

    public boolean isWorking(LocalDate day) {
        return days(workingWeekends).contains(day)
                || (!isWeekend(day) && !days(daysOff).contains(day));
    }

    /** The {@code count}th working day after {@code day}; {@code day} itself if the count is nothing. */
    public LocalDate after(LocalDate day, int count) {
        if (count < 0 || count > DAYS_AT_MOST) {
            throw new IllegalArgumentException("0 to " + DAYS_AT_MOST + " working days can be counted, not " + count);
        }
        var off = days(daysOff);
        var worked = days(workingWeekends);
        var at = day;
        for (int left = count; left > 0; ) {
            at = at.plusDays(1);
            if (worked.contains(at) || (!isWeekend(at) && !off.contains(at))) {
                left--;
            }
        }
        return at;
    }

    /**
     * The last day of a span of calendar days, until 24:00: a last day that is no working day gives way to the next that is
     * (民法典第203条).
     */
    public LocalDate lastOf(LocalDate from, int days) {
        if (days < 0 || days > DAYS_AT_MOST) {
            throw new IllegalArgumentException("0 to " + DAYS_AT_MOST + " days can be counted, not " + days);
        }
        var last = from.plusDays(days);
        return isWorking(last) ? last : after(last, 1);
    }

    /** Whether the year's holidays are in; a date beyond is counted by weekends alone. */
    public boolean knows(int year) {
        return daysOff.stream().anyMatch(day -> day.startsWith(year + "-"));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static Set<LocalDate> days(List<String> written) {
        var days = new HashSet<LocalDate>();
        for (var span : written) {
            try {
                int slash = span.indexOf('/');
                var first = LocalDate.parse(slash < 0 ? span : span.substring(0, slash));
                var last = slash < 0 ? first : LocalDate.parse(span.substring(slash + 1));
                if (last.isBefore(first) || last.isAfter(first.plusDays(31))) {
                    throw new IllegalArgumentException(span + " is not a span of 1 to 32 days");
                }
                first.datesUntil(last.plusDays(1)).forEach(days::add);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException(span + " is not a day such as 2026-10-01 or two with a slash", e);
            }
        }
        return days;
    }
}

package anju.request;

import static org.assertj.core.api.Assertions.assertThat;

import anju.policy.CalendarRules;
import anju.policy.ShippedCalendar;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Deadlines in working days, against a table of days written out by hand from the State Council's arrangements. */
class TermTest {
    private static final CalendarRules SHIPPED = ShippedCalendar.national();

    /** 国办发明电〔2024〕12号 and 〔2025〕7号, weekdays that are off, each by itself: no spans, and none of the pack's own words. */
    private static final Set<String> OFF = Set.of(
            ("2025-01-01 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-02-03 2025-02-04 2025-04-04 2025-05-01 2025-05-02 "
                            + "2025-05-05 2025-06-02 2025-10-01 2025-10-02 2025-10-03 2025-10-06 2025-10-07 2025-10-08 "
                            + "2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-23 2026-04-06 "
                            + "2026-05-01 2026-05-04 2026-05-05 2026-06-19 2026-09-25 2026-10-01 2026-10-02 2026-10-05 2026-10-06 2026-10-07")
                    .split(" "));

    /** Saturdays and Sundays that are worked. */
    private static final Set<String> WORKED = Set.of(
            ("2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10")
                    .split(" "));

    private static boolean worked(LocalDateTime day) {
        var date = day.toLocalDate().toString();
        boolean weekend = day.getDayOfWeek().getValue() > 5;
        return weekend ? WORKED.contains(date) : !OFF.contains(date);
    }

    /** Walks minute-free from midnight to midnight in Beijing time, counting a day when it is over. */
    private static Instant slowly(Instant from, int days) {
        var midnight = LocalDateTime.ofInstant(from, ZoneOffset.ofHours(8))
                .toLocalDate()
                .atStartOfDay()
                .plusDays(1);
        int left = days;
        while (left > 0) {
            left -= worked(midnight) ? 1 : 0;
            midnight = midnight.plusDays(1);
        }
        return midnight.toInstant(ZoneOffset.ofHours(8));
    }

    @Property(tries = 1000)
    void a_deadline_is_the_day_a_slow_walk_through_the_calendar_finds(
            @ForAll @IntRange(max = 60 * 24 * 640) int minute, @ForAll @IntRange(min = 1, max = 60) int days) {
        var from = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(60L * minute);
        assertThat(new Term(days, TermUnit.WORKING_DAYS).from(from, SHIPPED)).isEqualTo(slowly(from, days));
    }

    @Test
    void the_table_itself_names_only_days_of_the_right_kind() {
        var all = new HashSet<>(OFF);
        all.retainAll(WORKED);
        assertThat(all).isEmpty();
        assertThat(OFF)
                .allMatch(day -> java.time.LocalDate.parse(day).getDayOfWeek().getValue() <= 5);
        assertThat(WORKED)
                .allMatch(day -> java.time.LocalDate.parse(day).getDayOfWeek().getValue() > 5);
    }
}

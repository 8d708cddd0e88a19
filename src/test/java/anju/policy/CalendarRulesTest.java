package anju.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Working days with holidays and the weekends worked for them. */
class CalendarRulesTest {
    private static final CalendarRules SHIPPED = new Packs(Packs.shipped(), PolicyConfiguration.rulesRecords())
            .edition("national", LocalDate.of(2026, 11, 22))
            .rules(CalendarRules.class);

    @Test
    void a_holiday_is_skipped_and_the_sunday_worked_for_it_counts() {
        assertThat(SHIPPED.after(LocalDate.of(2026, 9, 18), 1)).isEqualTo("2026-09-20");
        assertThat(SHIPPED.after(LocalDate.of(2026, 9, 30), 1)).isEqualTo("2026-10-08");
        assertThat(SHIPPED.after(LocalDate.of(2026, 9, 30), 3)).isEqualTo("2026-10-10");
        assertThat(SHIPPED.after(LocalDate.of(2026, 11, 20), 5)).isEqualTo("2026-11-27");
        assertThat(SHIPPED.after(LocalDate.of(2026, 11, 21), 0)).isEqualTo("2026-11-21");
        assertThat(SHIPPED.knows(2026)).isTrue();
        assertThat(SHIPPED.knows(2031)).isFalse();
    }

    /** The oracle looks at each day by itself and knows no spans, sets or early ends. */
    @Property(tries = 500)
    void counting_agrees_with_looking_at_every_day(
            @ForAll @IntRange(max = 900) int offset, @ForAll @IntRange(min = 1, max = 90) int count) {
        var from = LocalDate.of(2024, 12, 1).plusDays(offset);
        var end = SHIPPED.after(from, count);
        int worked = 0;
        for (var day = from.plusDays(1); !day.isAfter(end); day = day.plusDays(1)) {
            var date = day;
            boolean weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
            boolean off = SHIPPED.daysOff().stream().anyMatch(span -> {
                var ends = span.split("/");
                return date.toString().compareTo(ends[0]) >= 0
                        && date.toString().compareTo(ends[ends.length - 1]) <= 0;
            });
            boolean works = SHIPPED.workingWeekends().contains(date.toString()) || (!weekend && !off);
            assertThat(SHIPPED.isWorking(date)).as(date.toString()).isEqualTo(works);
            worked += works ? 1 : 0;
        }
        assertThat(worked).isEqualTo(count);
        assertThat(SHIPPED.isWorking(end)).isTrue();
    }

    @Test
    void a_calendar_that_cannot_be_is_refused() {
        assertThatThrownBy(() -> new CalendarRules(List.of("2026-13-01"), List.of()))
                .hasMessageContaining("2026-13-01");
        assertThatThrownBy(() -> new CalendarRules(List.of("2026-10-07/2026-10-01"), List.of()))
                .hasMessageContaining("not a span");
        assertThatThrownBy(() -> new CalendarRules(List.of(), List.of("2026-10-08")))
                .hasMessageContaining("not a Saturday or Sunday");
        assertThatThrownBy(() -> SHIPPED.after(LocalDate.of(2026, 1, 1), -1)).hasMessageContaining("working days");
    }
}

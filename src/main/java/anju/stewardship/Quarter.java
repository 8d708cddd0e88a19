package anju.stewardship;

import java.time.LocalDate;

/** A quarter of a year: the span in which public income is published. */
public record Quarter(int year, int quarter) implements Comparable<Quarter> {
    private static final int MONTHS = 3;
    private static final int QUARTERS = 4;

    public Quarter {
        if (quarter < 1 || quarter > QUARTERS) {
            throw new IllegalArgumentException("a year has four quarters");
        }
    }

    public static Quarter of(LocalDate day) {
        return new Quarter(day.getYear(), (day.getMonthValue() - 1) / MONTHS + 1);
    }

    public LocalDate firstDay() {
        return LocalDate.of(year, (quarter - 1) * MONTHS + 1, 1);
    }

    public LocalDate lastDay() {
        return firstDay().plusMonths(MONTHS).minusDays(1);
    }

    @Override
    public int compareTo(Quarter other) {
        return firstDay().compareTo(other.firstDay());
    }
}

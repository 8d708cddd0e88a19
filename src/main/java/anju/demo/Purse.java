package anju.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Money for what comes after the works, and what it pays for, as {@code demo/rooms.yaml} tells it. */
record Purse(Gift lot, Repair repair, List<Expense> expenses) {

    record Gift(
            LocalDateTime on, String source, String funder, String number, List<String> purposes, BigDecimal amount) {}

    record Repair(
            LocalDateTime ordered,
            String what,
            LocalDate due,
            LocalDateTime done,
            String note,
            BigDecimal cost,
            LocalDateTime confirmed,
            String seen) {}

    /** Without a room it pays for the repair; without the days after it still waits. */
    record Expense(
            LocalDateTime asked,
            @Nullable String room,
            String what,
            BigDecimal amount,
            String invoice,
            @Nullable LocalDateTime approved,
            @Nullable LocalDateTime paid,
            @Nullable String reference) {}
}

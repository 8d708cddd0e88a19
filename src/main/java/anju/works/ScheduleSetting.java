package anju.works;

import java.time.LocalDate;

/** What became of setting a contract's schedule. */
public sealed interface ScheduleSetting {
    record Set(int milestones) implements ScheduleSetting {}

    /** A schedule is set once: slippage is told against it. */
    record AlreadySet() implements ScheduleSetting {}

    /** Neither days nor shares go backwards, and the last share is the whole. */
    record OutOfOrder(int number) implements ScheduleSetting {}

    record NotTheWhole(int lastPercent) implements ScheduleSetting {}

    record BeforeSigning(int number, LocalDate signedOn) implements ScheduleSetting {}
}

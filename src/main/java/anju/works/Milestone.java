package anju.works;

import java.time.LocalDate;

/**
 * A point of a contract's schedule.
 *
 * @param percent share of the whole that is done when it is reached
 */
public record Milestone(String title, int percent, LocalDate plannedOn) {}

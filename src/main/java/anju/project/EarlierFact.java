package anju.project;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A stage an undertaking had behind it when its office joined, as a list tells it.
 *
 * @param reason on the strength of what paper, and where it is kept
 */
public record EarlierFact(UUID project, GateCondition condition, LocalDate occurredOn, String reason) {}

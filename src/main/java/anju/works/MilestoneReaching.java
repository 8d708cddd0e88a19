package anju.works;

import java.time.LocalDate;

/** What became of saying that a milestone was reached. */
public sealed interface MilestoneReaching {
    /** @param slipDays days after the planned one; below zero when it came early */
    record Reached(long slipDays) implements MilestoneReaching {}

    record AlreadyReached(LocalDate on) implements MilestoneReaching {}

    /** Milestones are reached one after the other. */
    record EarlierOpen(String title) implements MilestoneReaching {}

    record ReachedInFuture(LocalDate today) implements MilestoneReaching {}

    record BeforeEarlier(String title, LocalDate on) implements MilestoneReaching {}
}

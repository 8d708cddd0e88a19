package anju.dispatch;

import anju.access.Role;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn a finding is. It rises a rung each period. An answer, whoever gives it, hands it back to the first rung until the
 * day it names; from then it rises again, so an answer buys time and never more than it says.
 */
record Turn(Role asked, @Nullable LocalDate dueOn) {
    static Turn of(
            List<Role> ladder, LocalDate raised, @Nullable LocalDate mendBy, int risesAfterDays, LocalDate today) {
        var from = mendBy != null && mendBy.isAfter(raised) ? mendBy : raised;
        long periods = Math.max(0, ChronoUnit.DAYS.between(from, today)) / risesAfterDays;
        int rung = (int) Math.min(periods, ladder.size() - 1L);
        return new Turn(
                ladder.get(rung), rung == ladder.size() - 1 ? null : from.plusDays((rung + 1L) * risesAfterDays - 1));
    }
}

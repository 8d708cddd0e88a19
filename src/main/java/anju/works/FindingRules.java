package anju.works;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is found wrong at the works.
 *
 * @param days working days within which it is mended; none = the same day
 * @param blocking severities that stand in the way of acceptance while open
 */
public record FindingRules(Map<Severity, Integer> days, List<Severity> blocking) {
    private static final int DAYS_MAX = 90;

    public FindingRules {
        for (var severity : Severity.values()) {
            var at = days.get(severity);
            if (at == null || at < 0 || at > DAYS_MAX) {
                throw new IllegalArgumentException("days has 0 to " + DAYS_MAX + " for " + severity);
            }
        }
        days = Map.copyOf(days);
        blocking = List.copyOf(blocking);
    }

    public int days(Severity severity) {
        return Objects.requireNonNull(days.get(severity));
    }
}

package anju.dispatch;

import anju.policy.Rules;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * When a compound counts as slow or as late on the board, and how long what does not agree is borne.
 *
 * @param oldUpTo the last year in which a compound was finished that counts as old (General Office of the State Council, No. 23 of
 *     2020: by the end of 2000)
 * @param slowAfterDays days past its last day after which a thing makes its compound yellow; 0 = at once
 * @param lateAfterDays days after which it makes it red
 * @param findings days each kind of finding is borne before anybody is asked
 * @param risesAfterDays days one has to mend or answer a finding before the next is asked
 * @param mendWithinDays how far off the day may be that an answer names
 * @param remindDaysBefore days before its last day on which whoever may do a thing is reminded; 0 = on the day
 * @param remindEveryDays days between two reminders of what is still late
 */
@Rules
public record DispatchRules(
        int oldUpTo,
        int slowAfterDays,
        int lateAfterDays,
        Map<FindingKind, Integer> findings,
        int risesAfterDays,
        int mendWithinDays,
        int remindDaysBefore,
        int remindEveryDays) {
    public DispatchRules {
        if (oldUpTo < 1900 || oldUpTo > 2100) {
            throw new IllegalArgumentException("oldUpTo is a year");
        }
        if (!findings.keySet().equals(Set.of(FindingKind.values()))
                || findings.values().stream().anyMatch(days -> days < 0 || days > 365)) {
            throw new IllegalArgumentException("findings names every kind with 0 to 365 days");
        }
        if (risesAfterDays < 1 || risesAfterDays > 90 || mendWithinDays < 1 || mendWithinDays > 180) {
            throw new IllegalArgumentException("risesAfterDays is 1 to 90, mendWithinDays 1 to 180");
        }
        if (remindDaysBefore < 0 || remindDaysBefore > 30 || remindEveryDays < 1 || remindEveryDays > 30) {
            throw new IllegalArgumentException("remindDaysBefore is 0 to 30, remindEveryDays 1 to 30");
        }
        findings = new EnumMap<>(findings);
        if (slowAfterDays < 0 || lateAfterDays <= slowAfterDays || lateAfterDays > 365) {
            throw new IllegalArgumentException(
                    "slowAfterDays is 0 or more, lateAfterDays more than that and at most 365");
        }
    }

    /** Days this kind of finding is borne. */
    public int borne(FindingKind kind) {
        return Objects.requireNonNull(findings.get(kind));
    }

    /** How a compound stands whose oldest late thing is this many days past its last day. */
    public Standing standing(long daysLate) {
        if (daysLate > lateAfterDays) {
            return Standing.LATE;
        }
        return daysLate > slowAfterDays ? Standing.SLOW : Standing.ON_TIME;
    }

    /** Green, yellow, red; the badge adds the shape, the page the word. */
    public enum Standing {
        ON_TIME("ok"),
        SLOW("warn"),
        LATE("bad");

        private final String look;

        Standing(String look) {
            this.look = look;
        }

        public String look() {
            return look;
        }
    }
}

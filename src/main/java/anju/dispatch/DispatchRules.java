package anju.dispatch;

import anju.policy.Rules;

/**
 * When a compound counts as slow or as late on the board.
 *
 * @param slowAfterDays days past its last day after which a thing makes its compound yellow; 0 = at once
 * @param lateAfterDays days after which it makes it red
 */
@Rules
public record DispatchRules(int slowAfterDays, int lateAfterDays) {
    public DispatchRules {
        if (slowAfterDays < 0 || lateAfterDays <= slowAfterDays || lateAfterDays > 365) {
            throw new IllegalArgumentException(
                    "slowAfterDays is 0 or more, lateAfterDays more than that and at most 365");
        }
    }

    /** How a compound stands whose oldest late thing is this many days past its last day. */
    public Standing standing(long daysLate) {
        if (daysLate > lateAfterDays) {
            return Standing.LATE;
        }
        return daysLate > slowAfterDays ? Standing.SLOW : Standing.ON_TIME;
    }

    /** Green, yellow, red; always shown with its sign and its word. */
    public enum Standing {
        ON_TIME("ok", "●"),
        SLOW("warn", "▲"),
        LATE("bad", "◆");

        private final String look;
        private final String sign;

        Standing(String look, String sign) {
            this.look = look;
            this.sign = sign;
        }

        public String look() {
            return look;
        }

        public String sign() {
            return sign;
        }
    }
}

package anju.notice;

import anju.policy.Name;
import anju.policy.Rules;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is published for how long.
 *
 * @param kinds kinds of notices by code, with the days each must hang at least
 * @param daysMax the longest anything hangs
 * @param answerDays days within which an objection is answered
 */
@Rules
public record NoticeRules(Map<String, Kind> kinds, int daysMax, int answerDays) {
    /** @param days calendar days, the day of publication not counted */
    public record Kind(Name name, int days) {
        public Kind {
            if (days < 1) {
                throw new IllegalArgumentException("a notice hangs at least a day");
            }
        }
    }

    public NoticeRules {
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("kinds names at least one");
        }
        kinds.forEach((code, kind) -> {
            if (!code.matches("[A-Z][A-Z_]{1,39}")) {
                throw new IllegalArgumentException("a kind's code is in capitals, not " + code);
            }
            if (kind.days() > daysMax) {
                throw new IllegalArgumentException(code + " hangs longer than daysMax");
            }
        });
        if (answerDays < 1) {
            throw new IllegalArgumentException("answerDays is at least 1");
        }
        kinds = Collections.unmodifiableMap(new LinkedHashMap<>(kinds));
    }
}

package anju.works;

import anju.access.Role;
import anju.policy.Name;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Joint review of a scheme.
 *
 * @param opinionDays working days within which everybody speaks
 * @param supplementDays working days within which a paper accepted as missing comes at the latest
 * @param reviewers who is asked, by code
 * @param papers what the file holds, by code
 */
public record ReviewRules(
        int opinionDays, int supplementDays, Map<String, Reviewer> reviewers, Map<String, Paper> papers) {
    private static final int DAYS_MAX = 90;

    /** @param role who may speak for it */
    public record Reviewer(Name name, Role role) {}

    /** @param deferrable may be accepted as missing; never for safety, fire, gas, the owners' decision or the money */
    public record Paper(Name name, boolean deferrable) {}

    public ReviewRules {
        if (opinionDays < 1 || opinionDays > DAYS_MAX || supplementDays < 1 || supplementDays > DAYS_MAX) {
            throw new IllegalArgumentException("opinionDays and supplementDays are 1 to " + DAYS_MAX);
        }
        if (reviewers.isEmpty() || papers.isEmpty()) {
            throw new IllegalArgumentException("a review asks somebody about some paper");
        }
        for (var code : reviewers.keySet()) {
            requireCode(code);
        }
        for (var code : papers.keySet()) {
            requireCode(code);
        }
        reviewers = Collections.unmodifiableMap(new LinkedHashMap<>(reviewers));
        papers = Collections.unmodifiableMap(new LinkedHashMap<>(papers));
    }

    private static void requireCode(String code) {
        if (!code.matches("[A-Z][A-Z_]{1,39}")) {
            throw new IllegalArgumentException("a code is in capitals, not " + code);
        }
    }
}

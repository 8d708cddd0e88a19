package anju.survey;

import anju.policy.Name;
import anju.policy.Rules;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Topics that needs are recorded under, by code, in the order they are shown. */
@Rules
public record SurveyRules(Map<String, Name> topics) {
    public SurveyRules {
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("topics names at least one");
        }
        for (var code : topics.keySet()) {
            if (!code.matches("[A-Z][A-Z_]{1,30}")) {
                throw new IllegalArgumentException("a topic's code is in capitals, not " + code);
            }
        }
        topics = Collections.unmodifiableMap(new LinkedHashMap<>(topics));
    }
}

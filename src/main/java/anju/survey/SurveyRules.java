package anju.survey;

import anju.policy.Name;
import anju.policy.Rules;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a survey asks and how its answers are weighed: topics of needs, sets of indicators, kinds of defect, weights, the
 * order among compounds and their classes; all by code, in the order they are shown.
 *
 * @param issues kinds of defect by indicator and number
 * @param ease how soon a gap of an indicator can be put right: 3 with little, 1 only with much
 * @param priority the part each dimension has in the order among compounds, in percent: gaps of safety and
 *     infrastructure, and what there is of demand and readiness
 */
@Rules
public record SurveyRules(
        Map<String, Name> topics,
        Map<String, Name> sets,
        Map<String, Indicator> indicators,
        Map<String, Map<String, Issue>> issues,
        Map<String, Integer> weights,
        Map<String, Integer> ease,
        Map<Indicator.Dimension, Integer> priority,
        Quadrants quadrants,
        Map<String, ClassRule> classes) {

    /** A kind of defect; 3 is danger to life. */
    public record Issue(Name name, int severity) {
        public static final int DANGER = 3;

        public Issue {
            if (severity < 1 || severity > DANGER) {
                throw new IllegalArgumentException("a severity is 1, 2 or 3, not " + severity);
            }
        }
    }

    /**
     * Where the lines between urgent and not, easy and not are drawn.
     *
     * @param urgentPriority for a compound, in points
     * @param readyFrom for a compound, in points of readiness
     */
    public record Quadrants(int urgentSeverity, int easyFrom, int urgentPriority, int readyFrom) {}

    /**
     * A class of compounds (一小区一策) and what is done with them.
     *
     * @param builtUpTo 9999 where the year of building does not matter
     */
    public record ClassRule(
            Name name, Name policy, boolean danger, int scoreBelow, int builtUpTo, int demandFrom, int readinessFrom) {
        static final int ANY_YEAR = 9999;

        boolean takes(Weighing weighing, @Nullable Integer builtYear, boolean inDanger) {
            return (!danger || inDanger)
                    && weighing.scoreMilli() < scoreBelow * Weighing.POINT
                    && (builtUpTo == ANY_YEAR || builtYear != null && builtYear <= builtUpTo)
                    && or(weighing.demandMilli()) >= demandFrom * Weighing.POINT
                    && or(weighing.readinessMilli()) >= readinessFrom * Weighing.POINT;
        }

        private static int or(@Nullable Integer milli) {
            return milli == null ? 0 : milli;
        }
    }

    public SurveyRules {
        if (topics.isEmpty() || indicators.isEmpty() || classes.isEmpty()) {
            throw new IllegalArgumentException("topics, indicators and classes name at least one each");
        }
        for (var code : topics.keySet()) {
            if (!code.matches("[A-Z][A-Z_]{1,30}")) {
                throw new IllegalArgumentException("a topic's code is in capitals, not " + code);
            }
        }
        for (var entry : indicators.entrySet()) {
            var code = entry.getKey();
            var indicator = entry.getValue();
            if (!sets.containsKey(indicator.set()) || !topics.containsKey(indicator.topic())) {
                throw new IllegalArgumentException(code + " names a set and a topic that are there");
            }
            if (weights.getOrDefault(code, 0) < 1 || weights.getOrDefault(code, 0) > 1000) {
                throw new IllegalArgumentException("weights lacks " + code + " (1 to 1000)");
            }
            if (ease.getOrDefault(code, 0) < 1 || ease.getOrDefault(code, 0) > 3) {
                throw new IllegalArgumentException("ease lacks " + code + " (1 to 3)");
            }
        }
        if (!indicators.keySet().containsAll(issues.keySet())) {
            throw new IllegalArgumentException("issues names an indicator that is not there");
        }
        for (var dimension : Indicator.Dimension.values()) {
            if (priority.getOrDefault(dimension, -1) < 0) {
                throw new IllegalArgumentException("priority lacks " + dimension);
            }
        }
        if (priority.values().stream().mapToInt(Integer::intValue).sum() != 100) {
            throw new IllegalArgumentException("the parts of the priority are 100 percent together");
        }
        var last = classes.values().stream().reduce((_, b) -> b).orElseThrow();
        if (last.danger()
                || last.scoreBelow() <= 100
                || last.builtUpTo() != ClassRule.ANY_YEAR
                || last.demandFrom() > 0
                || last.readinessFrom() > 0) {
            throw new IllegalArgumentException("the last class takes what is left");
        }
        topics = ordered(topics);
        sets = ordered(sets);
        indicators = ordered(indicators);
        issues = ordered(issues);
        classes = ordered(classes);
    }

    /** The indicators of these sets, in their order. */
    public Map<String, Indicator> indicatorsOf(java.util.Collection<String> chosen) {
        var found = new LinkedHashMap<String, Indicator>();
        indicators.forEach((code, indicator) -> {
            if (chosen.contains(indicator.set())) {
                found.put(code, indicator);
            }
        });
        return found;
    }

    /** The kinds of defect of an indicator, by full code such as H3-10. */
    public Map<String, Issue> issuesOf(String indicator) {
        var found = new LinkedHashMap<String, Issue>();
        issues.getOrDefault(indicator, Map.of()).forEach((number, issue) -> found.put(indicator + "-" + number, issue));
        return found;
    }

    int weight(String indicator) {
        return Optional.ofNullable(weights.get(indicator)).orElseThrow();
    }

    int easeOf(String indicator) {
        return Optional.ofNullable(ease.get(indicator)).orElseThrow();
    }

    int part(Indicator.Dimension dimension) {
        return Optional.ofNullable(priority.get(dimension)).orElseThrow();
    }

    private static <V> Map<String, V> ordered(Map<String, V> members) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
}

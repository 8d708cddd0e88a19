package anju.demo;

import anju.access.Viewer;
import anju.city.City;
import anju.policy.Policy;
import anju.survey.Alarms;
import anju.survey.AnswerDraft;
import anju.survey.Answering;
import anju.survey.Beginning;
import anju.survey.Completing;
import anju.survey.Examining;
import anju.survey.GapJudging;
import anju.survey.Indicator;
import anju.survey.Judging;
import anju.survey.Settling;
import anju.survey.SurveyRules;
import anju.survey.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Goes through a compound with the indicators: what the story names is not as it should be, all else is sound. */
@Component
class DemoSurvey {
    private static final Set<String> SETS = Set.of("HOUSING", "COMPOUND", "DEMAND_AND_MEANS");
    private static final String EACH = "*";

    private final Examining examining;
    private final GapJudging judging;
    private final Alarms alarms;
    private final Policy policy;
    private final JdbcClient db;

    DemoSurvey(Examining examining, GapJudging judging, Alarms alarms, Policy policy, JdbcClient db) {
        this.examining = examining;
        this.judging = judging;
        this.alarms = alarms;
        this.policy = policy;
        this.db = db;
    }

    /** One whole round. */
    void round(
            Viewer by,
            UUID compound,
            String path,
            Map<String, Map<String, List<String>>> hazards,
            Map<String, String> answers) {
        var today = City.current().today();
        var rules = policy.rules(SurveyRules.class, path, today);
        var round = Expect.that(examining.begin(by, id(), compound, SETS, today), Beginning.Begun.class)
                .round();
        var buildings = db.sql("select id, number from registry.building where compound_id = ? order by number")
                .param(compound)
                .query(Building.class)
                .list();
        rules.indicatorsOf(SETS).forEach((code, indicator) -> {
            if (indicator.byBuilding()) {
                for (var building : buildings) {
                    var found = found(hazards, building.number, code).stream()
                            .map(number -> code + "-" + number)
                            .collect(Collectors.toSet());
                    answer(by, round, code, building.id, Value.yes(!found.isEmpty()), found);
                }
            } else if (answers.containsKey(code)) {
                answer(by, round, code, null, value(answers.get(code)), Set.of());
            } else if (indicator.mandatory()) {
                answer(by, round, code, null, sound(indicator), Set.of());
            }
        });
        Expect.that(examining.complete(by, id(), round), Completing.Completed.class);
    }

    private static List<String> found(
            Map<String, Map<String, List<String>>> hazards, String building, String indicator) {
        var own = hazards.getOrDefault(building, Map.of()).get(indicator);
        return own != null ? own : hazards.getOrDefault(EACH, Map.of()).getOrDefault(indicator, List.of());
    }

    private void answer(
            Viewer by, UUID round, String indicator, @Nullable UUID building, Value value, Set<String> issues) {
        var draft = new AnswerDraft(round, indicator, building, value, "", issues, "", false, List.of(), null);
        Expect.that(examining.answer(by, id(), draft), Answering.Answered.class);
    }

    /** Just what the indicator asks for. */
    private static Value sound(Indicator indicator) {
        var threshold = indicator.threshold();
        return indicator.ask() == Indicator.Ask.RATIO
                ? Value.ratio(threshold.numerator(), threshold.denominator())
                : Value.milli(threshold.numerator() * 1000 / threshold.denominator());
    }

    private static Value value(String text) {
        var parts = text.split("/");
        return parts.length == 2
                ? Value.ratio(Long.parseLong(parts[0]), Long.parseLong(parts[1]))
                : Value.milli(new BigDecimal(text).movePointRight(3).longValueExact());
    }

    /** The gaps of these indicators become needs of this name; returns the needs by indicator. */
    Map<String, UUID> needs(Viewer by, UUID compound, Map<String, String> called) {
        var titles = new LinkedHashMap<UUID, String>();
        var indicators = new LinkedHashMap<UUID, String>();
        for (var gap : gaps(compound)) {
            var title = called.get(gap.indicator);
            if (title != null && !indicators.containsValue(gap.indicator)) {
                titles.put(gap.id, title);
                indicators.put(gap.id, gap.indicator);
            }
        }
        if (titles.isEmpty()) {
            return Map.of();
        }
        Expect.that(judging.confirm(by, id(), titles), Judging.Confirmed.class);
        return db
                .sql(
                        "select g.indicator, j.need_id as need from survey.gap g join survey.judgement j on j.gap_id = g.id"
                                + " where g.id in (:gaps)")
                .param("gaps", titles.keySet())
                .query((row, _) -> Map.entry(row.getString("indicator"), row.getObject("need", UUID.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Says of the gaps of these indicators why nothing is done about them here. */
    void dismiss(Viewer by, UUID compound, Set<String> indicators, String reason) {
        var ids = gaps(compound).stream()
                .filter(gap -> indicators.contains(gap.indicator))
                .map(Gap::id)
                .collect(Collectors.toSet());
        Expect.that(judging.dismiss(by, id(), ids, reason), Judging.Dismissed.class);
    }

    /** What was done about every danger found in a compound. */
    void settle(Viewer leader, UUID compound, String measure) {
        db.sql("select id from survey.alarm where compound_id = ? order by id")
                .param(compound)
                .query(UUID.class)
                .list()
                .forEach(alarm -> Expect.that(alarms.settle(leader, id(), alarm, measure), Settling.Settled.class));
    }

    private List<Gap> gaps(UUID compound) {
        return db.sql("""
                select g.id, g.indicator from survey.gap g join survey.round r on r.id = g.round_id
                 where r.compound_id = ? and not exists (select from survey.judgement j where j.gap_id = g.id) order by g.id""").param(compound).query(Gap.class).list();
    }

    private static UUID id() {
        return City.current().newId();
    }

    private record Building(UUID id, String number) {}

    private record Gap(UUID id, String indicator) {}
}

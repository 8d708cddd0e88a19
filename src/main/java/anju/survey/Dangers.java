package anju.survey;

import anju.policy.Name;
import anju.policy.Policy;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each alarm is about: the need as it was reported, or the indicator as the survey's rules name it, and at which building. */
@Component
public class Dangers {
    private final JdbcClient db;
    private final Policy policy;

    Dangers(JdbcClient db, Policy policy) {
        this.db = db;
        this.policy = policy;
    }

    /**
     * What was seen.
     *
     * @param building its number, if it was seen at one
     */
    public record Danger(Name what, @Nullable String building) {}

    public Map<UUID, Danger> of(Collection<UUID> alarms) {
        var dangers = new HashMap<UUID, Danger>();
        db.sql("""
                select m.id, n.title, a.indicator, r.edition_id, b.number as building
                  from survey.alarm m
                  left join survey.need n on n.id = m.need_id
                  left join survey.answer a on a.id = m.answer_id
                  left join survey.round r on r.id = a.round_id
                  left join registry.building b on b.id = a.building_id
                 where m.id = any (:ids)""")
                .param("ids", alarms.toArray(UUID[]::new))
                .query(Row.class)
                .list()
                .forEach(row -> dangers.put(row.id, new Danger(what(row), row.building)));
        return dangers;
    }

    private Name what(Row row) {
        if (row.title != null) {
            return new Name(row.title, row.title);
        }
        var code = Objects.requireNonNull(row.indicator);
        var indicator = policy.rules(SurveyRules.class, Objects.requireNonNull(row.editionId))
                .indicators()
                .get(code);
        return indicator == null ? new Name(code, code) : indicator.name();
    }

    private record Row(
            UUID id,
            @Nullable String title,
            @Nullable String indicator,
            @Nullable UUID editionId,
            @Nullable String building) {}
}

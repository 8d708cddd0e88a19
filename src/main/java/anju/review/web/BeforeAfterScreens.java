package anju.review.web;

import anju.policy.Policy;
import anju.site.Site;
import anju.survey.Indicator;
import anju.survey.SurveyRules;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the works changed. */
@Component
class BeforeAfterScreens {
    private final JdbcClient db;
    private final Policy policy;

    BeforeAfterScreens(JdbcClient db, Policy policy) {
        this.db = db;
        this.policy = policy;
    }

    boolean exists(UUID compound) {
        return db.sql("select exists (select from review.before_after where compound_id = ?)")
                .param(compound)
                .query(Boolean.class)
                .single();
    }

    Optional<BeforeAfterPage> page(Site site, UUID compound) {
        return db.sql("""
                select b.compound_id, c.name as compound, b.completed_on, b.before_id, b.before_code, b.before_on, b.before_edition_id,
                       b.after_code, b.after_on
                  from review.before_after b join registry.compound_now c on c.id = b.compound_id where b.compound_id = ?""")
                .param(compound)
                .query(BeforeAfterPage.Pair.class)
                .optional()
                .map(pair -> page(site, pair));
    }

    private BeforeAfterPage page(Site site, BeforeAfterPage.Pair pair) {
        var rules = policy.rules(SurveyRules.class, pair.beforeEditionId());
        var lines = db.sql("""
                select indicator, before_numerator, before_denominator, before_counted, after_numerator, after_denominator, after_counted, direction
                  from review.before_after_line where compound_id = ? order by direction desc, indicator""").param(pair.compoundId()).query(Row.class).list();
        return new BeforeAfterPage(
                site,
                pair,
                lines.stream()
                        .map(row -> line(site, rules.indicators().get(row.indicator), row))
                        .toList(),
                count(lines, 1),
                count(lines, 0),
                count(lines, -1));
    }

    private static long count(List<Row> rows, int direction) {
        return rows.stream().filter(row -> row.direction == direction).count();
    }

    private static BeforeAfterPage.Line line(Site site, @Nullable Indicator indicator, Row row) {
        return new BeforeAfterPage.Line(
                indicator == null
                        ? row.indicator
                        : indicator.name().in(site.words().locale()),
                indicator == null
                        ? ""
                        : site.text(
                                "review.change.definition." + indicator.better(),
                                site.text("survey.measure." + indicator.measure(), threshold(site, indicator))),
                site.share(row.beforeNumerator, row.beforeDenominator),
                row.beforeCounted,
                site.share(row.afterNumerator, row.afterDenominator),
                row.afterCounted,
                row.direction);
    }

    private static String threshold(Site site, Indicator indicator) {
        var at = indicator.threshold();
        return at.numerator() % at.denominator() == 0
                ? Long.toString(at.numerator() / at.denominator())
                : site.share(at.numerator(), at.denominator());
    }

    private record Row(
            String indicator,
            long beforeNumerator,
            long beforeDenominator,
            int beforeCounted,
            long afterNumerator,
            long afterDenominator,
            int afterCounted,
            int direction) {}
}

package anju.survey.web;

import anju.policy.Policy;
import anju.site.Site;
import anju.survey.Indicator;
import anju.survey.SurveyRules;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts values and thresholds of indicators into words. */
@Component
class SurveyWords {
    private final Policy policy;

    SurveyWords(Policy policy) {
        this.policy = policy;
    }

    SurveyRules rules(UUID edition) {
        return policy.rules(SurveyRules.class, edition);
    }

    String name(Site site, SurveyRules rules, String code) {
        var indicator = rules.indicators().get(code);
        return indicator == null ? code : indicator.name().in(site.words().locale());
    }

    String className(Site site, UUID edition, String code) {
        var rule = rules(edition).classes().get(code);
        return rule == null ? code : rule.name().in(site.words().locale());
    }

    String found(Site site, Indicator indicator, @Nullable Long amountMilli, @Nullable Long ofMilli) {
        if (amountMilli == null || ofMilli == null) {
            return site.text("survey.sheet.answer.NA");
        }
        return switch (indicator.ask()) {
            case YES_NO ->
                site.text((indicator.byBuilding() ? "survey.sheet.hazard." : "survey.sheet.answer.")
                        + (amountMilli == 0 ? "NO" : "YES"));
            case DEGREE ->
                site.text("survey.sheet.answer." + (amountMilli == 0 ? "NOT" : amountMilli < 1000 ? "PARTIAL" : "MET"));
            case COUNT, AMOUNT -> measured(site, indicator, plain(amountMilli));
            case RATIO ->
                site.text("survey.value.ratio", plain(amountMilli), plain(ofMilli), site.share(amountMilli, ofMilli));
        };
    }

    /** The threshold as a sentence, made from the rule. */
    String wanted(Site site, Indicator indicator) {
        if (indicator.byBuilding()) {
            return site.text("survey.wanted.no-hazard");
        }
        return switch (indicator.ask()) {
            case YES_NO ->
                site.text(indicator.better() == Indicator.Better.MORE ? "survey.wanted.yes" : "survey.wanted.no");
            case DEGREE -> site.text("survey.wanted.met");
            case COUNT, AMOUNT ->
                site.text("survey.wanted." + indicator.better(), measured(site, indicator, fraction(indicator)));
            case RATIO ->
                site.text(
                        "survey.wanted." + indicator.better(),
                        site.share(
                                indicator.threshold().numerator(),
                                indicator.threshold().denominator()));
        };
    }

    private static String measured(Site site, Indicator indicator, String number) {
        return site.text("survey.measure." + indicator.measure(), number);
    }

    private static String fraction(Indicator indicator) {
        var threshold = indicator.threshold();
        return threshold.denominator() == 1
                ? Long.toString(threshold.numerator())
                : threshold.numerator() + "/" + threshold.denominator();
    }

    static String plain(long milli) {
        return BigDecimal.valueOf(milli, 3).stripTrailingZeros().toPlainString();
    }
}

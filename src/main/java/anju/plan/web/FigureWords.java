package anju.plan.web;

import anju.city.City;
import anju.money.Quantity;
import anju.money.Unit;
import anju.plan.Figure;
import anju.plan.RegistryFact;
import anju.policy.Policy;
import anju.registry.Registry;
import anju.site.Site;
import anju.survey.SurveyRules;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Says what registry or survey know about a quantity. */
@Component
class FigureWords {
    private final Policy policy;
    private final Registry registry;

    FigureWords(Policy policy, Registry registry) {
        this.policy = policy;
        this.registry = registry;
    }

    /** What a figure is called, with its amount and day, such as "stairwells in the registry: 4 doors (2026-06-01)". */
    String said(Site site, UUID compound, Figure figure, Unit unit) {
        var called = RegistryFact.of(figure.fact())
                .map(site::word)
                .orElseGet(() -> indicator(site, compound, figure.fact()));
        return site.text("plan.figure." + figure.source(), called, new Quantity(figure.milli(), unit), figure.on());
    }

    private String indicator(Site site, UUID compound, String code) {
        var rules = policy.rules(
                SurveyRules.class, registry.pathOf(compound), City.current().today());
        var indicator = rules.indicators().get(code);
        return indicator == null ? code : indicator.name().in(site.words().locale());
    }
}

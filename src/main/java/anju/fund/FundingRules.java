package anju.fund;

import anju.plan.Decision;
import anju.plan.ItemClass;
import anju.plan.Payer;
import anju.policy.Name;
import anju.policy.Rules;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where money may come from and what owners must have decided first.
 *
 * @param sources the open sources in the order they are shown
 * @param raisingDecision decision needed to raise new maintenance fund (Civil Code art. 278 (6))
 * @param payers who answers for a class of items, first in line first
 */
@Rules
public record FundingRules(
        Map<Source, SourceRule> sources, Decision raisingDecision, Map<ItemClass, List<Payer>> payers) {
    /** @param decision what owners must have decided before money of this source is set aside for an item */
    public record SourceRule(Name name, Decision decision) {}

    public FundingRules {
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("sources names at least one");
        }
        for (var itemClass : ItemClass.values()) {
            if (payers.getOrDefault(itemClass, List.of()).isEmpty()) {
                throw new IllegalArgumentException("payers lacks " + itemClass);
            }
        }
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        payers = Collections.unmodifiableMap(new LinkedHashMap<>(payers));
    }

    public boolean isOpen(Source source) {
        return sources.containsKey(source);
    }

    public SourceRule source(Source source) {
        var rule = sources.get(source);
        if (rule == null) {
            throw new IllegalArgumentException("the source " + source + " is not open here");
        }
        return rule;
    }
}

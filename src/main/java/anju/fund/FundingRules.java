package anju.fund;

import anju.money.Fraction;
import anju.money.Money;
import anju.plan.Decision;
import anju.plan.ItemClass;
import anju.plan.Payer;
import anju.policy.Name;
import anju.policy.Rules;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Where money may come from, what owners must have decided first, and who pays how much.
 *
 * @param sources the open sources in the order they are shown
 * @param raisingDecision decision needed to raise new maintenance fund (Civil Code art. 278 (6))
 * @param payers who answers for a class of items, first in line first
 * @param perUnit by code of the catalogue: a fixed amount per unit from each payer (gas in Enping: 700, 2,100 and 800)
 * @param rest by code: who pays what the fixed amounts leave; without one they must add up to the item's price
 * @param weights by class: parts in which the payers of the catalogue share an item that has no fixed amounts
 * @param among by code: how owners split their part; by area where nothing is said (Civil Code art. 283)
 * @param floorTenths coefficients in tenths, the ground floor first (after Guangzhou: 0, 0.5, 1)
 * @param floorStepTenths what each floor above those adds
 * @param earmarkCommitted whether an item may speak for money that is promised but not here yet
 * @param secured by who pays first: the share of an item's estimate that is spoken for before procurement; operators build their own
 * @param labourPerHour what an hour of residents' labour is valued at; shown beside cash, never added to it
 */
@Rules
public record FundingRules(
        Map<Source, SourceRule> sources,
        Decision raisingDecision,
        Map<ItemClass, List<Payer>> payers,
        Map<String, Map<Payer, Money>> perUnit,
        Map<String, Payer> rest,
        Map<ItemClass, Map<Payer, Long>> weights,
        Map<String, Among> among,
        List<Long> floorTenths,
        long floorStepTenths,
        boolean earmarkCommitted,
        Map<Payer, Fraction> secured,
        Money labourPerHour) {
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
            if (weights.getOrDefault(itemClass, Map.of()).isEmpty()) {
                throw new IllegalArgumentException("weights lacks " + itemClass);
            }
        }
        if (weights.values().stream()
                .flatMap(parts -> parts.values().stream())
                .anyMatch(part -> part < 0 || part > 1000)) {
            throw new IllegalArgumentException("weights are 0 to 1000");
        }
        if (perUnit.values().stream()
                .anyMatch(parts -> parts.isEmpty() || !parts.values().stream().allMatch(Money::isPositive))) {
            throw new IllegalArgumentException("perUnit names amounts above 0");
        }
        if (!perUnit.keySet().containsAll(rest.keySet())) {
            throw new IllegalArgumentException("rest is only for items of perUnit");
        }
        if (floorTenths.isEmpty()
                || floorTenths.stream().anyMatch(tenths -> tenths < 0)
                || floorTenths.getLast() + floorStepTenths <= 0
                || floorStepTenths < 0) {
            throw new IllegalArgumentException("floorTenths and floorStepTenths are 0 or more, not all 0");
        }
        if (!secured.keySet().equals(Set.of(Payer.values()))
                || secured.values().stream().anyMatch(share -> share.numerator() > share.denominator())) {
            throw new IllegalArgumentException("secured names every payer with at most the whole");
        }
        if (!labourPerHour.isPositive()) {
            throw new IllegalArgumentException("labourPerHour is above 0");
        }
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        payers = Collections.unmodifiableMap(new LinkedHashMap<>(payers));
        perUnit = Collections.unmodifiableMap(new LinkedHashMap<>(perUnit));
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        floorTenths = List.copyOf(floorTenths);
    }

    /** What must be spoken for of an item before procurement, by who pays first for it. */
    public Money toSecure(Payer first, Money estimate) {
        return estimate.times(Objects.requireNonNull(secured.get(first)));
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

    /** How payers of a kind split their part: the maintenance fund always by area (Civil Code art. 283). */
    public Among among(String code, Payer payer) {
        return payer == Payer.OWNERS ? among.getOrDefault(code, Among.AREA) : Among.AREA;
    }

    /** A floor's coefficient in tenths; nothing below ground. */
    public long tenths(int floor) {
        if (floor < 1) {
            return 0;
        }
        return floor <= floorTenths.size()
                ? floorTenths.get(floor - 1)
                : Math.addExact(
                        floorTenths.getLast(), Math.multiplyExact(floorStepTenths, (long) floor - floorTenths.size()));
    }
}

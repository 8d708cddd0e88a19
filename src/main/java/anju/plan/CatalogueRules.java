package anju.plan;

import anju.policy.Rules;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The catalogue of items (改造内容清单) by code, in the order it is shown.
 *
 * @param usual what a whole plan usually comes to
 * @param quantities which fact of the registry is an item's quantity, by code
 * @param surveyed which indicator of a survey is an item's quantity, by code
 * @param absurdTimes beyond so many times the usual price, up or down, a price is refused
 */
@Rules
public record CatalogueRules(
        int absurdTimes,
        UsualCost usual,
        Map<String, RegistryFact> quantities,
        Map<String, String> surveyed,
        Map<String, CatalogueItem> items) {
    public CatalogueRules {
        if (absurdTimes < 2 || absurdTimes > 100) {
            throw new IllegalArgumentException("absurdTimes is 2 to 100");
        }
        for (var code : items.keySet()) {
            if (!code.matches("[A-Z][0-9]{2}")) {
                throw new IllegalArgumentException("an item's code is a letter and two digits, not " + code);
            }
        }
        // A pack that takes an item away need not take its quantity away too.
        for (var entry : quantities.entrySet()) {
            var item = items.get(entry.getKey());
            if (item != null && !entry.getValue().isQuantityOf(item.unit())) {
                throw new IllegalArgumentException(
                        entry.getValue() + " is no quantity of " + entry.getKey() + ", counted in " + item.unit());
            }
        }
        quantities = Map.copyOf(quantities);
        surveyed = Map.copyOf(surveyed);
        items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
    }

    public Optional<CatalogueItem> item(String code) {
        return Optional.ofNullable(items.get(code));
    }
}

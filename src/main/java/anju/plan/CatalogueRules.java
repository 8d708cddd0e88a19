package anju.plan;

import anju.policy.Rules;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The catalogue of items (改造内容清单) by code, in the order it is shown.
 *
 * @param absurdTimes beyond so many times the usual price, up or down, a price is refused
 */
@Rules
public record CatalogueRules(int absurdTimes, Map<String, CatalogueItem> items) {
    public CatalogueRules {
        if (absurdTimes < 2 || absurdTimes > 100) {
            throw new IllegalArgumentException("absurdTimes is 2 to 100");
        }
        for (var code : items.keySet()) {
            if (!code.matches("[A-Z][0-9]{2}")) {
                throw new IllegalArgumentException("an item's code is a letter and two digits, not " + code);
            }
        }
        items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
    }

    public Optional<CatalogueItem> item(String code) {
        return Optional.ofNullable(items.get(code));
    }
}

package anju.stewardship;

import anju.policy.Name;
import anju.policy.Rules;
import java.util.Map;

/**
 * Upkeep that an asset gets unless its keeper says otherwise.
 *
 * @param upkeep by catalogue code
 * @param otherUpkeep for work without a code of its own above
 */
@Rules
public record StewardshipRules(Map<String, Upkeep> upkeep, Upkeep otherUpkeep) {
    /** What is done, and every how many months. */
    public record Upkeep(Name what, int everyMonths) {
        public Upkeep {
            if (everyMonths < 1 || everyMonths > 240) {
                throw new IllegalArgumentException("everyMonths is 1 to 240");
            }
        }
    }

    public StewardshipRules {
        upkeep = Map.copyOf(upkeep);
    }

    public Upkeep upkeep(String catalogueCode) {
        return upkeep.getOrDefault(catalogueCode, otherUpkeep);
    }
}

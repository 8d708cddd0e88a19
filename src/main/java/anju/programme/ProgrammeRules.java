package anju.programme;

import anju.policy.Name;
import anju.policy.Rules;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How the reserve is put in order. The order is a proposal: the office may choose otherwise and says why.
 *
 * @param oldFromYears a compound gets points for each full year beyond this age
 */
@Rules
public record ProgrammeRules(Map<Criterion, Weight> ranking, int oldFromYears) {
    /**
     * @param each points for each one counted
     * @param most points it can give at most
     */
    public record Weight(Name name, int each, int most) {
        public Weight {
            if (each < 0 || most < each || most > 1_000) {
                throw new IllegalArgumentException("each is 0 or more, most at least each and no more than 1000");
            }
        }
    }

    public ProgrammeRules {
        if (oldFromYears < 0 || oldFromYears > 100) {
            throw new IllegalArgumentException("oldFromYears is 0 to 100");
        }
        for (var criterion : Criterion.values()) {
            if (!ranking.containsKey(criterion)) {
                throw new IllegalArgumentException("ranking lacks " + criterion);
            }
        }
        ranking = Collections.unmodifiableMap(new EnumMap<>(ranking));
    }

    public Weight weight(Criterion criterion) {
        var weight = ranking.get(criterion);
        if (weight == null) {
            throw new IllegalStateException("no weight for " + criterion);
        }
        return weight;
    }
}

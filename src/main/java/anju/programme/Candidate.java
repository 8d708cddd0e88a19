package anju.programme;

import anju.money.Area;
import anju.money.Money;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A compound of the reserve with what the ranking counts.
 *
 * @param counted how many of each; what is not counted is 0
 */
public record Candidate(
        UUID reserve,
        UUID compound,
        String code,
        String name,
        String path,
        @Nullable Integer builtYear,
        int households,
        Area area,
        Money estimated,
        int wishedYear,
        Map<Criterion, Integer> counted) {
    public int count(Criterion criterion) {
        return counted.getOrDefault(criterion, 0);
    }
}

package anju.plan;

import anju.vote.Electorate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What the owners are asked about a plan: matters, each a bundle of items decided together.
 *
 * @param voters all owners of the compound; of a lift, those of its stairwell
 */
public record Question(
        UUID compoundId,
        Electorate voters,
        String title,
        LocalDate recordOn,
        Instant opensAt,
        Instant closesAt,
        List<Bundle> bundles) {
    public Question {
        bundles = List.copyOf(bundles);
    }

    /** Asks all owners of the compound. */
    public Question(
            UUID compoundId,
            String title,
            LocalDate recordOn,
            Instant opensAt,
            Instant closesAt,
            List<Bundle> bundles) {
        this(compoundId, Electorate.WHOLE, title, recordOn, opensAt, closesAt, bundles);
    }

    /** Items the owners decide together; the bundle takes the strictest majority any of them needs. */
    public record Bundle(String title, Set<UUID> items) {
        public Bundle {
            items = new TreeSet<>(items);
        }
    }
}

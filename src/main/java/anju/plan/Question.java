package anju.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What the owners of a compound are asked about a plan: matters, each a bundle of items decided together. */
public record Question(
        UUID compoundId, String title, LocalDate recordOn, Instant opensAt, Instant closesAt, List<Bundle> bundles) {
    public Question {
        bundles = List.copyOf(bundles);
    }

    /** Items the owners decide together; the bundle takes the strictest majority any of them needs. */
    public record Bundle(String title, Set<UUID> items) {
        public Bundle {
            items = new TreeSet<>(items);
        }
    }
}

package anju.review;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which groups are large enough to be shown, so that nobody can be told by them or by what is left when they are taken away. */
final class SmallGroups {
    private SmallGroups() {}

    /**
     * The groups that may be shown beside their total.
     *
     * @param answers how many answered in each group
     * @param least fewer are not shown
     */
    static <G extends Comparable<? super G>> Set<G> shown(Map<G, Integer> answers, int least) {
        var bySize = answers.entrySet().stream()
                .filter(group -> group.getValue() > 0)
                .sorted(Map.Entry.<G, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .toList();
        var shown = new HashSet<G>();
        int hidden = 0;
        // The total less all that is shown is the hidden rest; it must not be a small group either.
        for (var group : bySize) {
            boolean restTooSmall = hidden > 0 && hidden < least;
            if (group.getValue() < least || restTooSmall) {
                hidden += group.getValue();
            } else {
                shown.add(group.getKey());
            }
        }
        return hidden > 0 && hidden < least ? Set.of() : shown;
    }
}

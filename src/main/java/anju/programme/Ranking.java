package anju.programme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Puts the reserve in order: points by the rules, then more households first, then the compound's code. */
public record Ranking(List<Ranked> order) {
    public static Ranking of(List<Candidate> candidates, ProgrammeRules rules) {
        var scored = new ArrayList<Scored>();
        for (var candidate : candidates) {
            var parts = new EnumMap<Criterion, Integer>(Criterion.class);
            for (var criterion : Criterion.values()) {
                var weight = rules.weight(criterion);
                long points = (long) candidate.count(criterion) * weight.each();
                parts.put(criterion, (int) Math.min(points, weight.most()));
            }
            scored.add(new Scored(
                    candidate,
                    parts,
                    parts.values().stream().mapToInt(Integer::intValue).sum()));
        }
        scored.sort(Comparator.comparingInt(Scored::points)
                .reversed()
                .thenComparing(each -> each.candidate.households(), Comparator.reverseOrder())
                .thenComparing(each -> each.candidate.code()));
        var order = new ArrayList<Ranked>();
        for (var each : scored) {
            order.add(new Ranked(order.size() + 1, each.points, each.candidate, Map.copyOf(each.parts)));
        }
        return new Ranking(List.copyOf(order));
    }

    public Ranked of(UUID reserve) {
        return order.stream()
                .filter(each -> each.candidate().reserve().equals(reserve))
                .findFirst()
                .orElseThrow();
    }

    /** Those left out although they have more points than one that was chosen; empty when the choice keeps to the order. */
    public List<Ranked> passedOver(Set<UUID> chosen) {
        int least = order.stream()
                .filter(each -> chosen.contains(each.candidate().reserve()))
                .mapToInt(Ranked::points)
                .min()
                .orElse(Integer.MAX_VALUE);
        return order.stream()
                .filter(each -> !chosen.contains(each.candidate().reserve()) && each.points() > least)
                .toList();
    }

    private record Scored(Candidate candidate, Map<Criterion, Integer> parts, int points) {}
}

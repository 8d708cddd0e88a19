package anju.fund;

import anju.money.LargestRemainder;
import anju.money.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What each home pays of the owners' or the maintenance fund's part of an item; the homes add up to it exactly. */
public sealed interface HomeShares {
    record Shared(List<Share> shares) implements HomeShares {}

    /** Nobody here has a share: no homes, or only such as the rules let off. */
    record Nobody() implements HomeShares {}

    /** By area, but these homes have none on the register. */
    record AreaUnknown(List<Home> homes) implements HomeShares {}

    /** A home; {@code areaX100} null where the register has no area. */
    record Home(
            UUID id,
            UUID stairwell,
            String label,
            int floor,
            @Nullable Long areaX100) {}

    /** @param weight hundredths of a square metre, tenths of a floor's coefficient, or 1 */
    record Share(Home home, long weight, Money amount) {}

    /** By floor each stairwell pays for its own lift, and lifts cost the same; otherwise all homes share together. */
    static HomeShares of(FundingRules rules, Among among, Money amount, List<Home> homes) {
        if (among == Among.AREA) {
            var unknown = homes.stream().filter(home -> home.areaX100() == null).toList();
            if (!unknown.isEmpty()) {
                return new AreaUnknown(unknown);
            }
        }
        var groups = new LinkedHashMap<UUID, List<Home>>();
        for (var home : homes) {
            groups.computeIfAbsent(among == Among.FLOOR ? home.stairwell() : new UUID(0, 0), _ -> new ArrayList<>())
                    .add(home);
        }
        var paying = groups.values().stream()
                .filter(group -> group.stream().anyMatch(home -> weight(rules, among, home) > 0))
                .toList();
        if (paying.isEmpty()) {
            return new Nobody();
        }
        var parts = LargestRemainder.split(
                amount, IntStream.range(0, paying.size()).mapToObj(_ -> 1L).toList());
        var shares = new ArrayList<Share>();
        for (int i = 0; i < paying.size(); i++) {
            var group = paying.get(i);
            var weights = group.stream().map(home -> weight(rules, among, home)).toList();
            var amounts = LargestRemainder.split(parts.get(i), weights);
            for (int k = 0; k < group.size(); k++) {
                shares.add(new Share(group.get(k), weights.get(k), amounts.get(k)));
            }
        }
        return new Shared(List.copyOf(shares));
    }

    private static long weight(FundingRules rules, Among among, Home home) {
        return switch (among) {
            case AREA -> home.areaX100() == null ? 0 : home.areaX100();
            case FLOOR -> rules.tenths(home.floor());
            case HOUSEHOLD -> 1;
        };
    }
}

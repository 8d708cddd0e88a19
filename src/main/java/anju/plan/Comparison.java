package anju.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What changed from one version to the next. Items are never changed, only given up and drawn up anew; so an item that went and
 * one that came are the same work when compound, catalogue code and title agree.
 */
public record Comparison(List<FrozenItem> added, List<FrozenItem> dropped, List<Change> changed, int unchanged) {
    public record Change(FrozenItem before, FrozenItem after) {
        public boolean quantityDiffers() {
            return before.quantityMilli() != after.quantityMilli() || before.unit() != after.unit();
        }

        public boolean priceDiffers() {
            return before.priceFen() != after.priceFen();
        }
    }

    public static Comparison of(List<FrozenItem> before, List<FrozenItem> after) {
        var gone = new ArrayList<>(before);
        var added = new ArrayList<FrozenItem>();
        var changed = new ArrayList<Change>();
        int unchanged = 0;
        var come = new ArrayList<FrozenItem>();
        for (var item : after) {
            if (gone.removeIf(old -> old.itemId().equals(item.itemId()))) {
                unchanged++;
            } else {
                come.add(item);
            }
        }
        for (var item : come) {
            var old = gone.stream().filter(one -> isSameWork(one, item)).findFirst();
            if (old.isPresent()) {
                gone.remove(old.get());
                changed.add(new Change(old.get(), item));
            } else {
                added.add(item);
            }
        }
        return new Comparison(List.copyOf(added), List.copyOf(gone), List.copyOf(changed), unchanged);
    }

    private static boolean isSameWork(FrozenItem one, FrozenItem other) {
        return one.compoundId().equals(other.compoundId())
                && one.code().equals(other.code())
                && Objects.equals(one.title(), other.title());
    }
}

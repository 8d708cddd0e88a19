package anju.registry;

import anju.city.Sha256;
import java.time.LocalDate;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** What a draft of a compound must keep to before it is registered. */
final class DraftRules {
    private DraftRules() {}

    static @Nullable Founding flawIn(CompoundDraft draft, LocalDate today) {
        if (draft.since().isAfter(today)) {
            return new Founding.NotYet(draft.since());
        }
        var seen = new HashSet<String>();
        for (var building : draft.buildings()) {
            if (!seen.add(building.number())) {
                return new Founding.NumberTwice(building.number());
            }
            for (var stairwell : building.stairwells()) {
                var where = building.number() + "-" + stairwell.number();
                if (!seen.add(where)) {
                    return new Founding.NumberTwice(where);
                }
                for (var part : stairwell.parts()) {
                    var door = where + "-" + part.number();
                    if (!seen.add(door)) {
                        return new Founding.NumberTwice(door);
                    }
                    if (!part.owners().isEmpty() && !Share.makeWhole(part.owners())) {
                        return new Founding.SharesNotWhole(door);
                    }
                }
            }
        }
        return null;
    }

    static long parts(CompoundDraft draft) {
        return draft.buildings().stream()
                .flatMap(building -> building.stairwells().stream())
                .mapToLong(stairwell -> stairwell.parts().size())
                .sum();
    }

    /** SHA-256 of the draft as written; records print all their components in order. */
    static String digest(CompoundDraft draft) {
        return Sha256.hex(draft.toString());
    }
}

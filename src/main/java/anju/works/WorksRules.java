package anju.works;

import anju.money.Fraction;
import anju.policy.Name;
import anju.policy.Rules;
import java.util.List;
import java.util.Map;

/**
 * Joint review, contracts, acceptance and warranty.
 *
 * @param progressLow least share of accepted value a contract may promise as progress payment
 * @param progressHigh largest such share
 * @param parties who signs an acceptance, by name
 * @param warrantyMonths shortest warranty by catalogue code
 * @param otherWarrantyMonths shortest warranty of work without a code of its own above
 * @param materialsFirst no line is put up for acceptance while a batch of its materials is unsigned, or rejected and still there
 * @param briefedFirst what people are told before the first day of work on the site
 * @param changes how far a contract may grow, and who says so
 * @param hidden what is shown before it is covered
 * @param review joint review of a scheme
 * @param findings what is found wrong at the works
 */
@Rules
public record WorksRules(
        Fraction progressLow,
        Fraction progressHigh,
        Map<Party, Name> parties,
        Map<String, Integer> warrantyMonths,
        int otherWarrantyMonths,
        boolean materialsFirst,
        List<BriefingKind> briefedFirst,
        ChangeRules changes,
        HiddenRules hidden,
        ReviewRules review,
        FindingRules findings) {
    private static final int MONTHS_MAX = 600;

    public WorksRules {
        if (progressHigh.numerator() > progressHigh.denominator() || isLess(progressHigh, progressLow)) {
            throw new IllegalArgumentException("progressLow is at most progressHigh, and that at most the whole");
        }
        for (var party : Party.values()) {
            if (!parties.containsKey(party)) {
                throw new IllegalArgumentException("parties lacks " + party);
            }
        }
        for (var entry : warrantyMonths.entrySet()) {
            requireMonths(entry.getKey(), entry.getValue());
        }
        requireMonths("otherWarrantyMonths", otherWarrantyMonths);
        parties = Map.copyOf(parties);
        briefedFirst = List.copyOf(briefedFirst);
        warrantyMonths = Map.copyOf(warrantyMonths);
    }

    /** Shortest warranty for work of this catalogue code; a contract may promise more, never less. */
    public int warrantyMonths(String catalogueCode) {
        return warrantyMonths.getOrDefault(catalogueCode, otherWarrantyMonths);
    }

    /** A contract may promise this share of accepted value as progress payment, both ends included. */
    public boolean allowsProgress(Fraction ratio) {
        return !isLess(ratio, progressLow) && !isLess(progressHigh, ratio);
    }

    private static boolean isLess(Fraction a, Fraction b) {
        return !b.isReachedBy(a.numerator(), a.denominator());
    }

    private static void requireMonths(String what, int months) {
        if (months < 0 || months > MONTHS_MAX) {
            throw new IllegalArgumentException(what + " is 0 to " + MONTHS_MAX + " months, not " + months);
        }
    }
}

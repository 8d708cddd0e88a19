package anju.vote;

import anju.money.Fraction;
import java.util.Map;

/** The national rules, and variations of them. */
final class SampleRules {
    static final VotingRules NATIONAL = rules(Precedence.LAST_CAST, false, false);

    private SampleRules() {}

    static VotingRules rules(Precedence precedence, boolean parkingCounts, boolean mergesCoOwners) {
        return new VotingRules(
                new Fraction(2, 3),
                new Fraction(2, 3),
                Map.of(
                        MatterKind.ORDINARY, new Majority(new Fraction(1, 2), Majority.Bound.MORE_THAN),
                        MatterKind.SPECIAL, new Majority(new Fraction(3, 4), Majority.Bound.AT_LEAST)),
                precedence,
                5,
                60,
                15,
                parkingCounts,
                parkingCounts,
                mergesCoOwners,
                2,
                2,
                3);
    }
}

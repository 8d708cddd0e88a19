package anju.vote;

import anju.money.Fraction;
import java.util.List;
import java.util.Map;

/** The national rules, and variations of them. */
final class SampleRules {
    static final VotingRules NATIONAL = rules(Precedence.LAST_CAST, false, false);

    private SampleRules() {}

    static VotingRules rules(Precedence precedence, boolean parkingCounts, boolean mergesCoOwners) {
        return rules(new Fraction(3, 4), precedence, parkingCounts, mergesCoOwners);
    }

    /** Of a place that asks this share for a lift. */
    static VotingRules lift(Fraction share) {
        return rules(share, Precedence.LAST_CAST, false, false);
    }

    private static VotingRules rules(
            Fraction lift, Precedence precedence, boolean parkingCounts, boolean mergesCoOwners) {
        return new VotingRules(
                new Fraction(2, 3),
                new Fraction(2, 3),
                Map.of(
                        MatterKind.ORDINARY, new Majority(new Fraction(1, 2), Majority.Bound.MORE_THAN),
                        MatterKind.SPECIAL, new Majority(new Fraction(3, 4), Majority.Bound.AT_LEAST),
                        MatterKind.LIFT, new Majority(lift, Majority.Bound.AT_LEAST),
                        MatterKind.UNANIMOUS, new Majority(new Fraction(1, 1), Majority.Bound.AT_LEAST)),
                precedence,
                5,
                60,
                15,
                parkingCounts,
                parkingCounts,
                mergesCoOwners,
                2,
                2,
                3,
                List.of(),
                3,
                0);
    }
}

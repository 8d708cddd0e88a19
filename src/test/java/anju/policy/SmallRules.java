package anju.policy;

import anju.money.Fraction;
import java.util.Map;

/** A rules record of a module called small; the tests' own. */
record SmallRules(Fraction share, Map<String, Name> names) {
    SmallRules {
        if (share.numerator() > share.denominator()) {
            throw new IllegalArgumentException("share is at most the whole");
        }
    }
}

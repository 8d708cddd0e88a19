package anju.survey;

import anju.money.Fraction;
import anju.policy.Name;
import java.math.BigInteger;

/**
 * One thing a survey asks, with the threshold that says when it is good enough.
 *
 * @param byBuilding asked of each building: is there the hazard or not
 * @param worst where "less is better": the value from which on nothing is attained
 * @param severity of a gap whose kinds of defect were not named one by one
 */
public record Indicator(
        Name name,
        String set,
        Dimension dimension,
        Ask ask,
        Measure measure,
        boolean byBuilding,
        boolean mandatory,
        Better better,
        Fraction threshold,
        Fraction worst,
        int severity,
        String topic) {
    public Indicator {
        if (severity < 1 || severity > 3) {
            throw new IllegalArgumentException("a severity is 1, 2 or 3, not " + severity);
        }
        if (byBuilding && !(ask == Ask.YES_NO && better == Better.LESS)) {
            throw new IllegalArgumentException("what is asked of each building is whether it has the hazard");
        }
        if (better == Better.MORE && (threshold.numerator() == 0 || worst.numerator() != 0)) {
            throw new IllegalArgumentException(
                    "where more is better the threshold is above nought, and nought is worst");
        }
        if (better == Better.LESS && !threshold.isExceededBy(worst.numerator(), worst.denominator())) {
            throw new IllegalArgumentException("where less is better the worst value lies above the threshold");
        }
    }

    /** How an answer is given. */
    public enum Ask {
        YES_NO,
        /** Not at all, partly, wholly: 0, 1/2, 1. */
        DEGREE,
        /** A whole number. */
        COUNT,
        /** A number of up to three decimals. */
        AMOUNT,
        /** So many of so many; both are kept. */
        RATIO
    }

    /** Which way is good. */
    public enum Better {
        MORE,
        LESS
    }

    /** What an indicator speaks for in the order among compounds. */
    public enum Dimension {
        SAFETY,
        INFRASTRUCTURE,
        DEMAND,
        READINESS
    }

    /** What an indicator is counted in. */
    public enum Measure {
        NONE,
        SQM,
        METRE,
        MINUTE,
        PIECE,
        SPACE,
        PLACE,
        HOUSEHOLD,
        CLASS,
        KIND,
        OPINION
    }

    /** How much of what is wanted a value attains: all at the threshold, and in proportion on the way there. Exact. */
    Share attained(Value value) {
        var a = BigInteger.valueOf(value.amountMilli());
        var o = BigInteger.valueOf(value.ofMilli());
        var tn = BigInteger.valueOf(threshold.numerator());
        var td = BigInteger.valueOf(threshold.denominator());
        var wn = BigInteger.valueOf(worst.numerator());
        var wd = BigInteger.valueOf(worst.denominator());
        if (better == Better.MORE) {
            return threshold.isReachedBy(value.amountMilli(), value.ofMilli())
                    ? Share.ALL
                    : Share.of(a.multiply(td), o.multiply(tn));
        }
        if (!threshold.isExceededBy(value.amountMilli(), value.ofMilli())) {
            return Share.ALL;
        }
        return worst.isReachedBy(value.amountMilli(), value.ofMilli())
                ? Share.NONE
                : Share.of(
                        wn.multiply(o).subtract(a.multiply(wd)).multiply(td),
                        o.multiply(wn.multiply(td).subtract(tn.multiply(wd))));
    }
}

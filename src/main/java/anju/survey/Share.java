package anju.survey;

import java.math.BigInteger;

/** An exact share between nothing and all, in lowest terms. */
record Share(long numerator, long denominator) {
    static final Share ALL = new Share(1, 1);
    static final Share NONE = new Share(0, 1);

    Share {
        if (denominator <= 0 || numerator < 0 || numerator > denominator) {
            throw new IllegalArgumentException("not a share: " + numerator + "/" + denominator);
        }
    }

    static Share of(BigInteger numerator, BigInteger denominator) {
        var common = numerator.gcd(denominator);
        return new Share(
                numerator.divide(common).longValueExact(),
                denominator.divide(common).longValueExact());
    }
}

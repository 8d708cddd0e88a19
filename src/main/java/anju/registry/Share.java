package anju.registry;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Collection;

/** What one holder holds of a part, and from when. */
public record Share(
        Holder holder, Standing standing, long numerator, long denominator, boolean represents, LocalDate since) {
    public Share {
        if (numerator < 1 || denominator < numerator || denominator > 1_000_000) {
            throw new IllegalArgumentException("a share is n/d with 1 <= n <= d <= 1,000,000");
        }
    }

    public static Share whole(Holder holder, LocalDate since) {
        return new Share(holder, Standing.OWNED, 1, 1, true, since);
    }

    /** The shares of one part make up the whole, exactly. */
    public static boolean makeWhole(Collection<Share> shares) {
        var numerator = BigInteger.ZERO;
        var denominator = BigInteger.ONE;
        for (var share : shares) {
            var d = BigInteger.valueOf(share.denominator);
            numerator = numerator
                    .multiply(d)
                    .add(BigInteger.valueOf(share.numerator).multiply(denominator));
            denominator = denominator.multiply(d);
            var common = numerator.gcd(denominator);
            numerator = numerator.divide(common);
            denominator = denominator.divide(common);
        }
        return !shares.isEmpty() && numerator.equals(denominator);
    }
}

package anju.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** An exact ratio such as 2/3 or 80/100; compared by cross-multiplication, never as a decimal. */
public record Fraction(long numerator, long denominator) {
    public Fraction {
        if (denominator <= 0 || numerator < 0) {
            throw new IllegalArgumentException(
                    "a ratio is n/d with n >= 0 and d > 0, not " + numerator + "/" + denominator);
        }
    }

    /** Reads {@code 2/3}, {@code 80%} or {@code 1}. */
    public static Fraction parse(String text) {
        var t = text.strip();
        if (t.endsWith("%")) {
            return new Fraction(Long.parseLong(t.substring(0, t.length() - 1).strip()), 100);
        }
        int slash = t.indexOf('/');
        return slash < 0
                ? new Fraction(Long.parseLong(t), 1)
                : new Fraction(Long.parseLong(t.substring(0, slash)), Long.parseLong(t.substring(slash + 1)));
    }

    /** {@code part} is at least this share of {@code whole}; the boundary is included (Civil Code art. 1259). */
    public boolean isReachedBy(long part, long whole) {
        return product(part, denominator).compareTo(product(whole, numerator)) >= 0;
    }

    /** {@code part} is more than this share of {@code whole}; the boundary is not included. */
    public boolean isExceededBy(long part, long whole) {
        return product(part, denominator).compareTo(product(whole, numerator)) > 0;
    }

    /** This share of {@code whole}, rounded down. */
    public long floorOf(long whole) {
        return product(whole, numerator).divide(BigInteger.valueOf(denominator)).longValueExact();
    }

    /** In per cent as people write it, 80 for 80/100: two decimals at most where the ratio has them, the rest cut off. */
    public String percent() {
        return BigDecimal.valueOf(numerator)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(denominator), 2, RoundingMode.DOWN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static BigInteger product(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}

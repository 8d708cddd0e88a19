package anju.works.web;

import anju.money.Fraction;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A ratio as people write it. */
final class Percent {
    private Percent() {}

    static String of(Fraction ratio) {
        return BigDecimal.valueOf(ratio.numerator())
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(ratio.denominator()), 2, RoundingMode.DOWN)
                .stripTrailingZeros()
                .toPlainString();
    }
}

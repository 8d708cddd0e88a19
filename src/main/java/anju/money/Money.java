package anju.money;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** An amount of yuan, held as whole fen. Never a floating-point number. */
public record Money(long fen) implements Comparable<Money>, Serializable {
    public static final Money ZERO = new Money(0);

    /** The money for {@code yuan}; refuses more than two decimals rather than rounding what a person wrote. */
    public static Money ofYuan(BigDecimal yuan) {
        return new Money(
                yuan.movePointRight(2).setScale(0, RoundingMode.UNNECESSARY).longValueExact());
    }

    public static Money ofYuan(String yuan) {
        return ofYuan(new BigDecimal(yuan));
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(fen, other.fen));
    }

    public boolean isPositive() {
        return fen > 0;
    }

    /** The share {@code ratio} of this money, rounded down to the fen, so that parts never exceed the whole. */
    public Money times(Fraction ratio) {
        return new Money(ratio.floorOf(fen));
    }

    /** In ten thousands of yuan with two digits, the rest cut off: for headlines above figures that are exact. */
    public BigDecimal tenThousands() {
        return BigDecimal.valueOf(fen, 6).setScale(2, RoundingMode.DOWN);
    }

    public BigDecimal yuan() {
        return BigDecimal.valueOf(fen, 2);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    /** Yuan with two digits and no separators, as in a CSV file. */
    @Override
    public String toString() {
        return yuan().toPlainString();
    }
}
